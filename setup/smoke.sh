#!/bin/sh
# Build the wheel, install it with its runtime packages only, and make a brief with it from an empty folder.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE PYTHONPATH
checkout=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "smoke: $*" >&2
    exit 1
}

install() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python "$folder/venv/bin/python" "$@" && return
    fi
    "$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

.venv/bin/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation \
    --wheel-dir "$folder" "$checkout"
.venv/bin/python -m venv "$folder/venv"
install --require-hashes --no-deps --only-binary :all: -r setup/build.lock
install --require-hashes --no-deps --no-build-isolation --only-binary :all: --no-binary docopt -r requirements.lock
install --no-deps "$folder"/briefer-*.whl
"$folder/venv/bin/python" -m pip check >/dev/null || fail "the lock does not satisfy the wheel"

mkdir "$folder/empty" "$folder/home"
cd "$folder/empty"
env -i PATH=/usr/bin:/bin HOME="$folder/home" "$folder/venv/bin/briefer" make --date today >"$folder/places"
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
