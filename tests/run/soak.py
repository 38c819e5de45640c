"""Two months of mornings in some minutes, of which a twentieth of everything fails; what is left is counted.

``make soak`` runs 60 days with 50 feeds; the suite runs a week. Every day is a real ``briefer run`` under
libfaketime, feeds and the mail server are real servers on loopback, and chance is seeded.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.delivery.post_office import DOT, GREETING, PostOffice, open_post_office
from tests.run.machine import Machine

FAKETIME = shutil.which("faketime")
START = datetime(2026, 9, 1, 5, 5, tzinfo=UTC)
# Within ten minutes of the time; half an hour later, for what was put off; and once more.
CALLS = (timedelta(), timedelta(minutes=40), timedelta(hours=3))
READERS = tuple(f"{name}@ostrey.example" for name in ("ann", "ben", "cleo", "dan"))
FAILING = 0.05
SYLLABLES = ("ba", "der", "fel", "gor", "hal", "kin", "lun", "mar", "nor", "ost", "pel", "rin", "sul", "tam")
THINGS = ("bridge", "mill", "ferry", "school", "harbour wall", "tram depot", "library", "reservoir", "quarry")
# What happens, how it is told, and what comes next; each with names that nobody else has.
DEEDS = (
    "reopens after {days} days|Engineers found {count} cracks in it|The repairs cost {cost} million crowns",
    "is to close by spring|It employs {count} people from {place}|No buyer was found in {days} months",
    "floods again|Water stood high in {count} cellars|{person} asks for pumps worth {cost} million crowns",
    "wins a prize|A jury of {days} chose it out of {count}|{person} wept when the letter came",
    "is sold to {firm}|{firm} pays {cost} million crowns for it|{count} tenants were told by letter",
    "loses its licence|Inspectors counted {count} faults in {days} visits|{person} has appealed",
)


def invent_name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def write_feed(name: str, day: int, *, seed: int) -> bytes:
    """Return a feed with the reports of this day and the day before: each feed has its own."""
    items = []
    for number in (day - 1, day):
        chance = random.Random(f"{seed} {name} {number}")
        names = {name: invent_name(chance) for name in ("place", "person", "firm")}
        most = {"days": 90, "count": 999, "cost": 80}
        numbers = {name: chance.randrange(3, limit) for name, limit in most.items()}
        thing = f"{invent_name(chance)} {chance.choice(THINGS)}"
        deed, detail, after = (part.format(**names, **numbers) for part in chance.choice(DEEDS).split("|"))
        moment = START - timedelta(hours=3) + timedelta(days=number)
        items.append(
            f"<item><title>The {thing} in {names['place']} {deed}</title><guid>{name}-{number}</guid>"
            f"<link>http://{name}.example/{number}</link>"
            f"<pubDate>{moment:%a, %d %b %Y %H:%M:%S} GMT</pubDate><description>"
            f"The {thing} in {names['place']} {deed}, said {names['person']} of {names['firm']}. {detail}."
            f" {after}.</description></item>"
        )
    return f'<rss version="2.0"><channel><title>{name}</title>{"".join(items)}</channel></rss>'.encode()


@dataclass
class World:
    """What day it is (0 is the first), and what fails on it."""

    seed: int
    day: int = 0
    failed: dict[str, int] = field(default_factory=dict)

    def draw(self, what: str) -> random.Random | None:
        """Return the chance by which it fails today, or None where it does not."""
        chance = random.Random(f"{self.seed} {self.day} {what}")
        if chance.random() >= FAILING:
            return None
        kind = what.partition(" ")[0]
        self.failed[kind] = self.failed.get(kind, 0) + 1
        return chance


class _Feed(BaseHTTPRequestHandler):
    server: "_FeedServer"

    def do_GET(self) -> None:
        world, name = self.server.world, self.server.name
        body = write_feed(name, world.day, seed=world.seed)
        chance = world.draw(f"feed {name}")
        fault = chance.choice(("500", "404", "garbage", "cut")) if chance else ""
        self.send_response(int(fault) if fault.isdigit() else 200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("ETag", f'"{world.day}"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write({"garbage": b"\x00" * len(body), "cut": body[: len(body) // 2]}.get(fault, body))

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class _FeedServer(ThreadingHTTPServer):
    def __init__(self, world: World, name: str, host: str) -> None:
        self.world, self.name = world, name
        super().__init__((host, 0), _Feed)


@contextmanager
def serve_feeds(world: World, count: int) -> Iterator[list[str]]:
    """Serve so many feeds, each at an address of its own; yield host and port of each."""
    servers = [_FeedServer(world, f"feed{number}", f"127.0.1.{number + 1}") for number in range(count)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield [f"127.0.1.{number + 1}:{server.server_port}" for number, server in enumerate(servers)]
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


@dataclass(frozen=True, kw_only=True)
class Soaked:
    """What the days left.

    ``arrived`` are mails as (recipient, Message-ID), ``memory`` is the most that each run took in KB,
    ``sizes`` are the bytes of the store after each day, and ``tables`` those of its tables at the end.
    """

    machine: Machine
    arrived: tuple[tuple[str, str], ...]
    memory: tuple[int, ...]
    sizes: tuple[int, ...]
    tables: dict[str, int]
    failed: dict[str, int]
    codes: tuple[int, ...]
    words: str


def set_up(folder: Path, office: PostOffice, feeds: Sequence[str]) -> Machine:
    hosts = ", ".join(f'"{feed}"' for feed in feeds)
    settings = (
        'zone = "UTC"\nformats = ["html", "text", "json"]\nengine = "serial"\nat = "05:10"\n'
        'data_dir = "data"\nbackups = 0\nfull_text = "never"\ncorrection_pages = 0\n'
        f'own_hosts = [{hosts}]\nmail_from = "The Brief <brief@ostrey.example>"\nsmtp_host = "localhost"\n'
        f'smtp_port = {office.port}\nsmtp_authorities = "{office.authorities}"\n'
    )
    settings += "".join(f'\n[[sources]]\nurl = "http://{feed}/feed"\n' for feed in feeds)
    machine = Machine.set_up(folder, settings=settings)
    assert machine.run("readers", "add", *READERS).returncode == 0
    return machine


def soak(folder: Path, *, days: int, feeds: int, seed: int) -> Soaked:
    """Live through so many days."""
    world = World(seed=seed)
    memory: list[int] = []
    sizes: list[int] = []
    codes: list[int] = []
    off = False
    with ExitStack() as stack:
        office = stack.enter_context(open_post_office(folder))
        machine = set_up(folder, office, stack.enter_context(serve_feeds(world, feeds)))
        for world.day in range(days):
            # The machine is off for a day: not for two, since that is too late, and not before it has begun.
            off = not off and 0 < world.day < days - 1 and world.draw("machine") is not None
            if off:
                continue
            for number, late in enumerate(CALLS):
                _upset(office, world, first=number == 0)
                killed = world.draw("kill") if number == 0 else None
                moment = START + timedelta(days=world.day) + late
                code, kilobytes = _run(machine, moment, kill=killed.uniform(0.5, 6) if killed else 0.0)
                codes.append(code)
                memory += [kilobytes] if number == 0 and not killed else []
            sizes.append(machine.store.stat().st_size)
        mails = [(to[0], str(message_from_bytes(content)["Message-ID"])) for _, to, content in office.mails]
    return Soaked(
        machine=machine,
        arrived=tuple(mails),
        memory=tuple(memory),
        sizes=tuple(sizes),
        tables=_measure_tables(machine.store),
        failed=world.failed,
        codes=tuple(codes),
        words=(folder / "said").read_text(encoding="utf-8"),
    )


def _upset(office: PostOffice, world: World, *, first: bool) -> None:
    """Let the mail server refuse whom it refuses today, and break where it breaks; of the first call only."""
    office.refused, office.step = {}, ""
    if not first:
        return
    office.refused = {who: "451 4.2.0 later" for who in READERS if world.draw(f"reader {who}")}
    if world.draw("dot"):
        office.step, office.fault = DOT, "drop"
    elif world.draw("greeting"):
        office.step, office.fault = GREETING, "drop"
    office.visit, office.again = office.visits.get(office.step, 0) + 1, 0


def _run(machine: Machine, moment: datetime, *, kill: float) -> tuple[int, int]:
    """Call ``briefer run`` at that moment; return its exit code and the most memory it had, in KB."""
    at = (str(FAKETIME), "-f", f"@{moment:%Y-%m-%d %H:%M:%S}")
    with (machine.folder / "said").open("a") as said:
        process = subprocess.Popen(
            [*at, sys.executable, "-m", "briefer", "run", "--if-due"],
            cwd=machine.folder,
            env=machine.environment(TZ="UTC"),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        end = time.monotonic() + kill
        while kill and time.monotonic() < end and process.poll() is None:
            time.sleep(0.01)
        if kill and process.poll() is None:
            process.kill()
        if process.returncode is not None:
            return process.returncode, 0
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss


def _measure_tables(store: Path) -> dict[str, int]:
    """Return the bytes of each table with its indexes, and of pages that are free."""
    connection = sqlite3.connect(store)
    try:
        rows = connection.execute(
            "SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_schema USING (name)"
            " GROUP BY 1 ORDER BY 2 DESC"
        ).fetchall()
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    finally:
        connection.close()
    return {**dict(rows), "free": free * size}
