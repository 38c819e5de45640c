"""``briefer sources``: what is read, how it is doing, and one more or less of it."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from briefer.cli.completion import complete_source
from briefer.cli.console import paint, print_data, print_json, print_message
from briefer.cli.helping import add_part
from briefer.cli.options import Config, DataDir, DryRun, Json, Quiet, Verbose, read_settings
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from briefer.make.doctor import SourceHealth
    from briefer.settings import Settings

SOURCES_HELP = """List the sources, see how they are doing, add one or remove one.

Examples:

\b
briefer sources list                                   names, kinds, addresses and sections
briefer sources check                                  the state of each, since when, and the probable cure
briefer sources add https://example.org/feed.xml       add it to briefer.toml
briefer sources add news/ --name "Clippings"           a folder
briefer sources remove "Clippings"                     take it out again
"""

Place = Annotated[str, typer.Argument(metavar="PLACE", show_default=False, help="An address, or a path.")]
Name = Annotated[
    str | None, typer.Option(metavar="TEXT", help="What the brief calls it.", show_default=False)
]
Section = Annotated[
    str | None, typer.Option(metavar="TEXT", help="The section of its stories.", show_default=False)
]
Kind = Annotated[
    str | None, typer.Option(metavar="NAME", help="Its kind, where it does not tell.", show_default=False)
]
_WHICH = typer.Argument(
    metavar="NAME", show_default=False, help="The source's name.", autocompletion=complete_source
)
Which = Annotated[str, _WHICH]
_STYLES = {
    "ok": "32",
    "new": "32",
    "moved": "33",
    "empty": "33",
    "undated": "33",
    "rate-limited": "33",
    "silent": "33",
}
_BROKEN = "31"
_SCHEMES = frozenset({"http", "https", "imap", "imaps"})


def build_sources_app() -> typer.Typer:
    """Return the four commands."""
    app = typer.Typer()
    add_part(
        app, "sources list", list_command, words="List the sources of the settings.", examples=SOURCES_HELP
    )
    add_part(
        app,
        "sources check",
        check_command,
        words="Say how each source is doing; asks nothing.",
        examples=SOURCES_HELP,
        ends={1: "a source gives nothing"},
    )
    add_part(
        app, "sources add", add_command, words="Add a source to the settings file.", examples=SOURCES_HELP
    )
    add_part(
        app,
        "sources remove",
        remove_command,
        words="Remove a source from the settings file.",
        examples=SOURCES_HELP,
    )
    return app


def list_command(
    config: Config = None, json: Json = False, quiet: Quiet = False, verbose: Verbose = 0
) -> None:
    """Read the flags, print a line for each source."""
    settings = read_settings(flags={}, config=config, quiet=quiet, verbose=verbose)
    if json:
        print_json(
            [
                {"name": each.name, "kind": each.kind, "place": each.spec, "section": each.section}
                for each in settings.sources
            ]
        )
        return
    for each in settings.sources if not quiet else ():
        section = f"  [{each.section}]" if each.section else ""
        print_data(f"{each.name:<24} {each.kind:<8} {each.spec}{section}")
    _tell_of_none(settings)


def check_command(
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Read the flags, print how each source is doing; 1 where one of them gives nothing."""
    settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    from briefer.make.doctor import check_sources  # imported when it runs, not for --help

    checked = check_sources(settings, moment=datetime.now(UTC))
    broken = [each for each in checked if each.health.state not in _STYLES]
    if json:
        print_json([_describe(each) for each in checked])
    else:
        for each in broken if quiet else checked:
            _print(each)
        _tell_of_none(settings)
    return int(bool(broken))


def add_command(
    place: Place,
    name: Name = None,
    section: Section = None,
    kind: Kind = None,
    config: Config = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, add the source to the file, print where."""
    settings = read_settings(flags={}, config=config, quiet=quiet, verbose=verbose)
    from briefer.settings import FILE_NAME  # imported when it runs, not for --help
    from briefer.settings.editing import add_sources

    key, value = _read_place(place)
    _refuse_known(settings, value, name=name)
    given = {key: value, "kind": kind, "name": name, "section": section}
    table = {key: value for key, value in given.items() if value is not None}
    file = Path(settings.file) if settings.file else Path.cwd() / FILE_NAME
    text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    _edit(file, add_sources(text, [table]), dry_run=dry_run, quiet=quiet)


def remove_command(
    name: Which,
    config: Config = None,
    data_dir: DataDir = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, remove the source from the file, forget what was remembered of its address."""
    settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    from briefer.make.doctor import forget_source  # imported when it runs, not for --help
    from briefer.settings.editing import remove_source
    from briefer.tables import did_you_mean

    known = [source.name for source in settings.sources]
    if name not in known:
        hint = did_you_mean(name, known) or ": see `briefer sources list`"
        raise SettingsError(f'there is no source "{name}"{hint}')
    file, position = Path(settings.file), known.index(name)
    text = remove_source(file.read_text(encoding="utf-8-sig"), position)
    _edit(file, text, dry_run=dry_run, quiet=quiet)
    if not dry_run:
        forget_source(settings, settings.sources[position])


def _read_place(place: str) -> tuple[str, str]:
    """Return the key of a place ("url" or "path"), and the place as the settings file is to have it."""
    scheme, found, _ = place.partition("://")
    if found and scheme.lower() in _SCHEMES:
        return "url", place
    # A path counts from the settings file's folder there, from the current one here.
    path = Path(place).expanduser().absolute()
    if path.exists():
        return "path", str(path)
    # A path with two slashes behind a colon is nobody's, and such an address may hold a password.
    if found and scheme.isalnum():
        raise SettingsError(
            f"nothing is read from {scheme}: addresses: name an http(s) or imap(s) one, a file or a folder"
        )
    hint = " (an address begins with https://)" if "." in place.partition("/")[0] else ""
    raise SettingsError(f'there is no folder or file "{place}"{hint}: name one that exists, or an address')


def _refuse_known(settings: "Settings", value: str, *, name: str | None) -> None:
    for source in settings.sources:
        if source.spec == value:
            raise SettingsError(f'{value} is read already, as "{source.name}"')
    called = name or (urlsplit(value).hostname if "://" in value else Path(value).name)
    if called in {source.name for source in settings.sources}:
        raise SettingsError(f'a source is called "{called}" already: give this one another name with --name')


def _edit(file: Path, text: str, *, dry_run: bool, quiet: bool) -> None:
    """Write the file if its settings can be read; otherwise it stays as it is."""
    from briefer.files import write_whole  # imported when it runs, not for --help
    from briefer.settings.editing import check_text

    check_text(text, file=file)
    if dry_run:
        print_data(text.rstrip("\n"))
        return
    try:
        # A link to a settings file stays one.
        write_whole(file.resolve(), text)
    except OSError as error:
        raise SettingsError(f"cannot write {file}: {error.strerror}; change its permissions") from error
    if not quiet:
        print_data(str(file))


def _tell_of_none(settings: "Settings") -> None:
    if not settings.sources:
        print_message("No sources are set: `briefer sources add` adds one.")


def _print(checked: "SourceHealth") -> None:
    from briefer.sources.health import describe_run  # imported when it runs, not for --help

    health, memory = checked.health, checked.memory
    state = paint(f"{health.state:<12}", style=_STYLES.get(health.state, _BROKEN), stream=sys.stdout)
    words = [health.words] if health.words else []
    words += filter(None, [describe_run(memory)])
    if memory.harvest.newest:
        words.append(f"last article {memory.harvest.newest:%Y-%m-%d}")
    print_data(f"{state}  {checked.source.name}{': ' if words else ''}{'; '.join(words)}")
    if health.cure:
        print_data(f"{'':14}→ {health.cure}")


def _describe(checked: "SourceHealth") -> dict[str, object]:
    health, memory = checked.health, checked.memory
    moments = {
        "asked": memory.asked,
        "good": memory.good,
        "failing_since": memory.failing_since,
        "last_article": memory.harvest.newest,
        "next_try": memory.next_try,
    }
    return {
        "name": checked.source.name,
        "place": checked.source.spec,
        "state": health.state,
        "words": health.words,
        "cure": health.cure,
        "failures": memory.failures,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }
