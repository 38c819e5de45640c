"""``briefer run``: what cron calls."""

import gc
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.console import print_data, print_message, show_progress
from briefer.cli.logs import open_log
from briefer.cli.make import DEGRADED, Strict
from briefer.cli.memory import keep_memory
from briefer.cli.options import At, Config, DataDir, DryRun, Quiet, Verbose, Zone, read_profiles
from briefer.cli.secrets import read_environment
from briefer.errors import StoreError

if TYPE_CHECKING:
    from briefer.make.arrivals import Progress
    from briefer.make.means import Made
    from briefer.run.agenda import Agenda
    from briefer.run.morning import Morning
    from briefer.send.post import Sent
    from briefer.settings import Settings
    from briefer.store import Store

UNSENT = 4
RUN_HELP = """Make, publish and send whatever is due, for every profile: what cron calls.

It says nothing when all went well, one line for each thing that did not, and may be called at any time: what
is done is not done again, and what a killed run left is taken up. `briefer schedule` has it called.

Examples:

\b
briefer run                              whatever is due today
briefer run --if-due                     and what was missed while the machine slept
briefer run --dry-run                    only say what is due
briefer run --heartbeat-file /run/brief  touch a file when all went well
"""
IfDue = Annotated[
    bool, typer.Option("--if-due", help="Also make an edition that was missed, up to 36 hours late.")
]
TrustClock = Annotated[
    bool, typer.Option("--trust-clock", help="The clock is right, though the last run was later.")
]
Heartbeat = Annotated[
    Path | None,
    typer.Option("--heartbeat-file", metavar="FILE", help="Touch this file when all went well."),
]


def run_command(
    if_due: IfDue = False,
    at: At = None,
    zone: Zone = None,
    config: Config = None,
    data_dir: DataDir = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    trust_clock: TrustClock = False,
    heartbeat: Heartbeat = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Read the flags, do what is due, say only what went wrong."""
    from briefer.run.agenda import look_ahead  # imported when it runs, not for --help

    flags = {"at": at, "zone": zone, "data_dir": data_dir}
    profiles = read_profiles(flags=flags, config=config, quiet=quiet, verbose=verbose)
    moment = datetime.now(UTC)
    if dry_run:
        _tell(look_ahead(profiles, moment=moment, catch_up=if_due))
        return 0
    code = 0
    if _is_anything_due(profiles, moment=moment, catch_up=if_due):
        open_log(profiles[0].data_dir)
        morning = _run(profiles, moment=moment, catch_up=if_due, trust_clock=trust_clock, quiet=quiet)
        for trouble in (*morning.troubles, *morning.unheard):
            print_message(f"briefer: {trouble}")
        code = _find_code(morning, strict=strict)
    if heartbeat is not None and code == 0:
        heartbeat.touch()
    return code


def _is_anything_due(profiles: "Sequence[Settings]", *, moment: datetime, catch_up: bool) -> bool:
    from briefer.run.agenda import look_ahead

    try:
        return not look_ahead(profiles, moment=moment, catch_up=catch_up).empty
    except StoreError:
        # Another run may be making the store just now; under the lock it is told what is really wrong.
        return True


def _run(
    profiles: "Sequence[Settings]", *, moment: datetime, catch_up: bool, trust_clock: bool, quiet: bool
) -> "Morning":
    from briefer.store import STORE_NAME, lock_store  # imported when there is something to do

    # The house is imported under the lock: who comes while another run works is gone at once.
    with lock_store(profiles[0].data_dir / STORE_NAME), show_progress(quiet=quiet) as progress:
        return _do_what_is_due(
            profiles, moment=moment, catch_up=catch_up, trust_clock=trust_clock, progress=progress
        )


def _do_what_is_due(
    profiles: "Sequence[Settings]",
    *,
    moment: datetime,
    catch_up: bool,
    trust_clock: bool,
    progress: "Progress",
) -> "Morning":
    keep_memory()
    # Imported when there is something to do: a call that finds nothing due costs next to nothing.
    from briefer.make.plan import make_brief
    from briefer.run.morning import run_agenda
    from briefer.run.posting import post_due

    gc.freeze()  # what is imported stays

    def make(settings: "Settings", day: date) -> "Made":
        return make_brief(settings, day=day, moment=moment, progress=progress)

    def post(store: "Store", *, notices: bool) -> "Sent":
        environment = read_environment()
        return post_due(profiles, store=store, environment=environment, moment=moment, notices=notices)

    return run_agenda(
        profiles,
        moment=moment,
        clock=lambda: datetime.now(UTC),
        catch_up=catch_up,
        trust_clock=trust_clock,
        make=make,
        post=post,
    )


def _find_code(morning: "Morning", *, strict: bool) -> int:
    if morning.failed:
        return 1
    if morning.unsent:
        return UNSENT
    return DEGRADED if morning.degraded and strict else 0


def _tell(agenda: "Agenda") -> None:
    for task in agenda.tasks:
        deed = "publish again" if task.made else "make"
        print_data(f"{deed} {task.settings.profile} {task.day}")
    if agenda.mail:
        print_data("send what waits in the outbox")
    if agenda.empty:
        print_message("Nothing is due.")
