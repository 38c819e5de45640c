"""Five hundred feeds of thirty entries from loopback, first new and then unchanged, beside a plain loop.

Each feed has a host of its own, as feeds have (127.1.x.y, which only Linux answers to without ado). The plain
loop asks one feed after the other and gives its bytes to feedparser; it keeps nothing, looks at no address
and knows no limit. ``briefer fetch`` also extracts, splits and stores every article. Requests are counted by
the server. For the second run what briefer remembers is made a day older.

Usage: python -m bench.feeds [--feeds 500] [--entries 30] [--check]
"""

import argparse
import random
import selectors
import socket
import sys
import tempfile
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.pipeline import CHECKOUT, Run, watch

from briefer.store import STORE_NAME, open_store

SEED = 20261124
MEMORY_CEILING_MB = 300
PLAIN = """
import io, resource, sys, time, urllib.error, urllib.request, feedparser
tags = {}
for turn in range(2):
    wall, cpu = time.perf_counter(), time.process_time()
    for url in open(sys.argv[1]).read().split():
        headers = {"If-None-Match": tags[url]} if url in tags else {}
        try:
            answer = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30)
            tags[url] = answer.headers["ETag"]
            feedparser.parse(io.BytesIO(answer.read()))
        except urllib.error.HTTPError as error:
            assert error.code == 304
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(time.perf_counter() - wall, time.process_time() - cpu, peak / 1000)
"""
# What fetching does before anything is read or kept: manners, the guarded door, the child that parses.
DRAWN = """
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from briefer.make.intake import connect
from briefer.make.order import open_sources, take_order
from briefer.make.window import find_window
from briefer.settings import load_settings
from briefer.sources.ahead import draw_ahead
from briefer.store import empty_store
settings = load_settings(flags={}, environment={}, folder=Path.cwd(), file=None)
moment = datetime.now(UTC)
asked = {"sources": (), "fetch": True, "dry_run": True, "why": None}
order = take_order(settings, day=moment.date(), moment=moment, **asked)
window = find_window(moment.date(), today=moment.date(), zone="UTC", last=None)
with ExitStack() as stack:
    store = stack.enter_context(empty_store())
    connection = connect(order, settings, store=store, patience="due", stack=stack)
    sources = open_sources(order, settings=settings, connection=connection)
    print(sum(1 for _ in draw_ahead(sources, window)))
"""


@dataclass
class FeedServer:
    """Feeds on loopback, one for each host, in one thread."""

    feeds: list[bytes]
    urls: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def start(self) -> None:
        """Listen, and answer until the program ends."""
        chooser = selectors.DefaultSelector()
        for number, body in enumerate(self.feeds):
            host = f"127.1.{number // 250}.{number % 250 + 1}"
            listener = socket.create_server((host, 0))
            self.urls.append(f"http://{host}:{listener.getsockname()[1]}/feed")
            chooser.register(listener, selectors.EVENT_READ, body)
        threading.Thread(target=self._serve, args=(chooser,), daemon=True).start()

    def _serve(self, chooser: selectors.BaseSelector) -> None:
        while True:
            for key, _ in chooser.select():
                listener = key.fileobj
                assert isinstance(listener, socket.socket)
                connection, _ = listener.accept()
                with connection:
                    self._answer(connection, key.data)

    def _answer(self, connection: socket.socket, body: bytes) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            request += connection.recv(65536)
        known = b'If-None-Match: "1"' in request
        self.statuses.append(304 if known else 200)
        status = "304 Not Modified" if known else "200 OK"
        content = b"" if known else body
        head = (
            f'HTTP/1.1 {status}\r\nETag: "1"\r\nContent-Type: application/rss+xml\r\n'
            f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        )
        connection.sendall(head.encode() + content)


def main() -> int:
    """Run both, print what they took; 1 where a floor is missed and that was asked for."""
    parser = argparse.ArgumentParser(description="Time briefer fetch beside a plain loop of feedparser.")
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--entries", type=int, default=30)
    parser.add_argument("--check", action="store_true", help="exit 1 where memory or requests are too many")
    arguments = parser.parse_args()
    server = FeedServer(write_feeds(arguments.feeds, arguments.entries))
    server.start()
    size = sum(map(len, server.feeds)) / 1e6
    print(f"{arguments.feeds} feeds of {arguments.entries} entries, {size:.1f} MB", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        rows = [*run_plain(server, Path(folder)), *run_briefer(server, Path(folder))]
    print(f"\n{'':<28} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} {'200':>5} {'304':>5}")
    for name, run, statuses in rows:
        counts = f"{statuses.count(200):5} {statuses.count(304):5}"
        print(f"{name:<28} {run.wall:8.2f} {run.cpu:8.2f} {run.peak_mb:8.0f} {counts}")
    (_, first, news), (_, second, old) = rows[-2:]
    peak = max(first.peak_mb, second.peak_mb)
    met = peak <= MEMORY_CEILING_MB and news == [200] * arguments.feeds and old == [304] * arguments.feeds
    print(f"one request a feed and at most {MEMORY_CEILING_MB} MB: {'met' if met else 'MISSED'}")
    return 0 if met or not arguments.check else 1


def write_feeds(feeds: int, entries: int) -> list[bytes]:
    """Return feeds whose entries are made of the sample articles' own sentences."""
    chance = random.Random(SEED)
    texts = [path.read_text(encoding="utf-8") for path in sorted((CHECKOUT / "seeds").rglob("*.txt"))]
    sentences = [line for text in texts for line in text.splitlines() if len(line) > 80]
    moment = datetime.now(UTC)
    written = []
    for feed in range(feeds):
        items = []
        for entry in range(entries):
            body = " ".join(chance.sample(sentences, 4)).replace("&", "&amp;").replace("<", "&lt;")
            dated = moment - timedelta(minutes=7 * (entry * feeds + feed) / feeds)
            items.append(
                f"<item><title>Report {entry} of harbour {feed}</title><guid>{feed} {entry}</guid>"
                f"<link>https://harbour{feed}.example/{entry}</link><description>{body}</description>"
                f"<pubDate>{dated:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
            )
        whole = f'<rss version="2.0"><channel><title>Harbour {feed}</title>{"".join(items)}</channel></rss>'
        written.append(whole.encode())
    return written


def take(server: FeedServer) -> list[int]:
    """Return the statuses that the server has answered with since the last call."""
    taken, server.statuses = server.statuses, []
    return taken


def run_plain(server: FeedServer, folder: Path) -> list[tuple[str, Run, list[int]]]:
    """Run the plain loop, which asks everything twice and times itself."""
    (folder / "urls").write_text("\n".join(server.urls), encoding="utf-8")
    _, printed = watch([sys.executable, "-c", PLAIN, str(folder / "urls")], {})
    statuses = take(server)
    passes = []
    for line in printed.split("\n")[:2]:
        wall, cpu, peak = map(float, line.split())
        passes.append(Run(wall=wall, cpu=cpu, peak_mb=peak))
    size = len(server.urls)
    return [
        ("feedparser loop, new", passes[0], statuses[:size]),
        ("feedparser loop, unchanged", passes[1], statuses[size:]),
    ]


def run_briefer(server: FeedServer, folder: Path) -> list[tuple[str, Run, list[int]]]:
    """Fetch with an empty store, and again a day later by what the store remembers."""
    hosts = ", ".join(f'"{url.split("/")[2]}"' for url in server.urls)
    sources = "".join(
        f'[[sources]]\nname = "{number}"\nkind = "feed"\nurl = "{url}"\n'
        for number, url in enumerate(server.urls)
    )
    settings = f'data_dir = "data"\nzone = "UTC"\nfull_text = "never"\nown_hosts = [{hosts}]\n{sources}'
    (folder / "briefer.toml").write_text(settings, encoding="utf-8")
    drawn, printed = watch([sys.executable, "-c", DRAWN], {}, folder=str(folder), sampled=True)
    asked = take(server)
    print(f"{int(printed):,} entries drawn", flush=True)
    command = [sys.executable, "-m", "briefer", "fetch", "-q"]
    first, _ = watch(command, {}, folder=str(folder), sampled=True)
    news = take(server)
    day = timedelta(days=1)
    with open_store(folder / "data" / STORE_NAME) as store:
        older = [
            replace(memory, asked=memory.asked - day, next_try=memory.next_try - day)
            for memory in store.network.load_addresses()
            if memory.asked and memory.next_try
        ]
        store.network.save(older, ())
    second, _ = watch(command, {}, folder=str(folder), sampled=True)
    return [
        ("briefer, asked and split only", drawn, asked),
        ("briefer fetch, new", first, news),
        ("briefer fetch, unchanged", second, take(server)),
    ]


if __name__ == "__main__":
    sys.exit(main())
