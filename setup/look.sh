#!/bin/sh
# Draw what a reader sees: the sample brief's pages into out/look/, and its first page into docs/page1.png.
set -eu
cd "$(dirname "$0")/.."
command -v pdftoppm >/dev/null || { echo "briefer: to draw pages: apt-get install -y poppler-utils" >&2 && exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
BRIEFER_DATA_DIR="$folder/data" BRIEFER_OUT_DIR="$folder/out" \
    .venv/bin/python -m briefer make --date today >/dev/null
pdf=$(find "$folder/out" -name brief.pdf)
[ -n "$pdf" ] || { echo "briefer: no PDF was made" >&2 && exit 1; }
mkdir -p out/look
rm -f out/look/*
cp "$(dirname "$pdf")"/brief.* out/look/
pdftoppm -r 70 -png "$pdf" out/look/page
pdftoppm -r 96 -f 1 -l 1 -singlefile -png "$pdf" docs/page1
ls out/look/* docs/page1.png
