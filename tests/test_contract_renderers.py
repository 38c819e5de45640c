"""What every renderer of the table promises."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from tests.golden.invented_day import make_brief, read_news
from tests.looks import classic_press
from tests.renderers.hostile import make_hostile_brief
from tests.renderers.reading import read_book, read_markup, read_page, read_pdf, squeeze

from briefer.errors import SettingsError
from briefer.model import Brief, Edition
from briefer.renderers import RENDERERS, Press, list_renderers, open_renderer
from briefer.renderers.typesetter import open_typesetter


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with open_typesetter() as typesetter:
        yield classic_press(typesetter)


READ: dict[str, Callable[[Edition], str]] = {
    "html": lambda edition: read_page(edition.content).text,
    "pdf": lambda edition: "".join(page.extract_text() for page in read_pdf(edition.content).pages),
    "text": lambda edition: edition.content.decode("utf-8"),
    "markdown": lambda edition: read_markup(edition.content),
    "epub": lambda edition: read_book(edition.content),
    "json": lambda edition: edition.content.decode("utf-8"),
}
SUFFIX = {"text": "txt", "markdown": "md"}
BRIEFS: dict[str, Callable[[], Brief]] = {
    "usual": make_brief,
    "quiet": lambda: make_brief(tuple(story for story in read_news() if story.state == "unchanged")),
    "empty": lambda: make_brief(()),
    "one story": lambda: make_brief(read_news()[:1]),
    "short": lambda: make_brief(minutes=1),
    "sample": lambda: replace(make_brief(), sample=True),
    "without a note or a zone": lambda: replace(make_brief(()), title="", settings_hash=""),
    "hostile": make_hostile_brief,
}


def test_every_renderer_is_read_here() -> None:
    assert set(READ) == set(RENDERERS)
    assert set(RENDERERS) <= set(list_renderers())


def test_an_unknown_format_is_named(press: Press) -> None:
    with pytest.raises(SettingsError, match='did you mean "html"'):
        open_renderer("htm", press=press)


@pytest.mark.parametrize("name", RENDERERS)
def test_an_edition_says_what_it_is(name: str, press: Press) -> None:
    edition = open_renderer(name, press=press).render(make_brief())
    assert edition.format == name
    assert edition.name == f"brief.{SUFFIX.get(name, name)}"
    assert "/" in edition.media_type


@pytest.mark.parametrize("kind", BRIEFS)
@pytest.mark.parametrize("name", RENDERERS)
def test_any_brief_is_rendered_and_twice_the_same(name: str, kind: str, press: Press) -> None:
    brief = BRIEFS[kind]()
    renderer = open_renderer(name, press=press)
    edition = renderer.render(brief)
    assert edition.content
    assert renderer.render(brief) == edition


def list_shown(brief: Brief) -> Iterator[str]:
    """Give every text that all faces must show."""
    for story in (story for section in (*brief.leads, *brief.briefs) for story in section.stories):
        yield story.headline
        yield from (each.sentence.text for each in story.sentences)
        yield from (figure.text for difference in story.disagreements for figure in difference.figures)
    yield from (line.headline for line in brief.watching)
    for correction in brief.corrections:
        yield correction.sentence.sentence.text
        yield from [correction.now.sentence.text] if correction.now else []
    yield from (note.article.outlet for note in brief.notes)
    yield from (note.article.id[:8] for note in brief.notes)
    yield from (missed.headline for missed in brief.coverage.missed)


@pytest.mark.parametrize("kind", ["usual", "quiet", "one story", "short"])
@pytest.mark.parametrize("name", RENDERERS)
def test_all_faces_show_the_same(name: str, kind: str, press: Press) -> None:
    """Stories, sentences, notes, watch list and ledger are the same in every format."""
    brief = BRIEFS[kind]()
    shown = squeeze(READ[name](open_renderer(name, press=press).render(brief)))
    for text in list_shown(brief):
        # Reading a PDF back gives right-to-left text in visual order, with presentation forms.
        if name != "pdf" or not re.search("[\u0590-\u08ff]", text):
            assert squeeze(text) in shown
