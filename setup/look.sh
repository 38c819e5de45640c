#!/bin/sh
# Draw what a reader sees into out/look/, and the sample's first page into docs/page1.png.
set -eu
cd "$(dirname "$0")/.."
command -v pdftoppm >/dev/null || { echo "briefer: to draw pages: apt-get install -y poppler-utils" >&2 && exit 1; }
exec .venv/bin/python -m bench.look "$@"
