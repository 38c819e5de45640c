"""Every source of the table hands over documents as they are, and a failure as a value."""

import importlib
import io
from contextlib import closing
from pathlib import Path

import pytest
from tests.fakes import make_window
from tests.sources.networks import open_remote
from tests.sources.server import start_server

from briefer.model import RawDocument, Skipped
from briefer.sources import SOURCES, Source, open_source
from briefer.sources.feed import FeedSource
from briefer.sources.folder import FolderSource
from briefer.sources.page import PageSource
from briefer.sources.stdin import StdinSource

TEXT = b"A headline\n\nA sentence that stands."
FEED = b"""<rss version="2.0"><channel><title>Harbour Post</title><item><title>A headline</title>
<link>https://harbourpost.example/a</link><description>A sentence that stands.</description></item></channel>
</rss>"""


def build_folder(path: Path) -> Source:
    (path / "a.txt").write_bytes(TEXT)
    return FolderSource(path=path, name="mine")


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_a_source_gives_its_documents_as_they_are(kind: str, tmp_path: Path) -> None:
    module, _, name = SOURCES[kind].partition(":")
    assert hasattr(importlib.import_module(module), name)
    with start_server() as server, closing(open_remote(server)) as remote:
        page = server.serve("/a", TEXT, "Content-Type: text/plain")
        feed = server.serve("/feed", FEED, "Content-Type: application/rss+xml")
        kinds: dict[str, Source] = {
            "feed": FeedSource(url=feed, name="mine", remote=remote),
            "folder": build_folder(tmp_path),
            "stdin": StdinSource(name="mine", read=lambda size: TEXT[:size]),
            "page": PageSource(url=page, name="mine", remote=remote),
        }
        source = kinds[kind]
        (document,) = source.fetch(make_window())
    assert isinstance(document, RawDocument)
    assert document.content == TEXT or (kind == "feed" and b"A sentence that stands." in document.content)
    assert document.source == source.name == "mine"
    assert document.fetched == make_window().moment
    assert document.url


def test_what_cannot_be_had_is_a_value() -> None:
    with closing(open_remote()) as remote:
        (page,) = PageSource(url="http://127.0.0.1:9/", name="mine", remote=remote).fetch(make_window())
    assert isinstance(page, Skipped)
    assert page.reason == "its host is not on the public internet"
    (piped,) = StdinSource(name="mine", read=lambda size: b"x" * size).fetch(make_window())
    assert isinstance(piped, Skipped)
    assert piped.reason == "larger than 25 MB"


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT)))
    (document,) = open_source("-", kind="", name="", connect=open_remote).fetch(make_window())
    assert isinstance(document, RawDocument)
    assert document.content == TEXT


def test_a_spec_opens_the_kind_it_names(tmp_path: Path) -> None:
    def open_one(spec: str, *, kind: str = "", name: str = "") -> Source:
        return open_source(spec, kind=kind, name=name, connect=open_remote)

    assert isinstance(open_one("-"), StdinSource)
    assert isinstance(open_one("https://harbourpost.example/a"), PageSource)
    assert isinstance(open_one("https://harbourpost.example/a", kind="feed"), FeedSource)
    assert open_one("https://harbourpost.example/a", kind="feed").name == "harbourpost.example"
    assert isinstance(open_one(str(tmp_path)), FolderSource)
    assert open_one(str(tmp_path), name="desk").name == "desk"
