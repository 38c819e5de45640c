"""PDF files, by pypdf: the text of the first pages, in the order it is drawn. Nothing in them is run."""

import io
import struct
import zlib
from typing import TYPE_CHECKING

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.article import finish_article, list_hints
from briefer.extractors.bylines import find_named_outlet
from briefer.extractors.columns import read_columns
from briefer.extractors.dates import find_dates
from briefer.extractors.draft import Draft
from briefer.extractors.lines import is_prose
from briefer.extractors.typeset import TypesetText, read_lines
from briefer.extractors.typeset_line import TypesetLine
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
_HEAD_LINES = 6
_BOLD = ("bold", "black", "heavy", "demi")


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
        lines=(*_list_issue_dates(text), *text.paragraphs),
        outlet=_find_outlet(text, url=url),
        byline="",
        dates=(),
        language=_read_language(reader),
        url="",
    )


def _list_issue_dates(text: TypesetText) -> tuple[str, ...]:
    """Return the date that stands beside the text alone, as that of a newspaper's day does."""
    if any(find_dates(line) and not is_prose(line) for line in text.paragraphs[:_HEAD_LINES]):
        return ()
    printed = (line[date.start : date.end] for line in text.edges for date in find_dates(line))
    dates = tuple(dict.fromkeys(printed))
    return dates if len(dates) == 1 else ()


def _find_outlet(text: TypesetText, *, url: str) -> str:
    """Return the outlet that a copyright line names or a running head: one that is not shouted, if any."""
    lines = [line for line in (*text.paragraphs, *text.edges, *text.asides) if "©" in line]
    lines += text.edges
    hints = list_hints(url)
    names = [name for line in lines if (name := find_named_outlet([line], hints=hints))]
    return next((name for name in names if not name.isupper()), next(iter(names), ""))


def _read_title(reader: "PdfReader") -> str:
    title = reader.metadata.get("/Title") if reader.metadata else None
    return str(title)[: limits.HEADLINE_CHARACTERS] if title else ""


def _read_language(reader: "PdfReader") -> str:
    language = reader.root_object.get("/Lang")
    return str(language)[:20] if language else ""


def _read_pages(reader: "PdfReader") -> list[TypesetLine]:
    lines: list[TypesetLine] = []
    for number, page in enumerate(reader.pages):
        read = sum(len(line.text) for line in lines)
        if number >= limits.PDF_PAGES or read > limits.TEXT_CHARACTERS:
            break
        gatherer = _PieceGatherer(page=number, most=limits.PDF_FRAGMENTS - len(lines))
        page.extract_text(visitor_text=gatherer.visit)
        gatherer.end_row()
        lines += read_columns(gatherer.rows)
    return lines


class _PieceGatherer:
    """Takes the pieces that a page is drawn with, by rows; not many more than ``most`` rows."""

    def __init__(self, *, page: int, most: int) -> None:
        self.rows: list[list[TypesetLine]] = []
        self._page = page
        self._most = most
        self._row: list[TypesetLine] = []

    def visit(
        self, text: str, matrix: list[float], place: list[float], font: dict[str, object] | None, size: float
    ) -> None:
        """Take one piece of text; the arguments are those of pypdf's visitor."""
        if len(self.rows) > self._most:
            return
        for index, part in enumerate(text.split("\n")):
            if index:
                self.end_row()
            if part:
                left, base, true_size = _find_place(matrix, place, size)
                self._row.append(
                    TypesetLine(
                        text=part, page=self._page, left=left, base=base, size=true_size, bold=_is_bold(font)
                    )
                )

    def end_row(self) -> None:
        """Close the row that is being gathered."""
        if any(piece.text.strip() for piece in self._row):
            self.rows.append(self._row)
        self._row = []


def _is_bold(font: dict[str, object] | None) -> bool:
    name = str((font or {}).get("/BaseFont", "")).lower()
    return any(weight in name for weight in _BOLD)


def _find_place(matrix: list[float], place: list[float], size: float) -> tuple[float, float, float]:
    """Return left end, baseline and true size of type of a piece of text, by the two matrices it is under."""
    left = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
    base = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
    scale = abs(place[3] * matrix[3]) or abs(place[1] * matrix[1]) or 1.0
    return float(left), float(base), float(size or 1.0) * float(scale)
