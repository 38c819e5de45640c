#!/bin/sh
# Make .venv and install the locked packages in it. Usage: setup/environment.sh brief|test
#
# Nothing is done when the locks, pyproject.toml, the interpreter and the folder are those of the last time.
# Everything that is installed, and everything that builds it, is named by version and hash: wheels only, but for
# docopt (which sumy needs and which exists only as source).
set -eu
cd "$(dirname "$0")/.."

what=${1:-brief}
case $what in
brief) lock=requirements.lock ;;
test) lock=requirements-test.lock ;;
*) echo "usage: setup/environment.sh brief|test" >&2 && exit 2 ;;
esac
python=.venv/bin/python
stamp=.venv/.installed-$what
binary="--only-binary :all: --no-binary docopt"

# Compiled modules halve the start of every command, whatever the caller's shell says about writing them.
unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME
export UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

fail() {
    echo "briefer: $*" >&2
    exit 1
}

find_python() {
    newest=
    for name in python3.13 python3.12 python3.11 python3; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
        newest=${newest:-$name}
        if "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    [ -z "$newest" ] || fail "$newest has no venv: apt-get install -y python3-venv"
    old=$(python3 -V 2>/dev/null) || fail "no Python found: apt-get install -y python3 python3-venv"
    fail "Python 3.11 or newer is needed and this is $old: apt-get install -y python3.11 python3.11-venv"
}

fingerprint() {
    { pwd && "$python" -V && cat "$lock" setup/build.lock pyproject.toml; } 2>/dev/null | cksum
}

# Install by uv where it is found (faster), else by the environment's own pip.
install() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python "$python" "$@" && return
        echo "briefer: uv could not install; trying pip" >&2
    fi
    # Twice quiet: old versions of pip warn of what newer ones do. Errors are still shown.
    "$python" -m pip install -qq --use-pep517 "$@" ||
        fail "the packages could not be installed, see above; run it again to go on from there"
}

[ "$(fingerprint)" != "$(cat "$stamp" 2>/dev/null)" ] || exit 0
if ! "$python" -c 'import pip' >/dev/null 2>&1; then
    base=$(find_python)
    echo "briefer: making .venv with $("$base" -V)" >&2
    "$base" -m venv --clear .venv
fi
echo "briefer: installing the packages of $lock into .venv" >&2
install --require-hashes --no-deps --only-binary :all: -r setup/build.lock
install --require-hashes --no-deps --no-build-isolation $binary -r "$lock"
install --no-deps --no-build-isolation --editable .
fingerprint >"$stamp"
