"""Options that several commands share, each said once."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from briefer.cli.completion import complete_names, complete_profile
from briefer.cli.logs import set_verbosity
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from briefer.model import Budget
    from briefer.settings import Settings


def _setting(metavar: str, words: str, *, names: str = "") -> Any:
    """Return an option of a setting; ``names`` is the setting whose names the shell may offer."""
    # Taken as text and checked with the settings, so that a flag, a variable and a file get the same answers.
    complete = complete_names(names) if names else None
    return typer.Option(metavar=metavar, help=words, show_default=False, autocompletion=complete)


Title = Annotated[str | None, _setting("TEXT", "The name in the masthead.")]
Formats = Annotated[
    str | None, _setting("LIST", "The editions to make, such as pdf,html,epub.", names="formats")
]
PaperName = Annotated[str | None, _setting("NAME", "a4, letter, a5 or eink.", names="paper")]
Look = Annotated[str | None, _setting("NAME", "classic, plain or compact.", names="look")]
Pages = Annotated[str | None, _setting("N", "How many pages the PDF may have.")]
Minutes = Annotated[str | None, _setting("N", "How long the brief may take to read.")]
Zone = Annotated[str | None, _setting("ZONE", "The time zone of its day, such as Europe/Berlin.")]
At = Annotated[str | None, _setting("HH:MM", "When each day's brief is to be there, in that zone.")]
Summarizer = Annotated[str | None, _setting("NAME", "How sentences are scored.", names="summarizer")]
Engine = Annotated[str | None, _setting("NAME", "processes, or serial.", names="engine")]
Workers = Annotated[str | None, _setting("N", "How many processes; 0: one for each core.")]
Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The profile: a [profiles.NAME] of the settings.",
        show_default=False,
        autocompletion=complete_profile,
    ),
]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="The settings file to read.")]
DataDir = Annotated[str | None, _setting("DIR", "Where the store is.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Write nothing.")]
Batch = Annotated[
    str | None, typer.Option("--batch", metavar="FILE", help="Read a row of JSON from each line; - is stdin.")
]
BatchOut = Annotated[
    str, typer.Option("--out", metavar="FILE", help="Where the answers to --batch go; - is stdout.")
]
Sentences = Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many sentences.")]
Words = Annotated[int | None, typer.Option(min=1, metavar="N", help="As many sentences as fit N words.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Verbose = Annotated[
    int, typer.Option("--verbose", "-v", count=True, show_default=False, help="Say more; -vv: everything.")
]


def read_settings(
    *, flags: Mapping[str, object], config: Path | None, quiet: bool, verbose: int
) -> "Settings":
    """Return the settings that hold for this command, and set how much it says."""
    from briefer.settings import load_settings  # imported when a command runs, not for --help

    set_verbosity(quiet=quiet, verbose=verbose)
    return load_settings(flags=flags, environment=os.environ, folder=Path.cwd(), file=config)


def read_profiles(
    *, flags: Mapping[str, object], config: Path | None, quiet: bool, verbose: int
) -> "tuple[Settings, ...]":
    """Return the settings of every profile of the file; of a file without profiles, its own."""
    common = read_settings(flags=flags, config=config, quiet=quiet, verbose=verbose)
    return tuple(
        read_settings(flags={**flags, "profile": name}, config=config, quiet=quiet, verbose=verbose)
        for name in common.profiles
    ) or (common,)


def read_day(text: str, *, settings: "Settings") -> date:
    """Return the day that is meant, counted from today in the zone of the settings."""
    from briefer.settings import parse_day  # imported when a command runs, not for --help

    return parse_day(text, today=datetime.now(UTC).astimezone(ZoneInfo(settings.zone)).date())


def choose_budget(settings: "Settings", *, sentences: int | None, words: int | None) -> "Budget":
    """Return what a summary may hold: what the flags say, else as many sentences as the settings do."""
    from briefer.model import Budget  # imported when a command runs, not for --help

    if sentences and words:
        raise SettingsError("give either --sentences or --words, not both")
    if words:
        return Budget(unit="words", size=words)
    return Budget(unit="sentences", size=sentences or settings.sentences)
