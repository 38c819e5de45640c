"""Good documents of our own, of every kind that is damaged, and the neighbour that must come through."""

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

from tests.sources.boxes import HEADLINE, MAIL, SITEMAP, TEXT
from tests.sources.dialects import CASES

SAMPLES = Path(__file__).parents[2] / "seeds"
NEIGHBOUR = f"{HEADLINE}\n\n{TEXT}".encode()


def read_samples(*suffixes: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(SAMPLES.rglob("*")) if path.suffix in suffixes]


def build_mails() -> list[bytes]:
    """Return newsletters as mail programs make them: nested, encoded, with attachments."""
    plain = EmailMessage()
    plain["From"], plain["Subject"] = "Harbour Post <news@harbourpost.example>", "Brücke offen"
    plain["Date"], plain["Message-ID"] = "Tue, 24 Nov 2026 05:00:00 +0000", "<1@harbourpost.example>"
    plain.set_content(f"{TEXT}\nGrüße", cte="quoted-printable")
    rich = EmailMessage()
    rich["From"], rich["Subject"] = "news@harbourpost.example", "=?utf-8?b?QnLDvGNrZQ==?="
    rich.set_content(TEXT)
    rich.add_alternative(
        f"<html><body><h1>{HEADLINE}</h1><p>{TEXT}</p></body></html>", subtype="html", cte="base64"
    )
    rich.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    return [MAIL, plain.as_bytes(), rich.as_bytes(), *read_samples(".eml")]


def add_text(feed: bytes) -> bytes:
    """Return a feed with a text in each entry, so that what is left of it is read to the end."""
    text = TEXT.encode()
    feed = feed.replace(b"</item>", b"<description>" + text + b"</description></item>")
    return feed.replace(b"</entry>", b"<summary>" + text + b"</summary></entry>")


SEEDS: Mapping[str, Sequence[bytes]] = {
    "feed": [
        *(add_text(dialect.feed) for dialect in CASES),
        *(dialect.feed for dialect in CASES),
        SITEMAP,
        *read_samples(".xml", ".json"),
    ],
    "page": read_samples(".html"),
    "mail": build_mails(),
    "pdf": read_samples(".pdf"),
    "docx": read_samples(".docx"),
}
