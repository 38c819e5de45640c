"""Pages that do nothing but lead on (WHATWG HTML, 4.2.5.3): aggregators and shorteners answer with such."""

import html
import re

_HEAD_BYTES = 8_192
_PAGE_BYTES = 16_384
_TEXT_CHARACTERS = 500  # a page that says more is read itself
_LONGEST_DELAY = 5
_META = re.compile(r"<meta\s(?=[^<>]{0,600}http-equiv\s*=\s*[\"']?refresh\b)[^<>]{0,2400}>", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_WAY = re.compile(r"\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*(['\"]?)([^'\"]+)", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|head|noscript)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def find_refresh(content: bytes) -> str:
    """Return where a page leads its readers within seconds, as a header would name it, or ""."""
    if len(content) > _PAGE_BYTES or not content.lstrip().startswith(b"<"):
        return ""
    # Latin-1 maps every byte to one character and back, as the headers of an answer are read.
    page = content.decode("latin-1")
    meta = _META.search(page[:_HEAD_BYTES])
    said = _CONTENT.search(meta[0]) if meta else None
    way = _WAY.match(html.unescape(said[1] or said[2] or "")) if said else None
    if way is None or int(way[1]) > _LONGEST_DELAY:
        return ""
    seen = " ".join(_TAG.sub(" ", _UNSEEN.sub(" ", page)).split())
    return way[3].strip() if len(seen) < _TEXT_CHARACTERS else ""
