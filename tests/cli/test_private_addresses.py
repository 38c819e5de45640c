"""Whatever command is given a private address, however it is written: nobody there hears of it."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from tests.cli.desks import Desk
from tests.sources.server import Server, start_server
from tests.sources.spellings import NAMES, SPELLINGS

# Those that need no resolver of a test's own.
WRITTEN = tuple(spelling for spelling in SPELLINGS if spelling not in NAMES)


@pytest.fixture
def canary() -> Iterator[Server]:
    with start_server() as canary:
        canary.serve("/feed", b"<p>What nobody may read.</p>")
        yield canary


def test_summarize_asks_none_of_them(desk: Desk, canary: Server) -> None:
    for spelling in WRITTEN:
        line = desk.fail("summarize", f"http://{spelling}:{canary.port}/feed", code=1)
        assert "What nobody may read" not in line
    assert canary.connections == 0


def test_summarize_is_not_led_there(desk: Desk, canary: Server) -> None:
    with start_server() as server:
        desk.write("briefer.toml", f'own_hosts = ["127.0.0.1:{server.port}"]')
        for spelling in WRITTEN:
            location = f"Location: http://{spelling}:{canary.port}/feed"
            url = server.serve("/moved", b"", location, status="302 Found")
            desk.fail("summarize", url, code=1)
        assert server.connections == len(WRITTEN)
    assert canary.connections == 0


def test_no_source_of_the_settings_leads_there(desk: Desk, canary: Server) -> None:
    kinds = cycle(("feed", "page", "sitemap"))
    tables = [
        f'[[sources]]\nurl = "http://{spelling}:{canary.port}/feed"\nkind = "{kind}"\nname = "{spelling}"\n'
        for spelling, kind in zip(WRITTEN, kinds, strict=False)
    ]
    desk.write("briefer.toml", 'formats = ["text"]\n' + "\n".join(tables))
    lines = desk.run("fetch").out.splitlines()
    assert sum("not on the public internet" in line for line in lines) > len(WRITTEN) // 2
    assert any("own_hosts = [" in line for line in lines)
    desk.run("sources", "check")
    assert "What nobody may read" not in desk.run("make", "--date", "today").out
    assert canary.connections == 0


def test_no_list_of_another_program_leads_there(desk: Desk, canary: Server) -> None:
    outlines = "".join(
        f'<outline text="{number}" type="rss" xmlUrl="http://{spelling}:{canary.port}/feed"/>'
        for number, spelling in enumerate(WRITTEN)
    )
    desk.write("feeds.opml", f'<opml version="2.0"><body>{outlines}</body></opml>')
    assert desk.run("opml", "import", "feeds.opml").code == 0
    assert "not on the public internet" in desk.run("fetch").out
    assert canary.connections == 0
