"""A text fragment finds its sentence, by the rules that browsers follow."""

import html
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browser import BROWSER, MISSING, open_browser
from tests.fakes import make_article, make_sentences

from briefer.assemble import link_sentence

LONG = "The ferry lost steering about 400 metres from the entrance, and struck the outer wall in heavy swell."


def follow(link: str, text: str) -> tuple[int, int] | None:
    """Return what a browser would highlight, as the specification says; None: nothing."""
    parts = link.partition(":~:text=")[2].split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
    prefix, start, end, suffix = map(re.escape, (prefix, start, end, suffix))
    pattern = rf"{prefix}\s*" if prefix else ""
    pattern += rf"(?P<told>{start}" + (rf".*?{end}" if end else "") + ")"
    pattern += rf"(?=\s*{suffix})" if suffix else ""
    found = re.search(pattern, text, flags=re.IGNORECASE | re.DOTALL)
    return found.span("told") if found else None


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


def test_what_stands_beside_it_tells_a_sentence_from_its_twin() -> None:
    article = make_article(
        "The port was shut.", "He agreed.", LONG, "He agreed.", "The toll stays.", LONG, headline="The port"
    )
    links = [link_sentence(article, each) for each in make_sentences(article)]
    for link, sentence in zip(links, make_sentences(article), strict=True):
        assert follow(link, article.text) == (sentence.start, sentence.end)
    assert links[1].endswith("text=He%20agreed."), "the first needs nothing beside it"
    assert links[3].endswith("text=heavy%20swell.-,He%20agreed.")
    assert links[5].endswith("text=toll%20stays.-,The%20ferry%20lost%20steering,wall%20in%20heavy%20swell.")


def test_what_follows_it_tells_a_first_sentence_from_its_headline() -> None:
    """What stands before it is the headline, which on a page a byline or a picture follows."""
    article = make_article("Port reopens", "Ships are back since noon.", headline="Port reopens")
    first = make_sentences(article)[0]
    link = link_sentence(article, first)
    assert link.endswith("text=Port%20reopens,-Ships%20are")
    page = f"Port reopens\n\nBy Ann Ames\n\n{article.text}"
    assert follow(link, page) == (27, 39)


def test_a_long_sentence_that_begins_as_its_headline_does_is_not_sought_there() -> None:
    headline = "The ferry lost steering about 400 metres from the entrance"
    article = make_article(LONG, "It is safe.", headline=headline)
    link = link_sentence(article, make_sentences(article)[0])
    page = f"{headline}\n\n{article.text}"
    assert follow(link, page) == (len(headline) + 2, len(headline) + 2 + len(LONG))


def test_a_sentence_that_nothing_tells_from_another_is_quoted_whole() -> None:
    article = make_article(*["He agreed."] * 30)
    assert link_sentence(article, make_sentences(article)[20]).endswith("text=He%20agreed.")
    article = make_article("He agreed.", *["It was so."] * 1000, "He agreed.")
    assert link_sentence(article, make_sentences(article)[-1]).endswith("text=He%20agreed.")


def test_letters_that_grow_in_lower_case_do_no_harm() -> None:
    article = make_article(
        "İİİ first, in a sentence of more than ten words, which is named by its edges here."
    )
    sentence = make_sentences(article)[0]
    found = follow(link_sentence(article, sentence), article.text)
    assert found
    assert found[0] == 0


words = st.text(alphabet="aäbİßcé.,-&%", min_size=1, max_size=8)


@given(st.lists(st.lists(words, min_size=1, max_size=20), min_size=1, max_size=5))
def test_links_are_ascii_and_lead_to_the_sentence_or_its_words(paragraphs: list[list[str]]) -> None:
    article = make_article(*(" ".join(paragraph) for paragraph in paragraphs), headline="")
    for sentence in make_sentences(article):
        link = link_sentence(article, sentence)
        assert link.isascii()
        found = follow(link, article.text)
        whole = link.endswith("text=" + quote(sentence.text, safe="").replace("-", "%2D"))
        assert found == (sentence.start, sentence.end) or whole


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason=MISSING)
def test_a_browser_scrolls_to_the_sentence(tmp_path: Path) -> None:
    """The page is served, and looks nothing like the text: other words and marks stand between."""
    article = make_article(
        "The port was shut.", "He agreed.", LONG, "He agreed.", "The toll -- 2 & 3 crowns, no less -- stays."
    )
    texts = "".join(f"<p id=p{n}>{html.escape(text)}</p>" for n, text in enumerate(article.paragraphs))
    page = f"<!doctype html><meta charset=utf-8><style>p {{ margin: 1500px 0 }}</style><h1>News</h1>{texts}"
    with serve_page(page.encode()) as address, open_browser(tmp_path) as browser:
        browser.resize(800)
        for number, sentence in enumerate(make_sentences(article)):
            link = link_sentence(article, sentence).partition("#")[2]
            browser.open(f"{address}/{number}#{link}")
            browser.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            seen = browser.evaluate(
                "[...document.querySelectorAll('p')].filter(p => { const box = p.getBoundingClientRect();"
                "return box.top >= 0 && box.bottom <= innerHeight }).map(p => p.id)"
            )
            assert seen == [f"p{number}"]


class _Server(http.server.BaseHTTPRequestHandler):
    content = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's word
        """Say nothing."""


@contextmanager
def serve_page(content: bytes) -> Iterator[str]:
    """Serve one page on loopback, whatever is asked for; give its address."""
    handler = type("Handler", (_Server,), {"content": content})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
