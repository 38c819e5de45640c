"""A text fragment finds its sentence, by the rules that browsers follow."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import make_article, make_sentences

from briefer.assemble import link_sentence

LONG = "The ferry lost steering about 400 metres from the entrance, and struck the outer wall in heavy swell."


def follow(link: str, text: str) -> tuple[int, int]:
    """Return what a browser would highlight: the first start, then the first end after it."""
    start, _, end = link.partition(":~:text=")[2].partition(",")
    page, start, end = text.lower(), unquote(start).lower(), unquote(end).lower()
    begin = page.find(start)
    finish = begin + len(start) if not end else page.find(end, begin + len(start)) + len(end)
    return begin, finish


def test_short_sentences_are_quoted_whole() -> None:
    article = make_article("All are safe.", url="https://post.example/a")
    assert link_sentence(article, make_sentences(article)[0]) == (
        "https://post.example/a#:~:text=All%20are%20safe."
    )


def test_long_sentences_are_named_by_their_edges() -> None:
    article = make_article("Before.", LONG, "After.")
    link = link_sentence(article, make_sentences(article)[1])
    assert link.endswith("#:~:text=The%20ferry%20lost%20steering,wall%20in%20heavy%20swell.")


def test_characters_that_mean_something_there_are_escaped() -> None:
    article = make_article("Rock-and-roll, rhythm & blues 100%.")
    link = link_sentence(article, make_sentences(article)[0])
    assert link.partition("text=")[2] == "Rock%2Dand%2Droll%2C%20rhythm%20%26%20blues%20100%25."


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://post.example/a#part", "https://post.example/a#part:~:text=All"),
        ("https://post.example/a#:~:text=old", "https://post.example/a#:~:text=All"),
        ("file:desk/a%20b.txt", "file:desk/a%20b.txt#:~:text=All"),
    ],
)
def test_an_address_keeps_its_own_fragment(url: str, start: str) -> None:
    article = make_article("All are safe.", url=url)
    assert link_sentence(article, make_sentences(article)[0]).startswith(start)


def test_edges_grow_until_they_are_found_nowhere_before() -> None:
    twin = (
        "The ferry lost steering about noon, said the owner, and then it turned and went home to port again."
    )
    article = make_article(twin, LONG, "It struck the outer wall in heavy swell.")
    sentences = make_sentences(article)
    for sentence in sentences:
        assert follow(link_sentence(article, sentence), article.text) == (sentence.start, sentence.end)


def test_a_sentence_that_stands_twice_is_quoted_whole() -> None:
    article = make_article(LONG, LONG)
    assert link_sentence(article, make_sentences(article)[1]).count(",") == 0


def test_letters_that_grow_in_lower_case_do_no_harm() -> None:
    article = make_article(
        "İİİ first, in a sentence of more than ten words, which is named by its edges here."
    )
    sentence = make_sentences(article)[0]
    assert follow(link_sentence(article, sentence), article.text)[0] == 0


words = st.text(alphabet="aäbİßcé.,-&%", min_size=1, max_size=8)


@given(st.lists(st.lists(words, min_size=1, max_size=20), min_size=1, max_size=5))
def test_links_are_ascii_and_lead_to_a_place_that_begins_like_the_sentence(
    paragraphs: list[list[str]],
) -> None:
    article = make_article(*(" ".join(paragraph) for paragraph in paragraphs))
    for sentence in make_sentences(article):
        link = link_sentence(article, sentence)
        assert link.isascii()
        start = unquote(link.partition(":~:text=")[2].partition(",")[0])
        assert sentence.text.startswith(start)
