"""A program that speaks like crontab(1), for a file in a folder: the tester's own crontab is left alone."""

from pathlib import Path

import pytest

CRONTAB = """#!/bin/sh
case "$1" in
-l) if [ -d "$TABLE" ]; then echo "$TABLE: is a directory" >&2; exit 1; fi
    if [ -f "$TABLE" ]; then cat "$TABLE"; else echo "no crontab for ann" >&2; exit 1; fi ;;
-r) rm "$TABLE" ;;
-) cat > "$TABLE.new"; if grep -q BAD "$TABLE.new"; then echo "errors in crontab" >&2; exit 1; fi
   mv "$TABLE.new" "$TABLE" ;;
esac
"""


def put_crontab_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the program found first, and return the file behind it."""
    program = folder / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(CRONTAB)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("TABLE", str(folder / "table"))
    return folder / "table"
