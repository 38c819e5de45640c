"""The plain text stands alone: 72 columns, whole, harmless on a terminal."""

import re

from tests.golden.invented_day import make_brief, read_news
from tests.renderers.hostile import make_hostile_brief

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.columns import WIDTH, measure_columns
from briefer.renderers.text import TextRenderer, spread_line


def render(press: Press, brief: Brief) -> str:
    return TextRenderer(press).render(brief).content.decode("utf-8")


def test_no_line_is_wider_than_the_page_but_addresses(press: Press, brief: Brief) -> None:
    for line in render(press, brief).split("\n"):
        assert measure_columns(line) <= WIDTH or "://" in line
        assert line == line.rstrip()


def test_every_note_is_cited_and_listed_with_its_address(press: Press, brief: Brief) -> None:
    told, _, notes = render(press, brief).partition("NOTES\n")
    for note in brief.notes:
        assert f"[{note.number}]" in told
        assert re.search(rf"^\[{note.number}\] ", notes, flags=re.MULTILINE)
        assert note.article.url in notes


def test_a_note_never_begins_a_line_of_a_story(press: Press, brief: Brief) -> None:
    told = render(press, brief).partition("NOTES\n")[0]
    assert not re.search(r"^\s*\[\d+\]", told, flags=re.MULTILINE)


def test_blank_lines_are_never_doubled(press: Press, brief: Brief) -> None:
    assert "\n\n\n" not in render(press, brief)
    assert "\n\n\n" not in render(press, make_brief(()))


def test_a_quiet_day_says_so(press: Press) -> None:
    watched = tuple(story for story in read_news() if story.state == "unchanged")
    text = render(press, make_brief(watched))
    assert "NOTHING NEW" in text
    assert "WATCHING" in text
    assert "TODAY" not in text


def test_nothing_in_it_moves_a_terminal(press: Press) -> None:
    text = render(press, make_hostile_brief())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
    assert text.count("\u202e") == text.count("\u202c")


def test_what_does_not_fit_one_line_takes_two() -> None:
    assert spread_line("left", "right") == "left" + " " * 63 + "right"
    assert spread_line("l" * 60, "r" * 20) == "l" * 60 + "\n" + "r" * 20
