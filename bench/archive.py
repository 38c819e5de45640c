"""The archive under load: 10,000 articles, a month of briefs, eight visitors at once.

Usage: python -m bench.archive [--articles 10000] [--count 2000] [--check]

Prints, for an edition of 50 KB, the list of briefs and two searches: answers a second, the median and 99th
percentile of their time, and the processor time of the server for each, which other programs hardly disturb.
"""

import argparse
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from bench.archive_load import CONNECTIONS, load
from bench.archive_store import FIRST_DAY, make_archive

SLOW = 400
SEEDS = Path(__file__).parent.parent / "seeds"
# What is asked, how many answers a second there should be, and within how many milliseconds 99 of 100.
GOALS = (
    (f"/briefs/brief/{FIRST_DAY}/html", 500, 50),
    ("/", 0, 0),
    ("/search?q=minister+ferry", 50, 200),
    ("/search?q=police", 50, 200),
    ("/search?q=said*", 0, 0),
)


def read_processor_seconds(process: int) -> float:
    """Return the processor time that the process has taken (Linux: proc_pid_stat(5), fields 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def measure(port: int, process: int, *, count: int) -> bool:
    """Print a line for each goal; return whether all are met."""
    met = True
    for path, rate, most in GOALS:
        asked = count if path.startswith("/briefs") else max(count // 5, CONNECTIONS)
        load(port, path, CONNECTIONS * 4)  # what is read once is in memory
        before = read_processor_seconds(process)
        whole, taken = load(port, path, asked)
        own = (read_processor_seconds(process) - before) / len(taken) * 1000
        middle, late = np.percentile(np.array(taken) * 1000, [50, 99])
        times = f"median {middle:6.1f} ms  99 % {late:6.1f} ms  own {own:5.2f} ms"
        print(f"{path:<34} {len(taken) / whole:7.0f}/s  {times}")
        met &= not rate or (len(taken) / whole >= rate and late <= most)
    return met


def measure_beside_slow(port: int) -> bool:
    """Print how long pages take beside 400 visitors who never finish asking; return whether that is short."""
    with ExitStack() as stack:
        for _ in range(SLOW):
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(b"GET / HTTP/1.1\r\nX-")
        _, taken = load(port, "/", CONNECTIONS)
    print(f"/ beside {SLOW} slow visitors{max(taken) * 1000:25.0f} ms at most")
    return max(taken) < 1


def main(arguments: Sequence[str]) -> int:
    """Make the store, serve it, ask it; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--check", action="store_true", help="exit 1 where a goal is not met")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        make_archive(Path(folder), seeds=SEEDS, count=chosen.articles)
        command = [sys.executable, "-m", "briefer", "serve", "--port", "0", "--data-dir", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            port = int(server.stdout.readline().strip().rstrip("/").rpartition(":")[2])
            try:
                met = measure(port, server.pid, count=chosen.count) & measure_beside_slow(port)
            finally:
                server.terminate()
    return 0 if met or not chosen.check else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
