"""How fast briefer is on a day of 1,000 articles, beside the naive pipeline, in the same run.

Every run is a process of its own, from files to HTML and PDF, with an empty store; the contestants take
turns, so that a busy machine slows all of them; medians are printed. Memory is the proportional set size of a
run's whole process tree, sampled every 50 ms: what processes share counts once (Linux; elsewhere, and for the
naive pipeline, which is one process, the largest resident set). It is measured in a run of its own, not
timed, since to sample four processes takes a tenth of a core away from them.

Usage: python -m bench.pipeline [--articles 1000] [--rounds 3] [--only NAME ...] [--check]
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus import make_corpus

CHECKOUT = Path(__file__).resolve().parent.parent
NAIVE_PYTHON = CHECKOUT / ".venv-bench" / "bin" / "python"
SEED = 20261124
SAMPLE_SECONDS = 0.05
MEMORY_CEILING_MB = 300

# What makes one contestant differ from another, and how many times faster than naive each must be.
CONTESTANTS: dict[str, dict[str, str]] = {
    "one process": {"BRIEFER_ENGINE": "serial"},
    "two processes": {"BRIEFER_ENGINE": "processes", "BRIEFER_WORKERS": "2"},
    "fast extractor": {
        "BRIEFER_ENGINE": "processes",
        "BRIEFER_WORKERS": "2",
        "BRIEFER_HTML_EXTRACTOR": "resiliparse",
    },
}
FLOORS = {"one process": 4.0, "two processes": 7.0, "fast extractor": 15.0}
ROOM = re.compile(r"room=(\w+) seconds=([\d.]+)")


@dataclass(kw_only=True)
class Run:
    """What a process tree took: wall and processor seconds, most memory at once, seconds by room."""

    wall: float
    cpu: float
    peak_mb: float
    rooms: dict[str, float] = field(default_factory=dict)


def main() -> int:
    """Run every contestant in turn and print what they took."""
    arguments = parse_arguments()
    pages = make_corpus(
        Path(tempfile.gettempdir()) / "briefer-bench",
        seeds=CHECKOUT / "seeds",
        count=arguments.articles,
        seed=SEED,
    )
    describe(pages, articles=arguments.articles)
    names = arguments.only or ["naive", *CONTESTANTS]
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for turn in range(arguments.rounds):
        for name in names:
            run = run_naive(pages) if name == "naive" else run_briefer(pages, settings=CONTESTANTS[name])
            runs[name].append(run)
            print(f"round {turn + 1}  {name:<16} {run.wall:8.2f} s", flush=True)
    peaks = {
        name: runs[name][0].peak_mb
        if name == "naive"
        else run_briefer(pages, settings=CONTESTANTS[name], sampled=True).peak_mb
        for name in names
    }
    print_rooms(runs, articles=arguments.articles)
    met = print_summary(runs, peaks)
    return 0 if met or not arguments.check else 1


def parse_arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description="Time briefer beside the naive pipeline.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", choices=["naive", *CONTESTANTS])
    parser.add_argument("--check", action="store_true", help="exit 1 where a floor is missed")
    return parser.parse_args()


def describe(pages: Path, *, articles: int) -> None:
    """Print what is read, and on what."""
    sizes = sorted(path.stat().st_size for path in pages.iterdir())
    print(
        f"{articles} articles, {sum(sizes) / 1e6:.0f} MB of HTML, "
        f"{sizes[0] // 1000} to {sizes[-1] // 1000} KB a page; "
        f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def run_naive(pages: Path) -> Run:
    """Run the naive pipeline once."""
    if not NAIVE_PYTHON.exists():
        raise SystemExit("bench: the naive pipeline has no environment; run: setup/bench.sh")
    with tempfile.TemporaryDirectory() as out:
        run, printed = watch([str(NAIVE_PYTHON), str(CHECKOUT / "bench" / "naive.py"), str(pages), out], {})
    run.rooms = json.loads(printed.splitlines()[-1])["seconds"]
    return run


def run_briefer(pages: Path, *, settings: dict[str, str], sampled: bool = False) -> Run:
    """Make one brief of the pages with an empty store; ``sampled``: its memory is, which slows it."""
    with tempfile.TemporaryDirectory() as folder:
        places = {"BRIEFER_DATA_DIR": f"{folder}/data", "BRIEFER_OUT_DIR": f"{folder}/out"}
        command = [sys.executable, "-m", "briefer", "make", "--date", "today", "--source", str(pages), "-v"]
        run, printed = watch(
            command, {**settings, **places, "BRIEFER_FORMATS": "html,pdf"}, folder=folder, sampled=sampled
        )
        made = {path.suffix for path in Path(folder, "out").rglob("brief.*")}
        if made != {".html", ".pdf"}:
            raise SystemExit(f"bench: no HTML or no PDF was made:\n{printed}")
    for room, seconds in ROOM.findall(printed):
        run.rooms[room] = run.rooms.get(room, 0.0) + float(seconds)  # some rooms are entered again
    return run


def watch(
    command: list[str], settings: dict[str, str], *, folder: str | None = None, sampled: bool = False
) -> tuple[Run, str]:
    """Run the command to its end and return what it took and all that it printed."""
    # With compiled modules, as they are installed, whatever the caller's shell says about writing them.
    dropped = ("BRIEFER_", "PYTHONDONTWRITEBYTECODE")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**inherited, **settings}, cwd=folder
        )
        peak = sample_peak(process.pid) if sampled else 0.0
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read()
    if process.returncode:
        raise SystemExit(f"bench: {' '.join(command)} ended with {process.returncode}:\n{printed}")
    largest = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)  # bytes there, kilobytes elsewhere
    return Run(wall=wall, cpu=used.ru_utime + used.ru_stime, peak_mb=peak or largest), printed


def sample_peak(root: int) -> float:
    """Return the most memory in MB that the process tree held at once, when its root has ended."""
    peak = 0.0
    while os.waitid(os.P_PID, root, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        peak = max(peak, sum(measure_memory(pid) for pid in list_tree(root)))
        time.sleep(SAMPLE_SECONDS)
    return peak


def list_tree(root: int) -> list[int]:
    """Return the process and all its descendants (Linux; elsewhere nothing).

    A child that has not begun its own program yet lives in its parent's memory (vfork), which would count
    twice: it is one whose command line is still its parent's.
    """
    tree = [root] if Path("/proc/self/smaps_rollup").exists() else []
    for pid in tree:
        try:
            own = read_command(pid)
            for task in Path(f"/proc/{pid}/task").iterdir():
                children = map(int, (task / "children").read_text().split())
                tree.extend(child for child in children if read_command(child) != own)
        except OSError:
            continue  # it has ended meanwhile
    return tree


def read_command(pid: int) -> bytes:
    """Return the command line of a process, or nothing when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def measure_memory(pid: int) -> float:
    """Return the proportional set size of a process in MB, or 0 when it has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0


def print_rooms(runs: dict[str, list[Run]], *, articles: int) -> None:
    """Print milliseconds an article for each step of each contestant."""
    for name, turns in runs.items():
        rooms = {
            room: statistics.median(run.rooms.get(room, 0.0) for run in turns) for room in turns[0].rooms
        }
        parts = "  ".join(f"{room} {seconds * 1000 / articles:.2f}" for room, seconds in rooms.items())
        print(f"\n{name}, ms an article: {parts}")


def print_summary(runs: dict[str, list[Run]], peaks: dict[str, float]) -> bool:
    """Print medians, ratios of pairs and floors; tell whether every floor is met."""
    met = True
    print(f"\n{'':<16} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} {'x naive':>8} {'floor':>6}")
    for name, turns in runs.items():
        wall, cpu = (statistics.median(getattr(run, figure) for run in turns) for figure in ("wall", "cpu"))
        peak = peaks[name]
        line = f"{name:<16} {wall:8.2f} {cpu:8.2f} {peak:8.0f}"
        if name in FLOORS and "naive" in runs:
            pairs = zip(runs["naive"], turns, strict=True)
            ratio = statistics.median(naive.wall / run.wall for naive, run in pairs)
            met &= ratio >= FLOORS[name] and peak <= MEMORY_CEILING_MB
            line += f" {ratio:8.1f} {FLOORS[name]:6.0f}"
        print(line)
    print(f"floors {'met' if met else 'MISSED'} (memory ceiling {MEMORY_CEILING_MB} MB)")
    return met


if __name__ == "__main__":
    sys.exit(main())
