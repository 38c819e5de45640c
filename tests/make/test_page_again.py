"""A page that could not be had is asked for again: politely, not for ever, and its text is then printed."""

import json
import re
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.make.test_full_text import BODY, MORNING, ROBOTS, TEASER, count_asked, make, serve_feed, serve_page
from tests.sources.server import Server, start_server

from briefer.model import PageTry
from briefer.sources import limits
from briefer.store import open_store

PATH = "/bridge"
DAYS = limits.PAGE_TRY_DAYS


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as running:
        yield running


def subscribe(home: Path, *feeds: str) -> None:
    tables = (f'[[sources]]\nurl = "{feed}"\nkind = "feed"\n' for feed in feeds)
    (home / "briefer.toml").write_text("\n".join(tables))


def break_page(server: Server, how: str) -> None:
    """Have the page, or what decides on it, fail in a way that may pass."""
    if how == "dropped":
        server.routes[PATH] = lambda connection: connection.close()
    elif how == "cut":
        server.routes[PATH] = lambda connection: connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\nConnection: close\r\n\r\n<html>"
        )
    elif how == "rules":
        server.serve(ROBOTS, b"", status="500 Internal Server Error")
    else:
        server.serve(PATH, b"", status=how)


def mend_page(server: Server) -> None:
    server.routes.pop(ROBOTS, None)
    serve_page(server, *BODY)


def freeze_feed(server: Server) -> None:
    """Have the feed say that nothing is new: its entry does not come again."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    server.routes["/feed"] = answer


def serve_validated_feed(server: Server, *names: str) -> str:
    url = serve_feed(server, *names)
    answer = server.routes["/feed"]

    def tag(connection: socket.socket) -> None:
        class Tagged:
            @staticmethod
            def sendall(content: bytes) -> None:
                connection.sendall(content.replace(b"\r\n\r\n", b'\r\nETag: "1"\r\n\r\n', 1))

        answer(Tagged)  # type: ignore[arg-type]

    server.routes["/feed"] = tag
    return url


def lead_to(server: Server, other: Server) -> None:
    """Have the feed's entries lead to pages of another server."""
    answer = server.routes["/feed"]

    def change(connection: socket.socket) -> None:
        class Changed:
            @staticmethod
            def sendall(content: bytes) -> None:
                head, _, body = content.replace(server.root.encode(), other.root.encode()).partition(
                    b"\r\n\r\n"
                )
                size = b"Content-Length: %d" % len(body)
                connection.sendall(re.sub(rb"Content-Length: \d+", size, head) + b"\r\n\r\n" + body)

        answer(Changed)  # type: ignore[arg-type]

    server.routes["/feed"] = change


def list_waiting(home: Path) -> tuple[PageTry, ...]:
    with open_store(home / "data" / "briefer.db") as store:
        return store.network.load_tries()


def wait_for(event: threading.Event) -> None:
    event.wait(20)


def list_extents(said: dict[str, Any]) -> list[str]:
    return [note["extent"] for note in said["notes"]]


@pytest.mark.parametrize(
    "how",
    [
        "500 Internal Server Error",
        "503 Service Unavailable",
        "429 Too Many Requests",
        "408 Request Timeout",
        "dropped",
        "cut",
        "rules",
    ],
)
@pytest.mark.parametrize("frozen", [True, False])
def test_a_page_that_fails_today_is_told_tomorrow(
    server: Server, tmp_path: Path, how: str, frozen: bool
) -> None:
    break_page(server, how)
    subscribe(tmp_path, serve_validated_feed(server, "bridge"))
    first = make(server, tmp_path)
    assert list_extents(first) == ["summary"]
    assert "Petrov" not in first["text"]
    mend_page(server)
    if frozen:
        freeze_feed(server)
    second = make(server, tmp_path, days=1)
    assert list_extents(second) == ["whole"]
    assert "Ana Petrov" in second["text"]
    assert "summary only" not in second["text"]
    asked = count_asked(server, PATH)
    third = make(server, tmp_path, days=2)
    assert count_asked(server, PATH) == asked, "what is there is not asked for again"
    assert third["leads"] == third["briefs"] == []


@pytest.mark.parametrize("known", [True, False])
def test_a_page_whose_host_takes_no_connection_is_told_when_it_does(tmp_path: Path, known: bool) -> None:
    """Whether its rules are known already, so that the page itself is asked for, or not."""
    with start_server() as server:
        with start_server("127.0.0.2") as other:
            own = f"127.0.0.1:{server.port},127.0.0.2:{other.port}"
            feed = serve_validated_feed(server, "bridge")
            lead_to(server, other)
            subscribe(tmp_path, feed)
            if known:
                break_page(other, "500 Internal Server Error")
                assert list_extents(make(server, tmp_path, own_hosts=own)) == ["summary"]
        said = make(server, tmp_path, days=0.2, own_hosts=own)
        assert list_extents(said) == ["summary"]
        assert [each.tries for each in list_waiting(tmp_path)] == [2 if known else 1]
        with start_server("127.0.0.2", port=other.port) as back:
            freeze_feed(server)
            mend_page(back)
            later = make(server, tmp_path, days=1, own_hosts=own)
        assert list_extents(later) == ["whole"]
        assert "Ana Petrov" in later["text"]
        assert list_waiting(tmp_path) == ()


def test_a_page_that_hangs_is_left_and_told_when_it_answers(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()
    server.routes[PATH] = lambda connection: wait_for(ended)
    subscribe(tmp_path, serve_validated_feed(server, "bridge"))
    with monkeypatch.context() as hasty:
        hasty.setattr(limits, "REQUEST_SECONDS", 1.0)
        assert list_extents(make(server, tmp_path)) == ["summary"]
        freeze_feed(server)
        make(server, tmp_path, days=0.2)
    ended.set()
    assert [each.tries for each in list_waiting(tmp_path)] == [2]
    assert count_asked(server, PATH) == 2
    mend_page(server)
    said = make(server, tmp_path, days=1)
    assert list_extents(said) == ["whole"]
    assert "Ana Petrov" in said["text"]


@pytest.mark.parametrize("tries", [1, limits.PAGE_TRIES - 1])
def test_no_try_counts_while_the_machine_is_cut_off(tmp_path: Path, tries: int) -> None:
    """Three hosts with a feed each, and not one of them can be reached: the fault is ours."""
    names = ("bridge", "quay", "ferry")
    with ExitStack() as stack:
        servers = [stack.enter_context(start_server(f"127.0.0.{number}")) for number in (1, 2, 3)]
        own = ",".join(f"{each.host}:{each.port}" for each in servers)
        feeds = [serve_validated_feed(each, name) for each, name in zip(servers, names, strict=True)]
        for each, name in zip(servers, names, strict=True):
            each.serve(f"/{name}", b"", status="500 Internal Server Error")
        subscribe(tmp_path, *feeds)
        make(servers[0], tmp_path, own_hosts=own)
    assert [each.tries for each in list_waiting(tmp_path)] == [1, 1, 1]
    with open_store(tmp_path / "data" / "briefer.db") as store:
        store.network.save_tries(
            [replace(each, tries=tries) for each in store.network.load_tries()], before=MORNING
        )
    before = list_waiting(tmp_path)
    for days in 0.2, 0.4, 1:
        make(servers[0], tmp_path, days=days, own_hosts=own)
        assert list_waiting(tmp_path) == before
    with ExitStack() as stack:
        for each, name in zip(servers, names, strict=True):
            back = stack.enter_context(start_server(each.host, port=each.port))
            freeze_feed(back)
            serve_page(back, *BODY, path=f"/{name}")
        said = make(servers[0], tmp_path, days=2, own_hosts=own)
    assert "Ana Petrov" in said["text"]
    assert list_waiting(tmp_path) == ()


@pytest.mark.parametrize("how", ["404 Not Found", "410 Gone", "403 Forbidden", "robots"])
def test_what_is_refused_for_good_is_not_asked_for_again(server: Server, tmp_path: Path, how: str) -> None:
    if how == "robots":
        serve_page(server, *BODY)
        server.serve(ROBOTS, b"User-agent: *\nDisallow: /bridge", "Content-Type: text/plain")
    else:
        break_page(server, how)
    subscribe(tmp_path, serve_feed(server, "bridge"))
    assert list_extents(make(server, tmp_path)) == ["summary"]
    asked = count_asked(server, PATH)
    assert asked == (0 if how == "robots" else 1)
    mend_page(server)
    for day in range(1, 4):
        serve_feed(server, "bridge", *(f"other{number}" for number in range(day)))
        make(server, tmp_path, days=day)
    assert count_asked(server, PATH) == asked


def test_a_page_that_never_comes_is_given_up(server: Server, tmp_path: Path) -> None:
    break_page(server, "500 Internal Server Error")
    subscribe(tmp_path, serve_feed(server, "bridge"))
    for day in range(DAYS + 5):
        make(server, tmp_path, days=day)
    assert count_asked(server, PATH) == DAYS + 1, "once a day, for so many days"
    with open_store(tmp_path / "data" / "briefer.db") as store:
        assert store.network.load_tries() == ()


def test_a_page_is_asked_for_again_while_its_feed_fails(server: Server, tmp_path: Path) -> None:
    break_page(server, "500 Internal Server Error")
    subscribe(tmp_path, serve_feed(server, "bridge"))
    make(server, tmp_path)
    mend_page(server)
    server.serve("/feed", b"", status="500 Internal Server Error")
    said = make(server, tmp_path, days=1)
    assert list_extents(said) == ["whole"]
    assert said["coverage"]["sources"][0]["trouble"].startswith("answered 500")


def test_an_entry_that_its_feed_rewrote_takes_the_place_of_the_one_that_waits(
    server: Server, tmp_path: Path
) -> None:
    break_page(server, "500 Internal Server Error")
    subscribe(tmp_path, serve_feed(server, "bridge"))
    make(server, tmp_path)
    mend_page(server)
    feed = (
        "<rss version='2.0'><channel><title>Harbour Post</title><item><title>Bridge open again</title>"
        f"<link>{server.root}/bridge</link><description>{TEASER} [...]</description></item></channel></rss>"
    )
    server.serve("/feed", feed.encode(), "Content-Type: application/rss+xml")
    said = make(server, tmp_path, days=1)
    assert list_extents(said) == ["whole"]
    assert count_asked(server, PATH) == 2
    make(server, tmp_path, days=2)
    assert count_asked(server, PATH) == 2


def test_a_page_that_is_a_source_itself_is_asked_again_and_printed(server: Server, tmp_path: Path) -> None:
    break_page(server, "503 Service Unavailable")
    (tmp_path / "briefer.toml").write_text(f'[[sources]]\nurl = "{server.root}{PATH}"\nkind = "page"\n')
    first = make(server, tmp_path)
    assert first["leads"] == first["briefs"] == []
    [source] = first["coverage"]["sources"]
    assert source["trouble"].startswith("answered 503 (since ")
    mend_page(server)
    second = make(server, tmp_path, days=1)
    assert list_extents(second) == ["whole"]
    assert "Ana Petrov" in second["text"]


def test_what_waits_is_read_from_a_store_without_damage(server: Server, tmp_path: Path) -> None:
    break_page(server, "500 Internal Server Error")
    subscribe(tmp_path, serve_feed(server, "bridge"))
    make(server, tmp_path)
    place = tmp_path / "data" / "briefer.db"
    with open_store(place) as store:
        (waiting,) = store.network.load_tries()
    assert json.loads(waiting.entry.content)["url"] == server.root + PATH
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE contents SET body = x'00' WHERE sha256 = ?", (waiting.entry.sha256,))
        connection.commit()
    with open_store(place) as store:
        assert store.network.load_tries() == ()
