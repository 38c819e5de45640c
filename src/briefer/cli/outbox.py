"""``briefer outbox``: what was sent, what was not, and what its owner decides of the rest."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from briefer.cli.columns import print_columns
from briefer.cli.console import print_json, print_message
from briefer.cli.helping import add_part
from briefer.cli.options import Config, DataDir, Json, Verbose, read_settings

if TYPE_CHECKING:
    from briefer.model import OutboxRow
    from briefer.settings import Settings

OUTBOX_HELP = """What was sent to whom, what was not, and what becomes of mails that nobody can prove sent.

Examples:

\b
briefer outbox list                         what is not sent, with the server's words
briefer outbox list --all --json            everything, for programs
briefer outbox confirm 4f1a09c2             it has arrived: nothing is sent
briefer outbox resend ann@example.org       send it again, under the same Message-ID
"""
_COLUMNS = ("id", "edition", "to", "state", "tries", "next try", "form", "reply")
_NAMES = typer.Argument(metavar="ID", help="Ids that `outbox list` shows, or addresses.")
Names = Annotated[list[str], _NAMES]
All = Annotated[bool, typer.Option("--all", help="Also what was sent, and what nobody was to get.")]


def build_outbox_app() -> typer.Typer:
    """Return the three commands."""
    app = typer.Typer()
    add_part(
        app,
        "outbox list",
        outbox_command,
        words="List what is not sent, or --all, with what the server said.",
        examples=OUTBOX_HELP,
    )
    add_part(
        app,
        "outbox confirm",
        confirm_command,
        words="Say that a mail which is unknown has arrived.",
        examples=OUTBOX_HELP,
        codes=(75,),
    )
    add_part(
        app,
        "outbox resend",
        resend_command,
        words="Queue a mail again that is unknown, failed or deferred.",
        examples=OUTBOX_HELP,
        codes=(75,),
    )
    return app


def outbox_command(
    everything: All = False,
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, list the rows."""
    from briefer.model import NOT_SENT  # imported when it runs, not for --help
    from briefer.send.held import say_next
    from briefer.store import STORE_NAME, read_store

    settings = _read(config, data_dir=data_dir, verbose=verbose)
    with read_store(settings.data_dir / STORE_NAME) as store:
        rows = store.outbox.list_rows(states=() if everything else NOT_SENT)
    if json:
        print_json([_describe(row) for row in rows])
        return
    if not rows:
        print_message("Everything is sent." if not everything else "Nothing was ever to be sent.")
        return
    table = [_show(row, zone=ZoneInfo(settings.zone)) for row in rows]
    columns = [column for column in _COLUMNS if any(cells[column] for cells in table)]
    left = {number for number, column in enumerate(columns) if column != "tries"}
    print_columns([columns, *([cells[column] for column in columns] for cells in table)], left=left)
    for line in say_next({row.state for row in rows}):
        print_message(line)


def _show(row: "OutboxRow", *, zone: ZoneInfo) -> dict[str, str]:
    """Return the cells of the row; its next try is told in the reader's zone."""
    next_try = f"{row.next_try.astimezone(zone):%Y-%m-%d %H:%M}" if row.next_try else ""
    cells = (_name(row), row.edition, row.recipient, row.state, str(row.tries), next_try, row.step, row.reply)
    return dict(zip(_COLUMNS, cells, strict=True))


def confirm_command(
    names: Names, config: Config = None, data_dir: DataDir = None, verbose: Verbose = 0
) -> None:
    """Read the flags, record it."""
    from briefer.send.decisions import confirm_sent  # imported when it runs, not for --help
    from briefer.store import STORE_NAME, lock_store, open_store

    place = _read(config, data_dir=data_dir, verbose=verbose).data_dir / STORE_NAME
    with lock_store(place), open_store(place) as store:
        rows = confirm_sent(names, store=store, moment=datetime.now(UTC))
    for row in rows:
        print_message(f"{row.recipient} has {row.edition}: recorded.")


def resend_command(
    names: Names, config: Config = None, data_dir: DataDir = None, verbose: Verbose = 0
) -> None:
    """Read the flags, queue it."""
    from briefer.send.decisions import send_again  # imported when it runs, not for --help
    from briefer.store import STORE_NAME, lock_store, open_store
    from briefer.store.install import read_install

    folder = _read(config, data_dir=data_dir, verbose=verbose).data_dir
    with lock_store(folder / STORE_NAME), open_store(folder / STORE_NAME) as store:
        rows = send_again(names, store=store, install=read_install(folder), moment=datetime.now(UTC))
    for row in rows:
        print_message(f"{row.recipient} gets {row.edition} with the next `briefer send`.")


def _read(config: Path | None, *, data_dir: str | None, verbose: int) -> "Settings":
    return read_settings(flags={"data_dir": data_dir}, config=config, quiet=False, verbose=verbose)


def _name(row: "OutboxRow") -> str:
    from briefer.send.decisions import show_id

    return show_id(row)


def _describe(row: "OutboxRow") -> dict[str, object]:
    return {
        "id": _name(row),
        "edition": row.edition,
        "profile": row.profile,
        "date": row.day.isoformat(),
        "recipient": row.recipient,
        "state": row.state,
        "reply": row.reply,
        "form": row.step,
        "tries": row.tries,
        "next_try": row.next_try.isoformat() if row.next_try else None,
        "changed": row.changed.isoformat(),
        "message_id": row.message_id,
    }
