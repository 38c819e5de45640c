"""``briefer opml``: the feeds of another reading program, taken over or handed on."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefer.cli.batch import STANDARD
from briefer.cli.console import print_data, print_message
from briefer.cli.helping import add_part
from briefer.cli.options import Config, DryRun, Quiet, Verbose, read_settings
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from briefer.settings import Settings
    from briefer.settings.values import SourceSetting
    from briefer.sources.opml import Subscription

OPML_HELP = """Take over the feeds of another reading program, or hand yours on.

Examples:

\b
briefer opml import feeds.opml            add every feed to briefer.toml; a folder becomes a section
briefer opml import feeds.opml --dry-run  show what the file would be
briefer opml export > feeds.opml          the feeds of the settings, with all that was imported with them
"""
File = Annotated[
    str, typer.Argument(metavar="FILE", show_default=False, help="An OPML file, or - for stdin.")
]
_WEB = ("http://", "https://")


def build_opml_app() -> typer.Typer:
    """Return the two commands."""
    app = typer.Typer()
    add_part(
        app,
        "opml import",
        import_command,
        words="Add the feeds of an OPML file to the settings file.",
        examples=OPML_HELP,
    )
    add_part(
        app,
        "opml export",
        export_command,
        words="Print the feeds of the settings as OPML.",
        examples=OPML_HELP,
    )
    return app


def import_command(
    file: File, config: Config = None, dry_run: DryRun = False, quiet: Quiet = False, verbose: Verbose = 0
) -> None:
    """Read the list, add what is new to the settings file, print where."""
    settings = read_settings(flags={}, config=config, quiet=quiet, verbose=verbose)
    from briefer.settings import FILE_NAME  # imported when it runs, not for --help
    from briefer.settings.editing import add_sources, check_text
    from briefer.sources.opml import read_opml

    content = sys.stdin.buffer.read() if file == STANDARD else Path(file).read_bytes()
    found = read_opml(content, file=file)
    known = {source.spec for source in settings.sources}
    new = [each for each in found.feeds if each.url not in known]
    place = Path(settings.file) if settings.file else Path.cwd() / FILE_NAME
    text = place.read_text(encoding="utf-8-sig") if place.exists() else ""
    tables = _name_tables(new, taken={source.name for source in settings.sources})
    text = add_sources(text, tables) if tables else text
    check_text(text, file=place)
    if dry_run:
        print_data(text.rstrip("\n"))
    elif new:
        _write(place, text)
    if not quiet:
        if new and not dry_run:
            print_data(str(place))
        print_message(f"{len(new)} feeds added, {len(found.feeds) - len(new)} were there already.")
        for line in found.refused:
            print_message(f"Left out: {line}")


def export_command(config: Config = None, quiet: Quiet = False, verbose: Verbose = 0) -> None:
    """Read the settings, print their feeds."""
    settings = read_settings(flags={}, config=config, quiet=quiet, verbose=verbose)
    from briefer.sources.opml import write_opml  # imported when it runs, not for --help

    feeds = [_to_subscription(source) for source in settings.sources if _is_feed(source)]
    print_data(write_opml(feeds, title=settings.title).rstrip("\n"))
    _tell_of_rest(settings, quiet=quiet)


def _name_tables(feeds: "list[Subscription]", *, taken: set[str]) -> list[dict[str, Any]]:
    """Return the tables of the feeds; two of one name are told apart by a number."""
    from briefer.settings.tables import name_source  # as above

    tables = []
    for feed in feeds:
        name = feed.name[:190] or name_source(feed.url)
        number = 1
        while (f"{name} ({number})" if number > 1 else name) in taken:
            number += 1
        name = f"{name} ({number})" if number > 1 else name
        taken.add(name)
        table: dict[str, Any] = {"url": feed.url, "kind": "feed", "name": name}
        table |= {"section": feed.section[:200]} if feed.section else {}
        table |= {"attributes": dict(feed.attributes)} if feed.attributes else {}
        tables.append(table)
    return tables


def _to_subscription(source: "SourceSetting") -> "Subscription":
    from briefer.sources.opml import Subscription  # as above

    return Subscription(
        url=source.spec, name=source.name, section=source.section, attributes=source.attributes
    )


def _is_feed(source: "SourceSetting") -> bool:
    """Tell whether a source may be a feed: an address of no kind is one if a feed is found there."""
    return source.spec.startswith(_WEB) and source.kind in ("feed", "page")


def _tell_of_rest(settings: "Settings", *, quiet: bool) -> None:
    rest = [source.name for source in settings.sources if not _is_feed(source)]
    if rest and not quiet:
        print_message(f"Not in the list, as they are no feeds: {', '.join(rest)}.")


def _write(place: Path, text: str) -> None:
    from briefer.files import write_whole  # imported when it runs, not for --help

    try:
        # A link to a settings file stays one.
        write_whole(place.resolve(), text)
    except OSError as error:
        raise SettingsError(f"cannot write {place}: {error.strerror}; change its permissions") from error
