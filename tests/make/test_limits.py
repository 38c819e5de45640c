"""What a run may cost is what is written down: the limits reach the places that they are for."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.sources.server import Server, start_server

from briefer.delivery import limits as delivery_limits
from briefer.delivery.smtp import SmtpTransport
from briefer.delivery.smtp_login import Patience
from briefer.engines import processes
from briefer.errors import UnsentError
from briefer.inserts import calendar
from briefer.make.connecting import Connection
from briefer.make.means import Made
from briefer.make.plan import make_brief
from briefer.renderers import typesetter
from briefer.sandbox.child import Limits
from briefer.send.ways import open_ways
from briefer.settings import HookSetting, Settings, load_settings
from briefer.sources import limits
from briefer.sources.feed_file import PARSING

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
TEXT = "The harbour bridge reopened on Tuesday after a week of checks by the council and its engineers."


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as running:
        yield running


def load(home: Path, **flags: object) -> Settings:
    fixed = {"engine": "serial", "zone": "UTC", "formats": "text", "correction_pages": "0"}
    places = {"data_dir": str(home / "data"), "out_dir": str(home / "out")}
    return load_settings(flags={**fixed, **places, **flags}, environment={}, folder=home, file=None)


def make(server: Server, home: Path, sources: Sequence[str], **flags: object) -> Made:
    return make_brief(
        load(home, own_hosts=f"127.0.0.1:{server.port}", **flags),
        day=MORNING.date(),
        moment=MORNING,
        sources=sources,
        progress=lambda room, done, total: None,
    )


def list_reasons(made: Made) -> str:
    return " ".join(skipped.reason for skipped in made.brief.coverage.skipped)


def serve_feed(server: Server, *names: str) -> str:
    items = "".join(
        f"<item><title>Harbour bridge {name}</title><link>{server.root}/{name}</link><guid>{name}</guid>"
        f"<pubDate>Tue, 24 Nov 2026 05:00:00 GMT</pubDate><description>{TEXT} […]</description></item>"
        for name in names
    )
    feed = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
    return server.serve("/feed", feed.encode(), "Content-Type: application/rss+xml")


def test_children_have_the_limits_that_are_written_down() -> None:
    """Figures of ten and sixty seconds, one gibibyte and a half: see the limits in docs/decisions.md."""
    gibibyte = 1 << 30
    document = Limits(
        cpu_seconds=10, wall_seconds=20.0, memory_bytes=gibibyte, open_files=64, answer_bytes=256 << 20
    )
    assert document == processes.LIMITS
    assert (
        Limits(
            cpu_seconds=10, wall_seconds=20.0, memory_bytes=gibibyte, open_files=64, answer_bytes=64_000_000
        )
        == PARSING
    )
    assert (
        Limits(
            cpu_seconds=60,
            wall_seconds=120,
            memory_bytes=gibibyte * 3 // 2,
            open_files=256,
            answer_bytes=64 << 20,
        )
        == typesetter.LIMITS
    )
    assert (
        Limits(cpu_seconds=20, wall_seconds=30, memory_bytes=gibibyte, open_files=64, answer_bytes=1 << 20)
        == calendar.LIMITS
    )


def test_a_run_leaves_a_second_between_two_requests_to_a_host(tmp_path: Path) -> None:
    with ExitStack() as stack:
        connection = Connection(
            load(tmp_path),
            moment=MORNING,
            patience="due",
            recall=lambda: ((), ()),
            recall_pages=dict,
            recall_tries=tuple,
            stack=stack,
        )
        manners = connection().network.manners
    assert (manners.gap_seconds, manners.run_seconds) == (1.0, 45 * 60.0)
    assert 0.0 <= manners.jitter <= 300.0


def test_a_run_whose_time_is_over_goes_on_with_what_it_has(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RUN_SECONDS", -1.0)
    article = tmp_path / "bridge.txt"
    article.write_text(f"Harbour bridge reopens\n\n{TEXT}", encoding="utf-8")
    made = make(server, tmp_path, [server.serve("/page", b"<p>News.</p>"), str(article)])
    assert server.connections == 0
    assert list_troubles(made)[0] == "the time of the run is over"
    assert TEXT in made.editions[0].content.decode().replace("\n", " ")


def test_a_host_that_hangs_costs_its_source_only_as_long_as_a_request_may_take(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REQUEST_SECONDS", 0.5)
    ended = threading.Event()
    server.routes["/hangs"] = lambda connection: wait_for(ended)
    made = make(server, tmp_path, [server.root + "/hangs", server.serve("/page", f"<p>{TEXT}</p>".encode())])
    ended.set()
    assert list_troubles(made)[0].startswith("took too long")
    assert TEXT in made.editions[0].content.decode().replace("\n", " ")


def list_troubles(made: Made) -> list[str]:
    return [report.trouble for report in made.brief.coverage.sources]


def wait_for(event: threading.Event) -> None:
    event.wait(10)


def test_of_one_source_sixty_pages_are_fetched_at_most(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.PAGES == 60
    monkeypatch.setattr(limits, "PAGES", 2)
    names = [f"page{number}" for number in range(5)]
    make(server, tmp_path, [serve_feed(server, *names)], full_text="stubs")
    pages = [asked for asked in server.asked if asked.startswith("GET /page")]
    assert len(pages) == 2


def test_what_is_sent_has_the_patience_that_is_written_down(tmp_path: Path) -> None:
    hook = HookSetting(name="desk", command="tee", url="", secret_file="", private=False)
    settings = load(tmp_path, mail_from="brief@example.org", smtp_host="mail.example.org")
    ways = open_ways(settings, environment={})
    assert isinstance(ways.transport, SmtpTransport)
    # RFC 5321, 4.5.3.2: ten minutes after the dot, five before it.
    assert ways.transport.server.patience == Patience(connect=30.0, command=300.0, finish=600.0)
    by_program = open_ways(load(tmp_path, mail_from="brief@example.org", mail_by="sendmail"), environment={})
    assert getattr(by_program.transport, "seconds", 0.0) == 600.0
    assert ways.most_bytes == 10_000_000
    assert open_hook_seconds(settings, hook) == 30.0


def test_a_program_that_tells_a_password_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert delivery_limits.PASSWORD_SECONDS == 60.0
    monkeypatch.setattr(delivery_limits, "PASSWORD_SECONDS", 0.2)
    told = {"smtp_user": "brief", "smtp_password_command": "sleep 20", "smtp_host": "mail.example.org"}
    with pytest.raises(UnsentError):
        open_ways(
            load(tmp_path, mail_from="brief@example.org", **told), environment={"PATH": "/usr/bin:/bin"}
        )


def open_hook_seconds(settings: Settings, hook: HookSetting) -> float:
    return open_ways(replace(settings, hooks=(hook,)), environment={}).hooks[hook.name].seconds
