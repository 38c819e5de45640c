#!/bin/sh
# Make .venv-bench, the environment of the naive pipeline: it clusters with scikit-learn, which must not be found
# beside briefer, because nltk imports it where it is.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE PYTHONPATH

stamp=.venv-bench/.installed
fingerprint() { cat bench/requirements.lock .venv-bench/pyvenv.cfg 2>/dev/null | cksum; }

[ "$(fingerprint)" != "$(cat "$stamp" 2>/dev/null)" ] || exit 0
echo "briefer: making .venv-bench for the naive pipeline" >&2
.venv/bin/python -m venv --clear .venv-bench
.venv-bench/bin/python -m pip install -qq --require-hashes --only-binary :all: -r setup/build.lock
.venv-bench/bin/python -m pip install -qq --require-hashes --no-deps --no-build-isolation --use-pep517 \
    --only-binary :all: --no-binary docopt -r bench/requirements.lock
fingerprint >"$stamp"
