"""One model, many faces: the same stories, sentences and notes, read back out of each by its own parser."""

import re
from collections.abc import Callable

import pytest
from tests.golden.invented_day import make_brief, read_news
from tests.renderers.faces import (
    Face,
    ToldStory,
    find_order,
    read_epub,
    read_html,
    read_json,
    read_markdown,
    read_text,
)
from tests.renderers.reading import squeeze

from briefer.model import Brief
from briefer.renderers import RENDERERS, Press, open_renderer
from briefer.renderers.cleaning import show_label, show_text

READERS: dict[str, Callable[[bytes], Face]] = {
    "html": read_html,
    "epub": read_epub,
    "markdown": read_markdown,
    "text": read_text,
    "json": read_json,
}
BRIEFS: dict[str, Callable[[], Brief]] = {
    "usual": make_brief,
    "quiet": lambda: make_brief(tuple(story for story in read_news() if story.state == "unchanged")),
    "empty": lambda: make_brief(()),
    "one story": lambda: make_brief(read_news()[:1]),
    "short": lambda: make_brief(minutes=1),
}


def tell(brief: Brief) -> Face:
    """Return what every face must tell of the brief."""
    corrected = [each for both in brief.corrections for each in (both.sentence, both.now) if each]
    return Face(
        stories=tuple(
            ToldStory(
                theme=show_text(section.label).upper(),
                headline=(show_text(story.headline), story.headline_note),
                sentences=tuple((show_text(each.sentence.text), each.note) for each in story.sentences),
            )
            for section in (*brief.leads, *brief.briefs)
            for story in section.stories
        ),
        watching=tuple((show_text(line.headline), line.headline_note) for line in brief.watching),
        corrections=tuple((show_text(each.sentence.text), each.note) for each in corrected),
        notes=tuple((note.number, "") for note in brief.notes),
    )


def test_every_format_is_read_back() -> None:
    assert {*READERS, "pdf"} == set(RENDERERS)


@pytest.mark.parametrize("kind", BRIEFS)
@pytest.mark.parametrize("name", READERS)
def test_every_face_tells_the_same(name: str, kind: str, press: Press) -> None:
    brief = BRIEFS[kind]()
    face = READERS[name](open_renderer(name, press=press).render(brief).content)
    wanted = tell(brief)
    assert face.stories == wanted.stories
    assert face.watching == wanted.watching
    assert face.corrections == wanted.corrections
    assert [number for number, _ in face.notes] == [number for number, _ in wanted.notes]
    for note, (_, text) in zip(brief.notes, face.notes, strict=True):
        article = note.article
        for words in (article.outlet, article.headline, article.id[:8]):
            assert squeeze(show_label(words)) in text


def test_the_printed_face_tells_the_same_in_the_same_order(press: Press, brief: Brief) -> None:
    """Right-to-left text, which a PDF gives back in visual order, is left out."""
    face = tell(brief)
    texts = [f"{text}{note}" for text, note in list_cited(face) if not re.search("[\u0590-\u08ff]", text)]
    texts += [f"{note.number}{note.article.outlet}," for note in brief.notes if note.article.language != "ar"]
    places = find_order(open_renderer("pdf", press=press).render(brief).content, texts)
    assert places == sorted(places)
    assert min(places) >= 0
    assert len(places) == len(texts)


def list_cited(face: Face) -> list[tuple[str, int]]:
    told = [cited for story in face.stories for cited in (story.headline, *story.sentences)]
    return [*told, *face.watching, *face.corrections]
