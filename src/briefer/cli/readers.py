"""``briefer readers``: who gets a profile's briefs by mail."""

import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.columns import print_columns
from briefer.cli.console import print_data, print_json, print_message
from briefer.cli.helping import add_part
from briefer.cli.options import Config, DataDir, Json, Profile, Verbose, read_settings
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from briefer.delivery.addresses import Mailbox
    from briefer.settings import Settings

READERS_HELP = """Who gets the briefs of a profile by mail.

Examples:

\b
briefer readers add ann@example.org
briefer readers add 'Ann Ames <ann@example.org>' --profile harbour
briefer readers import list.txt             an address on each line; - is stdin
briefer readers import export.csv           a table with a column "email", and one "name"
briefer readers remove ann@example.org
briefer readers list --json
briefer readers unsubscribe 8f31c0…          what stood in the mail by which somebody leaves
"""
_PEOPLE = typer.Argument(metavar="ADDRESS", help="Addresses, or names with addresses in <>.")
People = Annotated[list[str], _PEOPLE]
_FILE = typer.Argument(metavar="FILE", help="An address on each line, or CSV; - is standard input.")
_COLUMNS = ("profile", "address", "name", "state")
_MOST_BYTES = 10_000_000


def build_readers_app() -> typer.Typer:
    """Return the commands."""
    app = typer.Typer()
    add_part(
        app, "readers add", add_command, words="Add readers; who has left comes back.", examples=READERS_HELP
    )
    add_part(
        app,
        "readers remove",
        remove_command,
        words="Remove readers: what is not yet on its way does not go out.",
        examples=READERS_HELP,
    )
    add_part(app, "readers list", readers_command, words="List the readers.", examples=READERS_HELP)
    add_part(
        app,
        "readers import",
        import_command,
        words="Add the readers of a file, but not those who have left.",
        examples=READERS_HELP,
    )
    add_part(
        app,
        "readers unsubscribe",
        unsubscribe_command,
        words="Let the reader go who has this token.",
        examples=READERS_HELP,
    )
    return app


def add_command(
    people: People,
    profile: Profile = None,
    config: Config = None,
    data_dir: DataDir = None,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, add them."""
    from briefer.send.people import read_people  # imported when it runs, not for --help

    settings = _read(profile, config=config, data_dir=data_dir, verbose=verbose)
    _add(settings, read_people(people, where=""), again=True)


def import_command(
    file: Annotated[str, _FILE],
    profile: Profile = None,
    config: Config = None,
    data_dir: DataDir = None,
    verbose: Verbose = 0,
) -> None:
    """Read the file, add whom it names: all of them, or where a line is wrong none."""
    from briefer.send.listing import read_listing  # as above

    settings = _read(profile, config=config, data_dir=data_dir, verbose=verbose)
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as source:
            content = source.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise SettingsError(
                f"{file} is larger than {_MOST_BYTES // 1_000_000} MB: is it a list of readers?"
            )
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file} is not UTF-8 text: save it in that encoding") from error
    _add(settings, read_listing(text, where=file), again=False)


def remove_command(
    people: People,
    profile: Profile = None,
    config: Config = None,
    data_dir: DataDir = None,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, let them go."""
    from briefer.send.people import remove_person  # as above
    from briefer.store import STORE_NAME, open_store

    settings = _read(profile, config=config, data_dir=data_dir, verbose=verbose)
    with open_store(settings.data_dir / STORE_NAME) as store:
        for person in people:
            print_data(remove_person(person, store=store, profile=settings.profile))


def readers_command(
    profile: Profile = None,
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, list them; without --profile those of all profiles."""
    from briefer.store import STORE_NAME, open_store

    settings = _read(profile, config=config, data_dir=data_dir, verbose=verbose)
    with open_store(settings.data_dir / STORE_NAME) as store:
        readers = store.readers.list_readers(settings.profile if profile else "")
    if json:
        fields = ("profile", "address", "name", "state", "refusals")
        print_json([{name: getattr(reader, name) for name in fields} for reader in readers])
    elif readers:
        columns = [each for each in _COLUMNS if any(getattr(reader, each) for reader in readers)]
        rows = [[getattr(reader, each) for each in columns] for reader in readers]
        print_columns([columns, *rows], left=set(range(len(columns))))
    else:
        print_message("There are no readers yet: `briefer readers add ADDRESS`.")


def unsubscribe_command(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="What stood behind `unsubscribe`.")],
    config: Config = None,
    data_dir: DataDir = None,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, let the token's reader go."""
    from briefer.send.people import unsubscribe  # as above
    from briefer.store import STORE_NAME, open_store
    from briefer.store.install import read_key

    settings = _read(None, config=config, data_dir=data_dir, verbose=verbose)
    with open_store(settings.data_dir / STORE_NAME) as store:
        reader = unsubscribe(token, store=store, key=read_key(settings.data_dir))
    print_data(reader.address)


def _read(profile: str | None, *, config: Path | None, data_dir: str | None, verbose: int) -> "Settings":
    flags = {"profile": profile, "data_dir": data_dir}
    return read_settings(flags=flags, config=config, quiet=False, verbose=verbose)


def _add(settings: "Settings", people: tuple["Mailbox", ...], *, again: bool) -> None:
    from briefer.send.people import add_people  # as above
    from briefer.store import STORE_NAME, open_store

    with open_store(settings.data_dir / STORE_NAME) as store:
        added = add_people(
            people, store=store, profile=settings.profile, moment=datetime.now(UTC), again=again
        )
    for address in added:
        print_data(address)
    if left := len(people) - len(added):
        print_message(f"{left} of them {'is a reader' if left == 1 else 'are readers'} already, or left.")
