"""What feedparser's sanitiser leaves of markup that may act: taken out, and all else is left to the letter.

It takes scripts, frames and handlers away, but judges an address as it is written: browsers drop tabs, line
ends and controls in it and resolve references first (WHATWG URL, 4.4), and not only "href" holds one.
"""

import re
from html import unescape

_PIECE = re.compile(
    r"""(?P<comment><!--(?:[^-]|-(?!->))*+(?:-->)?)"""
    r"""|(?P<tag></?(?P<name>[a-zA-Z][^\s<>/"']*)(?:[^"'<>]|"[^"<>]*"|'[^'<>]*')*+>)"""
    r"""|(?P<open><)(?=(?P<rest>[a-zA-Z/!?][^<>]*))""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?<![\s/])[\s/]++(?P<name>[^\s=<>"'/]+)(?:\s*+=\s*+(?P<value>"[^"]*"|'[^']*'|[^\s"'<>]*))?"""
)
_NAME = re.compile(r"[\s<>/]")
_ANIMATION = frozenset({"animate", "animatemotion", "animatetransform", "set", "use", "foreignobject"})
_FRAMES = frozenset({"applet", "embed", "frame", "frameset", "iframe", "object"})
_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "plaintext", "xmp"})
_GONE = _ANIMATION | _FRAMES | _HEAD
_ACTIONS = frozenset({"action", "formaction", "ping", "srcdoc"})
_WORDS = frozenset({"abbr", "alt", "label", "summary", "title"})
_ACTING = re.compile(r"(?:java|vb|live)script:|^(?:feed:)*(?:data:(?!image/(?:gif|jpeg|png|webp)[;,])|file:)")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")


def scrub(markup: str) -> str:
    """Return HTML without elements, attributes and comments that may act."""
    return _PIECE.sub(_scrub_piece, markup)


def _scrub_piece(found: re.Match[str]) -> str:
    if found["comment"]:
        # What stands in a conditional comment is markup to some.
        return "" if "<" in found["comment"][4:] else found["comment"]
    if found["open"]:
        # A tag that never ends would take along what is written behind it.
        begun = "=" in found["rest"] or _NAME.split(found["rest"].lstrip("/"), 1)[0].lower() in _GONE
        return "&lt;" if begun else "<"
    return "" if found["name"].lower() in _GONE else _ATTRIBUTE.sub(_scrub_attribute, found["tag"])


def _scrub_attribute(found: re.Match[str]) -> str:
    name, value = found["name"].lower(), (found["value"] or "").strip("\"'")
    acts = name.startswith("on") or name in _ACTIONS
    if not acts and name not in _WORDS:
        acts = _ACTING.search(_IGNORED.sub("", unescape(value)).lower()) is not None
    return "" if acts else found[0]
