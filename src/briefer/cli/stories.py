"""``briefer stories``: what is being followed."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.console import print_data, print_json, print_message
from briefer.cli.options import Config, DataDir, Json, Quiet, Verbose, Zone, read_day, read_settings

if TYPE_CHECKING:
    from briefer.explain import ListedStory
    from briefer.settings import Settings

STORIES_HELP = """List the stories that are being followed, those that changed last first.

Each line has the id, the state on that day, for how many days the story has run, when it last changed, how
many articles it has, and its headline. `briefer explain ID` tells why one is where it is.

Examples:

\b
briefer stories                     all that the ledger knows
briefer stories --open              those that are still followed
briefer stories --day 2026-11-23    as they were on that day
"""

Open = Annotated[bool, typer.Option("--open", help="Only those that are still followed.")]
Day = Annotated[str, typer.Option("--day", metavar="DAY", help="today, yesterday, -2d or 2026-11-23.")]
OPEN_STATES = ("new", "update", "unchanged", "quiet")


def stories_command(
    open_only: Open = False,
    day: Day = "today",
    zone: Zone = None,
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, read the ledger, print a line for each story."""
    flags = {"data_dir": data_dir, "zone": zone}
    settings = read_settings(flags=flags, config=config, quiet=quiet, verbose=verbose)
    listed = [each for each in _list(settings, day=day) if not open_only or each.state in OPEN_STATES]
    if json:
        print_json([_describe(each) for each in listed])
    elif not quiet:
        for each in listed:
            print_data(_say(each))
        if not listed:
            print_message(
                "No story is followed yet: the ledger begins with the first brief of your own sources."
            )


def _list(settings: "Settings", *, day: str) -> tuple["ListedStory", ...]:
    from briefer.explain import list_stories  # imported when it runs, not for --help
    from briefer.store import STORE_NAME, read_store

    wanted = read_day(day, settings=settings)
    with read_store(settings.data_dir / STORE_NAME) as store:
        # Sources named on the command line are series of their own: without settings the last one is meant.
        profile = settings.profile if settings.sources else store.find_profile()
        if profile is None:
            return ()
        return list_stories(store, profile=profile, day=wanted, quiet_days=settings.quiet_days)


def _say(listed: "ListedStory") -> str:
    entry = listed.entry
    articles = len(entry.articles)
    return (
        f"{entry.id}  {listed.state:<9}  day {listed.days:<3}  {entry.changed}"
        f"  {articles:>3} {'article' if articles == 1 else 'articles':<8}  {' '.join(entry.headline.split())}"
    )


def _describe(listed: "ListedStory") -> dict[str, object]:
    entry = listed.entry
    return {
        "id": entry.id,
        "state": listed.state,
        "headline": entry.headline,
        "first": entry.first.isoformat(),
        "changed": entry.changed.isoformat(),
        "last": entry.last.isoformat(),
        "days": listed.days,
        "articles": list(entry.articles),
        "printed": list(entry.printed),
        "absorbed": list(entry.absorbed),
        "branched": entry.branched,
    }
