"""PDF files, by pypdf: the text of the first pages, in the order it is drawn. Nothing in them is run."""

import io
import struct
import zlib
from typing import TYPE_CHECKING

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.article import finish_article, list_hints
from briefer.extractors.bylines import find_named_outlet
from briefer.extractors.draft import Draft
from briefer.extractors.typeset import TypesetLine, TypesetText, read_lines
from briefer.model import Article, RawDocument

if TYPE_CHECKING:
    from pypdf import PdfReader

# What pypdf lets through on broken files; its own errors are all PyPdfError.
_BREAKAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def extract(document: RawDocument) -> Article:
    """Return the article that a PDF is."""
    # pypdf takes 0.1 s to import: a run without PDF files does not pay for it.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(document.content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ExtractionError("an encrypted PDF", url=document.url)
        lines = _read_pages(reader)
        draft = _make_draft(reader, lines, url=document.url)
    except DependencyError as error:
        raise ExtractionError("an encrypted PDF", url=document.url) from error
    except (PyPdfError, *_BREAKAGE) as error:
        raise ExtractionError("a broken PDF", url=document.url) from error
    if not any(line.text.strip() for line in lines):
        raise ExtractionError("a PDF without text: a scan, or pictures only", url=document.url)
    return finish_article(draft, document=document)


def _make_draft(reader: "PdfReader", lines: list[TypesetLine], *, url: str) -> Draft:
    title = _read_title(reader)
    text = read_lines(lines, title=title)
    return Draft(
        headline=text.headline,
        lines=text.paragraphs,
        outlet=find_named_outlet(_list_edges(text), hints=list_hints(url)),
        byline="",
        dates=(),
        language=_read_language(reader),
        url="",
    )


def _list_edges(text: TypesetText) -> list[str]:
    """Return the lines that may name the outlet, copyright lines first: running heads tend to be shouted."""
    lines = [*text.paragraphs, *text.edges]
    return [line for line in lines if "©" in line] + list(text.edges)


def _read_title(reader: "PdfReader") -> str:
    title = reader.metadata.get("/Title") if reader.metadata else None
    return str(title)[: limits.HEADLINE_CHARACTERS] if title else ""


def _read_language(reader: "PdfReader") -> str:
    language = reader.root_object.get("/Lang")
    return str(language)[:20] if language else ""


def _read_pages(reader: "PdfReader") -> list[TypesetLine]:
    gatherer = _LineGatherer()
    for number, page in enumerate(reader.pages):
        if number >= limits.PDF_PAGES or gatherer.characters > limits.TEXT_CHARACTERS:
            break
        gatherer.page = number
        page.extract_text(visitor_text=gatherer.visit)
        gatherer.end_line()
    return gatherer.lines


class _LineGatherer:
    """Puts the pieces that a page is drawn with together to lines."""

    def __init__(self) -> None:
        self.lines: list[TypesetLine] = []
        self.page = 0
        self.characters = 0
        self._parts: list[str] = []
        self._place = (0.0, 0.0, 1.0)

    def visit(self, text: str, matrix: list[float], place: list[float], _font: object, size: float) -> None:
        """Take one piece of text; the arguments are those of pypdf's visitor."""
        if len(self.lines) > limits.PDF_FRAGMENTS:
            return
        for index, part in enumerate(text.split("\n")):
            if index:
                self.end_line()
            if part.strip() and not "".join(self._parts).strip():
                self._place = _find_place(matrix, place, size)
            self._parts.append(part)

    def end_line(self) -> None:
        """Close the line that is being gathered."""
        text = "".join(self._parts)
        self._parts = []
        if text.strip():
            left, base, size = self._place
            self.lines.append(TypesetLine(text=text, page=self.page, left=left, base=base, size=size))
            self.characters += len(text)


def _find_place(matrix: list[float], place: list[float], size: float) -> tuple[float, float, float]:
    """Return left end, baseline and true size of type of a piece of text, by the two matrices it is under."""
    left = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
    base = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
    scale = abs(place[3] * matrix[3]) or abs(place[1] * matrix[1]) or 1.0
    return float(left), float(base), float(size or 1.0) * float(scale)
