"""The mail itself: multipart/mixed(multipart/alternative(text/plain, text/html), application/pdf).

Written byte by byte, so that the same brief makes the same mail under every version of Python: parts in
quoted-printable or base64, boundaries from a hash of what they divide, the date of the edition. A mail is a
head, which differs for each reader, and a body, which all readers share and which begins with its
``Content-Type``; so one copy of the body is kept for all of them.
"""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefer.delivery.addresses import Mailbox
from briefer.delivery.headers import write_fields, write_mailbox, write_moment, write_text
from briefer.model import MailBody

WITHOUT_PDF = "without the PDF"
SHORTENED = "without the PDF, the HTML shortened"
TEXT_ONLY = "text only"
WHOLE = "whole"
_BASE64_LINE = 57
# Quoted-printable takes three characters for each byte that it encodes: beyond a sixth base64 is shorter.
_WORTH_QUOTING = 1 / 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What all readers of an edition get; a PDF of no bytes is not attached."""

    day: date
    text: str
    html: str
    short_html: str
    pdf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe:
    """How a reader leaves by one click: a mail to ``mailto``, or a POST to ``url`` where that is not ""."""

    mailto: str
    url: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands at the head of every mail of an edition; ``list_id`` is a host name of the list's own."""

    sender: Mailbox
    title: str
    list_id: str
    subject: str
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the owner is told."""

    sender: Mailbox
    owner: Mailbox
    subject: str
    made: datetime
    message_id: str
    text: str


def write_bodies(letter: Letter, *, note: str) -> tuple[MailBody, ...]:
    """Return the forms of the mail's body, the fullest first; those without the PDF end with the ``note``."""
    full = (
        [MailBody(step=WHOLE, content=_mix(letter))]
        if letter.pdf
        else [MailBody(step=WHOLE, content=_write_alternative(letter.text, letter.html))]
    )
    if not letter.pdf:
        return (
            *full,
            MailBody(step=SHORTENED, content=_write_alternative(letter.text, letter.short_html)),
            MailBody(step=TEXT_ONLY, content=_write_text(letter.text, kind="plain")),
        )
    text = letter.text.rstrip("\n") + f"\n\n{note}\n"
    return (
        *full,
        MailBody(step=WITHOUT_PDF, content=_write_alternative(text, letter.html)),
        MailBody(step=SHORTENED, content=_write_alternative(text, letter.short_html)),
        MailBody(step=TEXT_ONLY, content=_write_text(text, kind="plain")),
    )


def write_notice(notice: Notice) -> tuple[bytes, MailBody]:
    """Return head and body of a mail to the owner: plain text, and no list that could be left."""
    fields = [
        ("From", write_mailbox(notice.sender)),
        ("To", write_mailbox(notice.owner)),
        ("Subject", write_text(notice.subject)),
        ("Date", write_moment(notice.made)),
        ("Message-ID", notice.message_id),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
    ]
    return write_fields(fields), MailBody(step=WHOLE, content=_write_text(notice.text, kind="plain"))


def write_head(
    sheet: Sheet,
    *,
    reader: Mailbox,
    message_id: str,
    earlier: Sequence[str],
    unsubscribe: Unsubscribe,
) -> bytes:
    """Return the head of the mail to one reader, up to and without ``Content-Type``.

    ``earlier`` are the Message-IDs of the mails whose place this one takes, the oldest first: mail programs
    show it beside them (RFC 5322 section 3.6.4). List-Id is RFC 2919, List-Unsubscribe RFC 2369, its
    one-click form RFC 8058, Auto-Submitted RFC 3834.
    """
    ways = [f"<mailto:{unsubscribe.mailto}?subject=unsubscribe%20{unsubscribe.token}>"]
    if unsubscribe.url:
        ways.insert(0, f"<{unsubscribe.url}>")
    fields = [
        ("From", write_mailbox(sheet.sender)),
        ("To", write_mailbox(reader)),
        ("Subject", write_text(sheet.subject)),
        ("Date", write_moment(sheet.made)),
        ("Message-ID", message_id),
        *([("In-Reply-To", earlier[-1]), ("References", " ".join(earlier))] if earlier else []),
        ("List-Id", write_mailbox(Mailbox(name=sheet.title, address=sheet.list_id))),
        ("List-Unsubscribe", ", ".join(ways)),
        *([("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")] if unsubscribe.url else []),
        ("Auto-Submitted", "auto-generated"),
        ("Precedence", "list"),
        ("MIME-Version", "1.0"),
    ]
    return write_fields(fields)


def name_message(*, install: str, edition: str, recipient: str, domain: str) -> str:
    """Return the Message-ID of an edition for a recipient: the same on every try, and nobody else's."""
    identity = "\0".join([install, edition, recipient.lower()])
    return f"<{hashlib.sha256(identity.encode()).hexdigest()[:32]}@{domain}>"


def _mix(letter: Letter) -> bytes:
    alternative = _write_alternative(letter.text, letter.html)
    name = f"briefer-{letter.day.isoformat()}.pdf"
    attached = _write_part(
        [
            ("Content-Type", f'application/pdf; name="{name}"'),
            ("Content-Disposition", f'attachment; filename="{name}"'),
            ("Content-Transfer-Encoding", "base64"),
        ],
        _encode_base64(letter.pdf),
    )
    return _divide("mixed", [alternative, attached])


def _write_alternative(text: str, html: str) -> bytes:
    return _divide("alternative", [_write_text(text, kind="plain"), _write_text(html, kind="html")])


def _write_text(text: str, *, kind: str) -> bytes:
    """Return a part of text; what cannot be written in UTF-8 is replaced."""
    lines = "\r\n".join(text.splitlines()) + "\r\n"
    content = lines.encode("utf-8", "replace")
    high = sum(1 for byte in content if byte > 126)
    quoted = high <= len(content) * _WORTH_QUOTING
    fields = [
        ("Content-Type", f"text/{kind}; charset=utf-8"),
        ("Content-Transfer-Encoding", "quoted-printable" if quoted else "base64"),
    ]
    return _write_part(fields, _quote(content) if quoted else _encode_base64(content))


def _write_part(fields: list[tuple[str, str]], content: bytes) -> bytes:
    return write_fields(fields) + b"\r\n" + content


def _divide(kind: str, parts: Sequence[bytes]) -> bytes:
    """Return parts with a boundary between them that stands in none: neither coding writes "=_"."""
    digest = hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]
    boundary = f"=_{digest}"
    mark = f"--{boundary}".encode("ascii")
    head = write_fields([("Content-Type", f'multipart/{kind}; boundary="{boundary}"')])
    pieces = b"".join(b"\r\n" + mark + b"\r\n" + part for part in parts)
    return head + pieces + b"\r\n" + mark + b"--\r\n"


def _quote(content: bytes) -> bytes:
    """Return CRLF lines in quoted-printable (RFC 2045 section 6.7), no line longer than 76."""
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    return b"".join(binascii.b2a_qp(line).replace(b"\n", b"\r\n") + b"\r\n" for line in lines)


def _encode_base64(content: bytes) -> bytes:
    lines = [
        base64.b64encode(content[start : start + _BASE64_LINE])
        for start in range(0, len(content), _BASE64_LINE)
    ]
    return b"\r\n".join(lines) + b"\r\n"
