"""What makes feedparser or expat spend minutes over a feed is taken out of it, or the feed is refused."""

import re

from briefer.sources import limits
from briefer.sources.json_feed import is_object

_ENDLESS_TAG = re.compile(rb"<(?!!\[CDATA\[|!--)[^<>]{%d}" % limits.FEED_TAG_BYTES)
_ENDLESS_AUTHOR = re.compile(
    rb"(?P<head><(?:[\w.-]{1,40}:)?(?:author|creator|managingeditor|webmaster|name|email|contributor|publisher"
    rb"|owner)(?:\s[^<>]{0,2000})?>\s*(?P<data><!\[CDATA\[)?)(?P<text>[^<]{%d,})" % limits.FEED_AUTHOR_BYTES,
    re.IGNORECASE,
)
# A picture written into a feed (RFC 2397); no picture of a feed is ever shown.
_PICTURE = re.compile(rb"data:[\w/+.-]{1,80}(?:;[\w=.-]{1,80}){0,4};base64,[\w+/=%\s-]{1000,}")


def trim_feed(content: bytes) -> bytes:
    """Return a feed without endless authors, which are no credits, and pictures written into endless tags."""
    if _ENDLESS_TAG.search(content):
        content = _PICTURE.sub(b"data:,", content)
    return _ENDLESS_AUTHOR.sub(_empty, content)


def find_fault(content: bytes) -> str:
    """Return why a trimmed feed is not even parsed, in a few words, or ""."""
    if len(content) > limits.FEED_BYTES:
        return f"a feed larger than {limits.FEED_BYTES // limits.MEGABYTE} MB"
    if is_object(content):
        return ""
    bare = content.replace(b"\0", b"") if b"\0" in content[:100] else content
    if _ENDLESS_TAG.search(bare) or _ENDLESS_AUTHOR.search(bare):
        return "a feed with an endless tag or author"
    return ""


def _empty(author: re.Match[bytes]) -> bytes:
    closed = author["data"] and b"]]>" in author["text"]
    return author["head"] + (b"]]>" if closed else b"")
