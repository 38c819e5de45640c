"""What is left out of setting a page changes nothing on it."""

from collections.abc import Callable

import pytest
from tests.golden.invented_day import make_brief
from tests.looks import compose
from tests.renderers.hard_days import make_hard_brief
from weasyprint import css
from weasyprint.layout import inline

from briefer.model import Brief
from briefer.renderers import Press, hastening, typesetting

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


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("make", [make_brief, make_hard_brief])
def test_a_brief_is_the_same_to_the_byte(
    make: Callable[[], Brief], paper: str, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = compose(make(), press, paper=paper)
    hastened = print_page(page)
    monkeypatch.setattr(css.ComputedStyle, "__missing__", hastening._compute)
    assert print_page(page) == hastened


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lines_find_their_place_beside_what_floats(direction: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = FLOATS.format(direction, "word " * 30, "word " * 30)
    hastened = print_page(page)
    monkeypatch.setattr(css.ComputedStyle, "__missing__", hastening._compute)
    monkeypatch.setattr(inline, "inline_min_content_width", hastening._measure_least)
    assert print_page(page) == hastened


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
