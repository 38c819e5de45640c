"""Paragraphs are read alike with a parser and without one."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from briefer.extractors.blocks import list_blocks, list_paragraphs
from briefer.extractors.fragment import parse_fragment

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=40)


@given(before=TEXTS, paragraphs=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_plain_paragraphs_need_no_parser(before: str, paragraphs: list[tuple[str, str]]) -> None:
    pieces = [f"<p>{escape(inside, quote=False)}</p>{escape(behind)}" for inside, behind in paragraphs]
    markup = escape(before) + "".join(pieces)
    assert list_paragraphs(markup) == list_blocks(parse_fragment(markup, url="file:a.html"))


def test_whatever_else_a_markup_holds_is_left_to_the_parser() -> None:
    for markup in (
        "",
        "A line.",
        "<p>One.<br>Two.</p>",
        "<h2>Head</h2><p>One.</p>",
        "<p>One.<p>Two.</p></p>",
    ):
        assert list_paragraphs(markup) == []
