"""``briefer make``: the brief of a day, in every format asked for."""

import gc
from contextlib import nullcontext
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from briefer.cli.console import print_data, print_json, print_message, show_progress
from briefer.cli.engine import choose_engine
from briefer.cli.logs import open_log
from briefer.cli.memory import keep_memory
from briefer.cli.options import (
    Config,
    DataDir,
    DryRun,
    Engine,
    Formats,
    Json,
    Look,
    Minutes,
    Pages,
    PaperName,
    Profile,
    Quiet,
    Summarizer,
    Title,
    Verbose,
    Workers,
    Zone,
    read_settings,
)
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from briefer.make.means import Made
    from briefer.settings import Settings

DEGRADED = 3
MAKE_HELP = """Make the brief of a day, and print where its files are.

Examples:

\b
briefer make                                  today, from your sources
briefer make --date yesterday --formats pdf   as a PDF only
briefer make --formats pdf,epub,markdown      for paper, an e-reader and a notebook
briefer make --source articles --out briefs   from a folder of articles
briefer make --minutes 3 --pages 2            three minutes of reading, on two pages
briefer make --paper a5 --look compact        small and dense; or eink, for a reader
briefer make --source - < story.txt           from one article
briefer make --new-revision --reason "The mill's year was wrong"   mail a corrected edition
briefer make -q                               for cron: no word but errors
"""

Day = Annotated[str, typer.Option("--date", metavar="DAY", help="today, yesterday, -2d or 2026-11-23.")]
Sources = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="PLACE", help="A folder, file, address or - to read. Repeatable."),
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="DIR", help="Where to write it.", show_default=False)
]
Fetch = Annotated[
    bool, typer.Option("--fetch/--no-fetch", help="Ask the sources, or read only what is stored.")
]
NewRevision = Annotated[
    bool,
    typer.Option("--new-revision", help="Mail the day again as a corrected edition; it takes a --reason."),
]
Reason = Annotated[
    str | None,
    typer.Option(
        "--reason", metavar="TEXT", help="What was wrong; the readers are told.", show_default=False
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when something is not as asked for.")]


def make_command(
    day: Day = "today",
    source: Sources = None,
    out: Out = None,
    formats: Formats = None,
    paper: PaperName = None,
    look: Look = None,
    minutes: Minutes = None,
    pages: Pages = None,
    title: Title = None,
    profile: Profile = None,
    summarizer: Summarizer = None,
    engine: Engine = None,
    workers: Workers = None,
    zone: Zone = None,
    config: Config = None,
    data_dir: DataDir = None,
    fetch: Fetch = True,
    new_revision: NewRevision = False,
    reason: Reason = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Read the flags, make the brief, print where it is."""
    flags = {"title": title, "profile": profile, "formats": formats, "paper": paper, "look": look}
    flags |= {"minutes": minutes, "pages": pages, "out_dir": out, "data_dir": data_dir, "zone": zone}
    flags |= {"summarizer": summarizer, "engine": engine, "workers": workers}
    settings = read_settings(flags=flags, config=config, quiet=quiet, verbose=verbose)
    why = _read_why(new_revision=new_revision, reason=reason)
    made = _make(settings, day=day, sources=source or [], fetch=fetch, dry_run=dry_run, why=why, quiet=quiet)
    if json:
        print_json(_describe(made, dry_run=dry_run))
    elif not quiet:
        _tell(made, settings=settings, dry_run=dry_run)
    _warn(made)
    return DEGRADED if made.degraded and strict else 0


def _read_why(*, new_revision: bool, reason: str | None) -> str | None:
    """Return the reason for a corrected edition, or None where none is wanted."""
    if new_revision and reason is None:
        raise SettingsError("--new-revision mails the day again: say what was wrong with --reason TEXT")
    if reason is not None and not new_revision:
        raise SettingsError("--reason goes with --new-revision, which mails the day again")
    return reason


def _make(
    settings: "Settings",
    *,
    day: str,
    sources: list[str],
    fetch: bool,
    dry_run: bool,
    why: str | None,
    quiet: bool,
) -> "Made":
    from briefer.make.errand import MAP_HALF
    from briefer.settings import parse_day

    moment = datetime.now(UTC)
    wanted: date = parse_day(day, today=moment.astimezone(ZoneInfo(settings.zone)).date())
    if not dry_run:
        open_log(settings.data_dir)
    with choose_engine(settings) as engine, show_progress(quiet=quiet) as progress:
        engine.prepare(MAP_HALF)
        keep_memory()
        # The house: imported when something is made, not for --help, and while workers get ready.
        from briefer.make.plan import make_brief
        from briefer.store import STORE_NAME, lock_store

        gc.freeze()  # what is imported stays
        with nullcontext() if dry_run else lock_store(settings.data_dir / STORE_NAME):
            return make_brief(
                settings,
                day=wanted,
                moment=moment,
                sources=sources,
                fetch=fetch,
                dry_run=dry_run,
                why=why,
                progress=progress,
                engine=engine,
            )


def _tell(made: "Made", *, settings: "Settings", dry_run: bool) -> None:
    if made.brief.sample:
        print_message("No sources are set, so this is the brief of the sample articles; see `briefer init`.")
    if dry_run:
        print_message("A dry run: nothing was written. Otherwise these would be:")
    folder = settings.out_dir / made.brief.window.day.isoformat()
    for place in made.places or [str(folder / edition.name) for edition in made.editions]:
        print_data(place)


def _warn(made: "Made") -> None:
    # However quiet: what a brief lacks, its owner must hear of.
    for trouble in made.troubles:
        print_message(f"briefer: {trouble}")


def _describe(made: "Made", *, dry_run: bool) -> dict[str, object]:
    brief = made.brief
    # Each channel has a place for each edition; the first one's is meant where there is room for one only.
    places = made.places[: len(made.editions)] or ("",) * len(made.editions)
    return {
        "date": brief.window.day.isoformat(),
        "number": brief.number,
        "title": brief.title,
        "sample": brief.sample,
        "dry_run": dry_run,
        "stories": sum(len(section.stories) for section in (*brief.leads, *brief.briefs)),
        "ranks": [
            {
                "headline": story.headline,
                "place": place,
                "rank": story.rank,
                "terms": {term.name: term.value for term in story.terms},
            }
            for place, sections in (("lead", brief.leads), ("brief", brief.briefs))
            for section in sections
            for story in section.stories
        ],
        "seconds": brief.seconds,
        "read": brief.coverage.read,
        "printed": brief.coverage.printed,
        "merged": brief.coverage.merged,
        "skipped": len(brief.coverage.skipped),
        "editions": [
            {"format": edition.format, "place": place, "bytes": len(edition.content)}
            for edition, place in zip(made.editions, places, strict=True)
        ],
        "places": list(made.places),
        "troubles": list(made.troubles),
    }
