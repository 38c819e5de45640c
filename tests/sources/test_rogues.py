"""Rogues beside healthy feeds: each rogue costs only itself, and the run ends in its time and memory."""

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.sources.rogues import make_rogues
from tests.sources.server import Server, start_server

from briefer.store import open_store

HEALTHY = 20
ARTICLES = 3
# `make rogues` waits as long as briefer does: for a request, and for a child's processor and wall time.
PATIENCE = ("30", "10", "20") if os.environ.get("ROGUES") == "all" else ("1.5", "2", "4")
RUN_SECONDS = 600
MEGABYTES = 300

# The command as it is, but for its patience; and what it weighed at most, in kB, as the last word on stderr.
RUN = """
import sys
from pathlib import Path
from briefer.sources import limits
limits.REQUEST_SECONDS = float(sys.argv[1])
limits.PARSE_CPU_SECONDS, limits.PARSE_WALL_SECONDS = int(sys.argv[2]), float(sys.argv[3])
from briefer.cli import run_arguments
code = run_arguments(sys.argv[4:])
# Of getrusage(2) the figure is at least that of the process that started this one.
(peak,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print("\\n", peak.split()[1], file=sys.stderr)
sys.exit(code)
"""


def write_healthy(number: int) -> bytes:
    items = "".join(
        f"<item><title>Report {entry} of harbour {number}</title>"
        f"<link>https://harbour{number}.example/{entry}</link><description>The port of harbour {number} said"
        f" on Monday that ship number {entry} had come in late because of the fog.</description></item>"
        for entry in range(ARTICLES)
    )
    return f'<rss version="2.0"><channel><title>Harbour {number}</title>{items}</channel></rss>'.encode()


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Server]]:
    """Every feed on a host of its own, as feeds are."""
    rogues = make_rogues(tmp_path_factory.mktemp("rogues"))
    with ExitStack() as stack:
        servers: dict[str, Server] = {}
        for number, (name, rogue) in enumerate(rogues.items()):
            server = stack.enter_context(start_server(f"127.0.2.{number + 1}"))
            server.routes["/feed"] = rogue
            servers[name] = server
        for number in range(HEALTHY):
            server = stack.enter_context(start_server(f"127.0.3.{number + 1}"))
            server.serve("/feed", write_healthy(number), "Content-Type: application/rss+xml", 'ETag: "1"')
            servers[f"healthy {number}"] = server
        yield servers


@pytest.mark.slow
def test_rogues_cost_only_themselves(servers: dict[str, Server], tmp_path: Path) -> None:
    rogues = [name for name in servers if not name.startswith("healthy")]
    assert len(rogues) >= 60
    hosts = ", ".join(f'"{server.host}:{server.port}"' for server in servers.values())
    # A healthy feed after every few rogues.
    order = sorted(servers, key=lambda name: zlib.crc32(name.encode()))
    sources = "".join(
        f'[[sources]]\nname = "{name}"\nkind = "feed"\nurl = "{servers[name].root}/feed"\n' for name in order
    )
    (tmp_path / "briefer.toml").write_text(
        f'data_dir = "data"\nzone = "UTC"\nfull_text = "never"\nown_hosts = [{hosts}]\n{sources}',
        encoding="utf-8",
    )
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *PATIENCE, "fetch", "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=RUN_SECONDS,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    fetched = json.loads(ran.stdout)
    given = {report["name"]: report for report in fetched["sources"]}
    for name in rogues:
        print(f"{name}: {given[name]['documents']} {given[name]['trouble']}")
    for number in range(HEALTHY):
        assert given[f"healthy {number}"] == {
            "name": f"healthy {number}",
            "documents": ARTICLES,
            "trouble": "",
        }
    with open_store(tmp_path / "data" / "briefer.db") as store:
        memories = {memory.url: memory for memory in store.network.load_addresses()}
        for number in range(HEALTHY):
            url = f"{servers[f'healthy {number}'].root}/feed"
            assert memories[url].etag == '"1"'
    megabytes = int(ran.stderr.split()[-1]) / 1000
    print(f"the parent weighed {megabytes:.0f} MB")
    assert megabytes <= MEGABYTES
