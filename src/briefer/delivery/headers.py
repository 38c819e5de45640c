"""Header fields, written so that nothing from outside can end one: RFC 5322, and RFC 2047 beyond ASCII.

The standard library's writer is not used: how it folds differs between versions of Python, and the same brief
must make the same bytes. Here text is either plain ASCII words or encoded words, and folded at blanks.
"""

import base64
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime

from briefer.delivery.addresses import Mailbox

LINE = 78
# An encoded word may have 75 characters (RFC 2047 section 2), 12 of which are "=?utf-8?B?" and "?=".
_ENCODED_BYTES = 45
_MOST_WORD = 60
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def write_fields(fields: list[tuple[str, str]]) -> bytes:
    """Return the lines of a header; every value is ASCII already, and folded only at its blanks."""
    return b"".join(_fold(f"{name}: {value}").encode("ascii") for name, value in fields)


def write_text(text: str) -> str:
    """Return any text as the value of a field such as Subject, on one line, clean of what acts."""
    clean = clean_line(text)
    words = clean.split(" ")
    if clean.isascii() and "=?" not in clean and all(len(word) <= _MOST_WORD for word in words):
        return clean
    return " ".join(_encode(clean))


def write_mailbox(mailbox: Mailbox) -> str:
    """Return a mailbox for From or To."""
    name = clean_line(mailbox.name)
    if not name:
        return mailbox.address
    if name.isascii() and "=?" not in name and all(len(word) <= _MOST_WORD for word in name.split(" ")):
        phrase = name if _ATOM.fullmatch(name) else '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    else:
        phrase = " ".join(_encode(name))
    return f"{phrase} <{mailbox.address}>"


def write_moment(moment: datetime) -> str:
    """Return the moment for Date (RFC 5322 section 3.3), in UTC, whatever the locale."""
    utc = moment.astimezone(UTC)
    return f"{_DAYS[utc.weekday()]}, {utc.day:02} {_MONTHS[utc.month - 1]} {utc.year:04} {utc:%H:%M:%S} +0000"


def clean_line(text: str) -> str:
    """Return the text on one line: blanks of any kind are one blank, characters that act are left out."""
    text = re.sub(r"[\s\x85\u2028\u2029]+", " ", text)
    return "".join(each for each in text if unicodedata.category(each) not in ("Cc", "Cs")).strip(" ")


def _encode(text: str) -> Iterator[str]:
    """Yield encoded words, none of which cuts a character."""
    piece = b""
    for character in text:
        more = character.encode("utf-8")
        if len(piece) + len(more) > _ENCODED_BYTES:
            yield f"=?utf-8?B?{base64.b64encode(piece).decode('ascii')}?="
            piece = b""
        piece += more
    yield f"=?utf-8?B?{base64.b64encode(piece).decode('ascii')}?="


def _fold(line: str) -> str:
    """Break a field at its blanks into lines of at most 78 characters, where there are blanks."""
    lines, current = list[str](), ""
    for word in line.split(" "):
        # never right behind the name of the field: an empty first line is legal, and not understood
        if (lines or " " in current) and len(current) + 1 + len(word) > LINE:
            lines.append(current)
            current = " " + word
        else:
            current = f"{current} {word}" if current else word
    return "\r\n".join([*lines, current]) + "\r\n"
