"""A marked block in the user's own crontab: everything outside of it stays as it is, to the byte."""

import subprocess
from collections.abc import Sequence

from briefer.errors import ScheduleError

_OPEN, _CLOSE = "# >>> briefer: ", "# <<< briefer: "
_NOTE = "# Written by `briefer schedule install`; `briefer schedule remove` takes it out again."
_PROGRAM = "crontab"
SECONDS = 30


def write_block(text: str, *, label: str, lines: Sequence[str]) -> str:
    """Return the crontab ``text`` with ``lines`` as the block of ``label``, in the place of an older one."""
    block = [_OPEN + label, _NOTE, *lines, _CLOSE + label]
    kept = text.splitlines(keepends=True)
    span = _find_span(kept, label=label)
    written = [line + "\n" for line in block]
    if span is not None:
        return "".join([*kept[: span[0]], *written, *kept[span[1] :]])
    if kept and not kept[-1].endswith("\n"):
        written.insert(0, "\n")
    return text + "".join(written)


def remove_block(text: str, *, label: str) -> str:
    """Return the crontab ``text`` without the block of ``label``."""
    kept = text.splitlines(keepends=True)
    span = _find_span(kept, label=label)
    return text if span is None else "".join([*kept[: span[0]], *kept[span[1] :]])


def find_blocks(text: str) -> tuple[str, ...]:
    """Return the labels of the blocks in the crontab ``text``."""
    return tuple(line.removeprefix(_OPEN) for line in text.splitlines() if line.startswith(_OPEN))


def _find_span(lines: Sequence[str], *, label: str) -> tuple[int, int] | None:
    """Return where the block begins and ends (half open), or None.

    ScheduleError where its last line is gone: what belongs to the user cannot be told from what is ours.
    """
    stripped = [line.rstrip("\n") for line in lines]
    if _OPEN + label not in stripped:
        return None
    start = stripped.index(_OPEN + label)
    if _CLOSE + label not in stripped[start:]:
        raise ScheduleError(
            f'the crontab has the line "{_OPEN}{label}" but not "{_CLOSE}{label}": edit it with `crontab -e`'
        )
    return start, stripped.index(_CLOSE + label, start) + 1


def read_crontab() -> str:
    """Return the user's crontab, "" where there is none; ScheduleError where cron is not to be had."""
    done = _call("-l", given=None)
    if done.returncode == 0:
        return done.stdout
    # Every cron says so in words only, and ends with 1.
    if "no crontab for" in done.stderr:
        return ""
    raise ScheduleError(f"crontab -l failed: {_shorten(done.stderr)}: see crontab(1)")


def write_crontab(text: str) -> None:
    """Replace the user's crontab; ScheduleError where cron refuses it, and the old one stays."""
    done = _call("-" if text else "-r", given=text or None)
    if done.returncode:
        raise ScheduleError(f"cron did not take the crontab: {_shorten(done.stderr)}; nothing was changed")


def _call(argument: str, *, given: str | None) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(
            [_PROGRAM, argument],
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        message = (
            "there is no cron on this machine: install it (Debian: apt-get install cron), or use --systemd"
        )
        raise ScheduleError(message) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScheduleError(f"crontab cannot be called: {error}") from error


def _shorten(text: str) -> str:
    return " ".join(text.split())[:200] or "it does not say why"
