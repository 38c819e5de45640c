"""Mails as data: any text at all goes in, and what comes out is one clean mail that says the same."""

import email
import email.policy
import hashlib
import os
import re
from datetime import UTC, date, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.delivery.addresses import Mailbox
from briefer.delivery.headers import clean_line, write_moment
from briefer.delivery.message import (
    SHORTENED,
    TEXT_ONLY,
    WHOLE,
    WITHOUT_PDF,
    Letter,
    Sheet,
    Unsubscribe,
    name_message,
    write_bodies,
    write_head,
)

MESSAGES = int(os.environ.get("MESSAGES", "150"))
DAY = date(2026, 11, 24)
MADE = datetime(2026, 11, 24, 5, 10, 59, tzinfo=UTC)
TOKEN = "A-_z" * 10 + "abc"
FIELDS = [
    "From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
    "Auto-Submitted", "Precedence", "MIME-Version", "Content-Type",
]  # fmt: skip

# Anything that text can hold, and what breaks headers in particular.
BREAKS = ("\r\n", "\n", "\r", "\0", "\u2028", "\x85", "\r\n.\r\n", "\t", " ", "Bcc: evil@x.example")
MARKS = ('"', "\\", "<>", ",", ".", "(((", "=?utf-8?Q?x?=", "a" * 90)
FOREIGN = ("\ud800", "\u202e", "e\u0301" * 5, "日本語の見出し", "𝔘")
NASTY = st.sampled_from([*BREAKS, *MARKS, *FOREIGN])
TEXT = st.lists(NASTY | st.text(max_size=12), max_size=12).map("".join)
LOCAL = st.from_regex(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}(\.[a-z0-9]{1,10})?", fullmatch=True)
ADDRESS = st.builds(
    lambda local, host: f"{local}@{host}.example", LOCAL, st.from_regex("[a-z0-9]{1,40}", fullmatch=True)
)


def write(letter: Letter, *, subject: str, name: str, title: str, address: str) -> list[bytes]:
    sheet = Sheet(
        sender=Mailbox(name=title, address="brief@example.org"),
        title=title,
        list_id="default.example.org",
        subject=subject,
        made=MADE,
    )
    head = write_head(
        sheet,
        reader=Mailbox(name=name, address=address),
        message_id=name_message(install="i", edition="e", recipient=address, domain="example.org"),
        earlier=(),
        unsubscribe=Unsubscribe(
            mailto="leave@example.org", url=f"https://x.example/?token={TOKEN}", token=TOKEN
        ),
    )
    return [head + body.content for body in write_bodies(letter, note="No PDF here.")]


def parse(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def read(message: EmailMessage, kind: str) -> list[str]:
    part = message.get_body((kind,))
    assert part is not None
    lines: list[str] = part.get_content().splitlines()
    return lines


def read_mailboxes(content: bytes, field: str) -> list[tuple[str, str]]:
    """Return names and addresses as RFC 2047 reads them: newer classes keep blanks between encoded words."""
    raw = email.message_from_bytes(content, policy=email.policy.compat32).get_all(field, [])
    return [(str(make_header(decode_header(name))), address) for name, address in getaddresses(raw)]


def is_well_formed(content: bytes) -> bool:
    lines = content.split(b"\r\n")
    return (
        content.isascii()
        and content.endswith(b"\r\n")
        and b"\0" not in content
        and not any(b"\n" in line or b"\r" in line or len(line) > 998 for line in lines)
    )


@settings(max_examples=MESSAGES)
@given(
    title=TEXT, subject=TEXT, name=TEXT, text=TEXT, html=TEXT, address=ADDRESS, pdf=st.binary(max_size=200)
)
def test_any_text_makes_a_mail_that_parses_back_equal(
    title: str, subject: str, name: str, text: str, html: str, address: str, pdf: bytes
) -> None:
    letter = Letter(day=DAY, text=text, html=html, short_html=html[:9], pdf=pdf)
    for content in write(letter, subject=subject, name=name, title=title, address=address):
        assert is_well_formed(content)
        message = parse(content)
        assert message.keys()[:11] == FIELDS[:11], "a header was injected, or lost"
        assert {*message.keys()[11:]} <= {"Content-Type", "Content-Transfer-Encoding"}
        assert message["Subject"] == clean_line(subject)
        assert read_mailboxes(content, "To") == [(clean_line(name), address)]
        assert read_mailboxes(content, "From") == [(clean_line(title), "brief@example.org")]
        cleaned = text.encode("utf-8", "replace").decode().splitlines()
        assert read(message, "plain")[: len(cleaned)] == cleaned
        assert not message.defects
    whole = parse(write(letter, subject=subject, name=name, title=title, address=address)[0])
    if pdf:
        [attached] = whole.iter_attachments()
        assert hashlib.sha256(attached.get_content()).digest() == hashlib.sha256(pdf).digest()


def test_a_mail_has_the_parts_of_its_kind() -> None:
    letter = Letter(day=DAY, text="Good\nmorning.", html="<p>Good", short_html="<p>G", pdf=b"%PDF-1.7")
    [whole, *_] = write(letter, subject="Today", name="Ann", title="Brief", address="ann@example.org")
    message = parse(whole)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf",
    ]  # fmt: skip
    [pdf] = message.iter_attachments()
    assert pdf.get_filename() == "briefer-2026-11-24.pdf"
    assert message["Date"].datetime == MADE
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.keys() == FIELDS


def test_the_forms_of_a_mail_leave_out_more_and_more_and_say_so() -> None:
    letter = Letter(
        day=DAY, text="Good morning.", html="<p>Good morning.", short_html="<p>G", pdf=b"%PDF" * 99
    )
    bodies = write_bodies(letter, note="No PDF here.")
    assert [body.step for body in bodies] == [WHOLE, WITHOUT_PDF, SHORTENED, TEXT_ONLY]
    sizes = [len(body.content) for body in bodies]
    assert sizes == sorted(sizes, reverse=True)
    assert b"No PDF here." not in bodies[0].content
    assert all(b"No PDF here." in body.content for body in bodies[1:])
    paperless = Letter(day=DAY, text="t", html="<p>h", short_html="<p>", pdf=b"")
    plain = write_bodies(paperless, note="No PDF here.")
    assert [body.step for body in plain] == [WHOLE, SHORTENED, TEXT_ONLY]
    assert not any(b"No PDF here." in body.content for body in plain)


def test_the_same_letter_makes_the_same_bytes_and_another_one_other_boundaries() -> None:
    letter = Letter(day=DAY, text="a", html="b", short_html="c", pdf=b"d")
    one = write(letter, subject="s", name="n", title="t", address="a@b.example")
    assert one == write(letter, subject="s", name="n", title="t", address="a@b.example")
    other = Letter(day=DAY, text="a", html="b!", short_html="c", pdf=b"d")
    two = write(other, subject="s", name="n", title="t", address="a@b.example")
    boundaries = [re.findall(rb'boundary="([^"]+)"', mail[0]) for mail in (one, two)]
    assert not {*boundaries[0]} & {*boundaries[1]}


def test_text_is_sent_in_whichever_coding_is_shorter() -> None:
    latin = Letter(
        day=DAY, text="The larger half, die größere, is in Ostrey. " * 9, html="x", short_html="x", pdf=b""
    )
    japanese = Letter(day=DAY, text="橋は再び開いた。" * 9, html="x", short_html="x", pdf=b"")
    for letter, coding in ((latin, "quoted-printable"), (japanese, "base64")):
        [mail, *_] = write(letter, subject="", name="", title="", address="a@b.example")
        part = parse(mail).get_body(("plain",))
        assert part is not None
        assert part["Content-Transfer-Encoding"] == coding


@pytest.mark.parametrize("part", ["install", "edition", "recipient"])
def test_a_message_is_named_after_installation_edition_and_recipient(part: str) -> None:
    given_ = {"install": "i", "edition": "default/2026-11-24", "recipient": "ann@example.org"}
    name = name_message(**given_, domain="example.org")
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", name)
    assert name_message(**{**given_, part: "other"}, domain="example.org") != name
    assert name_message(**{**given_, "recipient": "ANN@example.org"}, domain="example.org") == name


def test_the_date_is_written_as_mail_writes_it() -> None:
    assert write_moment(MADE) == "Tue, 24 Nov 2026 05:10:59 +0000"
