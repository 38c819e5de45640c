"""Newsletters as programs write them, and as people send them on."""

import base64
import quopri
from email.message import Message
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from textwrap import wrap

import pytest
from tests.fakes import MORNING

from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.model import Article, RawDocument

HEADLINE = "Harbour bridge reopens"
OUTLET = "Eastport Courier"
DATE = "Tue, 24 Nov 2026 05:30:00 +0100"
TEXT = (
    "The harbour bridge in Eastport reopened to traffic on Monday after a ten-day inspection, the council said.",
    "Engineers replaced fourteen of the two hundred and twelve hangers, and found no damage in the anchorages.",
    "Mayor Ana Petrov said that the work cost 2.4 million dollars and was paid for by the toll.",
)
PLAIN = "\n\n".join(TEXT)
PAGE = f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{text}</p>" for text in TEXT)
CALENDAR = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A meeting of the council\nEND:VEVENT\nEND:VCALENDAR"


def read(content: bytes | Message) -> Article:
    raw = content if isinstance(content, bytes) else content.as_bytes()
    document = RawDocument(content=raw, media_type="", url="file:a.eml", source="mine", fetched=MORNING)
    return extract_article(document, html="trafilatura")


def address(part: Message, *, subject: str = HEADLINE, sender: str = OUTLET, date: str = DATE) -> Message:
    part["Subject"] = subject
    part["From"] = f"{sender} <news@{sender.split()[0].lower()}.example>"
    part["Date"] = date
    return part


def offer(page: str = PAGE, plain: str = PLAIN) -> MIMEMultipart:
    both = MIMEMultipart("alternative")
    both.attach(MIMEText(plain, "plain", "utf-8"))
    both.attach(MIMEText(page, "html", "utf-8"))
    return both


def write(text: str, *, kind: str = "text/plain; charset=utf-8", coding: str = "8bit") -> bytes:
    head = f"Subject: {HEADLINE}\nFrom: {OUTLET} <n@courier.example>\nDate: {DATE}\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: {kind}\nContent-Transfer-Encoding: {coding}\n\n{text}".encode()


def check(article: Article) -> None:
    assert (article.headline, article.outlet, article.paragraphs) == (HEADLINE, OUTLET, TEXT)
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-24T04:30:00+00:00"


def test_the_text_is_found_among_pictures_invitations_and_attachments() -> None:
    related = MIMEMultipart("related")
    related.attach(offer())
    related.attach(MIMEImage(b"\x89PNG\r\n\x1a\n" + b"0" * 50, "png"))
    mixed = MIMEMultipart("mixed")
    mixed.attach(related)
    mixed.attach(MIMEText(CALENDAR, "calendar"))
    note = MIMEText("A note of the lawyers that is no part of what the council said on Monday.")
    note["Content-Disposition"] = "attachment; filename=note.txt"
    mixed.attach(note)
    check(read(address(mixed)))


def test_an_invitation_alone_is_no_article() -> None:
    with pytest.raises(ExtractionError, match="a mail without text"):
        read(address(MIMEText(CALENDAR, "calendar")))


def test_tables_that_lay_a_letter_out_hidden_previews_and_its_foot_leave_the_text() -> None:
    cells = "".join(f"<tr><td>{text}</td></tr>" for text in TEXT)
    page = (
        '<div style="display:none;max-height:0;overflow:hidden">In five minutes: the bridge, the tolls and the'
        " ferries of the port. &zwnj;&nbsp;&zwnj;&nbsp;</div>"
        '<span style="visibility:hidden;opacity:0">Another text for previews says hello to you.</span>'
        '<table role=presentation><tr><td><a href="https://c.example/v">View this email in your browser</a></td>'
        '</tr><tr><td><img src="https://t.example/p.gif?u=1" width=1 height=1></td></tr><tr><td><table>'
        f'<tr><td style="font-size:24px"><b>{HEADLINE}</b></td></tr>{cells}<tr><td><table><tr><td>'
        '<a href="https://c.example/click?u=1">Read more</a></td></tr></table></td></tr></table></td></tr>'
        "<tr><td>You are receiving this email because you signed up at courier.example."
        ' <a href="x">Unsubscribe</a> | <a href="y">Update your preferences</a><br>12 Harbour Street, Eastport'
        "<br>© 2026 Eastport Courier. All rights reserved.</td></tr></table>"
    )
    check(read(address(MIMEText(page, "html", "utf-8"))))


def test_bytes_are_read_as_they_are_packed_and_declared() -> None:
    text = (
        "Die Hafenbrücke ist nach zehntägiger Überprüfung wieder für den Verkehr frei, teilte die Stadt mit."
    )
    packed = quopri.encodestring(f"<p>{text}</p>".encode("iso-8859-1")).decode("ascii")
    quoted = read(write(packed, kind="text/html; charset=iso-8859-1", coding="quoted-printable"))
    lie = read(write(text, kind="text/plain; charset=us-ascii"))
    assert quoted.paragraphs == lie.paragraphs == (text,)
    japanese = "橋は月曜日に開通したと市が発表した。検査は十日間続いた。"
    subject = base64.b64encode("橋が開通".encode("iso-2022-jp")).decode()
    head = f"Subject: =?ISO-2022-JP?B?{subject}?=\r\nFrom: n@k.example\r\n"
    head += "Content-Type: text/plain; charset=ISO-2022-JP\r\n\r\n"
    article = read(head.encode() + japanese.encode("iso-2022-jp"))
    assert (article.headline, article.paragraphs) == ("橋が開通", (japanese,))


FLOWED = "text/plain; charset=utf-8; format=flowed"


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_that_flow_are_one_paragraph(between: str) -> None:
    text = between.join(" \n".join(wrap(text, 50)) for text in TEXT)
    foot = "\n\n-- \nEastport Courier, 12 Harbour Street\n"
    check(read(write(text + foot, kind=FLOWED)))


def test_stuffed_blanks_go_and_quotations_do_not_flow_into_what_is_said() -> None:
    text = f"> Did it reopen, and will the \n> ferries go on running then? \n{TEXT[0]}\n\n From Monday on \nit is open."
    assert read(write(text, kind=FLOWED)).paragraphs == (TEXT[0], "From Monday on it is open.")


def test_scripts_without_blanks_flow_without_them() -> None:
    text = "橋は月曜日に開通したと市が発表した。検査は十日間続いた。"
    flowed = " \n".join(wrap(text, 8))
    assert read(write(flowed, kind=f"{FLOWED}; delsp=yes")).paragraphs == (text,)


def test_addresses_for_programs_and_the_way_out_are_left_out() -> None:
    text = (
        f"View in browser: https://c.example/v\n\n{TEXT[0]} [https://c.example/click/1]\n\n"
        f"{TEXT[1]} <https://c.example/click/2>\n\n{TEXT[2]} (https://c.example/click/3)\n\n"
        "Unsubscribe: https://c.example/u\nEastport Courier, 12 Harbour Street\n"
    )
    check(read(write(text)))


BOB = {"subject": f"Fwd: {HEADLINE}", "sender": "Bob Roe", "date": "Tue, 24 Nov 2026 09:30:00 +0100"}
PASSED_ON = (
    "---------- Forwarded message ---------\nFrom: Eastport Courier <news@courier.example>\nDate: {date}\n"
    "Subject: Harbour bridge reopens\nTo: <jane@example.org>\n\n\n"
)


def test_a_mail_that_is_sent_on_is_its_first_senders() -> None:
    plain = f"Have a look.\n\n{PASSED_ON.format(date=DATE)}{PLAIN}"
    check(read(address(MIMEText(plain, "plain", "utf-8"), **BOB)))
    shown = PASSED_ON.format(date=DATE).replace("<", "&lt;").replace("\n", "<br>\n")
    page = f'<div>Have a look<br><div class="gmail_quote"><div>{shown}</div>{PAGE}</div></div>'
    check(read(address(MIMEText(page, "html", "utf-8"), **BOB)))


def test_a_mail_that_is_attached_to_another_is_read_where_it_is_sent_on() -> None:
    def attach(subject: str) -> Article:
        mixed = MIMEMultipart("mixed")
        mixed.attach(
            MIMEText("The council met on Monday, and this is what it said to the people of Eastport.")
        )
        mixed.attach(MIMEMessage(address(offer())))
        return read(address(mixed, **(BOB | {"subject": subject})))

    check(attach(f"Fwd: {HEADLINE}"))
    kept = attach("What the council said")
    assert kept.outlet == "Bob Roe"
    assert kept.text.startswith("The council met")


def test_the_mails_of_a_digest_are_its_text() -> None:
    digest = MIMEMultipart("digest")
    for text in TEXT:
        digest.attach(MIMEMessage(address(MIMEText(text, "plain", "utf-8"), sender="Jane Doe")))
    check(read(address(digest)))


def test_a_mark_without_a_sender_passes_nothing_on() -> None:
    text = f"{TEXT[0]}\n\n-----Original Message-----\n\n{TEXT[1]}"
    article = read(write(text))
    assert (article.outlet, article.paragraphs[0]) == (OUTLET, TEXT[0])
