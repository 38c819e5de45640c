"""What is set before there is a brief changes nothing in it, and is like one."""

import re
from pathlib import Path

from tests.golden.invented_day import make_brief
from tests.looks import compose

from briefer.renderers import Press, pictures, rehearsing, reusing, typesetting
from briefer.resources import templates_folder


def print_page(page: str) -> bytes:
    return typesetting.print_sheets(typesetting.lay_out(page, archival=False))[1]


def test_a_brief_is_the_same_after_it(press: Press) -> None:
    page = compose(make_brief(), press)
    before = print_page(page)
    for step in rehearsing.STEPS:
        step()
    assert print_page(page) == before


def test_the_style_sheet_of_a_brief_is_parsed_by_then(press: Press) -> None:
    reusing._parse_sheet.cache_clear()
    rehearsing.rehearse("")
    print_page(compose(make_brief(), press))
    assert reusing._parse_sheet.cache_info().misses == 1


def test_it_has_what_a_brief_has() -> None:
    sources = (templates_folder() / "brief.html.j2", Path(pictures.__file__))
    known = " ".join(source.read_text(encoding="utf-8") for source in sources)
    names = set(" ".join(re.findall(r'class="([^"]+)"', "".join(rehearsing.PARTS))).split())
    assert [name for name in sorted(names) if not re.search(rf'class="[^"]*\b{name}\b', known)] == []
