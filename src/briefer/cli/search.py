"""``briefer search``: what the store holds on some words."""

import sys
from datetime import datetime, time
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from briefer.cli.console import paint, print_data, print_json, print_message
from briefer.cli.options import Config, DataDir, Json, Quiet, Verbose, Zone, read_day, read_settings

if TYPE_CHECKING:
    from briefer.search import Found
    from briefer.settings import Settings

SEARCH_HELP = """Search all stored articles and all briefs for words, the best first.

Found is what holds every word; capitals and accents make no difference. Words in quotation marks follow one
another, and a star lets a word go on. Under each stands a sentence of it, word for word.

Examples:

\b
briefer search harbour bridge                both words, anywhere
briefer search '"harbour bridge" repair*'    as they stand; repair, repairs, repaired
briefer search bridge --since -7d --limit 5  of the last week, the best five
briefer search bridge --json                 for programs
"""

Query = Annotated[list[str], typer.Argument(metavar="QUERY", show_default=False, help="Words.")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, metavar="N", help="At most so many.")]
Since = Annotated[
    str, typer.Option("--since", metavar="DAY", show_default=False, help="Of this day or later: -7d.")
]


def search_command(
    query: Query,
    limit: Limit = 20,
    since: Since = "",
    zone: Zone = None,
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, search, print two lines for each that is found."""
    flags = {"data_dir": data_dir, "zone": zone}
    settings = read_settings(flags=flags, config=config, quiet=quiet, verbose=verbose)
    found = _search(settings, query=" ".join(query), since=since, limit=limit)
    local = ZoneInfo(settings.zone)
    if json:
        print_json([_describe(each, zone=local) for each in found])
    elif not quiet:
        for each in found:
            _print(each, zone=local)
        if not found:
            print_message("Nothing holds all of these words.")


def _search(settings: "Settings", *, query: str, since: str, limit: int) -> tuple["Found", ...]:
    from briefer.search import search_store  # imported when it runs, not for --help
    from briefer.store import STORE_NAME, read_store

    zone = ZoneInfo(settings.zone)
    earliest = None
    if since:
        earliest = datetime.combine(read_day(since, settings=settings), time.min, tzinfo=zone)
    with read_store(settings.data_dir / STORE_NAME) as store:
        return search_store(store, query, since=earliest, most=limit)


def _print(found: "Found", *, zone: ZoneInfo) -> None:
    day = found.moment.astimezone(zone).date()
    headline = paint(_flat(found.headline), style="1", stream=sys.stdout)
    print_data(f"{day}  {found.id}  {_flat(found.outlet)}: {headline}")
    print_data(f"            {_flat(found.snippet.text)}")


def _describe(found: "Found", *, zone: ZoneInfo) -> dict[str, object]:
    return {
        "kind": found.kind,
        "id": found.id,
        "date": found.moment.astimezone(zone).date().isoformat(),
        "moment": found.moment.isoformat(),
        "outlet": found.outlet,
        "headline": found.headline,
        "url": found.url,
        "snippet": found.snippet.text,
        "places": [list(place) for place in found.snippet.places],
        "printed": [day.isoformat() for day in found.printed],
    }


def _flat(text: str) -> str:
    return " ".join(text.split())
