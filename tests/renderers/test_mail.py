"""The parts of a mail: a page that reads in any mail program, and a text that stands alone."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from tests.browser import BROWSER, MISSING, Page, open_browser
from tests.renderers.hostile import make_hostile_brief

from briefer.delivery.limits import PAGE_BYTES
from briefer.errors import RenderError
from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.mail import MailParts, MailWords, render_mail, write_subject
from briefer.renderers.show import show_brief
from briefer.renderers.text import TextRenderer

STRUCTURE = {"html", "head", "meta", "title", "style", "body", "div"}
TAGS = STRUCTURE | {"p", "h1", "h2", "h3", "h4", "ol", "ul", "li", "b", "br", "span", "sup", "a"}
LEAVING = "To leave, write to brief@example.org."


def render(
    brief: Brief, press: Press, *, most_bytes: int = PAGE_BYTES, paper: bool = True, opening: str = ""
) -> MailParts:
    words = MailWords(leaving=LEAVING, opening=opening)
    return render_mail(brief, press=press, words=words, most_bytes=most_bytes, paper=paper)


def list_sentences(brief: Brief) -> list[str]:
    stories = [story for section in (*brief.leads, *brief.briefs) for story in section.stories]
    return [printed.sentence.text for story in stories for printed in story.sentences]


def read_words(html: str) -> str:
    body = lxml.html.fromstring(html).body
    assert body is not None
    return " ".join("".join(body.itertext()).split())


def test_it_says_all_that_the_brief_says_and_how_to_leave(brief: Brief, press: Press) -> None:
    parts = render(brief, press)
    words = read_words(parts.html)
    for sentence in list_sentences(brief):
        assert sentence in words
    for line in (*(item.value for insert in show_brief(brief).inserts for item in insert.items), LEAVING):
        assert line in words
    assert "Shortened" not in words
    assert parts.text.startswith(TextRenderer(press).render(brief).content.decode().rstrip())
    assert parts.text.endswith(f"{LEAVING}\n")


def test_it_loads_nothing_runs_nothing_and_carries_its_styles(brief: Brief, press: Press) -> None:
    html = render(brief, press).html
    tree = lxml.html.fromstring(html)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert tags <= TAGS
    assert not re.search(r"url\(|@import|src=|javascript:|<link", html)
    for link in tree.iter("a"):
        assert link.get("href", "").startswith(("http://", "https://"))
    for element in tree.iter("p", "h1", "h2", "h3", "h4", "li"):
        assert element.get("style"), "mail programs drop style sheets"
    [styles] = tree.iter("style")
    assert (styles.text or "").strip().startswith("@media (prefers-color-scheme: dark)")


def test_hostile_text_is_shown_not_obeyed(press: Press) -> None:
    tree = lxml.html.fromstring(render(make_hostile_brief(), press).html)
    assert not list(tree.iter("script", "img", "iframe", "svg"))
    assert not [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]


def test_the_preheader_is_what_a_list_of_mails_shows_first(brief: Brief, press: Press) -> None:
    words = read_words(render(brief, press).html)
    second = brief.leads[0].stories[1] if len(brief.leads[0].stories) > 1 else brief.leads[1].stories[0]
    assert words.startswith(second.headline)


def test_the_subject_has_the_day_and_the_first_headline(brief: Brief, press: Press) -> None:
    first = brief.leads[0].stories[0].headline
    assert write_subject(brief) == f"{brief.title}, 24 Nov 2026: {first}"
    quiet = dataclasses.replace(brief, leads=(), briefs=())
    assert "no new story" in write_subject(quiet)
    assert "Nothing new" in read_words(render(quiet, press).html)


@pytest.mark.parametrize("paper", [True, False])
def test_a_long_page_is_shortened_and_says_so(brief: Brief, press: Press, *, paper: bool) -> None:
    whole = len(render(brief, press).html.encode())
    sizes = []
    for most_bytes in (whole - 1, whole * 3 // 4, whole // 2, whole // 3):
        html = render(brief, press, most_bytes=most_bytes, paper=paper).html
        sizes.append(len(html.encode()))
        assert sizes[-1] <= most_bytes
        words = read_words(html)
        assert "the whole brief is in its plain text" in words
        assert ("and in the PDF" in words) is paper
        assert brief.leads[0].stories[0].headline in words
        assert LEAVING in words
    assert sizes == sorted(sizes, reverse=True)
    with pytest.raises(RenderError, match="even its headlines"):
        render(brief, press, most_bytes=500)


def test_the_short_page_is_far_below_the_whole_one(brief: Brief, press: Press) -> None:
    parts = render(brief, press)
    assert len(parts.short_html) < len(parts.html) / 2


def test_the_same_brief_makes_the_same_parts(brief: Brief, press: Press) -> None:
    assert render(brief, press) == render(brief, press)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with open_browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason=MISSING)
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 800])
def test_it_reads_well_in_a_browser(
    brief: Brief, press: Press, browser: Page, tmp_path: Path, *, width: int, dark: bool
) -> None:
    page = tmp_path / "mail.html"
    page.write_text(render(brief, press).html, encoding="utf-8")
    browser.resize(width, dark=dark)
    browser.open(page.as_uri())
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    ink, paper = (
        browser.evaluate(f"getComputedStyle(document.body).{name}") for name in ("color", "backgroundColor")
    )
    light = [sum(map(int, re.findall(r"\d+", str(colour))[:3])) for colour in (ink, paper)]
    assert (light[0] > light[1]) is dark, "the ink is as bright as the paper"
    assert abs(light[0] - light[1]) > 400
