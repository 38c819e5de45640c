"""The web page: self-contained, in order, every sentence linked to its source, nothing foreign obeyed."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.golden.invented_day import make_brief, read_news
from tests.looks import classic_templates
from tests.renderers.hostile import make_hostile_brief
from tests.renderers.reading import Page, read_page, squeeze

from briefer.model import Brief, SourceReport
from briefer.renderers import Press
from briefer.renderers.html import HtmlRenderer


@pytest.fixture(scope="module")
def page(press: Press, brief: Brief) -> Page:
    return read_page(HtmlRenderer(press).render(brief).content)


def test_it_loads_nothing_and_runs_nothing(page: Page, press: Press, brief: Brief) -> None:
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "img", "link", "iframe", "object", "base"})
    for _, attributes in page.elements:
        assert "src" not in attributes
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    source = HtmlRenderer(press).render(brief).content.decode("utf-8")
    styles = re.findall(r"<style>(.*?)</style>", source, flags=re.DOTALL)
    assert len(styles) == 1
    assert "url(" not in styles[0]
    assert "@import" not in styles[0]


def test_its_policy_allows_its_own_style_and_nothing_else(page: Page, press: Press, brief: Brief) -> None:
    source = HtmlRenderer(press).render(brief).content.decode("utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", source, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    ((policy),) = page.find("meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_every_sentence_says_where_it_stands_and_leads_there(page: Page, brief: Brief) -> None:
    sentences = page.find("a", **{"class": "sentence"})
    printed = [
        each
        for section in (*brief.leads, *brief.briefs)
        for story in section.stories
        for each in story.sentences
    ]
    printed += [each for both in brief.corrections for each in (both.sentence, both.now) if each]
    assert len(sentences) == len(printed) > 20
    for attributes, each in zip(sentences, printed, strict=True):
        assert attributes["data-article"] == each.sentence.article
        assert (int(attributes["data-start"]), int(attributes["data-end"])) == (
            each.sentence.start,
            each.sentence.end,
        )
        assert attributes["href"] == each.link
        ((card),) = page.find("span", id=attributes["aria-describedby"])
        assert "popover" in card


def test_inner_links_lead_to_elements_and_ids_are_unique(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids
        if "aria-labelledby" in attributes:
            assert attributes["aria-labelledby"] in ids


def test_headings_are_in_order_and_landmarks_are_there(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.find(landmark)) == 1
    assert page.find("a", **{"class": "skip"})[0]["href"] == "#main"
    assert page.find("html")[0] == {"lang": "en", "dir": "ltr"}


def test_stories_name_their_language_and_direction(page: Page) -> None:
    stories = {(found["lang"], found["dir"]) for found in page.find("article")}
    assert stories == {("en", "ltr"), ("ar", "rtl"), ("ja", "ltr"), ("de", "ltr")}


def test_the_masthead_and_the_anatomy_are_all_there(page: Page) -> None:
    text = " ".join(page.text.split())
    for words in (
        "The Morning Brief",
        "Tuesday 24 November 2026",
        "No. 128",
        "24 hours to Tuesday 24 November 2026 (UTC)",
        "Reading time 4 minutes",
        "12 stories from 21 articles, 16 outlets",
        "Today",
        "Figures differ aboard the ferry:",
        "Also in Valley Courier",
        "In brief",
        "Watching",
        "day 6, nothing new since 23 Nov",
        "copy of 1",
        "How this brief was made",
    ):
        assert words in text
    tags = [found for found in page.elements if found[1].get("class") == "tag"]
    assert len(tags) == 10


def test_an_article_that_is_not_on_the_web_is_reached_through_its_note(press: Press) -> None:
    (first, *_) = read_news()
    local = replace(
        first, reports=tuple(replace(report, url=f"file:{n}.txt") for n, report in enumerate(first.reports))
    )
    page = read_page(HtmlRenderer(press).render(make_brief((local,))).content)
    assert {found["href"] for found in page.find("a", **{"class": "sentence"})} <= {
        f"#note-{n}" for n in range(1, 5)
    }
    assert not [found for found in page.find("a") if not found["href"].startswith("#")]
    assert "0.txt" in page.text


def test_hostile_text_is_shown_not_obeyed(press: Press) -> None:
    content = HtmlRenderer(press).render(make_hostile_brief()).content
    page = read_page(content)
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "img", "iframe"})
    assert len(page.find("style")) == 1
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7 * 7 }} {% include '/etc/passwd' %}" in page.text
    assert "49 " not in page.text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page.text)
    assert max(map(len, re.findall("\u0301+", page.text))) == 8
    for _, attributes in page.elements:
        assert attributes.get("lang", "en") in ("en", "")
        assert attributes.get("href", "#").startswith(
            ("#", "https://evil.example/%E2%80%AE%3C%3E%22'%20%07?")
        )


def test_a_quiet_day_says_so(press: Press) -> None:
    watched = tuple(story for story in read_news() if story.state == "unchanged")
    page = read_page(HtmlRenderer(press).render(make_brief(watched)).content)
    text = " ".join(page.text.split())
    assert "Nothing new No source reported anything that was not already printed." in text
    assert "The stories below are still being followed." in text
    assert page.find("nav") == []
    empty = " ".join(read_page(HtmlRenderer(press).render(make_brief(())).content).text.split())
    assert "still being followed" not in empty
    assert "no new story, 2 documents read" in empty


def test_why_there_is_nothing_is_said_as_it_is(press: Press) -> None:
    """Documents that cannot be read, sources that fail, and sources with nothing are not the same."""
    empty = make_brief(())
    failed = SourceReport(name="feeds", documents=0, trouble="took too long", note="")
    unread = replace(empty.coverage, read=0, skipped=())
    briefs = [
        replace(empty, coverage=coverage)
        for coverage in (
            empty.coverage,
            replace(unread, sources=(failed,)),
            replace(unread, sources=(failed, replace(failed, trouble=""))),
        )
    ]
    told = [" ".join(read_page(HtmlRenderer(press).render(each).content).text.split()) for each in briefs]
    assert "Nothing new Nothing that was read could be printed; the end of this brief says why." in told[0]
    assert "Nothing new No source could be read; the end of this brief says why." in told[1]
    assert "Nothing new No source had anything to read." in told[2]


def test_the_sample_is_called_a_sample(press: Press, brief: Brief) -> None:
    assert "sample articles" not in HtmlRenderer(press).render(brief).content.decode()
    assert "sample articles" in HtmlRenderer(press).render(replace(brief, sample=True)).content.decode()


def test_headlines_are_not_broken_at_hyphens(press: Press, brief: Brief) -> None:
    source = HtmlRenderer(press).render(brief).content.decode()
    assert 'after <span class="whole">nine-hour</span> debate<a class="cite"' in source
    assert squeeze("Senate passes school meals bill by one vote after nine-hour debate") in squeeze(
        read_page(source.encode()).text
    )


def test_a_style_sheet_cannot_end_its_element(tmp_path: Path, press: Press, brief: Brief) -> None:
    (tmp_path / "screen.css").write_text("</style><script>alert(1)</script>")
    own = replace(press, templates=classic_templates(own=tmp_path))
    page = read_page(HtmlRenderer(own).render(brief).content)
    assert page.find("script") == []


def test_the_briefs_stand_in_two_columns_of_like_length(press: Press) -> None:
    told = read_news()
    one_theme = make_brief(tuple(replace(each, theme="World") for each in told))
    page = HtmlRenderer(press).render(one_theme).content.decode()
    columns = page.split('<div class="column">')[1:]
    assert len(columns) == 2
    lengths = [len(re.sub(r"<[^>]*>", "", column.split("</section>\n</div>")[0])) for column in columns]
    assert max(lengths) < 2 * min(lengths)
    assert page.count(">World</h3>") == 1, "a section that is cut goes on under no label"
    alone = make_brief(told[:6])
    assert HtmlRenderer(press).render(alone).content.decode().count('<div class="column">') == 1
