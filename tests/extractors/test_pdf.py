"""PDFs as newspapers set them: columns in whatever order they are drawn, and the furniture round the text."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from textwrap import wrap

import pytest
from tests.extractors.pdfs import write_pdf
from tests.fakes import MORNING
from weasyprint import HTML

from briefer.extractors import extract_article
from briefer.model import Article, RawDocument

HEADLINE = "Harbour bridge reopens after ten days"
OUTLET = "Eastport Evening Courier"
TEXT = (
    "The harbour bridge in Eastport reopened to traffic on Monday after a ten-day inspection of its cables,"
    " the city council said. Engineers replaced fourteen of the two hundred and twelve hangers.",
    "Buses will cross it again from Tuesday, and lorries may follow in the first week of December if the"
    " measurements stay within their limits, said Mayor Ana Petrov.",
    "Shopkeepers on the quay lost a third of their takings while the crossing was shut, according to the"
    " chamber of commerce. The ferry company returned to its winter timetable on the same evening.",
    "A second inspection is planned for the spring, when the paint on the eastern railing is to be renewed"
    " as well. Critics pointed out that the last one had been postponed twice for lack of money.",
    "The transport authority will publish its report within six weeks. The council wants to discuss it in a"
    " public meeting, to which the engineers and the ferry company have been invited.",
    "Cyclists were the first to cross, a few minutes after six, followed by a line of delivery vans that"
    " reached back to the station. A band of the fire brigade played on the northern ramp.",
)
LEADING = 12
Piece = tuple[float, float, str, float, str]


def read(content: bytes) -> Article:
    document = RawDocument(content=content, media_type="", url="file:a.pdf", source="mine", fetched=MORNING)
    return extract_article(document, html="trafilatura")


def put(left: float, base: float, text: str, size: float = 10, face: str = "F0") -> Piece:
    return (left, base, text, size, face)


def draw(*pages: list[Piece]) -> bytes:
    """Return a PDF of pages on which each piece is drawn by itself, in the order given."""
    streams = [
        "\n".join(
            f"BT /{face} {size} Tf 1 0 0 1 {left} {base} Tm ({text}) Tj ET"
            for left, base, text, size, face in page
        )
        for page in pages
    ]
    return write_pdf(streams, fonts=("Times-Roman", "Times-Bold"))


def set_columns(
    count: int, *, width: int, top: float = 720, texts: Sequence[str] = TEXT
) -> list[list[Piece]]:
    """Return texts in columns, each from the top to its end; paragraphs are indented."""
    lines = []
    for text in texts:
        first, *rest = wrap(text, width)
        lines += [(10, first), *((0, line) for line in rest)]
    height = -(-len(lines) // count)
    return [
        [
            put(50 + column * 500 / count + indent, top - LEADING * row, line)
            for row, (indent, line) in enumerate(lines[column * height : (column + 1) * height])
        ]
        for column in range(count)
    ]


HEAD = [put(50, 770, HEADLINE, 22, "F1"), put(50, 745, "By Jane Doe", 9)]


@pytest.mark.parametrize(("count", "width"), [(2, 44), (3, 32)])
@pytest.mark.parametrize("order", ["columns", "rows", "backwards"])
def test_columns_are_read_one_after_the_other(count: int, width: int, order: str) -> None:
    columns = set_columns(count, width=width)
    if order == "rows":
        pieces = [piece for row in zip_longest(*columns) for piece in row if piece]
    else:
        pieces = [piece for column in columns[:: -1 if order == "backwards" else 1] for piece in column]
    article = read(draw([*HEAD, *pieces]))
    assert article.headline == HEADLINE
    assert article.byline == "Jane Doe"
    assert article.paragraphs == TEXT


def test_what_spans_the_columns_stands_between_them() -> None:
    across = (
        "The ferries that had taken the place of the bridge went back to their old timetable the same night."
    )
    upper = set_columns(2, width=50, texts=TEXT[:3])
    lower = set_columns(2, width=50, texts=TEXT[3:], top=540)
    pieces = [piece for half in (upper, lower) for row in zip_longest(*half) for piece in row if piece]
    article = read(draw([*HEAD, *pieces, put(50, 570, across)]))
    assert article.paragraphs == (*TEXT[:3], across, *TEXT[3:])


def test_a_sidebar_that_is_drawn_last_stays_behind() -> None:
    """Each says its own: nothing goes on from one to the other."""
    main = [put(250, 720 - LEADING * row, line) for row, line in enumerate(wrap(" ".join(TEXT[:3]), 60))]
    side = [put(50, 720 - LEADING * row, line) for row, line in enumerate(wrap(TEXT[4], 36))]
    paragraphs = read(draw([*HEAD, *main, *side])).paragraphs
    assert paragraphs[0].startswith("The harbour bridge")
    assert paragraphs[-1].startswith("The transport authority")


def test_a_table_is_not_torn_into_columns() -> None:
    cells = [("hangers", "212"), ("replaced", "14"), ("cables", "4"), ("days", "10"), ("vans", "31")]
    rows = [
        piece
        for row, (name, number) in enumerate(cells)
        for piece in (put(50, 500 - LEADING * row, name), put(300, 500 - LEADING * row, number))
    ]
    lines = [put(50, 720 - LEADING * row, line) for row, line in enumerate(wrap(TEXT[0], 90))]
    text = read(draw([*HEAD, *lines, *rows])).text
    assert TEXT[0] in text
    assert "hangers replaced cables" not in text


def test_furniture_of_the_page_is_left_out_and_its_day_and_outlet_are_known() -> None:
    pages = []
    for page, texts in enumerate((TEXT[:3], TEXT[3:])):
        lines = [line for text in texts for line in [*wrap(text, 95), ""]]
        pages.append(
            [
                *(put(50, 815, OUTLET, 8), put(420, 815, "Tuesday, November 24, 2026", 8)),
                *(HEAD if not page else ()),
                *(put(50, 720 - LEADING * row, line) for row, line in enumerate(lines) if line),
                put(290, 30, f"Page {page + 1} of 2", 8),
            ]
        )
    for content in (draw(*pages), draw(pages[0])):
        article = read(content)
        assert (article.headline, article.outlet, article.byline) == (HEADLINE, OUTLET, "Jane Doe")
        assert article.published is not None
        assert article.published.date() == date(2026, 11, 24)
        assert article.paragraphs == TEXT[: len(article.paragraphs)]
        assert len(article.paragraphs) >= 3


def test_captions_notes_and_bold_headings_are_left_out() -> None:
    first, second = (wrap(text, 95) for text in TEXT[:2])
    caption = put(50, 640, "Cyclists wait at the northern ramp of the bridge on Monday morning.", 8)
    mark = put(50 + 4.2 * len(first[-1]), 720 - LEADING * (len(first) - 1) + 4, "1", 6)
    content = draw(
        [
            *HEAD,
            *(put(50, 720 - LEADING * row, line) for row, line in enumerate(first)),
            mark,
            caption,
            put(50, 600, "The buses return", 10, "F1"),
            *(put(50, 585 - LEADING * row, line) for row, line in enumerate(second)),
            put(50, 100, "1 Counted by the harbour board, without those of the ramps.", 7.5),
        ]
    )
    assert read(content).paragraphs == TEXT[:2]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    lines = wrap(TEXT[0], 60)
    lines[0] = lines[0][1:]
    content = draw(
        [
            *HEAD,
            put(50, 698, "T", 44),
            *(put(78 if row < 3 else 50, 720 - LEADING * row, line) for row, line in enumerate(lines)),
        ]
    )
    assert read(content).paragraphs == TEXT[:1]


STYLE = (
    "@page { size: A4; margin: 2cm; @top-left { content: 'Eastport Evening Courier' }"
    " @top-right { content: 'Tuesday, November 24, 2026' } @bottom-center { content: counter(page) } }"
    " body { font: 10pt/1.3 serif } p { margin: 0; text-indent: 1em; hyphens: auto; text-align: justify }"
    " figcaption, small { font-size: 8pt } figure { margin: 1em 0 } blockquote { font-size: 15pt; margin: 1em }"
)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("long", [False, True])
def test_a_page_that_a_browser_set_in_columns_comes_back(count: int, long: bool) -> None:
    texts = [
        f"{text} The newsroom heard it on day {number}."
        for number in range(3, 12 if long else 4)
        for text in TEXT
    ]
    middle = len(texts) // 2
    body = "".join(f"<p>{text}</p>" for text in texts[:middle])
    body += "<figure><figcaption>Cyclists at the northern ramp on Monday morning, with the vans behind.</figcaption></figure>"
    body += "<h2>What comes next</h2>" + "".join(f"<p>{text}</p>" for text in texts[middle:])
    page = f"<html lang=en><style>{STYLE}</style><h1>{HEADLINE}</h1><p>By Jane Doe</p>"
    content = HTML(string=f"{page}<div style='columns: {count}'>{body}</div></html>").write_pdf()
    article = read(content)
    assert (article.headline, article.byline, article.outlet) == (HEADLINE, "Jane Doe", OUTLET)
    assert list(article.paragraphs) == texts
