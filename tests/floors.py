"""A pytest plugin: rooms that choose, deliver or guard are covered whole (``make test`` loads it).

What is left uncovered there decides, unseen, what is printed, what is sent or what gets in.
"""

import io
from collections.abc import Iterator

import coverage
import pytest

COVERED_WHOLE = (
    "summarizers/*",
    "dedupe*",
    "clusters*",
    "stories*",
    "ledger*",
    "figures*",
    "rank*",
    "rules*",
    "themes*",
    "assemble/*",
    "delivery/*",
    "send/*",
    "store/outbox*",
    "store/mailings*",
    "store/readers*",
    "store/install*",
    "store/index*",
    "store/archive*",
    "store/clearing*",
    "search*",
    "archive/*",
    "run/*",
    "sandbox/*",
    "verify/*",
    "inserts/*",
    "sources/http*",
    "sources/network*",
    "sources/ahead*",
    "sources/answers*",
    "sources/apart*",
    "sources/asking*",
    "sources/book*",
    "sources/command*",
    "sources/csv_table*",
    "sources/absent*",
    "sources/feed.py",
    "sources/foreign*",
    "renderers/foreign*",
    "sources/health*",
    "sources/imap*",
    "sources/json_lines*",
    "sources/page.py",
    "sources/pages*",
    "sources/retries*",
    "sources/parsing*",
    "sources/memory*",
    "sources/pacing*",
    "sources/headers*",
    "sources/refresh*",
    "sources/robots*",
    "sources/roots*",
    "sources/salvage*",
    "sources/scrubbing*",
    "sources/trimming*",
    "sources/mending*",
    "sources/json_feed*",
    "sources/entries*",
    "sources/opml*",
    "sources/rows*",
    "sources/saved*",
    "sources/bodies*",
    "sources/deadline*",
    "sources/addresses*",
    "sources/urls*",
)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Iterator[None]:
    """Measure each floor when all workers have handed in what they covered."""
    outcome = yield
    plugin = session.config.pluginmanager.get_plugin("_cov")
    measured = getattr(getattr(plugin, "cov_controller", None), "cov", None)
    if measured is not None and not hasattr(session.config, "workerinput"):
        misses = list(find_misses(measured))
        session.config.stash[MISSES] = misses
        session.testsfailed += len(misses)
    return outcome


MISSES = pytest.StashKey[list[str]]()


def find_misses(measured: coverage.Coverage) -> Iterator[str]:
    """Yield a line for each room that must be covered whole and is not."""
    for room in COVERED_WHOLE:
        report = io.StringIO()
        patterns = [f"*/src/briefer/{room}", f"*/src/briefer/{room}/*"]
        try:
            covered = measured.report(include=patterns, file=report, skip_covered=True, show_missing=True)
        except coverage.CoverageException as error:
            yield f"{room}: {error}"
            continue
        if covered < 100:
            yield f"{room} is covered to {covered:.2f} %, not whole\n{report.getvalue()}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the floors that were missed."""
    for line in config.stash.get(MISSES, []):
        terminalreporter.write_line(f"FLOOR MISSED: {line}", red=True)
