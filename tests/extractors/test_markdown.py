"""Markdown: words without marks, front matter, headings."""

import pytest
from tests.extractors.pages import PARAGRAPHS, make_document

from briefer.errors import ExtractionError
from briefer.extractors.front_matter import split_front_matter
from briefer.extractors.markdown import draft_markdown, extract, strip_marks

BODY = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**bold** and *slanted* and ***both***", "bold and slanted and both"),
        ("__bold__ and _slanted_", "bold and slanted"),
        ("snake_case_word and 2*3*4", "snake_case_word and 2*3*4"),
        ("`code` and ``more ` code``", "code and more ` code"),
        ("~~gone~~", "gone"),
        ('[a link](https://a.example/b_(c) "t") here', "a link here"),
        ("[a link][ref] and ![picture](x.png) none", "a link and  none"),
        ("<https://a.example/> here", "https://a.example/ here"),
        ("a <b>bold</b>, plain word", "a bold, plain word"),
        ("A &amp; B &lt;C&gt;", "A & B <C>"),
        (r"\*not\* \_slanted\_ \# and \\", r"*not* _slanted_ # and \ ".strip()),
        ("claim[^1].", "claim."),
        ("“**Quoted**,” she said", "“Quoted,” she said"),
        ("5 * 3 and * alone", "5 * 3 and * alone"),
    ],
)
def test_marks_give_way_to_their_text(marked: str, plain: str) -> None:
    assert strip_marks(marked) == plain


def test_blocks_are_told_apart() -> None:
    draft = draft_markdown(
        "# Bridge *reopens*\n\nFirst paragraph\nin two lines.\n\n## A subheading\n\n> Quoted\n> text.\n\n"
        "- item one\n- item two\n  goes on\n\n1. third\n\n---\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "[ref]: https://a.example\n\n<!-- hidden\nwords -->\n\n<script>alert(1)</script>\n\nAnother heading\n-------\n"
        "A hard break.  \nNext.<br><br>Last."
    )
    assert draft.headline == "Bridge reopens"
    assert draft.lines == (
        "First paragraph in two lines.",
        "Quoted text.",
        "item one",
        "item two goes on",
        "third",
        "A hard break.",
        "Next.",
        "Last.",
    )


@pytest.mark.parametrize(
    "text", ["Bridge reopens\n=====\n\nText.", "## Bridge reopens\n\nText.", "Bridge reopens #", "#"]
)
def test_the_first_heading_is_the_headline(text: str) -> None:
    assert draft_markdown(text).headline in ("Bridge reopens", "")


def test_an_unclosed_code_block_or_comment_ends_the_text() -> None:
    assert draft_markdown("Text.\n\n~~~\ncode").lines == ("Text.",)
    assert draft_markdown("Text.\n\n<!-- hidden").lines == ("Text.",)


def test_front_matter_declares() -> None:
    matter = (
        '---\ntitle: "Bridge: it reopens"\nauthors:\n  - name: Jane Doe\n  - John Roe\ndate: 2026-11-23 # monday\n'
        "outlet: 'Harbour Post'\nlang: en\ncanonical: https://harbourpost.example/bridge\ntags: [a, b]\n---\n"
    )
    article = extract(make_document(f"{matter}\n# Another title\n\n{BODY}", url="file:a.md"))
    assert article.headline == "Bridge: it reopens"
    assert (article.byline, article.outlet, article.language) == ("Jane Doe, John Roe", "Harbour Post", "en")
    assert article.url == "https://harbourpost.example/bridge"
    assert str(article.published)[:10] == "2026-11-23"
    assert article.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    ("text", "matter", "rest"),
    [
        ("+++\ntitle = 'A'\n+++\nB", {"headline": "A"}, "B"),
        ("\ufeff---\r\nauthor: [A, 'B']\r\n---\r\nC", {"byline": "A, B"}, "C"),
        ("---\ntitle: >\n  Folded words\n...\nB", {"headline": "Folded words"}, "B"),
        ("---\ntitle: ~\nunknown: x\n---\nB", {}, "B"),
        ("---\nno end", {}, "---\nno end"),
        ("No matter", {}, "No matter"),
        ("---\n" + "a: b\n" * 500 + "---\nB", {}, None),
        ('---\ntitle: "open\n---\nB', {"headline": "open"}, "B"),
    ],
)
def test_front_matter_is_split_off(text: str, matter: dict[str, str], rest: str | None) -> None:
    found, remaining = split_front_matter(text)
    assert found == matter
    assert rest is None or remaining == rest


@pytest.mark.parametrize("content", [b"", b"  \n", b"---\ntitle: A\n---\n"])
def test_an_empty_text_is_refused(content: bytes) -> None:
    with pytest.raises(ExtractionError):
        extract(make_document(content, url="file:a.md"))
