"""How the reduce half grows with the day: seconds for each room and peak memory on 300 to 10,000 articles.

The articles are those of ``bench.corpus``, as text; their digests are made once and kept in the temporary
folder. Each size is measured in a process of its own, in processor seconds, so that a busy machine counts
little. The exponent is the slope of a least-squares line through the logarithms: 1 is linear growth.

In the same run scikit-learn clusters the texts of the same articles (``bench/agglomerate.py``), of as many as
its dense vectors and distances leave memory for, on one thread; ``setup/bench.sh`` makes its environment.

Usage: python -m bench.growth [--sizes 300 1000 3000 10000] [--check]
"""

import argparse
import hashlib
import json
import math
import os
import pickle
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, TypeVar

from bench.corpus import FOLDER, Report, read_pool, write_reports

from briefer.clusters import find_clusters
from briefer.dedupe import find_origins
from briefer.engines import find_engine
from briefer.ledger import follow_stories
from briefer.make.reading import digest_article
from briefer.make.teller import Teller
from briefer.make.window import find_window
from briefer.model import Article, Digest
from briefer.rank import rank_stories
from briefer.settings import Settings, load_settings
from briefer.stories import form_story
from briefer.themes import find_themes

SIZES = (300, 1000, 3000, 10_000)
SEED = 20261124
DAY = date(2026, 11, 24)
BATCH = 100
TOLD = 60  # about as many stories as an assembler looks at
# What a day may take, in seconds of these rooms together, and how fast that may grow.
JUDGED = ("dedupe", "clusters", "themes")
CEILINGS = {1000: 1.5, 10_000: 20.0}
STEEPEST = 1.3
# What scikit-learn is compared with, on how many articles at the most, and where it is installed.
ALIKE = ("dedupe", "clusters")
MOST_DENSE = 3000
PEER_PYTHON = FOLDER.parent / ".venv-bench" / "bin" / "python"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Result = TypeVar("Result")


def main() -> int:
    """Print seconds by room, the exponents and peak memory."""
    arguments = parse_arguments()
    if arguments.measure:
        print(json.dumps(measure_day(arguments.measure, articles=arguments.sizes[0])))
        return 0
    digests = keep_digests(Path(tempfile.gettempdir()) / "briefer-bench", count=max(arguments.sizes))
    days = {size: run_apart(digests, articles=size) for size in sorted(arguments.sizes)}
    met = print_days(days)
    if PEER_PYTHON.exists():
        print_peer(days, {size: run_peer(digests, articles=size) for size in days if size <= MOST_DENSE})
    else:
        print("scikit-learn is left out: it has no environment; run: setup/bench.sh")
    return 0 if met or not arguments.check else 1


def parse_arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description="Time the reduce half on days of several sizes.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--check", action="store_true", help="exit 1 where a ceiling is broken")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def keep_digests(folder: Path, *, count: int) -> Path:
    """Return a file of batches of digests, made unless an earlier run has made it."""
    pool = read_pool(FOLDER.parent / "seeds")
    makers = [FOLDER / "corpus.py", FOLDER.parent / "src" / "briefer" / "model" / "documents.py"]
    marks = [*(maker.read_text(encoding="utf-8") for maker in makers), str(count), *pool]
    place = folder / f"digests-{hashlib.sha256(chr(0).join(marks).encode()).hexdigest()[:12]}"
    if place.exists():
        return place
    folder.mkdir(exist_ok=True)
    articles = map(make_article, write_reports(pool, count=count, chance=random.Random(SEED)))
    with (
        find_engine("processes", workers=2) as engine,
        tempfile.NamedTemporaryFile(dir=folder, delete=False) as file,
    ):
        batch: list[Digest] = []
        for made in engine.map(digest_article, articles, lost=refuse):
            batch.append(made)
            if len(batch) == BATCH:
                pickle.dump(batch, file, protocol=pickle.HIGHEST_PROTOCOL)
                batch = []
        pickle.dump(batch, file, protocol=pickle.HIGHEST_PROTOCOL)
    return Path(file.name).rename(place)


def make_article(report: Report) -> Article:
    """Return the report as an article of the day."""
    identity = "\0".join([report.outlet, report.headline, *report.sentences]).encode()
    return Article(
        id=hashlib.sha256(identity).hexdigest()[:16],
        document=hashlib.sha256(identity).hexdigest(),
        source="bench",
        url=f"https://outlet.example/{hashlib.sha256(identity).hexdigest()[:16]}",
        headline=report.headline,
        paragraphs=report.sentences,
        outlet=report.outlet,
        byline="Staff Reporter",
        published=datetime(2026, 11, 23, tzinfo=UTC) + timedelta(minutes=report.minute),
        seen=datetime(2026, 11, 24, tzinfo=UTC),
        language="en",
        extent="whole",
    )


def refuse(article: Article, reason: str) -> Digest:
    """Say that an article of our own could not be read."""
    raise SystemExit(f"bench: {article.headline}: {reason}")


def default_settings() -> Settings:
    """Return the settings of a new user."""
    return load_settings(flags={"zone": "UTC"}, environment={}, folder=Path(tempfile.gettempdir()), file=None)


def run_apart(digests: Path, *, articles: int) -> dict[str, float]:
    """Return what a day of so many articles took in a process of its own."""
    command = [sys.executable, "-m", "bench.growth", "--measure", str(digests), "--sizes", str(articles)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=FOLDER.parent).stdout
    measured: dict[str, float] = json.loads(answer)
    return measured


def run_peer(digests: Path, *, articles: int) -> dict[str, float]:
    """Return what scikit-learn took for the texts of so many articles in a process of its own."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as texts:
        with digests.open("rb") as file:
            for digest in read_batches(file, most=articles):
                texts.write(json.dumps(f"{digest.article.headline} {digest.article.text}") + "\n")
        texts.flush()
        command = [str(PEER_PYTHON), str(FOLDER / "agglomerate.py"), texts.name]
        answer = subprocess.run(
            command, check=True, capture_output=True, text=True, env={**os.environ, **ONE_THREAD}
        ).stdout
    measured: dict[str, float] = json.loads(answer)
    return measured


def measure_day(path: Path, *, articles: int) -> dict[str, float]:
    """Return seconds by room for the first so many digests, and MB before and at the most."""
    settings = default_settings()
    with path.open("rb") as file:
        digests = list(read_batches(file, most=articles))
    taken: dict[str, float] = {"digests MB": peak_memory()}

    def clock(room: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        taken[room] = time.process_time() - start
        return result

    window = find_window(DAY, today=DAY, zone=settings.zone, last=None)
    tell = Teller(summarizer=settings.summarizer, sentences=settings.story_sentences)
    origins = clock("dedupe", lambda: find_origins(digests, near=settings.near))
    clusters = clock(
        "clusters",
        lambda: find_clusters(origins, threshold=settings.cluster, half_life_days=settings.half_life_days),
    )
    stories = clock("stories", lambda: [form_story(cluster) for cluster in clusters])
    followed = clock(
        "ledger",
        lambda: follow_stories(stories, tell=tell, entries=(), day=DAY, quiet_days=settings.quiet_days),
    )
    ranked = clock("rank", lambda: rank_stories(followed, window=window, history={}, boosts={}))
    clock("themes", lambda: find_themes(ranked, rules=(), minimum=settings.theme_minimum))
    clock("telling", lambda: [tell(each.followed.story) for each in ranked[:TOLD]])
    return {"stories told": float(len(stories)), **taken, "peak MB": peak_memory()}


def read_batches(file: BinaryIO, *, most: int) -> Iterator[Digest]:
    """Yield the first digests of the file."""
    left = most
    while left > 0:
        batch: list[Digest] = pickle.load(file)
        yield from batch[:left]
        left -= len(batch)


def peak_memory() -> float:
    """Return the most memory that this process had so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def print_days(days: dict[int, dict[str, float]]) -> bool:
    """Print the table and the exponents; tell whether every ceiling holds."""
    sizes = list(days)
    for measured in days.values():
        measured["judged"] = sum(measured[room] for room in JUDGED)
    print(f"{'':<14}" + "".join(f"{size:>10,}" for size in sizes) + "  exponent")
    for name in next(iter(days.values())):
        row = [days[size][name] for size in sizes]
        whole = name.endswith("MB") or name == "stories told"
        cells = "".join(f"{value:>10.0f}" if whole else f"{value:>10.3f}" for value in row)
        steep = "" if whole else f"{fit_exponent(sizes, row):>10.2f}"
        print(f"{name:<14}{cells}{steep}")
    judged = [days[size]["judged"] for size in sizes]
    fits = all(days[size]["judged"] <= most for size, most in CEILINGS.items() if size in days)
    met = fits and fit_exponent(sizes, judged) < STEEPEST
    rooms = " + ".join(JUDGED)
    limits = ", ".join(f"{most:g} s for {size:,}" for size, most in CEILINGS.items())
    print(f"judged: {rooms}; ceilings {limits}, exponent {STEEPEST}: {'met' if met else 'BROKEN'}")
    return met


def print_peer(days: dict[int, dict[str, float]], peers: dict[int, dict[str, float]]) -> None:
    """Print what the same work took scikit-learn, beside what it took here, and how many times as much."""
    for measured in peers.values():
        measured["both"] = measured["vectors"] + measured["clusters"]
    sizes = list(peers)
    ours = {size: sum(days[size][room] for room in ALIKE) for size in sizes}
    print(f"\n{'scikit-learn':<24}" + "".join(f"{size:>10,}" for size in sizes) + "  exponent")
    rows = {
        "tf-idf s": [peers[size]["vectors"] for size in sizes],
        "average linkage s": [peers[size]["clusters"] for size in sizes],
        f"here: {' + '.join(ALIKE)} s": [ours[size] for size in sizes],
    }
    for name, row in rows.items():
        cells = "".join(f"{value:>10.3f}" for value in row)
        print(f"{name:<24}{cells}{fit_exponent(sizes, row):>10.2f}")
    memory = {
        "peak MB": [peers[size]["peak MB"] for size in sizes],
        "here: peak MB": [days[size]["peak MB"] for size in sizes],
    }
    for name, row in memory.items():
        print(f"{name:<24}" + "".join(f"{value:>10.0f}" for value in row))
    ratios = {
        "linkage: times slower": [peers[size]["clusters"] / ours[size] for size in sizes],
        "both: times slower": [peers[size]["both"] / ours[size] for size in sizes],
        "times the memory": [peers[size]["peak MB"] / days[size]["peak MB"] for size in sizes],
    }
    for name, row in ratios.items():
        print(f"{name:<24}" + "".join(f"{value:>10.1f}" for value in row))
    print("Words are counted here while articles are read, so the first ratio compares clustering alone.")
    for size in sorted(days.keys() - peers.keys()):
        print(f"{size:,} articles are left out: their dense vectors and distances need too much memory.")


def fit_exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of log(seconds) over log(size); 0 where one size alone was measured."""
    across = [math.log(size) for size in sizes]
    along = [math.log(max(value, 1e-6)) for value in seconds]
    middle, height = sum(across) / len(across), sum(along) / len(along)
    spread = sum((x - middle) ** 2 for x in across)
    return sum((x - middle) * (y - height) for x, y in zip(across, along, strict=True)) / (spread or 1.0)


if __name__ == "__main__":
    sys.exit(main())
