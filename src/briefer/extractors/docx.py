"""Word documents (ECMA-376): the paragraphs of the main part, read from a bounded archive.

Nothing is written to disk, members are read in steps under a limit, XML goes through a parser that knows no
entities, and only the main part, its relations and the core properties are looked at.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.article import finish_article
from briefer.extractors.draft import Draft
from briefer.extractors.lines import is_prose
from briefer.model import Article, RawDocument

_RELATIONS = "_rels/.rels"
_MAIN_PART = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
# Deleted words, field codes and the second copy of a text box are not what a reader sees.
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "Fallback", "txbxContent", "sdtPr", "rPr", "footnoteReference", "rt"}
)
_TABLE = "tbl"
_BREAKS = frozenset({"br", "cr"})
_EMPTY_LINE = re.compile(r"\n[ \t\xa0]*\n\s*")
_OFF = frozenset({"0", "false", "off"})
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


# Style names are those of the language that a document was begun in, without their accents.
_FURNITURE_STYLES = (
    *("caption", "beschriftung", "lgende", "légende", "didascalia", "epgrafe"),
    *("toc", "verzeichnis", "inhaltsverzeichnis", "sommario", "tdc"),
    *("footnotetext", "endnotetext", "funotentext", "header", "footer"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    """A paragraph's style (in small letters, without blanks) and text; if it is bold, or inside a table."""

    style: str
    text: str
    bold: bool
    inside: bool


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
    main = _parse(archive.require(_find_main_part(archive.read(_RELATIONS))))
    headline, lines = _read_paragraphs(_leave_tables(list(_list_paragraphs(main))))
    return Draft(
        headline=headline,
        lines=tuple(lines),
        outlet=properties.get("publisher", ""),
        byline=properties.get("creator", ""),
        dates=(),
        language=properties.get("language", ""),
        url="",
    )


def _leave_tables(paragraphs: Sequence[_Paragraph]) -> Sequence[_Paragraph]:
    """Return the paragraphs outside tables; all of them where a table does nothing but lay the text out."""
    outside = [each for each in paragraphs if not each.inside]
    return outside if any(is_prose(each.text) for each in outside) else paragraphs


def _read_paragraphs(paragraphs: Sequence[_Paragraph]) -> tuple[str, list[str]]:
    """Return the headline that a style marks, or "", and the lines of the text."""
    headline = ""
    lines: list[str] = []
    told = False
    light = any(not each.bold and is_prose(each.text) for each in paragraphs)
    for each in paragraphs:
        prose = is_prose(each.text)
        style = each.style
        if style.startswith(_HEADLINE_STYLES) and not style[-1:].isdigit() and not headline and not lines:
            headline = each.text
        elif style.startswith(_HEADING_STYLES):
            headline = headline if headline or lines else each.text
        elif not style.startswith(_FURNITURE_STYLES) and not (told and light and each.bold and not prose):
            lines.append(each.text)
            told = told or prose
    return headline, lines


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


def _list_shown(main: etree._Element) -> Iterator[tuple[str, str, etree._Element, bool]]:
    """Yield begin and end of what a reader sees: event, name, element, and whether it is inside a table."""
    skipping, tables = 0, 0
    for event, element in etree.iterwalk(main, events=("start", "end")):
        name = _local(element)
        step = 1 if event == "start" else -1
        if name in _SKIPPED:
            skipping += step
        elif not skipping and name == _TABLE:
            tables += step
        elif not skipping:
            yield event, name, element, tables > 0


def _list_paragraphs(main: etree._Element) -> Iterator[_Paragraph]:
    """Yield the paragraphs as a reader sees them; where a mark is deleted, two are one (tracked changes)."""
    parts: list[str] = []
    letters: Counter[bool] = Counter()  # by whether they are bold
    style, hidden, bold, joined = "", False, False, False
    for event, name, element, inside in _list_shown(main):
        if name == "p" and event == "start":
            parts, letters = (parts, letters) if joined else ([], Counter())
            style, joined = "", element.find("{*}pPr/{*}rPr/{*}del") is not None
        elif name == "p" and not joined:
            for text in filter(str.strip, _EMPTY_LINE.split("".join(parts))):
                shown = " ".join(text.split("\n"))
                yield _Paragraph(style=style, text=shown, bold=not letters[False], inside=inside)
        elif name == "pStyle":
            style = "".join(_read_value(element).lower().split())
        elif name == "r":
            hidden = event == "start" and _is_on(element, "vanish")
            bold = event == "start" and _is_on(element, "b")
        elif event == "start" and not hidden:
            parts.append(_read_text(name, element))
            letters[bold] += len(parts[-1].strip())


def _read_text(name: str, element: etree._Element) -> str:
    """Return the text that an element of a run stands for."""
    if name == "t":
        return element.text or ""
    if name in _BREAKS:
        return "\n"
    return {"tab": " ", "noBreakHyphen": "-"}.get(name, "")


def _read_value(element: etree._Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}val")), "")


def _is_on(run: etree._Element, name: str) -> bool:
    """Tell whether a property of a run is there and not switched off."""
    found = run.find(f"{{*}}rPr/{{*}}{name}")
    return found is not None and _read_value(found) not in _OFF
