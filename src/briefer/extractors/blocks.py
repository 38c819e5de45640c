"""The text of HTML block by block: for what feeds and newsletters send, and as a last resort for pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text between two block elements: raw, with line breaks where the source breaks lines.

    ``element`` is the block element that holds it, ``linked`` how many of its characters (white space apart)
    are inside links.
    """

    text: str
    element: str
    heading: bool
    linked: int


class _Gatherer:
    """Gathers text and gives it out as a block at every boundary."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._linked = 0

    def add(self, text: str | None, *, in_link: bool) -> None:
        if text:
            self._parts.append(text)
            self._linked += len("".join(text.split())) if in_link else 0

    def close(self, element: str, *, heading: bool) -> Iterator[Block]:
        text = "".join(self._parts)
        if text.strip():
            yield Block(text=text, element=element, heading=heading, linked=self._linked)
        self._parts, self._linked = [], 0


def list_blocks(root: etree._Element) -> Iterator[Block]:
    """Yield the blocks of text under ``root`` in reading order, without scripts, forms, figures and menus."""
    gatherer = _Gatherer()
    containers = [""]
    links = skipping = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        skipped = name in SKIPPED or (name != "" and _is_hidden(element))
        opens, closes = event == "start", event == "end"
        skipping += skipped and opens
        if not skipping:
            if name in BLOCKS:
                yield from gatherer.close(containers[-1], heading=not _HEADINGS.isdisjoint(containers))
                containers = [*containers, name] if opens else containers[:-1]
            links += (name == "a") * (opens - closes)
            if opens:
                gatherer.add("\n" if name == "br" else element.text, in_link=links > 0)
        skipping -= skipped and closes
        if not opens and not skipping:
            gatherer.add(element.tail, in_link=links > 0)
    yield from gatherer.close("", heading=False)


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    # Newsletters hide a preview text in their first element.
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
