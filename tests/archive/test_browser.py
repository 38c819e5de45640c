"""The archive in a real browser: readable on a telephone and in the dark; its forms work without script."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive.conftest import BRIDGE, HOSTILE, READER
from tests.archive.visitor import Visitor
from tests.browser import BROWSER, MISSING, Page, open_browser
from tests.renderers.test_browser import judge
from tests.store.builders import DAY

from briefer.delivery.tokens import write_token
from briefer.store.install import read_key

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason=MISSING)]
PLACES = (
    "/",
    f"/briefs/brief/{DAY}",
    f"/articles/{BRIDGE.id}",
    f"/articles/{HOSTILE.id}",
    "/stories/story-1",
    "/search?q=bridge",
    "/search?q=***",
    "/unsubscribe?token=x",
    "/nothing",
)
SCREENS = ((320, True), (320, False), (1280, True))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with open_browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.mark.parametrize(("place", "screen"), list(itertools.product(PLACES, SCREENS)))
def test_axe_finds_no_violation_and_nothing_sticks_out(
    browser: Page, visitor: Visitor, place: str, screen: tuple[int, bool]
) -> None:
    width, dark = screen
    browser.resize(width, dark=dark)
    browser.open(visitor.address + place)
    assert browser.evaluate("document.documentElement.scrollWidth") == width
    assert browser.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(22, 21, 19)" if dark else "rgb(255, 254, 251)"
    )
    assert judge(browser, least=15) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_the_way_out_is_for_everybody(
    browser: Page, visitor: Visitor, folder: Path, screen: tuple[int, bool]
) -> None:
    width, dark = screen
    token = write_token("brief", READER, key=read_key(folder))
    browser.resize(width, dark=dark)
    browser.open(f"{visitor.address}/unsubscribe?token={token}")
    assert browser.evaluate("document.querySelector('button').textContent") == "Leave"
    assert judge(browser, least=15) == []


def test_the_form_searches_by_itself(browser: Page, visitor: Visitor) -> None:
    browser.resize(800)
    browser.open(f"{visitor.address}/")
    browser.evaluate("document.querySelector('#q').value = 'cracks'; document.querySelector('#q').focus()")
    browser.follow(lambda: browser.press("Enter", 13))
    assert browser.evaluate("location.pathname + location.search") == "/search?q=cracks&since="
    assert browser.evaluate("document.querySelectorAll('.found li').length") == 2
    browser.follow(lambda: browser.evaluate("document.querySelector('.found a').click()"))
    assert "14 cracks" in browser.evaluate("document.body.innerText")


def test_an_edition_looks_as_it_was_published(browser: Page, visitor: Visitor) -> None:
    browser.open(f"{visitor.address}/briefs/brief/{DAY}/html")
    assert browser.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(255, 0, 0)"
