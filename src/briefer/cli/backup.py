"""``briefer backup`` and ``briefer restore``: a checked copy of the store, and the way back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from briefer.cli.console import print_data, print_message
from briefer.cli.options import Config, DataDir, Quiet, Verbose, read_settings
from briefer.errors import StoreError

BACKUP_HELP = """Write a checked copy of the store, while others go on using it.

Without a place it goes into `backups` beside the store, where the newest are kept.

Examples:

\b
briefer backup                          beside the store
briefer backup /media/stick/briefer.db  where you say
briefer backup --keep 30                keep a month of them
"""
RESTORE_HELP = """Put a copy in the place of the store; what was there is kept beside it.

The copy does not know what was mailed after it was made: an edition of today or earlier that is made again is
held in the outbox until you say whether it went out (`briefer outbox`).

Examples:

\b
briefer restore                         the newest sound copy
briefer restore /media/stick/briefer.db that one
"""
Target = Annotated[
    Path | None, typer.Argument(metavar="FILE", show_default=False, help="Where the copy goes.")
]
Backup = Annotated[
    Path | None, typer.Argument(metavar="FILE", show_default=False, help="Which copy; else the newest.")
]
Keep = Annotated[
    int, typer.Option("--keep", min=1, metavar="N", help="How many copies stay beside the store.")
]


def backup_command(
    target: Target = None,
    keep: Keep = 7,
    config: Config = None,
    data_dir: DataDir = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, write the copy, print where it is."""
    # Imported when it runs, not for --help.
    from briefer.store import STORE_NAME
    from briefer.store.backup import back_up, drop_backups, name_backup

    settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    path = settings.data_dir / STORE_NAME
    place = target.expanduser().absolute() if target else name_backup(path, moment=datetime.now(UTC))
    back_up(path, target=place)
    if target is None:
        drop_backups(path, keep=keep)
    if not quiet:
        print_data(str(place))


def restore_command(
    backup: Backup = None,
    config: Config = None,
    data_dir: DataDir = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, choose the copy, put it in place, say what became of the old store."""
    # Imported when it runs, not for --help.
    from briefer.store import STORE_NAME, lock_store, open_store
    from briefer.store.backup import restore_backup

    settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    path = settings.data_dir / STORE_NAME
    with lock_store(path):
        chosen = backup.expanduser().absolute() if backup else _find_newest(path, quiet=quiet)
        moment = datetime.now(UTC)
        aside = restore_backup(path, backup=chosen, moment=moment)
        with open_store(path) as store:
            store.runs.note_restore(moment.astimezone(ZoneInfo(settings.zone)).date(), moment=moment)
    if not quiet:
        print_data(str(path))
        print_message(f"Restored from {chosen}." + (f" What was there is {aside}." if aside else ""))


def _find_newest(path: Path, *, quiet: bool) -> Path:
    from briefer.store.backup import check_backup, list_backups

    for place in list_backups(path):
        damage = check_backup(place)
        if not damage:
            return place
        if not quiet:
            print_message(f"briefer: {place} is passed over: {damage}")
    raise StoreError(
        f"there is no sound backup beside {path}: name one, `briefer restore FILE`", path=str(path)
    )
