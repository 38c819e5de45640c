"""Where lines may break: what is held together, and what is too long for that."""

import pytest

from briefer.renderers.breaking import NO_BREAK, bind_headline, bind_text, cut_headline


@pytest.mark.parametrize(
    ("headline", "bound"),
    [
        ("Senate passes bill after long debate", "after~long~debate"),
        ("Ministers deny that infections of newborns", "infections~of~newborns"),
        ("A question about vaccination programmes", "about vaccination~programmes"),
        ("All of it about Infektionsschutzgesetzänderungen", "about Infektionsschutzgesetzänderungen"),
        ("MAYOR WARNS OF A WATERLOGGED HARBOUR", "A WATERLOGGED HARBOUR"),
        ("Two words", "Two words"),
        ("One", "One"),
        ("", ""),
    ],
)
def test_the_last_words_of_a_headline_stand_together(headline: str, bound: str) -> None:
    held = bind_headline(headline)
    assert held.replace(NO_BREAK, " ") == headline
    assert held.replace(NO_BREAK, "~").endswith(bound)


def test_two_short_words_end_a_paragraph_together() -> None:
    assert bind_text("It took him many weeks.") == f"It took him many{NO_BREAK}weeks."
    assert (
        bind_text("It took extraordinarily many photographs.") == "It took extraordinarily many photographs."
    )
    assert bind_text("Stop it.") == "Stop it."


def test_a_short_hyphenated_word_is_a_piece_of_its_own() -> None:
    pieces = cut_headline("A nine-hour debate on Nordrhein-Landwirtschaftsminister")
    assert [(piece.text, piece.whole) for piece in pieces] == [
        ("A ", False),
        ("nine-hour", True),
        (" debate on Nordrhein-Landwirtschaftsminister", False),
    ]
    assert cut_headline("") == ()


def test_a_hyphenated_word_takes_the_blank_along_that_holds_it() -> None:
    pieces = cut_headline(bind_headline("Senate passes bill after nine-hour debate"))
    assert [(piece.text.replace(NO_BREAK, "~"), piece.whole) for piece in pieces] == [
        ("Senate passes bill after", False),
        ("~nine-hour", True),
        ("~debate", False),
    ]
