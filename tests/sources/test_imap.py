"""A folder on a mail server is read, and nothing in it is changed, whatever the server is like."""

import socket
import threading
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import trustme
from tests.fakes import make_window
from tests.sources.boxes import HEADLINE, MAIL, TEXT
from tests.sources.mail_server import MailServer, start_mail_server
from tests.sources.networks import DUE, START, Time, open_network, open_remote

from briefer.errors import SourceError
from briefer.extractors import extract_article
from briefer.model import RawDocument, Skipped
from briefer.sources import Source, ahead, limits, open_source
from briefer.sources.ahead import draw_ahead
from briefer.sources.health import describe_note, describe_trouble, judge_address
from briefer.sources.imap import ImapSource
from briefer.sources.remote import Remote


def open_folder(
    server: MailServer, home: Path, *, folder: str = "/News", allowed: bool = True, authorities: str = ""
) -> ImapSource:
    place = home / "password"
    if not place.exists():
        place.write_text(server.password + "\n")
        place.chmod(0o600)

    def connect() -> Remote:
        return open_remote(server) if allowed else open_remote()

    options = {"password_file": str(place)}
    if authorities:
        options["authorities"] = authorities
    source = open_source(server.spec + folder, kind="", name="mine", connect=connect, options=options)
    assert isinstance(source, ImapSource)
    return source


def read(
    server: MailServer, home: Path, *, folder: str = "/News", allowed: bool = True, authorities: str = ""
) -> list[RawDocument | Skipped]:
    return draw(open_folder(server, home, folder=folder, allowed=allowed, authorities=authorities))


def draw(source: Source) -> list[RawDocument | Skipped]:
    """Return what a folder gives; its trouble is told as its owner reads it."""
    assert isinstance(source, ImapSource)
    try:
        return list(source.fetch(make_window()))
    except SourceError as error:
        memory = source.network.book.recall(source.url)
        raise SourceError(describe_trouble(memory, trouble=str(error)), source=source.name) from error


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def authorities(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("authority") / "authorities.pem"
    authority.cert_pem.write_to_path(str(place))
    return str(place)


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
        ("flood", "sends more than was asked for"),
        ("cut", "broke off"),
        ("garbage", "broke off"),
    ],
)
def test_a_server_that_misbehaves_is_one_clear_line(fault: str, message: str, tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.fault = fault
        with pytest.raises(SourceError, match=message) as error:
            read(server, tmp_path)
        assert "\n" not in str(error.value)


def test_of_a_full_folder_the_newest_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.MAILS == 500
    monkeypatch.setattr(limits, "MAILS", 2)
    mails = [MAIL.replace(b"bridge@", f"{number}@".encode()) for number in range(4)]
    with start_mail_server(News=mails) as server:
        kept = [document.url for document in read(server, tmp_path)]
    assert kept == ["mid:2@harbourpost.example", "mid:3@harbourpost.example"]


def test_a_mail_server_has_five_minutes(tmp_path: Path) -> None:
    with start_mail_server() as server:
        assert open_folder(server, tmp_path).seconds == 300.0


def test_a_mail_that_somebody_deletes_meanwhile_is_no_trouble(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.fault = "expunged"
        assert read(server, tmp_path) == []


@pytest.mark.parametrize("command", ["CAPABILITY", "LOGIN", "EXAMINE", "UID"])
def test_a_server_that_hangs_is_left(command: str, tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.fault = f"hang at {command}"
        source = replace(open_folder(server, tmp_path), seconds=0.5)
        with pytest.raises(SourceError, match=r"took too long .*: look at its port, or try again later"):
            draw(source)


def test_nobody_there_is_said_with_the_cure(tmp_path: Path) -> None:
    with start_mail_server() as server:
        pass
    with pytest.raises(SourceError, match=r"does not answer .*: look at its name and port \(993 for imaps"):
        read(server, tmp_path)


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("capability", ["", " AUTH=PLAIN"])
def test_the_password_is_told_under_tls_and_the_mails_are_read(
    security: str, capability: str, authority: trustme.CA, authorities: str, tmp_path: Path
) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.use_tls(authority, security=security)
        server.capabilities += capability
        (document,) = read(server, tmp_path, authorities=authorities)
        told = server.told
    assert isinstance(document, RawDocument)
    assert document.content == MAIL
    word = "AUTHENTICATE PLAIN" if capability else "LOGIN"
    assert [line[0] for line in told if word in line] == ["*"]
    before = [line for line in told if not line.startswith("*")]
    assert [line.split()[1] for line in before] == (
        ["CAPABILITY", "STARTTLS"] if security == "starttls" else []
    )


def test_a_password_of_any_letters_is_told_where_the_server_can_read_it(
    authority: trustme.CA, authorities: str, tmp_path: Path
) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.use_tls(authority, security="tls")
        server.capabilities += " AUTH=PLAIN"
        server.password = "Brücke über den Fluß"
        assert len(read(server, tmp_path, authorities=authorities)) == 1


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("name", ["127.0.0.1", "mail.example"])
def test_a_certificate_that_is_not_trusted_or_another_s_gets_no_password(
    security: str, name: str, authority: trustme.CA, authorities: str, tmp_path: Path
) -> None:
    """A forged certificate for the right name, and a true one for another."""
    with start_mail_server(News=[MAIL]) as server:
        server.use_tls(authority, security=security, name=name)
        cure = "name it as its certificate does, and in authorities the file of its own authority"
        with pytest.raises(SourceError, match=f"its certificate is not trusted .*: {cure}"):
            read(server, tmp_path, authorities=authorities if name == "mail.example" else "")
        assert "LOGIN" not in "".join(server.told).replace("LOGINDISABLED", "")


@pytest.mark.parametrize(("text", "reason"), [(None, "cannot be read"), ("no pem", "holds no certificates")])
def test_authorities_that_cannot_be_read_are_named(text: str | None, reason: str, tmp_path: Path) -> None:
    place = tmp_path / "authorities.pem"
    if text is not None:
        place.write_text(text)
    with start_mail_server(News=[MAIL]) as server:
        with pytest.raises(SourceError, match=f"{place} {reason}"):
            read(server, tmp_path, authorities=str(place))
        assert server.told == []


def test_who_strips_tls_away_is_told_nothing(tmp_path: Path) -> None:
    """Under a name that the owner did not call their own, though it can be dialled."""
    with start_mail_server(News=[MAIL]) as server:
        place = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]
        network = open_network(server, resolve=lambda host, port: place)
        source = open_folder(server, tmp_path)
        other = replace(source, target=replace(source.target, host="mail.example"), network=network)
        with pytest.raises(SourceError, match="offers no TLS, so it was told no password: use imaps://"):
            draw(other)
        assert [line.split()[1] for line in server.told] == ["CAPABILITY"]


def test_a_machine_of_the_owner_s_that_wants_no_password_in_the_clear_gets_none(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.capabilities += " LOGINDISABLED"
        with pytest.raises(SourceError, match="offers no TLS"):
            read(server, tmp_path)


def test_a_wrong_password_is_said_and_never_shown(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        place = tmp_path / "password"
        place.write_text("canary\n")
        place.chmod(0o600)
        with pytest.raises(
            SourceError, match=r"does not take jane@harbourpost\.example with the password in"
        ) as error:
            read(server, tmp_path)
        assert "canary" not in str(error.value)
        assert "write both anew" in str(error.value)
        server.capabilities += " AUTH=PLAIN"
        with pytest.raises(SourceError, match="write both anew"):
            read(server, tmp_path)
        place.write_text(server.password + "\n")
        with pytest.raises(
            SourceError, match=r'has no folder "Nowhere" for jane@harbourpost\.example: write'
        ):
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


@pytest.mark.parametrize("security", ["none", "tls"])
def test_a_private_address_is_not_even_dialled(security: str, tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.security = security
        with pytest.raises(
            SourceError, match=r"not on the public internet .*: name it in own_hosts if it is"
        ):
            read(server, tmp_path, allowed=False)
        assert server.told == []


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
            draw(source)


def test_servers_are_asked_beside_each_other(tmp_path: Path) -> None:
    """Each waits with its first word for the other two: one after another they would never speak."""
    meet = threading.Barrier(3)
    with ExitStack() as stack:
        hosts = ("127.0.0.1", "127.0.0.2", "127.0.0.3")
        servers = [stack.enter_context(start_mail_server(host, News=[MAIL])) for host in hosts]
        for server in servers:
            server.greet = lambda: meet.wait(20)
        network = open_network(*servers)
        sources = [replace(open_folder(server, tmp_path), network=network) for server in servers]
        drawn = list(draw_ahead(sources, make_window()))
    assert [source.name for source, _ in drawn] == ["mine"] * 3
    assert all(isinstance(document, RawDocument) for _, document in drawn)


def test_folders_of_one_host_share_its_one_connection_and_wait_for_no_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More mails in each than may be drawn ahead, and the last folder may well be first."""
    monkeypatch.setattr(ahead, "DOCUMENTS_AHEAD", 2)
    mails = [MAIL.replace(b"bridge@", b"%d@" % number) for number in range(6)]
    with start_mail_server(News=mails, Old=mails, More=mails) as server:
        # Long enough for two others to come, if they may.
        server.greet = lambda: server.ended.wait(0.2)
        network = open_network(server)
        sources = [
            replace(open_folder(server, tmp_path, folder=folder), name=folder, network=network)
            for folder in ("/News", "/Old", "/More")
        ]
        drawn = list(draw_ahead(sources, make_window()))
        assert server.peak == 1
    assert [source.name for source, _ in drawn] == [each.name for each in sources for _ in mails]
    assert [each.url for _, each in drawn if not isinstance(each, SourceError)] == [
        f"mid:{number}@harbourpost.example" for number in range(len(mails))
    ] * 3


def test_no_folder_is_read_when_the_time_of_the_run_is_over(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        time = Time()
        source = replace(open_folder(server, tmp_path), network=open_network(server, time=time))
        time.pass_by(DUE.run_seconds)
        with pytest.raises(SourceError, match="the time of the run is over"):
            draw(source)
        assert server.told == []
        assert source.network.book.recall(source.url).failures == 0, "it has not failed"


def test_a_conversation_ends_with_the_run(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL]) as server:
        server.fault = "hang at LOGIN"
        network = open_network(server, manners=replace(DUE, run_seconds=0.5))
        with pytest.raises(SourceError, match="took too long"):
            draw(replace(open_folder(server, tmp_path), network=network))


def test_a_folder_beyond_all_limits_gives_its_newest_mails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.MAILBOX_BYTES == 500_000_000
    monkeypatch.setattr(limits, "MAILBOX_BYTES", 2 * len(MAIL))
    mails = [MAIL.replace(b"bridge@", f"{number}@".encode()) for number in range(5)]
    mails[3] = mails[3].replace(b"Date:", b"Late:")
    with start_mail_server(News=mails) as server:
        *kept, rest = read(server, tmp_path)
    assert [document.url for document in kept] == [
        f"mid:{number}@harbourpost.example" for number in (2, 3, 4)
    ]
    assert isinstance(rest, Skipped)
    assert rest.reason.endswith("MB of mail: the 2 oldest are not read")


def test_what_came_before_a_server_broke_off_is_kept(tmp_path: Path) -> None:
    with start_mail_server(News=[MAIL, MAIL.replace(b"bridge@", b"second@")]) as server:
        server.fault = "hang at FETCH 1"
        source = replace(open_folder(server, tmp_path), seconds=1.0)
        drawn = source.fetch(make_window())
        assert next(drawn).url == "mid:second@harbourpost.example"
        with pytest.raises(SourceError, match="took too long"):
            next(drawn)


def test_a_folder_is_silent_beyond_its_own_rhythm(tmp_path: Path) -> None:
    """Of a monthly letter never more than one lies in the few days that are read."""
    with start_mail_server() as server:
        source = open_folder(server, tmp_path)
        time = Time()
        source = replace(
            source, network=open_network(server, time=time, manners=replace(DUE, run_seconds=1e9))
        )
        for day in ("05 Sep 2026", "05 Oct 2026", "04 Nov 2026"):
            server.folders["News"] = [b"Date: %s 05:00:00 +0000\r\n\r\nNews\r\n" % day.encode()]
            time.moment = START + timedelta(days=5)
            draw(source)
        memory = source.network.book.recall(source.url)
        assert judge_address(memory, now=time.moment + timedelta(days=60)).state == "ok"
        late = time.moment + timedelta(days=365)
        assert judge_address(memory, now=late).state == "silent"
        assert "no new article since 2026-11-04: look whether its newsletters" in describe_note(
            memory, now=late
        )
