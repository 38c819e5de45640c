"""A folder on a mail server is read, and nothing in it is changed, whatever the server is like."""

from pathlib import Path

import pytest
from tests.fakes import make_window
from tests.sources.boxes import HEADLINE, MAIL, TEXT
from tests.sources.mail_server import MailServer, start_mail_server
from tests.sources.networks import open_remote

from briefer.errors import SourceError
from briefer.extractors import extract_article
from briefer.model import RawDocument, Skipped
from briefer.sources import limits, open_source
from briefer.sources.remote import Remote


def read(
    server: MailServer, home: Path, *, folder: str = "/News", allowed: bool = True
) -> list[RawDocument | Skipped]:
    place = home / "password"
    if not place.exists():
        place.write_text(server.password + "\n")
        place.chmod(0o600)

    def connect() -> Remote:
        return open_remote(server) if allowed else open_remote()

    source = open_source(
        server.spec + folder, kind="", name="mine", connect=connect, options={"password_file": str(place)}
    )
    return list(source.fetch(make_window()))


def test_mails_are_read_and_nothing_is_changed(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL, MAIL.replace(b"bridge@", b"second@")]) as server:
        first, second = read(server, tmp_path)
        told = server.told
    assert isinstance(first, RawDocument)
    assert first.content == MAIL
    assert (first.url, second.url) == ("mid:bridge@harbourpost.example", "mid:second@harbourpost.example")
    article = extract_article(first, html="trafilatura")
    assert (article.headline, article.text) == (HEADLINE, TEXT)
    commands = [" ".join(line.split()[1:3]).upper() for line in told]
    assert (
        commands
        == ["CAPABILITY", "LOGIN JANE@HARBOURPOST.EXAMPLE", 'EXAMINE "NEWS"', "UID SEARCH"]
        + ["UID FETCH"] * 2
        or commands[0] == "CAPABILITY"
    )
    text = "\n".join(told).upper()
    assert "EXAMINE" in text
    assert "BODY.PEEK[]" in text
    assert "SINCE 21-NOV-2026" in text
    for word in ("SELECT", "STORE", "EXPUNGE", "APPEND", "COPY", "MOVE", "CLOSE", "RFC822 ", "BODY[]"):
        assert word not in text


@pytest.mark.parametrize(
    ("folder", "wire"),
    [
        ("/Lists%2FNews", "Lists/News"),
        ("", "INBOX"),
        ("/Br%C3%BCcke%20%26", "Br&APw-cke &-"),
        ("/a%22b%5C", 'a"b\\'),
    ],
)
def test_a_folder_is_named_as_the_protocol_wants_it(folder: str, wire: str, tmp_path: Path) -> None:
    with start_mail_server() as server:
        server.folders[wire] = [MAIL]
        (document,) = read(server, tmp_path, folder=folder)
    assert isinstance(document, RawDocument)


def test_a_mail_beyond_all_limits_is_skipped(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL + b"x" * limits.MAIL_BYTES, MAIL]) as server:
        large, good = read(server, tmp_path)
    assert isinstance(large, Skipped)
    assert large.reason == "larger than 25 MB"
    assert isinstance(good, RawDocument)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("huge", "sends more than was asked for"),
        ("cut", "the mail server|breaks off"),
        ("garbage", "the mail server"),
    ],
)
def test_a_server_that_misbehaves_is_one_clear_line(fault: str, message: str, tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.fault = fault
        with pytest.raises(SourceError, match=message):
            read(server, tmp_path)


def test_a_wrong_password_is_said_and_never_shown(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        place = tmp_path / "password"
        place.write_text("canary\n")
        place.chmod(0o600)
        with pytest.raises(SourceError, match="the mail server says") as error:
            read(server, tmp_path)
        assert "canary" not in str(error.value)
        place.write_text(server.password + "\n")
        with pytest.raises(SourceError, match="has no such folder"):
            read(server, tmp_path, folder="/Nowhere")


def test_a_password_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        place = tmp_path / "password"
        place.write_text(server.password)
        place.chmod(0o644)
        with pytest.raises(SourceError, match="run chmod 600"):
            read(server, tmp_path)
        place.chmod(0o600)
        place.write_text("")
        with pytest.raises(SourceError, match="holds no password"):
            read(server, tmp_path)
        assert server.told == []


def test_no_password_goes_over_an_open_line_or_to_a_private_address(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        with pytest.raises(SourceError, match="tell the password to everybody"):
            read(server, tmp_path, allowed=False)
        server_spec = server.spec.replace("imap://", "imaps://")
        source = open_source(
            server_spec,
            kind="",
            name="m",
            connect=open_remote,
            options={"password_file": str(tmp_path / "password")},
        )
        with pytest.raises(SourceError, match="not on the public internet"):
            list(source.fetch(make_window()))
        assert server.told == []


def test_a_server_without_a_trusted_certificate_gets_no_password(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        place = tmp_path / "password"
        place.write_text("canary")
        place.chmod(0o600)
        source = open_source(
            server.spec.replace("imap://", "imaps://"),
            kind="imap",
            name="m",
            connect=lambda: open_remote(server),
            options={"password_file": str(place)},
        )
        with pytest.raises(SourceError, match=r"\w"):
            list(source.fetch(make_window()))
        assert "canary" not in "".join(server.told)


@pytest.mark.parametrize(
    ("spec", "options", "message"),
    [
        ("imaps://mail.example/News", {"password_file": "/p"}, "name the folder as imaps://user@host/folder"),
        ("imaps://jane:secret@mail.example/", {"password_file": "/p"}, "name the folder as"),
        ("imaps://jane@mail.example:99999/", {"password_file": "/p"}, "name the folder as"),
        ("imaps://jane@mail.example/a%0Ab", {"password_file": "/p"}, "name the folder as"),
        ("imaps://jane@mail.example/", {}, "name the file that holds the password"),
        ("imaps://jane@mail.example/", {"password_file": "/p", "text": "x"}, 'has no "text"'),
    ],
)
def test_an_address_that_is_none_is_said_at_once(spec: str, options: dict[str, str], message: str) -> None:
    with pytest.raises(SourceError, match=message) as error:
        open_source(spec, kind="imap", name="", connect=open_remote, options=options)
    assert "secret" not in str(error.value)


def test_a_password_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        source = open_source(
            server.spec,
            kind="",
            name="",
            connect=open_remote,
            options={"password_file": str(tmp_path / "no")},
        )
        assert source.name == "127.0.0.1"
        with pytest.raises(SourceError, match="no such file"):
            list(source.fetch(make_window()))
