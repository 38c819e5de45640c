"""Templates of one's own: one file, one block or one token is enough, and what is broken is named."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.looks import classic_templates
from tests.renderers.reading import read_book, read_page, read_pdf

from briefer.errors import BrokenTemplateError, SettingsError
from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.epub import EpubRenderer
from briefer.renderers.html import HtmlRenderer
from briefer.renderers.markdown import MarkdownRenderer
from briefer.renderers.markup import write_markdown
from briefer.renderers.own import eject_templates, list_files
from briefer.renderers.pdf import PdfRenderer, measure_brief
from briefer.renderers.templates import LOOKS, PAPERS, open_templates
from briefer.renderers.text import TextRenderer
from briefer.resources import templates_folder

BLOCK = """{% extends "shipped/brief.html.j2" %}
{% block colophon %}
<footer aria-label="Colophon"><p>Printed for {{ view.title }}.{{ note(1) }}</p></footer>
{% endblock %}
"""


def with_own(press: Press, folder: Path, *, look: str = "classic", paper: str = "a4") -> Press:
    return replace(press, templates=classic_templates(own=folder, look=look, paper=paper))


def test_one_block_is_changed_and_nothing_else(tmp_path: Path, press: Press, brief: Brief) -> None:
    (tmp_path / "brief.html.j2").write_text(BLOCK)
    page = read_page(HtmlRenderer(with_own(press, tmp_path)).render(brief).content)
    assert "Printed for The Morning Brief." in page.text
    assert "How this brief was made" not in page.text
    shipped = read_page(HtmlRenderer(press).render(brief).content)
    assert page.find("article") == shipped.find("article")


def test_one_story_is_told_another_way(tmp_path: Path, press: Press, brief: Brief) -> None:
    (tmp_path / "brief.txt.j2").write_text(
        '{% extends "shipped/brief.txt.j2" %}\n{% block brief %}\n* {{ story.headline }}\n{% endblock %}\n'
    )
    text = TextRenderer(with_own(press, tmp_path)).render(brief).content.decode()
    for section in brief.briefs:
        for story in section.stories:
            assert f"* {story.headline}\n" in text


def test_a_story_of_the_markdown_and_of_the_book_is_told_another_way(
    tmp_path: Path, press: Press, brief: Brief
) -> None:
    (tmp_path / "brief.md.j2").write_text(
        '{% extends "shipped/brief.md.j2" %}\n{% block brief %}\n'
        "* {{ story.headline }}{{ note(story.note) }}\n{% endblock %}\n"
    )
    (tmp_path / "epub-chapter.xhtml.j2").write_text(
        '{% extends "shipped/epub-chapter.xhtml.j2" %}{% block story %}'
        "<p {{ tongue(story) }}>{{ story.tag }}</p>{% endblock %}"
    )
    text = MarkdownRenderer(with_own(press, tmp_path)).render(brief).content.decode()
    book = read_book(EpubRenderer(with_own(press, tmp_path)).render(brief).content)
    for section in brief.briefs:
        for story in section.stories:
            assert f"* {write_markdown(story.headline)}[^{story.headline_note}]\n" in text
    assert brief.leads[0].stories[0].sentences[0].sentence.text not in book
    assert "How this brief was made" in book


def test_one_token_is_changed_on_paper_and_on_the_screen(tmp_path: Path, press: Press, brief: Brief) -> None:
    (tmp_path / "tokens.css").write_text(":root { --text: 14pt; --link: #123456; }")
    own = with_own(press, tmp_path)
    assert measure_brief(brief, press=own).pages > measure_brief(brief, press=press).pages
    page = HtmlRenderer(own).render(brief).content.decode()
    assert page.index("--link: #123456") > page.index("--link: #0b4f8a")


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [("a4", 595.3, 841.9), ("letter", 612, 792), ("a5", 419.5, 595.3), ("eink", 297.6, 396.9)],
)
def test_a_paper_has_its_size(press: Press, brief: Brief, paper: str, width: float, height: float) -> None:
    on_paper = replace(press, templates=classic_templates(paper=paper))
    box = read_pdf(PdfRenderer(on_paper).render(brief).content).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((width, height), abs=0.1)


@pytest.mark.parametrize("look", LOOKS)
def test_a_look_changes_how_it_looks_and_not_what_it_says(press: Press, brief: Brief, look: str) -> None:
    looking = replace(press, templates=classic_templates(look=look))
    page = HtmlRenderer(looking).render(brief).content
    shipped = HtmlRenderer(press).render(brief).content
    assert read_page(page).text == read_page(shipped).text
    assert (page == shipped) == (look == "classic")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("brief.html.j2", "<p>\n{{ view.nothing }}", "brief.html.j2, line 2: .*nothing"),
        ("brief.html.j2", "\n\n{% for %}", "brief.html.j2, line 3: "),
        ("brief.html.j2", "{{ 1 / 0 }}", "brief.html.j2, line 1: division by zero"),
        ("brief.html.j2", '{% extends "nothing.j2" %}', "brief.html.j2, line 1: .*nothing.j2"),
        ("screen.css", b"\xff", "screen.css is not UTF-8 text"),
        ("tokens.css", b"\xff", "tokens.css is not UTF-8 text"),
    ],
)
def test_what_is_broken_is_named_with_its_line(
    tmp_path: Path, press: Press, brief: Brief, name: str, content: str | bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BrokenTemplateError, match=words) as caught:
        HtmlRenderer(with_own(press, tmp_path)).render(brief)
    assert caught.value.path == str(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_shipped_file_that_is_gone_is_named(tmp_path: Path, press: Press, brief: Brief) -> None:
    templates = replace(classic_templates(), shipped=tmp_path)
    with pytest.raises(BrokenTemplateError, match=r"style sheet .*\.css: No such file"):
        HtmlRenderer(replace(press, templates=templates)).render(brief)
    with pytest.raises(BrokenTemplateError, match=r"brief\.txt\.j2"):
        TextRenderer(replace(press, templates=templates)).render(brief)


def test_a_folder_that_is_not_there_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="briefer templates eject"):
        open_templates(shipped=templates_folder(), own=tmp_path / "no", look="classic", paper="a4")
    opened = open_templates(shipped=templates_folder(), own=tmp_path, look="plain", paper="a5")
    assert (opened.own, opened.sheet) == (tmp_path, PAPERS["a5"])


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_ejected_looks_like_what_is_shipped(
    tmp_path: Path, press: Press, brief: Brief, look: str
) -> None:
    eject_templates(tmp_path, shipped=templates_folder(), look=look, overwrite=False)
    ejected = PdfRenderer(with_own(press, tmp_path)).render(brief).content
    shipped = PdfRenderer(replace(press, templates=classic_templates(look=look))).render(brief).content
    assert ejected == shipped


def test_ejecting_overwrites_nothing_unasked(tmp_path: Path) -> None:
    (tmp_path / "print.css").write_text("mine")
    with pytest.raises(SettingsError, match=r"print\.css is there already"):
        eject_templates(tmp_path, shipped=templates_folder(), look="plain", overwrite=False)
    assert [path.name for path in tmp_path.iterdir()] == ["print.css"]
    written = eject_templates(tmp_path, shipped=templates_folder(), look="plain", overwrite=True)
    assert tmp_path / "print.css" in written
    assert "mine" not in (tmp_path / "print.css").read_text()


def test_the_list_tells_whose_a_file_is_and_its_blocks(tmp_path: Path) -> None:
    (tmp_path / "brief.html.j2").write_text(BLOCK)
    files = {file.name: file for file in list_files(classic_templates(own=tmp_path))}
    assert files["brief.html.j2"].own
    assert not files["print.css"].own
    assert {"masthead", "contents", "lead", "brief", "note", "colophon"} <= set(files["brief.html.j2"].blocks)
    assert files["tokens.css"].blocks == ()
    another = tmp_path / "another"
    another.mkdir()
    (another / "brief.txt.j2").write_text("{% block x %}")
    with pytest.raises(BrokenTemplateError, match=r"brief\.txt\.j2, line 1"):
        list_files(classic_templates(own=another))


def test_every_paper_and_look_has_its_sheets() -> None:
    for sheets in (*(paper.sheets for paper in PAPERS.values()), *LOOKS.values()):
        for sheet in sheets:
            assert (templates_folder() / sheet).is_file()
