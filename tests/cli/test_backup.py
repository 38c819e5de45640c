"""Backup and restore, as their owner calls them."""

from pathlib import Path

from tests.cli.desks import Desk

PLAIN = ("make", "--source", "news", "--formats", "text", "--engine", "serial", "-q")


def test_a_store_that_broke_comes_back(desk: Desk) -> None:
    desk.write("news/bridge.txt")
    assert desk.run(*PLAIN).code == 0
    store = Path.home() / ".local/share/briefer/briefer.db"
    first = Path(desk.run("backup").out.strip())
    assert first.parent == store.parent / "backups"
    elsewhere = desk.folder / "copy.db"
    assert desk.run("backup", str(elsewhere)).out == f"{elsewhere}\n"
    store.write_bytes(store.read_bytes()[:5000])
    assert desk.run("check").code == 1
    answer = desk.run("restore")
    assert (answer.code, answer.out) == (0, f"{store}\n")
    assert "What was there is" in answer.err
    assert desk.run("check", "--json").data
    assert desk.run("restore", str(elsewhere)).code == 0
    first.write_bytes(b"spoilt")
    assert "no sound backup" in desk.run("restore").err


def test_without_a_store_there_is_nothing_to_keep(desk: Desk) -> None:
    assert "there is no store" in desk.fail("backup", code=1)
    assert "no sound backup" in desk.fail("restore", code=1)
