"""Where the rooms' log goes: to stderr as far as was asked for, and to a file that is kept small."""

import logging
import os
import sys
import tempfile
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_NAME = "briefer.log"
_LOGGER = logging.getLogger("briefer")
_LEVELS = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO}


def set_verbosity(*, quiet: bool, verbose: int) -> None:
    """Send to stderr: errors only (-q), warnings, what happens (-v), or everything (-vv)."""
    for handler in [*_LOGGER.handlers]:
        _LOGGER.removeHandler(handler)
        handler.close()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("briefer: %(message)s"))
    handler.setLevel(_LEVELS.get(-1 if quiet else verbose, logging.DEBUG))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.DEBUG if verbose > 1 else logging.INFO)
    _LOGGER.propagate = False


def open_log(folder: Path) -> None:
    """Also log to ``folder``; where that cannot be written, the store is about to say so better."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=1_000_000, backupCount=3, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s %(message)s"))
    _LOGGER.addHandler(handler)


def is_debugging() -> bool:
    """Tell whether the user asked for everything, tracebacks included."""
    return _LOGGER.level == logging.DEBUG


def keep_traceback(error: Exception) -> str:
    """Write the error's traceback where it can be found, and return the place."""
    text = "".join(traceback.format_exception(error))
    for handler in _LOGGER.handlers:
        if isinstance(handler, RotatingFileHandler):
            record = _LOGGER.makeRecord(_LOGGER.name, logging.CRITICAL, "", 0, "%s", (text,), None)
            handler.handle(record)
            return handler.baseFilename
    # No log is open: a command that writes nothing, or one that failed before it knew where.
    descriptor, name = tempfile.mkstemp(prefix="briefer-", suffix=".log")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
    return name
