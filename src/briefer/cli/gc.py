"""``briefer gc``: what nothing needs any more goes out of the store."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from briefer.cli.console import print_data, print_json
from briefer.cli.options import Config, DataDir, DryRun, Json, Quiet, Verbose, read_profiles
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from briefer.settings import Settings
    from briefer.store.clearing import Unneeded

GC_HELP = """Remove what nothing needs any more, and make the store smaller.

Whatever was printed stays, with the documents it came from, and so does every edition: each can still be
proved. What else is older than so many days goes; briefs of before can then not be made again. Of mails that
were sent it stays who got them, and when; what is not sent, or nobody can prove sent, stays whole.

Examples:

\b
briefer gc --dry-run          say what would go, and how much that is
briefer gc                    remove what was not needed for 90 days
briefer gc --keep-days 365    keep a year
"""
USUAL_DAYS = 90
# How long the network's and the outlets' habits are looked back upon.
_LEAST_DAYS = 31

KeepDays = Annotated[
    int | None,
    typer.Option("--keep-days", metavar="N", show_default=False, help=f"Keep so many days; {USUAL_DAYS}."),
]


def gc_command(
    keep_days: KeepDays = None,
    config: Config = None,
    data_dir: DataDir = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, clear the store out, say what went and how much that was."""
    profiles = read_profiles(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    days = _choose_days(keep_days, profiles=profiles)
    found, before, after = _clear(profiles, days=days, dry_run=dry_run)
    if json:
        counts = asdict(found)
        print_json({**counts, "keep_days": days, "dry_run": dry_run, "before": before, "after": after})
    elif not quiet:
        from briefer.renderers.wording import count  # imported when it runs, not for --help

        print_data(
            f"{'Would remove' if dry_run else 'Removed'} {count(found.articles, 'article')},"
            f" {count(found.documents, 'document')}, the bytes of {count(found.mails, 'sent mail')} and"
            f" {count(found.entries, 'entry', 'entries')} of the ledger that nothing needed for {days} days:"
            f" {_say_size(found.bytes)}."
        )
        if not dry_run:
            print_data(f"The store takes {_say_size(after)}, and took {_say_size(before)}.")


def _choose_days(keep_days: int | None, *, profiles: "tuple[Settings, ...]") -> int:
    least = max(
        _LEAST_DAYS,
        *(2 * settings.quiet_days for settings in profiles),
        *(settings.correction_days for settings in profiles),
    )
    if keep_days is None:
        return max(USUAL_DAYS, least)
    if not least <= keep_days <= 36_500:
        message = f"--keep-days: with these settings {least} days are needed, and 36,500 are the most"
        raise SettingsError(message)
    return keep_days


def _clear(profiles: "tuple[Settings, ...]", *, days: int, dry_run: bool) -> "tuple[Unneeded, int, int]":
    # Imported when it runs, not for --help.
    from briefer.store import STORE_NAME, lock_store, open_store, read_store
    from briefer.store.clearing import Span

    since = datetime.now(UTC) - timedelta(days=days)
    day = min(since.astimezone(ZoneInfo(settings.zone)).date() for settings in profiles)
    # A brief of that day is made with what was remembered so long before it.
    memory = day - timedelta(days=max(2 * settings.quiet_days for settings in profiles))
    kept = Span(since=since, day=day, memory=memory)
    path = profiles[0].data_dir / STORE_NAME
    if dry_run:
        with read_store(path) as store:
            size = path.stat().st_size
            return store.clearing.find(kept), size, size
    # What is missing is said before anything is made.
    with read_store(path):
        pass
    with lock_store(path), open_store(path) as store:
        found = store.clearing.clear(kept)
        before, after = store.clearing.compact()
        store.search.update()
    return found, before, after


def _say_size(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
