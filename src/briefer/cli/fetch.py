"""``briefer fetch``: ask the sources, keep what they give, make no brief."""

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.completion import complete_source
from briefer.cli.console import print_data, print_json, print_message, show_progress
from briefer.cli.logs import open_log
from briefer.cli.options import Config, DataDir, DryRun, Json, Quiet, Verbose, read_settings

if TYPE_CHECKING:
    from briefer.make.fetching import Fetched
    from briefer.settings import Settings

FETCH_HELP = """Ask the sources and keep what they give; `briefer make` tells of it later.

A feed is not asked before it wants to be, and never twice within an hour.

Examples:

\b
briefer fetch                     every source that is due
briefer fetch "Harbour Post"      this one, if it is due
briefer fetch --force             those, too, that were asked more than an hour ago
"""

_NAMES = typer.Argument(
    metavar="NAME", show_default=False, help="Sources by name.", autocompletion=complete_source
)
Names = Annotated[list[str] | None, _NAMES]
Force = Annotated[bool, typer.Option("--force", help="Do not wait until they are due, only for an hour.")]
Really = Annotated[
    bool, typer.Option("--yes-really", help="Nor for an hour; hosts that ask for rest still get it.")
]


def fetch_command(
    names: Names = None,
    force: Force = False,
    yes_really: Really = False,
    config: Config = None,
    data_dir: DataDir = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, fetch, print a line for each source."""
    settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    patience = "none" if yes_really else "hour" if force else "due"
    fetched = _fetch(settings, names=names or [], patience=patience, dry_run=dry_run, quiet=quiet)
    if json:
        print_json(_describe(fetched))
    elif not quiet:
        for report in fetched.reports:
            trouble = f"  {report.trouble}" if report.trouble else ""
            print_data(f"{report.documents:>5}  {report.name}{trouble}")
    for line in fetched.troubles:
        print_message(f"briefer: {line}")


def _fetch(settings: "Settings", *, names: list[str], patience: str, dry_run: bool, quiet: bool) -> "Fetched":
    from briefer.make.fetching import fetch_sources  # imported when it runs, not for --help
    from briefer.store import STORE_NAME, lock_store

    moment = datetime.now(UTC)
    if not dry_run:
        open_log(settings.data_dir)
    lock = nullcontext() if dry_run else lock_store(settings.data_dir / STORE_NAME)
    with lock, show_progress(quiet=quiet) as progress:
        return fetch_sources(
            settings, names=names, moment=moment, patience=patience, dry_run=dry_run, progress=progress
        )


def _describe(fetched: "Fetched") -> dict[str, object]:
    return {
        "sources": [
            {"name": report.name, "documents": report.documents, "trouble": report.trouble}
            for report in fetched.reports
        ],
        "articles": fetched.articles,
        "skipped": [
            {"url": each.url, "source": each.source, "reason": each.reason} for each in fetched.skipped
        ],
        "troubles": list(fetched.troubles),
    }
