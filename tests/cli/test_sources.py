"""Sources on the command line: what is read, how it is doing, one more or less of it, and fetching alone."""

import json
import socket
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.cli.desks import STORY, Desk
from tests.sources import boxes
from tests.sources.mail_server import start_mail_server
from tests.sources.server import Server, start_server

from briefer.store import open_store


def write_feed(*headlines: str) -> bytes:
    moment = datetime.now(UTC) - timedelta(hours=2)
    items = "".join(
        f"<item><title>{headline}</title><link>https://harbourpost.example/{number}</link>"
        f"<pubDate>{moment:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        f"<description>{headline}, the port of Ostrey said, and named no reason.</description></item>"
        for number, headline in enumerate(headlines)
    )
    return f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'.encode()


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as server:
        yield server


@pytest.fixture
def reader(desk: Desk, server: Server) -> Desk:
    """A desk whose owner subscribes to a feed."""
    server.serve("/feed", write_feed("The bridge is open", "The ferry is late"), 'ETag: "1"')
    desk.write(
        "briefer.toml",
        f'zone = "UTC"\ndata_dir = "data"\nengine = "serial"\nformats = ["json"]\n'
        'full_text = "never"\ncorrection_pages = 0\n'
        f'own_hosts = ["127.0.0.1:{server.port}"]\ncontact = "mailto:me@briefer.example"\n\n'
        f'[[sources]]\nurl = "{server.root}/feed"\nkind = "feed"\nname = "Post"\n',
    )
    return desk


def turn_back(desk: Desk, **earlier: float) -> None:
    """Let what is remembered of every address be so much older."""
    with open_store(desk.folder / "data" / "briefer.db") as store:
        memories = [
            replace(
                memory,
                asked=memory.asked - timedelta(**earlier) if memory.asked else None,
                next_try=memory.next_try - timedelta(**earlier) if memory.next_try else None,
            )
            for memory in store.network.load_addresses()
        ]
        store.network.save(memories, ())


def test_what_was_fetched_is_in_the_next_brief_and_asked_for_once(reader: Desk, server: Server) -> None:
    answer = reader.run("fetch")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.split() == ["2", "Post"]
    made = reader.run("make", "--json")
    assert made.data["read"] == 2
    assert reader.run("make", "--json").data["read"] == 2
    assert len(server.asked) == 1
    assert "+mailto:me@briefer.example" in server.asked[0]


def test_force_waits_an_hour_and_yes_really_does_not(reader: Desk, server: Server) -> None:
    server.serve("/feed", write_feed("News"), 'ETag: "1"', "Cache-Control: max-age=36000")
    for arguments, asked in ((), 1), (("--force",), 1), (("--yes-really",), 2):
        assert reader.run("fetch", "-q", *arguments).code == 0
        assert len(server.asked) == asked
    turn_back(reader, minutes=61)
    reader.run("fetch", "-q")
    assert len(server.asked) == 2
    reader.run("fetch", "-q", "--force", "Post")
    assert len(server.asked) == 3
    assert 'If-None-Match: "1"' in server.asked[2]


def test_a_dry_run_keeps_nothing(reader: Desk, server: Server) -> None:
    assert reader.run("fetch", "--dry-run", "--json").data["articles"] == 2
    assert not (reader.folder / "data").exists()


def test_who_fetches_a_source_that_is_not_there_is_told(reader: Desk) -> None:
    assert 'no source "Pots" (did you mean "Post"?)' in reader.fail("fetch", "Pots", code=2)
    assert "(known: Post)" in reader.fail("fetch", "xyz", code=2)
    reader.write("briefer.toml", 'data_dir = "data"\n')
    assert "no source to fetch" in reader.fail("fetch", code=2)


def test_an_edited_article_takes_the_place_of_the_first_one(reader: Desk, server: Server) -> None:
    server.serve("/feed", write_feed("The bridge is closed"))
    reader.run("fetch", "-q")
    server.serve("/feed", write_feed("The bridge is open after all"))
    reader.run("fetch", "-q", "--yes-really")
    reader.run("make", "-q")
    (place,) = (reader.folder / "out").glob("*/brief.json")
    brief = json.loads(place.read_text(encoding="utf-8"))
    assert brief["coverage"]["read"] == 1
    assert "after all" in place.read_text(encoding="utf-8")


def test_a_feed_that_fails_is_told_of_once_and_only_the_third_time(reader: Desk, server: Server) -> None:
    server.serve("/feed", b"<!DOCTYPE html><html>Please log in</html>")
    heard = []
    for _ in range(5):
        heard.append(reader.run("make", "-q").err)
        turn_back(reader, days=2)
    assert [bool(line) for line in heard] == [False, False, True, False, False]
    assert "Post: a web page where a feed was expected, 3 times in a row since" in heard[2]
    place = max((reader.folder / "out").glob("*/brief.json"))
    sources = json.loads(place.read_text(encoding="utf-8"))["coverage"]["sources"]
    (trouble,) = [each["trouble"] for each in sources]
    assert trouble.startswith("a web page where a feed was expected (5 in a row since 20")
    assert trouble.endswith(
        ": its site may ask to sign in, or may have dropped the feed: look for a new address"
    )


def test_a_feed_that_is_empty_has_not_failed(reader: Desk, server: Server) -> None:
    server.serve("/feed", write_feed(), 'ETag: "1"')
    for number in range(5):
        answer = reader.run("make", "-q", "--strict")
        assert (answer.code, answer.err) == (0, "")
        (source,) = reader.run("sources", "check", "--json").data
        assert (source["state"], source["failures"]) == ("empty", 0), number
        turn_back(reader, days=2)
        if number == 2:
            server.serve("/feed", b"", status="304 Not Modified")
    place = max((reader.folder / "out").glob("*/brief.json"))
    (source,) = json.loads(place.read_text(encoding="utf-8"))["coverage"]["sources"]
    assert source["trouble"] == ""
    assert source["note"].startswith("a feed without entries: nothing to do if")
    server.serve("/feed", write_feed("The ferry sails again"), 'ETag: "3"')
    reader.run("fetch", "-q")
    assert reader.run("sources", "check", "--json").data[0]["state"] == "ok"


def test_an_empty_feed_that_once_had_news_falls_silent(reader: Desk, server: Server) -> None:
    year = str(datetime.now(UTC).year).encode()
    server.serve("/feed", write_feed("The last report").replace(year, b"2011"))
    reader.run("fetch", "-q")
    server.serve("/feed", write_feed())
    turn_back(reader, days=2)
    reader.run("fetch", "-q")
    (source,) = reader.run("sources", "check", "--json").data
    assert source["state"] == "silent"
    assert source["words"].startswith("no new article since 2011-")


def test_a_feed_that_breaks_off_before_its_first_entry_has_failed(reader: Desk, server: Server) -> None:
    server.serve("/feed", b"<rss version='2.0'><channel><title>Harbour Post</title><item")
    reader.run("fetch", "-q")
    (source,) = reader.run("sources", "check", "--json").data
    assert (source["state"], source["words"]) == ("failed", "a feed without a readable entry")


def test_the_strict_hear_of_a_single_failure_by_the_exit_code(reader: Desk, server: Server) -> None:
    assert reader.run("make", "-q", "--strict").code == 0
    server.serve("/feed", b"", status="500 Internal Server Error")
    turn_back(reader, days=2)
    answer = reader.run("make", "-q", "--strict")
    assert (answer.code, answer.err) == (3, "")


def test_the_colophon_tells_of_a_feed_that_has_fallen_silent(reader: Desk, server: Server) -> None:
    year = str(datetime.now(UTC).year).encode()
    server.serve("/feed", write_feed("The last report").replace(year, b"2011"))
    reader.run("make", "-q")
    place = max((reader.folder / "out").glob("*/brief.json"))
    (source,) = json.loads(place.read_text(encoding="utf-8"))["coverage"]["sources"]
    assert source["trouble"] == ""
    assert source["note"].startswith("no new article since 2011-")


def test_what_is_gone_is_told_of_at_once_and_not_asked_again(reader: Desk, server: Server) -> None:
    server.serve("/feed", b"", status="410 Gone")
    answer = reader.run("fetch")
    assert "Post: answered 410 (gone for good): it will not be asked again" in answer.err
    turn_back(reader, days=9)
    assert reader.run("fetch").err == ""
    assert len(server.asked) == 1
    checked = reader.run("sources", "check", "--json")
    assert (checked.code, checked.data[0]["state"]) == (1, "gone")


def test_a_move_to_another_host_is_told_of(reader: Desk, server: Server) -> None:
    with start_server("127.0.0.2") as other:
        text = (reader.folder / "briefer.toml").read_text(encoding="utf-8")
        one = f'"127.0.0.1:{server.port}"'
        reader.write("briefer.toml", text.replace(one, f'{one}, "127.0.0.2:{other.port}"'))
        target = other.serve("/feed", write_feed("News"), 'ETag: "2"')
        server.serve("/feed", b"", f"Location: {target}", status="301 Moved Permanently")
        heard = []
        for _ in range(4):
            heard.append(reader.run("fetch", "-q").err)
            turn_back(reader, days=2)
        assert [bool(line) for line in heard] == [False, False, True, False]
        assert f"Post: has moved for good to {target}, on another host" in heard[2]
        checked = reader.run("sources", "check")
        assert "moved" in checked.out
        assert "write its new address into your settings" in checked.out
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("body", "status", "state"),
    [
        (write_feed("News"), "200 OK", "ok"),
        (write_feed(), "200 OK", "empty"),
        (b"<html>Log in</html>", "200 OK", "a web page"),
        (b"Whatever this is.", "200 OK", "failed"),
        (b"", "404 Not Found", "missing"),
        (b"", "403 Forbidden", "refused"),
        (b"", "429 Slow Down", "rate-limited"),
        (b"", "500 Broken", "failed"),
        (write_feed("News").replace(b"pubDate", b"noDate"), "200 OK", "undated"),
        (b"old", "200 OK", "silent"),
    ],
)
def test_each_state_has_a_name_and_a_cure(
    reader: Desk, server: Server, body: bytes, status: str, state: str
) -> None:
    if body == b"old":
        body = write_feed("News").replace(str(datetime.now(UTC).year).encode(), b"2011")
    assert reader.run("sources", "check", "--json").data[0]["state"] == "new"
    server.serve("/feed", body, status=status)
    reader.run("fetch", "-q")
    checked = reader.run("sources", "check", "--json")
    (source,) = checked.data
    assert source["state"] == state
    assert bool(source["cure"]) is (state != "ok")
    assert checked.code == (0 if state in {"ok", "empty", "undated", "silent", "rate-limited"} else 1)
    shown = reader.run("sources", "check").out
    assert state in shown
    assert (f"→ {source['cure']}" in shown) is (state != "ok")


def test_a_folder_on_a_mail_server_has_a_health_of_its_own(desk: Desk) -> None:
    day = datetime.now(UTC) - timedelta(hours=2)
    mail = boxes.MAIL.replace(b"24 Nov 2026", f"{day:%d %b %Y}".encode())
    with start_mail_server(News=[mail]) as post:
        desk.write("password", "wrong")
        (desk.folder / "password").chmod(0o600)
        desk.write(
            "briefer.toml",
            f'zone = "UTC"\ndata_dir = "data"\nown_hosts = ["127.0.0.1:{post.port}"]\n'
            f'[[sources]]\nurl = "{post.spec}/News"\nname = "Post"\npassword_file = "password"\n',
        )
        assert desk.run("sources", "check", "--json").data[0]["state"] == "new"
        heard = [desk.run("fetch", "-q").err for _ in range(5)]
        assert [bool(line) for line in heard] == [True, False, False, False, False]
        assert "Post: does not take jane@harbourpost.example with the password in" in heard[0]
        checked = desk.run("sources", "check")
        assert checked.code == 1
        assert checked.out.startswith("failed")
        assert "5 in a row" in checked.out
        desk.write("password", post.password)
        desk.run("fetch", "-q")
        checked = desk.run("sources", "check")
        assert (checked.code, checked.out.split()[:2]) == (0, ["ok", "Post:"])
        assert f"last article {day:%Y-%m-%d}" in checked.out


def test_a_folder_that_is_not_there_is_named(reader: Desk) -> None:
    reader.write("articles/a.txt", STORY)
    reader.write("briefer.toml", '[[sources]]\npath = "articles"\n[[sources]]\npath = "nowhere"\n')
    checked = reader.run("sources", "check", "-q")
    assert checked.code == 1
    assert " ".join(checked.out.split()).startswith("missing nowhere: there is no such folder or file")


def test_the_sources_are_listed(reader: Desk, server: Server) -> None:
    assert reader.run("sources", "list").out.split() == ["Post", "feed", f"{server.root}/feed"]
    assert reader.run("sources", "list", "-q").out == ""
    (listed,) = reader.run("sources", "list", "--json").data
    assert listed == {"name": "Post", "kind": "feed", "place": f"{server.root}/feed", "section": ""}


def test_a_source_is_added_and_removed_and_the_rest_stays(desk: Desk) -> None:
    answer = desk.run("sources", "add", "https://harbourpost.example/feed", "--name", 'The "Post"')
    assert answer.out.strip() == str(desk.folder / "briefer.toml")
    desk.write("clippings/a.txt", STORY)
    text = (desk.folder / "briefer.toml").read_text(encoding="utf-8")
    text = (
        f"# Mine.\ntitle = 'Morning'  # as always\n\n{text}\n# The sections.\n[[sections]]\nlabel = 'Port'\n"
    )
    desk.write("briefer.toml", text + "words = ['ferry']\n")
    assert desk.run("sources", "add", "clippings", "--section", "Port", "--kind", "folder").code == 0
    listed = desk.run("sources", "list", "--json").data
    assert [each["name"] for each in listed] == ['The "Post"', "clippings"]
    assert listed[1]["section"] == "Port"
    assert desk.run("sources", "remove", 'The "Post"').code == 0
    left = (desk.folder / "briefer.toml").read_text(encoding="utf-8")
    assert "title = 'Morning'  # as always" in left
    assert "# The sections.\n[[sections]]" in left
    assert [table["section"] for table in tomllib.loads(left)["sources"]] == ["Port"]
    desk.run("sources", "remove", "clippings", "-q")
    assert "sources" not in tomllib.loads((desk.folder / "briefer.toml").read_text(encoding="utf-8"))


def test_nothing_is_written_that_could_not_be_read_again(desk: Desk) -> None:
    assert "must be an address" in desk.fail("sources", "add", "https://", code=2)
    assert "kind must be one of" in desk.fail("sources", "add", ".", "--kind", "sorcery", code=2)
    assert not (desk.folder / "briefer.toml").exists()
    desk.write("c", STORY)
    inline = 'sources = [{path = "a"}, {path = "b"}]\n'
    desk.write("briefer.toml", inline)
    assert "by hand" in desk.fail("sources", "remove", "a", code=2)
    assert "by hand" in desk.fail("sources", "add", "c", code=2)
    desk.write("briefer.toml", '[[sources]]\npath = "a"\nname = """\n[[sources]]\n"""\n')
    assert desk.run("sources", "add", "c", "--dry-run").out.endswith(f'path = "{desk.folder}/c"\n')
    assert "no source" in desk.fail("sources", "remove", "zzz", code=2)


def test_a_place_that_is_not_there_is_no_source(desk: Desk) -> None:
    assert "(an address begins with https://)" in desk.fail("sources", "add", "news.example/feed", code=2)
    assert 'no folder or file "clipings"' in desk.fail("sources", "add", "clipings", code=2)
    assert not (desk.folder / "briefer.toml").exists()


def test_who_adds_a_source_twice_or_two_of_one_name_is_told_what_to_do(desk: Desk) -> None:
    place = "https://harbourpost.example/feed"
    desk.run("sources", "add", place)
    assert f'{place} is read already, as "harbourpost.example"' in desk.fail("sources", "add", place, code=2)
    other = desk.fail("sources", "add", "https://harbourpost.example/sport", code=2)
    assert "another name with --name" in other
    assert desk.run("sources", "add", "https://harbourpost.example/sport", "--name", "Sport").code == 0


def test_a_machine_of_ones_own_is_told_of_at_once_with_the_setting_that_lets_it_in(
    desk: Desk, server: Server
) -> None:
    server.serve("/feed", write_feed("The bridge is open"))
    desk.run("sources", "add", f"{server.root}/feed", "--name", "Post")
    assert desk.run("fetch").err.count("own_hosts = [") == 1
    assert desk.run("fetch", "--yes-really").err == ""


@pytest.mark.parametrize("scheme", ["ftp", "gopher", "webcal"])
def test_an_address_that_nothing_is_read_from_is_no_path(desk: Desk, scheme: str) -> None:
    line = desk.fail("sources", "add", f"{scheme}://reader:s3cret@host.example/feed", code=2)
    assert f"nothing is read from {scheme}: addresses" in line
    assert "s3cret" not in line
    assert not (desk.folder / "briefer.toml").exists()


def test_a_folder_on_a_mail_server_is_an_address(desk: Desk) -> None:
    assert "s3cret" not in desk.fail("sources", "add", "imaps://reader:s3cret@mail.example/News", code=2)
    desk.run("sources", "add", "imaps://reader@mail.example/News", "--name", "Newsletters")
    [source] = desk.run("sources", "list", "--json").data
    assert source["place"] == "imaps://reader@mail.example/News"


def test_a_file_that_cannot_be_written_stays_as_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    place = desk.write("briefer.toml", "title = 'Mine'\n")
    monkeypatch.setattr("os.fsync", refuse)
    assert "cannot write" in desk.fail("sources", "add", "https://a.example/feed", code=2)
    assert place.read_text(encoding="utf-8") == "title = 'Mine'\n"
    assert [each.name for each in desk.folder.iterdir()] == ["briefer.toml"]


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_what_was_remembered_of_a_removed_source_is_forgotten(reader: Desk, server: Server) -> None:
    reader.run("fetch", "-q")
    text = (reader.folder / "briefer.toml").read_text(encoding="utf-8")
    assert reader.run("sources", "remove", "Post", "-q").code == 0
    with open_store(reader.folder / "data" / "briefer.db") as store:
        assert store.network.load_addresses() == ()
    reader.write("briefer.toml", text)
    reader.run("fetch", "-q")
    assert len(server.asked) == 2


def test_a_machine_without_a_network_blames_no_source(desk: Desk) -> None:
    ports = []
    for number in range(1, 4):
        with socket.create_server((f"127.0.0.{number}", 0)) as closed:
            ports.append((f"127.0.0.{number}", closed.getsockname()[1]))
    hosts = ", ".join(f'"{host}:{port}"' for host, port in ports)
    sources = "".join(
        f'[[sources]]\nurl = "http://{host}:{port}/feed"\nname = "{number}"\n'
        for number, (host, port) in enumerate(ports)
    )
    desk.write("briefer.toml", f'data_dir = "data"\nown_hosts = [{hosts}]\n{sources}')
    for _ in range(4):
        answer = desk.run("fetch")
        assert answer.code == 0
        assert answer.err == "briefer: no source could be reached: is this machine on the network?\n"
    assert {each["state"] for each in desk.run("sources", "check", "--json").data} == {"new"}


def test_an_address_with_a_password_is_refused_and_not_shown(desk: Desk) -> None:
    desk.write("briefer.toml", '[[sources]]\nurl = "https://reader:s3cret@harbourpost.example/feed"\n')
    for arguments in (("fetch",), ("make",), ("sources", "list")):
        line = desk.fail(*arguments, code=2)
        assert "must not carry a name or a password" in line
        assert "s3cret" not in line
