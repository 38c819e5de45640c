#!/bin/sh
# Write the lock files anew: names, versions and hashes for every Python from 3.11 on and every platform, and no
# index address. Usage: setup/lock.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."

uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    .venv/bin/python -m venv "$folder"
    "$folder/bin/python" -m pip install --quiet uv
    uv=$folder/bin/uv
fi

# Usage: lock OUTPUT INPUT... [OPTION...]
lock() {
    output=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
        --no-annotate --output-file "$output" "$@"
}

lock requirements.lock pyproject.toml "$@"
lock setup/build.lock setup/build.in --constraint requirements.lock "$@"
# Of the wheel that brings axe only the rules are used, by a Chromium that is there: it needs no browser of its own.
lock requirements-test.lock pyproject.toml --extra test --constraint requirements.lock --constraint setup/build.lock \
    --no-emit-package playwright --no-emit-package greenlet --no-emit-package pyee "$@"
lock bench/requirements.lock bench/requirements.in --constraint requirements.lock "$@"
! grep -n '://' ./*.lock setup/*.lock bench/*.lock || { echo "briefer: a lock names an address" >&2 && exit 1; }
