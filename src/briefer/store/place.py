"""On what kind of file system a folder lies."""

import os
import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")


def find_file_system(folder: Path, *, mounts: Path = MOUNTS) -> str:
    """Return the kind of file system that ``folder`` lies on ("ext4", "nfs4"), or "" where nobody says.

    ``mounts`` is a table in the form of proc_pid_mountinfo(5); only Linux has one.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    wanted = os.path.realpath(folder)
    best, kind = "", ""
    for line in lines:
        fields, _, rest = line.partition(" - ")
        columns = fields.split(" ")
        if len(columns) < 5 or not rest:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), columns[4])
        inside = wanted == point or wanted.startswith(point.rstrip("/") + "/")
        # A later mount on the same point hides the earlier one.
        if inside and len(point) >= len(best):
            best, kind = point, rest.split(" ", 1)[0]
    return kind
