"""Mails as documents: each under its Message-ID, whatever box it lies in; nothing of them is decoded here."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits

MAIL_TYPE = "message/rfc822"
_HEAD_BYTES = 64 * 1024
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(rb"^message-id:\s*<?([^\s<>]{3,300})>?", re.IGNORECASE | re.MULTILINE)
_DATE = re.compile(rb"^date:[ \t]*([^\r\n]{6,100})", re.IGNORECASE | re.MULTILINE)


def find_first_day(window: Window) -> datetime:
    """Return from when on a mail may be news in the window: a few days before, as some arrive late."""
    return window.since - timedelta(days=limits.MAIL_DAYS)


def is_too_old(content: bytes, window: Window) -> bool:
    """Tell whether a mail's own date is long before the window; one without a date never is."""
    moment = read_date(content)
    return moment is not None and moment < find_first_day(window)


def read_date(content: bytes) -> datetime | None:
    """Return when a mail says that it was written, None where it does not."""
    found = _DATE.search(_read_head(content))
    try:
        moment = parsedate_to_datetime(found.group(1).decode("ascii", "replace")) if found else None
        return moment and moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def make_mail(content: bytes, *, source: str, fetched: datetime) -> RawDocument | Skipped:
    """Return a mail as a document, or why it is none; its address is a ``mid:`` (RFC 2392)."""
    found = _MESSAGE_ID.search(_read_head(content))
    mark = found.group(1).decode("utf-8", "replace") if found else hashlib.sha256(content).hexdigest()[:32]
    url = f"mid:{quote(mark, safe='@')}"
    if len(content) > limits.MAIL_BYTES:
        reason = f"larger than {limits.MAIL_BYTES // limits.MEGABYTE} MB"
        return Skipped(url=url, source=source, room="sources", reason=reason)
    return RawDocument(content=content, media_type=MAIL_TYPE, url=url, source=source, fetched=fetched)


def split_mbox(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the mails of an mbox (RFC 4155): each begins after a blank line with "From ", and is unquoted.

    Of a mail larger than any may be, only so much is kept that it is known to be too large.
    """
    kept: list[bytes] = []
    size = 0
    blank, begun = True, False
    for line in lines:
        if blank and line.startswith(b"From "):
            if begun:
                yield _join(kept)
            kept, size, begun = [], 0, True
        elif begun and size <= limits.MAIL_BYTES:
            bare = line[1:] if re.match(rb">+From ", line) else line
            kept.append(bare)
            size += len(bare)
        blank = not line.strip(b"\r\n")
    if begun:
        yield _join(kept)


def _join(kept: list[bytes]) -> bytes:
    # The blank line before the next "From " belongs to the box, not to the mail.
    if kept and not kept[-1].strip(b"\r\n"):
        kept = kept[:-1]
    return b"".join(kept)


def _read_head(content: bytes) -> bytes:
    head = content[:_HEAD_BYTES].lstrip(b"\r\n")
    found = _HEAD_END.search(head)
    return head[: found.start()] if found else head
