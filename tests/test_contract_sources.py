"""Every source of the table hands over documents as they are, and a failure as a value."""

import io
import json
from contextlib import closing
from pathlib import Path

import pytest
from tests.fakes import make_window
from tests.sources import boxes
from tests.sources.mail_server import start_mail_server
from tests.sources.networks import open_remote
from tests.sources.server import start_server

from briefer.errors import SourceError
from briefer.extractors import extract_article
from briefer.model import RawDocument, Skipped
from briefer.sources import SOURCES, Source, json_lines, open_source
from briefer.sources.apart import FileSource
from briefer.sources.feed import FeedSource
from briefer.sources.folder import FolderSource
from briefer.sources.page import PageSource
from briefer.sources.stdin import StdinSource

TEXT = b"A headline\n\nA sentence that stands."


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_a_source_gives_its_documents_as_they_are(kind: str, tmp_path: Path) -> None:
    password = tmp_path / "password"
    with (
        start_server() as server,
        start_mail_server(INBOX=[boxes.MAIL]) as post,
        closing(open_remote(server, post)) as remote,
    ):
        password.write_text(post.password)
        password.chmod(0o600)
        options = {"password_file": str(password)} if kind == "imap" else {}
        if kind == "stdin":
            piped = f"{boxes.HEADLINE}\n\n{boxes.TEXT}".encode()
            source: Source = StdinSource(name="mine", read=lambda size: piped[:size])
        else:
            spec = post.spec if kind == "imap" else boxes.BUILDERS[kind](tmp_path, server)
            source = open_source(spec, kind=kind, name="mine", connect=lambda: remote, options=options)
        first, again = (list(source.fetch(make_window())) for _ in range(2))
        (document,) = first
    assert isinstance(document, RawDocument)
    assert document.source == source.name == "mine"
    assert document.fetched == make_window().moment
    assert document.url
    # What asks the network gives nothing twice; all else gives the same again.
    assert again == first or hasattr(source, "remote")
    if kind == "sitemap":
        assert json.loads(document.content)["headline"] == boxes.HEADLINE
        assert document.url == boxes.LINK
        return
    article = extract_article(document, html="trafilatura")
    assert article.headline == boxes.HEADLINE
    assert article.text == boxes.TEXT


@pytest.mark.parametrize("kind", sorted(set(boxes.BUILDERS) - {"page", "feed", "sitemap", "command"}))
def test_a_place_that_is_not_there_is_said_at_once(kind: str) -> None:
    with pytest.raises(SourceError, match='there is no folder or file "/nowhere/at-all"'):
        open_source("/nowhere/at-all", kind=kind, name="", connect=open_remote, options={})


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_an_option_that_a_kind_does_not_know_is_refused(kind: str, tmp_path: Path) -> None:
    with start_server() as server:
        spec = {"stdin": "-", "imap": "imaps://jane@mail.example/"}.get(kind) or boxes.BUILDERS[kind](
            tmp_path, server
        )
    with pytest.raises(SourceError, match="headlin"):
        open_source(spec, kind=kind, name="", connect=lambda: open_remote(server), options={"headlin": "x"})


def test_what_cannot_be_had_is_a_value() -> None:
    (piped,) = StdinSource(name="mine", read=lambda size: b"x" * size).fetch(make_window())
    assert isinstance(piped, Skipped)
    assert piped.reason == "larger than 25 MB"


def test_an_address_that_cannot_be_had_has_not_answered() -> None:
    with closing(open_remote()) as remote:
        page = PageSource(url="http://127.0.0.1:9/", name="mine", remote=remote)
        with pytest.raises(SourceError, match="its host is not on the public internet"):
            list(page.fetch(make_window()))


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT)))
    (document,) = open_source("-", kind="", name="", connect=open_remote, options={}).fetch(make_window())
    assert isinstance(document, RawDocument)
    assert document.content == TEXT


def test_a_spec_opens_the_kind_it_names(tmp_path: Path) -> None:
    def open_one(spec: str, *, kind: str = "", name: str = "") -> Source:
        return open_source(spec, kind=kind, name=name, connect=open_remote, options={})

    assert isinstance(open_one("-"), StdinSource)
    assert isinstance(open_one("https://harbourpost.example/a"), PageSource)
    assert isinstance(open_one("https://harbourpost.example/a", kind="feed"), FeedSource)
    assert open_one("https://harbourpost.example/a", kind="feed").name == "harbourpost.example"
    assert isinstance(open_one(str(tmp_path)), FolderSource)
    rows = tmp_path / "rows.ndjson"
    rows.write_text("")
    table = open_one(str(rows))
    assert isinstance(table, FileSource)
    assert table.task == json_lines.TASK
    assert open_one(str(tmp_path), name="desk").name == "desk"
