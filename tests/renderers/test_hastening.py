"""What is left out of setting a page changes nothing on it."""

import zlib
from collections.abc import Callable

import pytest
import weasyprint
from tests.golden.invented_day import make_brief
from tests.looks import compose
from tests.renderers.hard_days import make_hard_brief
from weasyprint import css, document, tinyhtml5
from weasyprint.css import computed_values, tokens, units
from weasyprint.layout import inline, percent
from weasyprint.pdf.stream import pydyf
from weasyprint.text import line_break

from briefer.model import Brief
from briefer.renderers import Press, hastening, inking, reusing, typesetting

OWN = (
    (css.ComputedStyle, "__missing__", hastening._compute),
    (css.AnonymousStyle, "__init__", hastening._begin_anonymous),
    (css.StyleFor, "set_computed_styles", hastening._set_styles),
    (css.StyleFor, "__call__", hastening._find_style),
    (percent, "resolve_one_percentage", hastening._set_length),
    (tinyhtml5.inputstream, "characters_until_regex", {}),
    (css, "CSS", weasyprint.CSS),
    (tokens.Pending, "solve", reusing._solve),
    *((owner, "strut", reusing._measure_strut) for owner in (line_break, inline, units, computed_values)),
    (line_break, "get_font_description", reusing._describe_font),
    (line_break.Layout, "deactivate", inking._drop_layout),
    (line_break.Layout, "reactivate", inking._reactivate),
    (pydyf, "_to_bytes", inking._to_bytes),
    (pydyf.PDF, "add_object", inking._add_object),
    (pydyf.Stream, "data", property(inking._write_stream)),
    (document.Page, "paint", inking._paint),
)

FLOATS = """<html lang="en" dir="{}"><style>
@page {{ size: 200px 200px; margin: 10px }}
p {{ font: 10px 'PT Sans'; margin: 0; text-decoration: underline }}
.left {{ float: left; width: 150px; height: 60px }} .right {{ float: right; width: 155px; height: 70px }}
.before {{ float: left; width: 20px; height: 40px; margin-inline-start: -30px; padding-block-end: 3px }}
section {{ margin: 0 0 0 30px; max-inline-size: 12em; min-width: 4em }}
</style><div class=left></div><p>antidisestablishmentarianism is longer than what is left</p>
<div class=right></div><p>word {}</p><section><div class=before></div><p>{}</p></section>"""


def print_page(page: str) -> bytes:
    return typesetting.print_sheets(typesetting.lay_out(page, archival=False))[1]


ODD = """<html lang="en"><style>
@page { size: 300px 240px; margin: 8%; @bottom-center { content: counter(page) } }
@counter-style stars { system: cyclic; symbols: "*" }
:root { --face: bold 10px/1.3 'PT Serif'; --gap: 4px; --wrong: 3 of them }
p { font: var(--face); text-align: justify; hyphens: auto; margin: calc(var(--gap) * 2) 5% }
h2 { margin: var(--wrong); font: var(--none, italic 12px 'PT Sans'); letter-spacing: .1em }
p::before { content: "said "; color: #333 } p::first-line { font-weight: 400; letter-spacing: 1px }
li { list-style: stars; margin-inline-start: 2em; word-spacing: 3px } li::marker { color: red }
q { anchor: none } q::before { anchor: attr(title) }
table { border-collapse: collapse } td { border: 1px solid; padding: 2px }
section { display: flex } section div { min-width: auto; flex: 1; height: 20% }
pre { tab-size: 3; white-space: pre-wrap }
</style><style>@media print { em { text-decoration: underline } } @page :first { margin-top: 12% }</style>
<h2>A headline</h2><p>{words}</p>
<ul><li>one <q title=there>quoted</q><li>two</ul><table><td>cell<td>{words}</table>
<section><div>left</div><div>right</div></section><pre>a\tb\n c</pre><p>{words} <em>{words}</em></p></html>"""


@pytest.fixture
def unhastened(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Give WeasyPrint its own functions back, but for what is better than its own."""

    def give_back() -> None:
        for owner, name, own in OWN:
            monkeypatch.setattr(owner, name, own)

    return give_back


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("make", [make_brief, make_hard_brief])
def test_a_brief_is_the_same_to_the_byte(
    make: Callable[[], Brief], paper: str, press: Press, unhastened: Callable[[], None]
) -> None:
    page = compose(make(), press, paper=paper)
    hastened = print_page(page)
    assert print_page(page) == hastened
    unhastened()
    assert print_page(page) == hastened


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lines_find_their_place_beside_what_floats(
    direction: str, unhastened: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = FLOATS.format(direction, "word " * 30, "word " * 30)
    hastened = print_page(page)
    monkeypatch.setattr(inline, "inline_min_content_width", hastening._measure_least)
    unhastened()
    assert print_page(page) == hastened


def test_whatever_a_style_sheet_asks_for_is_set_the_same(unhastened: Callable[[], None]) -> None:
    page = ODD.replace("{words}", "Considerable numbers of inhabitants are counted again every spring. " * 2)
    hastened = print_page(page)
    assert print_page(page) == hastened
    unhastened()
    assert print_page(page) == hastened


def test_what_is_added_to_a_stream_later_is_in_it() -> None:
    stream = pydyf.Stream([b"begun"], compress=True)
    inking.begin_packing(stream)
    stream.stream.append(b"and ended")
    assert zlib.decompress(stream.data.split(b"stream\n")[1].split(b"\nend")[0]) == b"begun\nand ended"


def test_a_word_too_long_for_its_line_stands_beside_the_margin_all_the_same() -> None:
    page = (
        "<html lang=en><style>@page { size: 200px; margin: 10px } section { margin-left: 60px }"
        "p { margin: 0; font: 10px/12px 'PT Sans'; overflow-wrap: break-word }"
        "div { float: left; width: 40px; height: 90px; margin-left: -60px }</style>"
        f"<section><div></div><p id=told>{'lentokone' * 9} puhuu</p></section>"
    )
    facts = typesetting.lay_out(page, archival=False).facts
    places = facts["places"]
    assert isinstance(places, dict)
    assert places["told"][1] < 90 * 0.75
