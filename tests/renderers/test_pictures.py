"""Pictures: bars whose words say all that they show, and a page that is whole without them."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.renderers.reading import read_page, read_pdf, walk

from briefer.model import Brief, Chart
from briefer.renderers import Press
from briefer.renderers.html import HtmlRenderer
from briefer.renderers.pdf import PdfRenderer
from briefer.renderers.pictures import draw_bars, draw_days, draw_hours

END = datetime(2026, 11, 24, 6, tzinfo=UTC)


def chart_it(brief: Brief) -> Brief:
    story = brief.leads[0].stories[0]
    days = Chart(kind="days", subject=story.id, counts=(0, 0, 1, 0, 4, 2, 8), end=END)
    hours = tuple(
        Chart(kind="hours", subject=label, counts=(0, 1, 2, 0, 0, 9, 0, 0), end=END)
        for label in ("World", "<b>Health</b>")
    )
    return replace(brief, charts=(days, *hours))


def test_bars_are_as_high_as_their_share() -> None:
    drawn = draw_bars((0, 1, 4), label="<i>Words</i>")
    assert 'viewBox="0 0 22 20"' in drawn
    assert "M0 20v-0.5h6V20z" in drawn
    assert "M8 20v-5h6V20z" in drawn
    assert "M16 20v-20h6V20z" in drawn
    assert "<title>&lt;i&gt;Words&lt;/i&gt;</title>" in drawn
    assert "M16 20v-10h6V20z" in draw_bars((0, 1, 4), label="", most=8)
    assert "v-0.5h6" in draw_bars((0, 0), label="")


def test_words_say_what_a_picture_shows(brief: Brief) -> None:
    charted = chart_it(brief)
    (name, drawn), *others = draw_days(charted).items()
    assert (name, others) == ("story-1", [])
    assert "today last: 0, 0, 1, 0, 4, 2, 8" in drawn
    world, health = draw_hours(charted)
    assert "World: 12 articles, most between 21:00 and 00:00" in world.drawn
    assert "<b>" not in health.drawn


def test_pictures_are_figures_with_words_in_both_faces(press: Press, brief: Brief) -> None:
    charted = chart_it(brief)
    page = read_page(HtmlRenderer(press).render(charted).content)
    assert len(page.find("svg", role="img")) == 3
    assert "<b>Health</b>" in page.text
    pdf = read_pdf(PdfRenderer(press).render(charted).content)
    figures = [str(tag["/Alt"])[:5] for tag in walk(pdf) if tag["/S"] == "/Figure"]
    assert sorted(figures) == ["<b>He", "Artic", "World"]


def test_nothing_depends_on_them(press: Press, brief: Brief) -> None:
    bare = read_page(HtmlRenderer(press).render(brief).content)
    assert bare.find("svg") == []
    assert "When it came" not in bare.text
