"""What a document is: by its first bytes, then by what it is said to be, then by the end of its name."""

import re

from briefer.extractors.decode import decode_text, find_charset, looks_binary

TEXT = "text/plain"
MARKDOWN = "text/markdown"
PAGE = "text/html"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = "message/rfc822"
ENTRY = "application/vnd.briefer.entry+json"
FEED = "application/rss+xml"
JSON = "application/json"
UNKNOWN = "application/octet-stream"

_SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
    ".pdf": PDF,
    ".docx": WORD,
    ".eml": MAIL,
}
_DECLARED = {
    "text/plain": TEXT,
    "text/markdown": MARKDOWN,
    "text/x-markdown": MARKDOWN,
    "text/html": PAGE,
    "application/xhtml+xml": PAGE,
    "message/rfc822": MAIL,
}
_OPENING_CHARACTERS = 4_000
_COMMENTS = re.compile(r"\s+|<!--.{0,3000}?-->|<\?.{0,500}?\?>", re.DOTALL)
_PAGE_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|table)\b", re.IGNORECASE
)
_PAGE_INSIDE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_FEED_START = re.compile(
    r"(?:<!doctype[^>]{0,300}>\s*)?<(?:rss|feed|rdf:rdf|(?:\w{1,20}:)?(?:feed|rdf))\b", re.IGNORECASE
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):")
_MAIL_ONLY = frozenset(
    {"received", "return-path", "message-id", "mime-version", "delivered-to", "content-type"}
)
_MAIL_ANY = frozenset({"from", "to", "subject", "date", "reply-to", "sender"})


def sniff_media_type(content: bytes, *, media_type: str, url: str) -> str:
    """Return the media type that ``content`` is to be read as, without parameters.

    ``media_type`` is the declared one, or ""; ``url`` where the document came from. Content decides where it
    is certain; ``application/octet-stream`` means that nothing here can read it.
    """
    declared = media_type.partition(";")[0].strip().lower()
    if declared == ENTRY:
        return ENTRY
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return WORD if b"word/" in content else UNKNOWN
    if looks_binary(content):
        return UNKNOWN
    opening = decode_text(content[:_OPENING_CHARACTERS], declared=find_charset(media_type))
    return _sniff_text(opening, _DECLARED.get(declared) or _find_suffix(url) or TEXT, declared)


def _sniff_text(opening: str, expected: str, declared: str) -> str:
    start = _skip_comments(opening)
    if _FEED_START.match(start):
        return FEED
    if start.startswith("{") and (
        declared.endswith("json") or '"items"' in opening or '"version"' in opening
    ):
        return JSON
    if _PAGE_START.match(start):
        return PAGE
    if expected == MAIL or _is_mail(opening):
        return MAIL
    if _PAGE_INSIDE.search(opening) and expected != MARKDOWN:
        return PAGE
    if expected == PAGE and "<" not in opening:
        return TEXT
    if expected == TEXT and re.match(r"(?:---|\+\+\+)[ \t]*\r?\n[A-Za-z]\w*\s*[:=]|# \S", start):
        return MARKDOWN
    return TEXT if expected in (PDF, WORD) else expected


def _skip_comments(text: str) -> str:
    text = text.removeprefix("\ufeff")
    while match := _COMMENTS.match(text):
        text = text[match.end() :]
    return text


def _is_mail(opening: str) -> bool:
    """Tell whether a text begins with the header fields that mail programs write."""
    names: set[str] = set()
    for line in opening.splitlines()[:40]:
        if not line.strip():
            break
        match = _HEADER.match(line)
        if match:
            names.add(match.group(1).lower())
        elif not line[:1].isspace() and not line.startswith("From "):
            return False
    return bool(names & _MAIL_ONLY) and len(names & (_MAIL_ONLY | _MAIL_ANY)) >= 3


def _find_suffix(url: str) -> str:
    path = url.split("?")[0].split("#")[0].lower()
    return next((kind for suffix, kind in _SUFFIXES.items() if path.endswith(suffix)), "")
