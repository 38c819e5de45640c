"""The book: what an e-reader asks of it, chapter by chapter, and nothing foreign obeyed."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any
from urllib.parse import urldefrag

import pytest
from lxml import etree
from tests.golden.invented_day import make_brief, read_news
from tests.renderers.faces import list_spine
from tests.renderers.hostile import make_hostile_brief

from briefer.model import Brief, Inserts
from briefer.renderers import Press
from briefer.renderers.epub import EpubRenderer

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
}
TYPE = f"{{{NAMES['epub']}}}type"


def open_book(press: Press, brief: Brief) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(EpubRenderer(press).render(brief).content))


def find(root: Any, path: str) -> list[Any]:
    found: list[Any] = root.xpath(path, namespaces=NAMES)
    return found


@pytest.fixture(scope="module")
def book(press: Press, brief: Brief) -> zipfile.ZipFile:
    return open_book(press, brief)


@pytest.fixture(scope="module")
def package(book: zipfile.ZipFile) -> Any:
    return etree.fromstring(book.read("EPUB/package.opf"))


@pytest.fixture(scope="module")
def chapters(book: zipfile.ZipFile) -> dict[str, Any]:
    return {name: etree.fromstring(book.read(name)) for name in list_spine(book)}


def test_what_it_is_stands_first_and_bare(press: Press, brief: Brief, book: zipfile.ZipFile) -> None:
    """EPUB 3.3, section 4.2.3: readers look at fixed offsets."""
    content = EpubRenderer(press).render(brief).content
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    assert [entry.filename for entry in book.infolist()[:3]] == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/package.opf",
    ]
    for entry in book.infolist():
        assert (entry.compress_type, entry.extra, entry.comment) == (zipfile.ZIP_STORED, b"", b"")
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert book.testzip() is None


def test_the_package_lists_every_file_once(package: Any, book: zipfile.ZipFile) -> None:
    listed = [f"EPUB/{name}" for name in find(package, "//o:item/@href")]
    assert sorted(listed) == sorted(set(book.namelist()) - set(book.namelist()[:3]))
    assert find(package, "//o:item[@properties='nav']/@href") == ["nav.xhtml"]
    assert find(package, "//o:package/@version") == ["3.0"]


def test_the_metadata_say_what_and_when_and_for_whom(package: Any) -> None:
    def say(name: str) -> list[str]:
        return find(package, f"//o:meta[@property='{name}']/text()")

    assert find(package, "//dc:title/text()") == ["The Morning Brief, Tuesday 24 November 2026"]
    assert find(package, "//dc:language/text()") == ["en"]
    assert find(package, "//dc:date/text()") == ["2026-11-24"]
    assert say("dcterms:modified") == ["2026-11-24T23:59:59Z"]
    assert (say("schema:accessMode"), say("schema:accessibilityHazard")) == (["textual"], ["none"])
    assert {"tableOfContents", "structuralNavigation"} <= set(say("schema:accessibilityFeature"))
    (summary,) = say("schema:accessibilitySummary")
    assert summary.startswith("Text only")


def test_the_identifier_is_of_the_edition(press: Press, brief: Brief) -> None:
    def identify(brief: Brief) -> str:
        package = etree.fromstring(open_book(press, brief).read("EPUB/package.opf"))
        (identifier,) = find(package, "//dc:identifier[@id=//o:package/@unique-identifier]/text()")
        return str(identifier)

    first = identify(brief)
    assert re.fullmatch(r"urn:uuid:\w{8}-\w{4}-8\w{3}-[89ab]\w{3}-\w{12}", first)
    assert identify(make_brief()) == first
    assert identify(replace(brief, number=129)) != first


def test_each_section_is_a_chapter_with_one_heading_above(chapters: dict[str, Any], brief: Brief) -> None:
    headings = [find(chapter, "//h:h1")[0].text for chapter in chapters.values()]
    sections = [section.label for section in (*brief.leads, *brief.briefs)]
    assert headings == [
        "The Morning Brief",
        *sections,
        "Watching",
        "Beside the news",
        "Corrections",
        "Notes",
        "How this brief was made",
    ]
    for chapter in chapters.values():
        levels = [int(tag.tag[-1]) for tag in find(chapter, "//h:h1 | //h:h2 | //h:h3")]
        assert levels == [1] + [2] * (len(levels) - 1)


def test_the_contents_lead_to_every_chapter_and_story(
    book: zipfile.ZipFile, chapters: dict[str, Any]
) -> None:
    nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
    contents = find(nav, "//h:nav[@epub:type='toc']//h:a/@href")
    stories = [
        f"{name.removeprefix('EPUB/')}#{story}"
        for name, chapter in chapters.items()
        for story in find(chapter, "//h:article/@id")
    ]
    assert [link for link in contents if "#" not in link] == [name.removeprefix("EPUB/") for name in chapters]
    assert [link for link in contents if "#" in link] == stories
    assert len(stories) == 12
    landmarks = find(nav, "//h:nav[@epub:type='landmarks']//h:a/@epub:type")
    assert landmarks == ["bodymatter", "footnotes", "colophon"]


def test_every_link_inside_leads_to_an_element(chapters: dict[str, Any]) -> None:
    ids = {name: set(find(chapter, "//@id")) for name, chapter in chapters.items()}
    for name, chapter in chapters.items():
        assert len(find(chapter, "//@id")) == len(ids[name])
        for link in find(chapter, "//h:body//h:a/@href"):
            if not link.startswith("https://"):
                place, fragment = urldefrag(link)
                assert fragment in ids[f"EPUB/{place}"]
        for label in find(chapter, "//@aria-labelledby"):
            assert label in ids[name]


def test_notes_are_footnotes_that_pop_up(chapters: dict[str, Any], brief: Brief) -> None:
    """EPUB Structural Semantics and DPUB-ARIA: references and footnotes are marked for what they are."""
    notes = find(chapters["EPUB/notes.xhtml"], "//*[@role='doc-footnote']")
    assert [note.get("id") for note in notes] == [f"note-{note.number}" for note in brief.notes]
    assert {note.get(TYPE) for note in notes} == {"footnote"}
    cited: set[str] = set()
    for chapter in chapters.values():
        for reference in find(chapter, "//*[@role='doc-noteref']"):
            assert reference.get(TYPE) == "noteref"
            cited.add(reference.get("href"))
    assert cited == {f"notes.xhtml#note-{note.number}" for note in brief.notes}


def test_every_story_names_its_language(chapters: dict[str, Any]) -> None:
    tongues = set()
    for chapter in chapters.values():
        for element in find(chapter, "//*[@lang]"):
            assert element.get("lang") == element.get("{http://www.w3.org/XML/1998/namespace}lang")
        tongues |= {(each.get("lang"), each.get("dir")) for each in find(chapter, "//h:article")}
    assert tongues == {("en", "ltr"), ("ar", "rtl"), ("ja", "ltr"), ("de", "ltr")}


def test_a_local_article_is_reached_through_its_note(press: Press) -> None:
    (first, *_) = read_news()
    local = replace(
        first, reports=tuple(replace(report, url=f"file:{n}.txt") for n, report in enumerate(first.reports))
    )
    chapter = etree.fromstring(open_book(press, make_brief((local,))).read("EPUB/leads-1.xhtml"))
    links = find(chapter, "//h:a[@class='sentence']/@href")
    assert links
    assert set(links) <= {f"notes.xhtml#note-{n}" for n in range(1, 5)}


def test_hostile_text_is_shown_not_obeyed(press: Press) -> None:
    book = open_book(press, make_hostile_brief())
    shown = ""
    for name in list_spine(book):
        chapter = etree.fromstring(book.read(name))
        assert find(chapter, "//h:script | //h:img | //h:iframe | //h:style") == []
        assert find(chapter, "//@style | //@src | //@onclick") == []
        shown += "".join(chapter.itertext())
    assert "<script>alert(1)</script>" in shown
    assert "{{ 7 * 7 }}" in shown
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", shown)


def test_a_quiet_day_says_so(press: Press) -> None:
    watched = tuple(story for story in read_news() if story.state == "unchanged")
    book = open_book(press, make_brief(watched))
    assert "Nothing new" in book.read("EPUB/front.xhtml").decode()
    assert list_spine(book) == [
        f"EPUB/{name}.xhtml" for name in ("front", "watching", "inserts", "notes", "colophon")
    ]
    empty = open_book(press, replace(make_brief(()), inserts=Inserts(blocks=(), troubles=())))
    assert list_spine(empty) == ["EPUB/front.xhtml", "EPUB/colophon.xhtml"]
    assert "footnotes" not in empty.read("EPUB/nav.xhtml").decode()


def test_the_sample_is_called_a_sample(press: Press, brief: Brief) -> None:
    front = open_book(press, replace(brief, sample=True)).read("EPUB/front.xhtml")
    assert b"sample articles" in front
