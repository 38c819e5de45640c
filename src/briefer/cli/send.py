"""``briefer send``: mail what has been made."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from briefer.cli.console import print_data, print_json, print_message
from briefer.cli.logs import open_log
from briefer.cli.options import Config, DataDir, Json, Profile, Quiet, Verbose, Zone, read_settings
from briefer.cli.secrets import read_environment
from briefer.errors import UnsentError

if TYPE_CHECKING:
    from briefer.model import StoredMailing
    from briefer.send.post import Sent
    from briefer.settings import Settings
    from briefer.store import Store

SEND_HELP = """Mail the brief of a day to its readers, once; and try again what was put off.

Nobody gets an edition twice, however often this is called. Without --date it sends whatever is due.

Examples:

\b
briefer send --date today                     to whoever has not got it yet
briefer send                                  from cron: what is due, such as second tries
briefer send --date today --dry-run           write the mails as files, and send nothing
briefer send --date today --profile harbour   those of a profile
"""
_DAY = typer.Option("--date", metavar="DAY", help="today, yesterday, -2d or 2026-11-23.", show_default=False)
_OUT = typer.Option("--out", metavar="DIR", help="Where --dry-run writes its .eml files.", show_default=False)
_DRY = typer.Option("--dry-run", help="Write each mail as a file, exactly as it would be sent; send nothing.")


def send_command(
    day: Annotated[str | None, _DAY] = None,
    profile: Profile = None,
    dry_run: Annotated[bool, _DRY] = False,
    out: Annotated[Path | None, _OUT] = None,
    zone: Zone = None,
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Read the flags, send, say what was not sent."""
    from briefer.settings import parse_day  # imported when it runs, not for --help

    flags = {"profile": profile, "zone": zone, "data_dir": data_dir}
    settings = read_settings(flags=flags, config=config, quiet=quiet, verbose=verbose)
    moment = datetime.now(UTC)
    today = moment.astimezone(ZoneInfo(settings.zone)).date()
    wanted = None if day is None else parse_day(day, today=today)
    if dry_run:
        _write_mails(settings, day=wanted, moment=moment, out=out, json=json)
        return 0
    sent = _send(settings, day=wanted, moment=moment)
    if json:
        print_json({"counts": dict(sent.counts), "troubles": list(sent.troubles)})
    elif not quiet:
        _tell(sent)
    for trouble in sent.troubles:
        print_message(f"briefer: {trouble}")
    return 0 if sent.whole else UnsentError.exit_code


def _send(settings: "Settings", *, day: date | None, moment: datetime) -> "Sent":
    from briefer.send.post import send_due  # imported when something is sent, not for --help
    from briefer.send.ways import open_ways
    from briefer.store import STORE_NAME, lock_store, open_store
    from briefer.store.install import read_install

    place = settings.data_dir / STORE_NAME
    open_log(settings.data_dir)
    with lock_store(place), open_store(place) as store:
        editions = _find(settings, day=day, moment=moment, store=store)
        return send_due(
            editions,
            store=store,
            ways=open_ways(settings, environment=read_environment()),
            install=read_install(settings.data_dir),
            moment=moment,
            resend_unknown=settings.on_unknown == "resend",
        )


def _find(
    settings: "Settings", *, day: date | None, moment: datetime, store: "Store"
) -> Sequence["StoredMailing"]:
    from briefer.send.choice import find_editions

    editions = find_editions(day, store=store, profile=settings.profile)
    for mailing in editions:
        if mailing.reason:
            print_message(f"{mailing.edition}: {mailing.reason}, so nobody gets a mail (see mail_quiet).")
    return editions


def _write_mails(
    settings: "Settings", *, day: date | None, moment: datetime, out: Path | None, json: bool
) -> None:
    """Write what waits as files; neither the store nor the wire sees anything of it."""
    from briefer.send.choice import write_mails
    from briefer.send.ways import open_seal
    from briefer.store import STORE_NAME, read_store

    with read_store(settings.data_dir / STORE_NAME) as store:
        editions = _find(settings, day=day, moment=moment, store=store)
        mails = write_mails(editions, store=store, most_bytes=settings.mail_bytes, seal=open_seal(settings))
    places = []
    for mail in mails:
        folder = (out or settings.out_dir / mail.day.isoformat() / "mail").absolute()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / mail.name).write_bytes(mail.content)
        places.append(str(folder / mail.name))
    if json:
        print_json(places)
        return
    print_message("A dry run: nothing was sent. Otherwise these would be:" if places else "Nothing waits.")
    for place in places:
        print_data(place)


def _tell(sent: "Sent") -> None:
    words = ", ".join(f"{count} {state}" for state, count in sorted(sent.counts.items()))
    print_message(f"Mail: {words or 'nothing to send'}.")
