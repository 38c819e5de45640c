"""Word documents (ECMA-376): the paragraphs of the main part, read from a bounded archive.

Nothing is written to disk, members are read in steps under a limit, XML goes through a parser that knows no
entities, and only the main part, its relations and the core properties are looked at.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.article import finish_article
from briefer.extractors.draft import Draft
from briefer.model import Article, RawDocument

_RELATIONS = "_rels/.rels"
_MAIN_PART = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
# Deleted words, field codes and the second copy of a text box are not what a reader sees.
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "Fallback", "txbxContent", "sdtPr", "rPr", "footnoteReference"}
)
_TABLE = "tbl"
_HEADLINE_STYLES = ("title", "titel", "titre", "título", "titolo")
_HEADING_STYLES = (
    "heading",
    "überschrift",
    "berschrift",
    "titre",
    "ttulo",
    "titolo",
    "kop",
    "rubrik",
)


def extract(document: RawDocument) -> Article:
    """Return the article that a Word document is."""
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            return finish_article(_read_archive(_Bounded(archive, document.url)), document=document)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        # RuntimeError: an encrypted member; NotImplementedError: an unknown compression or version.
        raise ExtractionError("a broken or encrypted Word document", url=document.url) from error
    except (etree.LxmlError, ValueError, KeyError, OverflowError, MemoryError) as error:
        raise ExtractionError("a broken Word document", url=document.url) from error


class _Bounded:
    """An archive of which no more than a limit is ever decompressed."""

    def __init__(self, archive: zipfile.ZipFile, url: str) -> None:
        self._archive = archive
        self._url = url
        self._room = limits.ARCHIVE_BYTES
        self._names = frozenset(archive.namelist())
        if len(archive.infolist()) > limits.ARCHIVE_MEMBERS:
            raise ExtractionError("an archive of too many members", url=url)

    def read(self, name: str) -> bytes:
        """Return a member's bytes, or b"" when there is no such member."""
        if name not in self._names:
            return b""
        parts: list[bytes] = []
        with self._archive.open(name) as member:
            while part := member.read(limits.ARCHIVE_STEP):
                self._room -= len(part)
                if self._room < 0:
                    raise ExtractionError("an archive that unpacks to too much", url=self._url)
                parts.append(part)
        return b"".join(parts)

    def require(self, name: str) -> bytes:
        """Return a member's bytes; raise ExtractionError when there is no such member."""
        content = self.read(name)
        if not content:
            raise ExtractionError("no Word document", url=self._url)
        return content


def _read_archive(archive: _Bounded) -> Draft:
    properties = _read_properties(archive.read(_PROPERTIES))
    headline = ""
    lines: list[str] = []
    for style, text in _list_paragraphs(archive.require(_find_main_part(archive.read(_RELATIONS)))):
        if style.startswith(_HEADLINE_STYLES) and not style[-1:].isdigit() and not headline and not lines:
            headline = text
        elif style.startswith(_HEADING_STYLES):
            headline = headline if headline or lines else text
        else:
            lines.append(text)
    return Draft(
        headline=headline,
        lines=tuple(lines),
        outlet=properties.get("publisher", ""),
        byline=properties.get("creator", ""),
        dates=(),
        language=properties.get("language", ""),
        url="",
    )


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser=parser)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _find_main_part(relations: bytes) -> str:
    if relations:
        for relation in _parse(relations):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
    return _MAIN_PART


def _read_properties(content: bytes) -> dict[str, str]:
    if not content:
        return {}
    return {_local(element): element.text or "" for element in _parse(content)}


def _list_paragraphs(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield style (lower-cased, without spaces) and text of every paragraph outside tables."""
    parts: list[str] = []
    style = ""
    skipping = 0
    for event, element in etree.iterwalk(_parse(content), events=("start", "end")):
        name = _local(element)
        if name in _SKIPPED or name == _TABLE:
            skipping += 1 if event == "start" else -1
        elif skipping:
            continue
        elif event == "start":
            if name == "p":
                parts, style = [], ""
            elif name == "pStyle":
                value = next((value for key, value in element.attrib.items() if key.endswith("}val")), "")
                style = "".join(str(value).lower().split())
            elif name == "t":
                parts.append(element.text or "")
            elif name in ("tab", "br", "cr", "noBreakHyphen"):
                parts.append("-" if name == "noBreakHyphen" else " ")
        elif name == "p" and "".join(parts).strip():
            yield style, "".join(parts)
            parts = []
