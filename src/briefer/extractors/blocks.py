"""The text of HTML block by block: for what feeds and newsletters send, and as a last resort for pages."""

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from lxml import etree

from briefer.extractors import limits
from briefer.extractors.lines import is_lede

_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th
    thead tr ul
"""
_SKIPPED_NAMES = """
    audio button canvas datalist dialog embed figcaption figure footer form head iframe input label map math
    menu nav noscript object option picture script select style svg template textarea title video
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
SKIPPED = frozenset(_SKIPPED_NAMES.split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDING = re.compile(
    r"display:none|visibility:hidden|(?:^|;)(?:font-size|max-height|opacity):0(?:px)?(?:;|$)"
)


class Block(NamedTuple):
    """A run of text between two block elements: raw, with line breaks where the source breaks lines.

    ``element`` is the block element that holds it, ``linked`` how many of its characters (white space apart)
    are inside links.
    """

    text: str
    element: str
    heading: bool
    linked: int


class _Gatherer:
    """Gathers text, and makes a block of it at every boundary."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self._parts.append(text)
            self._linked += len("".join(text.split())) if in_link else 0

    def close(self, element: str, heading: bool) -> None:
        if not self._parts:
            return
        text = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        if not text.isspace():
            self.blocks.append(Block(text, element, heading, self._linked))
        self._parts, self._linked = [], 0


def list_paragraphs(markup: str) -> list[Block]:
    """Return the blocks of a ``markup`` of nothing but paragraphs, without a parser; of any other, none.

    It comes from a serializer: every paragraph is closed, and what is no tag is escaped.
    """
    before, *pieces = markup.split("<p>")
    if not 0 < markup.count("<") == 2 * len(pieces) <= limits.PAGE_TAGS_UNCHECKED:
        return []
    texts = [("div", before)]
    for piece in pieces:
        inside, end, behind = piece.partition("</p>")
        if not end:
            return []
        texts += [("p", inside), ("div", behind)]
    return [
        Block(unescape(text) if "&" in text else text, element, False, 0)
        for element, text in texts
        if text and not text.isspace()
    ]


def list_blocks(root: etree._Element) -> list[Block]:
    """Return the blocks of text under ``root`` in their order, without scripts, forms, figures and menus."""
    gatherer = _Gatherer()
    _gather(root, gatherer, "", False, False)
    gatherer.close("", False)
    return gatherer.blocks


def _gather(element: etree._Element, gatherer: _Gatherer, holder: str, heading: bool, in_link: bool) -> None:
    """Gather the text of ``element``, which ``holder``, a block element, holds; its tail is no part of it."""
    name = element.tag
    # What is no element, as a comment, has a function instead of a name; and newsletters hide a preview.
    if not isinstance(name, str) or name in SKIPPED or (element.keys() and _is_hidden(element)):
        return
    block = name in BLOCKS
    if block:
        gatherer.close(holder, heading)
        holder, heading = name, heading or name in _HEADINGS
    in_link = in_link or name == "a"
    gatherer.add("\n" if name == "br" else element.text, in_link)
    for child in element:
        _gather(child, gatherer, holder, heading, in_link)
        gatherer.add(child.tail, in_link)
    if block:
        gatherer.close(holder, heading)


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style) and _HIDING.search("".join(style.lower().split())) is not None


def is_linked(block: Block) -> bool:
    """Tell whether most of the characters of ``block`` are inside links."""
    return block.linked > 0 and 2 * block.linked > len("".join(block.text.split()))


def pick_blocks(blocks: Sequence[Block], *, least: int) -> list[str]:
    """Return the blocks' paragraphs of at least ``least`` characters that are no headings and no links."""
    lines: list[str] = []
    for block in blocks:
        if (block.heading and not is_lede(block.text)) or is_linked(block):
            continue
        parts = re.split(r"\n\s*\n", block.text) if "\n" in block.text else [block.text]
        lines += [line for line in parts if len(line.strip()) >= least]
    return lines
