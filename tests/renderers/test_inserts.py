"""What stands beside the news stands on every face: each line, who says so, and when."""

import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from tests.renderers.faces import list_spine
from tests.renderers.reading import read_page, read_pdf, squeeze

from briefer.model import Brief, InsertItem
from briefer.renderers import RENDERERS, Press, open_renderer


def strip_tags(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def read_epub(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return strip_tags("".join(archive.read(name).decode() for name in list_spine(archive)))


READERS: dict[str, Callable[[bytes], str]] = {
    "html": lambda content: read_page(content).text,
    "pdf": lambda content: "".join(page.extract_text() for page in read_pdf(content).pages),
    "epub": read_epub,
    "markdown": lambda content: strip_tags(MarkdownIt("commonmark").render(content.decode())),
    "text": lambda content: content.decode(),
}


def list_shown(brief: Brief) -> Iterator[str]:
    """Yield what a face shows, in order."""
    for insert in brief.inserts.blocks:
        yield insert.title
        for item in insert.items:
            yield from filter(None, (item.label, item.value, item.note))
        if insert.more:
            yield f"and {insert.more} more"
        yield f"{insert.source}, {insert.moment:%-d %b %H:%M}"


@pytest.mark.parametrize("name", READERS)
def test_every_line_is_there_in_order(name: str, press: Press, brief: Brief) -> None:
    text = squeeze(READERS[name](open_renderer(name, press=press).render(brief).content)).casefold()
    place = [match.start() for match in re.finditer("calendar-?09:00", text)][-1]
    shown = [squeeze(words).casefold() for words in list_shown(brief)]
    assert len(shown) == 13
    for words in shown:
        place = text.index(words, place)
    assert squeeze("Markets: quotes took longer than 20 s").casefold() in text


def test_json_tells_all_of_them(press: Press, brief: Brief) -> None:
    data = json.loads(open_renderer("json", press=press).render(brief).content)
    assert [block["title"] for block in data["inserts"]] == ["Calendar", "Weather"]
    assert data["inserts"][1]["items"][0] == {"label": "Arden", "value": "-3 °C", "note": "snow until noon"}
    assert data["insert_troubles"] == ["Markets: quotes took longer than 20 s"]
    assert {*READERS, "json"} == set(RENDERERS)


@pytest.mark.parametrize("name", ["html", "text"])
def test_foreign_text_is_shown_and_does_nothing(name: str, press: Press, brief: Brief) -> None:
    hostile = InsertItem(label="\x1b[31m", value="<script>alert(1)</script>\u202e", note="[x](javascript:y)")
    block = replace(brief.inserts.blocks[0], items=(hostile,), source="\x07<b>")
    shown = replace(brief, inserts=replace(brief.inserts, blocks=(block,)))
    content = open_renderer(name, press=press).render(shown).content.decode()
    assert "\x1b" not in content
    assert "\x07" not in content
    assert "<script" not in content or name == "text"
    assert content.count("\u202e") == content.count("\u202c")


def test_where_there_is_nothing_beside_the_news_nothing_is_said(press: Press, brief: Brief) -> None:
    block = replace(brief.inserts.blocks[0], items=(), more=0)
    bare = replace(brief, inserts=replace(brief.inserts, blocks=(block,), troubles=()))
    for name, read in READERS.items():
        assert "office.ics" not in read(open_renderer(name, press=press).render(bare).content)
