"""The Markdown shows the text and nothing that the text would do to it, whoever reads it."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from tests.golden.invented_day import make_brief, read_news
from tests.renderers.hostile import make_hostile_brief
from tests.renderers.reading import read_markup

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.cleaning import show_text
from briefer.renderers.markdown import MarkdownRenderer, write_target
from briefer.renderers.markup import write_markdown

# Everything that a reader of Markdown may give a meaning to.
GITHUB = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)


def render(press: Press, brief: Brief) -> str:
    return MarkdownRenderer(press).render(brief).content.decode("utf-8")


def show(markdown: str) -> tuple[str, set[str]]:
    """Return what a page made of the Markdown shows, and its elements."""
    body = etree.fromstring(f"<body>{GITHUB.render(markdown)}</body>", etree.HTMLParser()).find("body")
    return "".join(body.itertext()).strip("\n"), {element.tag for element in body.iter()} - {"body"}


@pytest.mark.parametrize(
    "text",
    [
        "1. FC wins",
        "2026) what a year",
        "- dash first",
        "+ plus",
        "> quoted",
        "# no heading",
        "=====",
        "| a | b |",
        ": a definition",
        "*stars* and _lines_ and `ticks`",
        "~~struck~~",
        "[link](https://evil.example)",
        "![picture](x.png)",
        "Wow!",
        "<script>alert(1)</script>",
        "<https://evil.example>",
        "https://evil.example and www.evil.example and a@evil.example",
        "A &copy; B &#65; &amp; R&D",
        "costs $5, up from $4",
        "back\\slash \\* and end\\",
        "x^2^ and H~2~O",
        "[^1]: not a note",
        "    four blanks",
        "***",
        "Ends in #",
    ],
)
def test_text_is_shown_as_it_is(text: str) -> None:
    shown = show_text(text)
    for before, after, tags in (("", "", {"p"}), ("### ", "", {"h3"}), ("- ", "", {"ul", "li"})):
        read, found = show(before + write_markdown(shown) + after)
        assert (read.strip("\n"), found) == (shown, tags)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    shown = show_text(text)
    # A link's text is told by its ends; blanks of any script at the ends of a block are trimmed.
    read, found = show(f"[{write_markdown(shown)}](<https://a.example>) end")
    assert (read, found) == (f"{shown} end", {"p", "a"})


def test_addresses_keep_what_looks_like_a_character_reference() -> None:
    link = "https://a.example/?a=1&copy=2&copy;=3&#65;"
    body = etree.fromstring(MarkdownIt("commonmark").render(f"[x]({write_target(link)})"), etree.HTMLParser())
    assert next(body.iter("a")).get("href") == link


def test_hostile_text_is_shown_not_obeyed(press: Press) -> None:
    text = render(press, make_hostile_brief())
    page = GITHUB.render(text)
    assert not re.search(r"<(script|img|style|iframe)", page)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    shown = read_markup(text.encode())
    assert "<script>alert(1)</script>" in shown
    assert "{{ 7 * 7 }}" in shown


def test_a_paragraph_is_a_line_and_blank_lines_are_never_doubled(press: Press, brief: Brief) -> None:
    for each in (brief, make_brief(())):
        text = render(press, each)
        assert "\n\n\n" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert not any(line != line.rstrip() for line in text.split("\n"))


def test_every_sentence_leads_to_its_source(press: Press, brief: Brief) -> None:
    text = render(press, brief)
    for section in (*brief.leads, *brief.briefs):
        for story in section.stories:
            for printed in story.sentences:
                assert f"](<{printed.link}>)[^{printed.note}]" in text


def test_headings_are_in_order(press: Press, brief: Brief) -> None:
    levels = [len(match[1]) for match in re.finditer(r"^(#+) ", render(press, brief), flags=re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_quiet_day_says_so(press: Press) -> None:
    watched = tuple(story for story in read_news() if story.state == "unchanged")
    text = render(press, make_brief(watched))
    assert "## Nothing new" in text
    assert "## Watching" in text
    assert "## Today" not in text
