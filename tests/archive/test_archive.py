"""The archive as a visitor finds it: what was published, what it was told from, and how a story went on."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from tests.archive.conftest import BRIDGE, HOSTILE, LATER, NEXT, PAGE, PDF
from tests.archive.visitor import Visitor, open_archive, open_site
from tests.fakes import make_article
from tests.store.builders import DAY, NOON, make_brief, make_edition

from briefer.model import Member, PrintedSentence, Trace
from briefer.store import STORE_NAME, open_store

BRIEF = f"/briefs/brief/{DAY}"
PAGES = (
    "/",
    BRIEF,
    f"/briefs/brief/{NEXT}",
    f"/briefs/alps%2B0123/{NEXT}",
    f"/articles/{BRIDGE.id}",
    f"/articles/{LATER.id}",
    f"/articles/{HOSTILE.id}",
    "/stories/story-1",
    "/search",
    "/search?q=canary",
    "/search?q=bridge&since=2026-11-01",
    "/search?q=***",
    "/unsubscribe?token=nobody",
    "/nothing",
)
ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        "html head meta title style body a nav main header h1 h2 p form label input button section ul li span"
        " ol article mark kbd",
    )
)


def list_elements(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield name and attributes of every element that a browser would see."""
    tree = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    yield from ((element.tag, element.attrib) for element in tree.iter())


def read_text(text: str) -> str:
    tree = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    return " ".join("".join(tree.find("body").itertext()).split())


def test_an_edition_is_given_as_it_was_published(visitor: Visitor) -> None:
    page = visitor.ask(f"{BRIEF}/html")
    assert (page.status, page.body) == (200, PAGE)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    pdf = visitor.ask(f"{BRIEF}/pdf")
    assert (pdf.status, pdf.body, pdf.headers["content-type"]) == (200, PDF, "application/pdf")
    assert pdf.headers["content-disposition"] == 'inline; filename="od_d_n_me.pdf"'
    again = visitor.ask(f"{BRIEF}/pdf", headers={"If-None-Match": pdf.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert visitor.ask(f"{BRIEF}/pdf", method="HEAD").headers["content-length"] == str(len(PDF))


def test_the_page_of_an_edition_may_use_its_own_styles_and_nothing_else(visitor: Visitor) -> None:
    policy = visitor.ask(f"{BRIEF}/html").headers["content-security-policy"]
    digest = hashlib.sha256(b"p { color: red }").digest()
    assert f"style-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "form-action 'none'" in policy
    bare = visitor.ask(f"/briefs/brief/{NEXT}/html").headers["content-security-policy"]
    assert bare == "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def test_all_briefs_are_listed_by_month_and_lead_on(visitor: Visitor) -> None:
    text = visitor.ask("/").text
    shown = read_text(text)
    assert "November 2026" in shown
    assert shown.index("Wednesday 25 November 2026") < shown.index("Tuesday 24 November 2026")
    links = [attributes["href"] for name, attributes in list_elements(text) if name == "a"]
    assert {BRIEF, f"{BRIEF}/html", f"{BRIEF}/pdf", f"/briefs/alps%2B0123/{NEXT}"} <= set(links)
    for link in links:
        if link.startswith("/"):
            assert visitor.ask(link).status == 200, link


def test_a_brief_tells_its_stories_and_leads_to_the_articles(visitor: Visitor) -> None:
    text = visitor.ask(BRIEF).text
    shown = read_text(text)
    assert "No. 1" in shown
    assert "2 articles read" in shown
    assert "Bridge reopens" in shown
    assert BRIDGE.paragraphs[0] in shown
    links = [attributes["href"] for name, attributes in list_elements(text) if name == "a"]
    assert f"/articles/{BRIDGE.id}#at-0" in links
    assert "/stories/story-1" in links


def test_an_article_is_shown_whole_with_its_printed_sentences_marked(visitor: Visitor) -> None:
    text = visitor.ask(f"/articles/{BRIDGE.id}").text
    tree = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    marked = {mark.attrib["id"]: "".join(mark.itertext()) for mark in tree.iter("mark")}
    second = len(BRIDGE.paragraphs[0]) + 2
    assert marked == {"at-0": BRIDGE.paragraphs[0], f"at-{second}": BRIDGE.paragraphs[1]}
    shown = read_text(text)
    assert BRIDGE.id in shown
    assert "Tuesday 24 November 2026, 06:30" in shown
    links = [attributes["href"] for name, attributes in list_elements(text) if name == "a"]
    assert {BRIDGE.url, "/stories/story-1", BRIEF} <= set(links)
    other = visitor.ask(f"/articles/{LATER.id}").text
    assert "(first seen)" in other
    assert 'dir="rtl"' in other
    assert "toll.txt" in read_text(other)


def test_only_what_was_printed_is_marked_and_all_else_stands_between(tmp_path: Path) -> None:
    text = "Before it.  The bridge is open. And after it. Then more. And last."
    article = make_article(text, "A paragraph that nobody printed.")
    brief = make_brief(make_article("unused"))
    section = brief.leads[0]
    story = section.stories[0]

    def sentence(start: int, end: int, said: str) -> PrintedSentence:
        printed = story.sentences[0]
        return replace(
            printed,
            sentence=replace(printed.sentence, article=article.id, start=start, end=end, text=said),
        )

    said = "The bridge is open."
    spans = [(12, 31, said), (16, 40, text[16:40]), (32, 45, "Not what stands there."), (46, 56, text[46:56])]
    spans.append((57, 66, "And last."))
    told = tuple(sentence(*span) for span in spans)
    story = replace(story, sentences=told)
    brief = replace(brief, leads=(replace(section, stories=(story,)),))
    with open_store(tmp_path / STORE_NAME) as store:
        store.save_articles([article])
        store.save_brief(
            brief,
            profile="brief",
            moment=NOON,
            articles=[],
            sources=[],
            editions=[make_edition()],
        )
    with open_archive(open_site(tmp_path)) as visitor:
        page = visitor.ask(f"/articles/{article.id}").text
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", page) == [said, "Then more.", "And last."]
    body = re.sub(r"<span class=\"cite\".*?</span>", "", page)
    assert "Before it. The bridge is open. And after it. Then more. And last." in read_text(body)
    assert "A paragraph that nobody printed." in body


def test_a_story_is_followed_across_days(folder: Path, visitor: Visitor) -> None:
    shown = read_text(visitor.ask("/stories/story-1").text)
    first = shown.index("Tuesday 24 November 2026")
    later = shown.index("Wednesday 25 November 2026")
    assert first < shown.index("Engineers had found 14 cracks") < later < shown.index("The toll stays")
    member = Member(article=BRIDGE.id, outlet="", headline="", likeness=1.0, shared=(), copy=False)
    trace = Trace(
        story="story-1",
        day=DAY,
        headline="As it was headed then",
        place="lead",
        theme="News",
        state="update",
        first=DAY,
        changed=DAY,
        days=3,
        terms=(),
        lead_reason="",
        members=(member,),
        told=(),
        left_out=(),
        absorbed=(),
        branched="",
    )
    with open_store(folder / STORE_NAME) as store:
        store.traces.save("brief", day=DAY, traces=[trace])
    shown = read_text(visitor.ask("/stories/story-1").text)
    assert "Tuesday 24 November 2026: As it was headed then update, day 3" in shown
    assert "As it was headed then" in read_text(visitor.ask(f"/articles/{BRIDGE.id}").text)


def test_the_search_marks_what_it_finds(visitor: Visitor) -> None:
    assert 'name="q"' in visitor.ask("/search").text
    page = visitor.ask("/search?q=CRACKS+harbour").text
    assert f"/articles/{BRIDGE.id}" in page
    assert BRIEF in page
    assert "<mark>harbour</mark> bridge is open again" in page or "<mark>cracks</mark>" in page
    assert "printed 24 Nov" in page
    assert "<mark>Nobody</mark> was in <mark>danger</mark>" in visitor.ask("/search?q=nobody+danger").text
    assert "Nothing holds all of these words." in visitor.ask("/search?q=unicorn").text
    assert "Nothing holds" in visitor.ask("/search?q=cracks&since=2027-01-01").text
    refused = visitor.ask("/search?q=" + "x" * 201)
    assert refused.status == 400
    assert "at most 200 characters" in refused.text
    assert visitor.ask("/search?q=bridge&since=yesterday").status == 404


def test_a_search_that_finds_much_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / STORE_NAME) as store:
        store.save_articles([make_article(f"The bridge, part {n}.", url=str(n)) for n in range(30)])
    with open_archive(open_site(tmp_path)) as visitor:
        page = visitor.ask("/search?q=bridge").text
    assert "The best 20" in page
    assert page.count("<mark>bridge</mark>") == 20


def test_an_archive_without_a_brief_says_how_to_make_one(tmp_path: Path) -> None:
    with open_store(tmp_path / STORE_NAME):
        pass
    with open_archive(open_site(tmp_path)) as visitor:
        assert "briefer make" in visitor.ask("/").text


@pytest.mark.parametrize("path", PAGES)
def test_nothing_foreign_but_text_is_on_a_page(visitor: Visitor, path: str) -> None:
    """T6: a page holds no markup but its template's, whatever an article holds; a browser's parser judges."""
    text = visitor.ask(path).text
    for name, attributes in list_elements(text):
        assert name in ELEMENTS
        assert not [attribute for attribute in attributes if attribute.startswith("on")]
        assert "style" not in attributes
        for attribute in ("href", "src", "action"):
            link = attributes.get(attribute, "/")
            assert link.startswith(("/", "https://", "#")), link
        assert attributes.get("lang", "") in {"", "en", "ar"}
    assert "\x07" not in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "path",
    [
        "/briefs/brief/2026-11-01",
        "/briefs/nobody/2026-11-24",
        "/briefs/brief/2026-02-31",
        "/briefs/brief/today",
        "/briefs/brief/2026-11-24/docx",
        "/briefs/brief/2026-11-01/pdf",
        "/articles/nobody",
        "/stories/nobody",
        "/search?q=bridge&since=2026-02-31",
    ],
)
def test_what_is_not_there_is_said(visitor: Visitor, path: str) -> None:
    answer = visitor.ask(path)
    assert answer.status == 404
    assert "There is nothing here." in answer.text


def test_hostile_text_is_shown(visitor: Visitor) -> None:
    shown = read_text(visitor.ask(f"/articles/{HOSTILE.id}").text)
    assert "<script>alert(1)</script>" in shown
    assert "{{ 7 * 7 }}" in shown
