"""The web page in a real browser: for every width, scheme and way of pointing, and for the printer."""

import importlib.util
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.browser import BROWSER, MISSING, Page, open_browser
from tests.golden.invented_day import Report, Told, make_brief, read_news
from tests.renderers.hard_days import make_hard_brief, tell
from tests.renderers.reading import read_pdf, squeeze

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.html import HtmlRenderer

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason=MISSING)]
WIDTHS = (320, 800, 1280)
SCREENS = list(itertools.product(WIDTHS, (False, True)))
TAB, ENTER, ESCAPE = ("Tab", 9), ("Enter", 13), ("Escape", 27)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with open_browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, press: Press, brief: Brief) -> str:
    """The address of the invented day's page."""
    return publish(brief, press=press, folder=tmp_path_factory.mktemp("pages"))


def publish(brief: Brief, *, press: Press, folder: Path) -> str:
    path = folder / "brief.html"
    path.write_bytes(HtmlRenderer(press).render(brief).content)
    return path.as_uri()


def read_axe() -> str:
    """Return axe-core (MPL 2.0), which judges accessibility, from the wheel that brings it."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec
    assert spec.origin
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def judge(browser: Page, *, least: int = 20) -> list[str]:
    """Return what axe finds wrong, a line each; it throws where it cannot run, or too few rules apply."""
    browser.evaluate(read_axe() + "; 0")
    answer = browser.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(answer["passes"]) > least
    return [
        f"{found['id']}: {node['html']} {node['failureSummary']}"
        for found in answer["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize(("width", "dark"), SCREENS)
def test_axe_finds_no_violation(browser: Page, place: str, width: int, dark: bool) -> None:
    browser.resize(width, dark=dark)
    browser.open(place)
    assert browser.evaluate("innerWidth") == width
    assert browser.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == dark
    assert judge(browser) == []


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)])
def test_axe_finds_no_violation_in_what_opens(browser: Page, place: str, width: int, dark: bool) -> None:
    browser.resize(width, dark=dark)
    browser.open(place)
    browser.evaluate("document.querySelector('.cite button').click()")
    assert list_shown(browser) == ["around-1"]
    assert judge(browser) == []


def test_axe_would_find_one(browser: Page, place: str) -> None:
    """A page that is made worse is found out: the test above is one."""
    browser.resize(800)
    browser.open(place)
    browser.evaluate("document.documentElement.removeAttribute('lang'); document.title = ''")
    assert {line.partition(":")[0] for line in judge(browser)} == {"html-has-lang", "document-title"}


@pytest.mark.parametrize("kind", ["quiet", "empty", "sample"])
def test_axe_finds_no_violation_on_other_days(browser: Page, tmp_path: Path, press: Press, kind: str) -> None:
    watched = tuple(story for story in read_news() if story.state == "unchanged")
    other = {
        "quiet": lambda: make_brief(watched),
        "empty": lambda: make_brief(()),
        "sample": lambda: replace(make_brief(), sample=True),
    }[kind]()
    browser.resize(320)
    browser.open(publish(other, press=press, folder=tmp_path))
    assert judge(browser) == []


@pytest.mark.parametrize("width", [320, 360, 480, 640, 767, 768, 800, 1024, 1280, 1920])
def test_nothing_sticks_out_at_the_side(browser: Page, place: str, width: int) -> None:
    browser.resize(width)
    browser.open(place)
    assert browser.evaluate("document.documentElement.scrollWidth") == width


FIND_ALONE = """[...document.querySelectorAll('h3 .cite, h4 .cite')].filter(cite => {
  const range = document.createRange();
  range.setStart(cite.closest('h3, h4'), 0);
  range.setEndBefore(cite);
  const lines = [...range.getClientRects()].filter(line => line.width > 1);
  const note = cite.getBoundingClientRect();
  const middle = (note.top + note.bottom) / 2;
  return !lines.some(line => line.top < middle && middle < line.bottom);
}).map(cite => cite.closest('h3, h4').textContent)"""


def test_no_word_is_too_long_for_its_page(browser: Page, tmp_path: Path, press: Press) -> None:
    place = publish(make_hard_brief(), press=press, folder=tmp_path)
    for width in (320, 767, 768, 1280):
        browser.resize(width)
        browser.open(place)
        assert browser.evaluate("document.documentElement.scrollWidth") == width


def test_the_rail_stays_on_the_side_of_the_page(browser: Page, tmp_path: Path, press: Press) -> None:
    """Whichever way a story is written; its words run their own way."""
    brief = make_brief(
        (tell(0, "افتتاح محطة تحلية مياه", "افتتحت السلطات يوم الأربعاء محطة جديدة.", language="ar"),)
    )
    browser.resize(1280)
    browser.open(publish(brief, press=press, folder=tmp_path))
    left = "document.querySelector('{}').getBoundingClientRect().left"
    assert browser.evaluate(left.format(".leads .why")) == browser.evaluate(left.format(".leads h2"))
    told = "getComputedStyle(document.querySelector('.leads .told')).direction"
    assert browser.evaluate(told) == "rtl"


def test_no_note_of_a_headline_stands_alone_on_a_line(browser: Page, tmp_path: Path, press: Press) -> None:
    """Headlines of every length, so that each way in which the last line can be full occurs."""
    headlines = [
        f"Vote on new walls {'m' * wide} W{'i' * (count % 10)} {'W' * (count % 7)}A"
        for wide in (3, 9)
        for count in range(17)
    ]
    stories = tuple(
        Told(
            theme="World",
            rank=40.0 - count,
            reports=(Report(outlet="P", headline=headline, sentences=(f"It is so, number {count}.",)),),
            told=((0, 0),),
        )
        for count, headline in enumerate(reversed(headlines))
    )
    address = publish(
        make_brief(stories, lead_count=20, brief_count=60, minutes=60, front_words=2000),
        press=press,
        folder=tmp_path,
    )
    for width in range(320, 400, 8):
        browser.resize(width)
        browser.open(address)
        assert browser.evaluate(FIND_ALONE) == []
        assert browser.evaluate("document.documentElement.scrollWidth") == width


FIND_LOOSE = """[...document.querySelectorAll('.told .cite')].filter(cite => {
  const sentence = cite.previousElementSibling;
  const lines = sentence.getClientRects();
  const note = cite.querySelector('button').getBoundingClientRect();
  const middle = (note.top + note.bottom) / 2;
  const last = lines[lines.length - 1];
  return !(last.top < middle && middle < last.bottom);
}).map(cite => cite.previousElementSibling.textContent)"""


def test_no_note_of_a_sentence_begins_a_line(browser: Page, place: str) -> None:
    browser.open(place)
    for width in range(320, 1280, 7):
        browser.resize(width)
        assert browser.evaluate(FIND_LOOSE) == []


def list_shown(browser: Page) -> list[str]:
    """Return the ids of the cards that are shown."""
    shown: list[str] = browser.evaluate(
        "[...document.querySelectorAll('.around')].filter(card => card.checkVisibility("
        "{visibilityProperty: true})).map(card => card.id)"
    )
    return shown


def find_sentence(browser: Page, number: int) -> tuple[float, float]:
    """Bring a sentence into view, counted from 0, and return the middle of its first line."""
    x, y = browser.evaluate(
        f"(() => {{ const sentence = document.querySelectorAll('.sentence')[{number}];"
        "sentence.scrollIntoView({block: 'center'}); const line = sentence.getClientRects()[0];"
        "return [line.x + line.width / 2, line.y + line.height / 2] })()"
    )
    return x, y


def await_shown(browser: Page, shown: list[str]) -> None:
    """Wait, in the browser's own frames, until these cards are shown; the test's time limit ends it."""
    for _ in range(1000):
        if list_shown(browser) == shown:
            return
        browser.evaluate("new Promise(requestAnimationFrame)")
    assert list_shown(browser) == shown


@pytest.mark.parametrize("width", WIDTHS)
def test_resting_on_a_sentence_shows_what_stands_around_it(browser: Page, place: str, width: int) -> None:
    browser.resize(width)
    browser.open(place)
    browser.point(*find_sentence(browser, 2))
    await_shown(browser, ["around-3"])
    card = browser.evaluate("document.getElementById('around-3').innerText")
    assert re.sub(r"\s+", " ", card) == (
        "Harbour Post, 24 Nov 05:12"
        " Before: The harbour master, Denny Rusk, said the ferry lost steering about 400 metres from the"
        " entrance."
        " After: Divers will inspect the hull at first light, and the port stays closed to ships of more than"
        " 80 metres until Thursday at the earliest. Note 1"
    )
    beside = browser.evaluate(
        "(() => { const card = document.getElementById('around-3').getBoundingClientRect();"
        "const lines = document.querySelectorAll('.sentence')[2].getClientRects();"
        "return [card.top - lines[lines.length - 1].bottom, card.left, innerWidth - card.right] })()"
    )
    assert -6 < beside[0] < 10, "it stands below the sentence and hides none of it"
    assert min(beside[1:]) >= 0
    browser.point(1, 1)
    await_shown(browser, [])


def test_the_keyboard_reaches_it_too(browser: Page, place: str) -> None:
    browser.resize(800)
    browser.open(place)
    find_sentence(browser, 2)
    browser.evaluate("document.querySelectorAll('.cite button')[1].focus()")
    browser.press(*TAB)
    assert browser.evaluate("document.activeElement.getAttribute('aria-describedby')") == "around-3"
    assert list_shown(browser) == ["around-3"]
    browser.press(*TAB)
    assert browser.evaluate("document.activeElement.ariaLabel") == "Note 1"
    assert list_shown(browser) == []
    browser.press(*ENTER)
    assert list_shown(browser) == ["around-3"]
    browser.press(*TAB)
    assert browser.evaluate("document.activeElement.hash") == "#note-1"
    browser.press(*ESCAPE)
    assert list_shown(browser) == []
    assert browser.evaluate("document.activeElement.ariaLabel") == "Note 1"


def test_a_touch_on_the_number_opens_it(browser: Page, place: str) -> None:
    browser.resize(320, 640)
    browser.open(place)
    find_sentence(browser, 2)
    x, y, width, height = browser.evaluate(
        "(() => { const box = document.querySelectorAll('.cite button')[2].getBoundingClientRect();"
        "return [box.x, box.y, box.width, box.height] })()"
    )
    # Anywhere within 24 by 24 pixels: WCAG 2.2, success criterion 2.5.8.
    browser.tap(x + width / 2 - 8, y + height / 2 + 9)
    assert list_shown(browser) == ["around-3"]
    foot = browser.evaluate("document.getElementById('around-3').getBoundingClientRect().bottom")
    assert foot == 640
    browser.tap(100, 20)
    assert list_shown(browser) == []


def test_the_skip_link_leads_to_the_stories(browser: Page, place: str) -> None:
    browser.resize(800)
    browser.open(place)
    browser.press(*TAB)
    assert browser.evaluate("document.activeElement.textContent") == "Skip to the stories"
    assert browser.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    browser.press(*ENTER)
    browser.press(*TAB)
    assert browser.evaluate("document.activeElement.closest('main') !== null")


def test_it_prints_as_the_pdf_does(browser: Page, place: str, brief: Brief) -> None:
    browser.resize(800)
    browser.open(place)
    printed = read_pdf(browser.print())
    box: Any = printed.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)
    assert 2 <= len(printed.pages) <= 4
    text = squeeze("".join(page.extract_text() for page in printed.pages))
    for story in (story for section in (*brief.leads, *brief.briefs) for story in section.stories):
        if story.language in ("en", "de"):  # others are given back as they are drawn
            assert squeeze(story.headline) in text
            for each in story.sentences:
                assert squeeze(each.sentence.text) in text
    assert "Itopensthearticle" not in text
    assert "Skiptothestories" not in text
