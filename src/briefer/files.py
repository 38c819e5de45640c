"""Files that are old or new, never half, and folders of which a power cut loses no name."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(place: Path, text: str) -> None:
    """Write the file old or new, never half; OSError where it cannot be written."""
    place.parent.mkdir(parents=True, exist_ok=True)
    # What mkstemp makes only its owner may read; a settings file holds no secret, unless its owner says so.
    mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else 0o644
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".briefer-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(place)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def flush_folder(folder: Path) -> None:
    """Have the disk hold the names in the folder: a file that was renamed into it is there from now on."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
