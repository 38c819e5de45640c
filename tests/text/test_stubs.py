"""A stub leads to its article; what is whole does not."""

import pytest

from briefer.text.stubs import count_roughly, is_stub, strip_tags

STORY = "<p>" + "The bridge reopened after an inspection that found no fault. " * 20 + "</p>"
TEASER = "The bridge reopened on Tuesday after an inspection."


@pytest.mark.parametrize(
    "end",
    [
        "…", "...", "[&#8230;]", "[...]", "(more)", "(…)", ' <a href="x">Read more</a>',
        " Continue reading →", " Read the full story here »", " Weiterlesen", " Lire la suite",
        " Leer más", " 続きを読む", " More &raquo;",
        " [&#8230;] <p>The post <a>Bridge</a> appeared first on <a>Harbour Post</a>.</p>",
    ],
)  # fmt: skip
def test_what_ends_with_a_lead_is_a_stub_however_long(end: str) -> None:
    assert is_stub(content=STORY + TEASER + end, summary="")
    assert is_stub(content="", summary=STORY + TEASER + end)


@pytest.mark.parametrize(
    ("content", "summary", "stub"),
    [
        ("", TEASER, True),
        ("", STORY, False),
        ("", "", True),
        (STORY, "", False),
        (STORY, TEASER, False),
        (TEASER, TEASER, True),
        (f"<p>{TEASER}</p>", TEASER, True),
        (TEASER, "", False),
        (TEASER, "Another line.", False),
        (STORY, STORY, False),
    ],
)
def test_a_content_is_whole_unless_it_repeats_a_short_summary(content: str, summary: str, stub: bool) -> None:
    assert is_stub(content=content, summary=summary) is stub


def test_words_are_counted_in_scripts_without_blanks_too() -> None:
    assert count_roughly("橋が再開した。" * 60) == 210
    assert not is_stub(content="", summary="橋が再開した。" * 60)
    assert count_roughly("") == 0
    assert count_roughly("one two three") == 3


def test_tags_and_entities_are_no_text() -> None:
    assert strip_tags("<p>A &amp;\n B</p><p>C</p>") == "A & B C"
