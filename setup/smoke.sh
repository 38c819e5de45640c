#!/bin/sh
# Build the wheel, install it with its runtime packages only, and make a brief with it from an empty folder.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE PYTHONPATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "smoke: $*" >&2
    exit 1
}

pip() {
    .venv/bin/python -m pip "$@"
}

# The wheels are gathered here and installed there, so that nothing but them is in the new environment.
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
pip wheel -qq --no-deps --no-build-isolation --wheel-dir "$folder/wheels" .
pip wheel -qq --require-hashes --no-deps --no-build-isolation --use-pep517 --only-binary :all: --no-binary docopt \
    --wheel-dir "$folder/wheels" -r requirements.lock
.venv/bin/python -m venv --without-pip "$folder/venv"
pip --python "$folder/venv/bin/python" install -qq --no-index --no-deps "$folder"/wheels/*.whl
pip --python "$folder/venv/bin/python" check >/dev/null || fail "the lock does not satisfy the wheel"

mkdir "$folder/empty" "$folder/home"
cd "$folder/empty"
env -i PATH=/usr/bin:/bin HOME="$folder/home" "$folder/venv/bin/briefer" make --date today \
    >"$folder/places" 2>"$folder/messages" || fail "$(cat "$folder/messages")"
formats="html txt json"
! "$folder/venv/bin/python" -c 'import weasyprint' >/dev/null 2>&1 || formats="$formats pdf"
for format in $formats; do
    grep -q "brief\.$format\$" "$folder/places" || fail "the wheel made no brief.$format"
done
while read -r place; do
    [ -s "$place" ] || fail "there is nothing in $place"
done <"$folder/places"
env -i PATH=/usr/bin:/bin HOME="$folder/home" "$folder/venv/bin/briefer" verify out/* >/dev/null ||
    fail "the brief that the wheel made cannot be proved"
echo "smoke: the wheel made $(wc -l <"$folder/places" | tr -d ' ') editions from an empty folder, and they are proved"
