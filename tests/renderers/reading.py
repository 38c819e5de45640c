"""Reading editions back: what a page shows, as plain text and as elements."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

VOID = frozenset({"meta", "br", "img", "link", "input", "hr"})


@dataclass
class Page(HTMLParser):
    """A page read strictly: every element closed, in order."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    open_ones: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in {tag}"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open_ones.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open_ones.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open_ones):
            self.text += data

    def find(self, tag: str = "", **attributes: str) -> list[dict[str, str]]:
        """Return the attributes of all elements that fit."""
        return [
            found
            for name, found in self.elements
            if tag in ("", name) and all(found.get(key) == value for key, value in attributes.items())
        ]


def read_page(content: bytes) -> Page:
    page = Page()
    page.feed(content.decode("utf-8"))
    page.close()
    assert page.open_ones == []
    return page


def read_book(content: bytes) -> str:
    """Return what the chapters of a book show, each of them well-formed XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]
    return " ".join("".join(etree.fromstring(page).itertext()) for page in pages)


def read_markup(content: bytes) -> str:
    """Return what a reader of Markdown shows."""
    page = MarkdownIt("commonmark").use(footnote_plugin).render(content.decode("utf-8"))
    return "".join(etree.fromstring(f"<body>{page}</body>", etree.HTMLParser()).itertext())


def read_pdf(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def squeeze(text: str) -> str:
    """Return the text without blanks and the hyphens of broken words: where lines end does not matter."""
    return re.sub(r"\u2011\s*\n|\s+", "", text)


def walk(pdf: PdfReader) -> Iterator[Any]:
    """Yield every element of the structure of a tagged PDF, in reading order."""
    root: Any = pdf.trailer["/Root"].get_object()
    yield from _walk(root["/StructTreeRoot"].get_object())


def _walk(element: Any) -> Iterator[Any]:
    for kid in element.get("/K", []) if isinstance(element.get("/K"), list) else [element.get("/K")]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            yield from _walk(found)
