"""The command line: flags → settings → one function → print → exit code. One file for each command.

What costs time to import (everything but typer) is imported by the command that needs it, when it runs:
``briefer --help`` shows the whole program without loading any of it.
"""

import sys
from typing import Annotated

import typer

from briefer import __version__
from briefer.cli.backup import BACKUP_HELP, RESTORE_HELP, backup_command, restore_command
from briefer.cli.check import CHECK_HELP, check_command
from briefer.cli.edge import run_at_edge
from briefer.cli.evaluate import EVALUATE_HELP, evaluate_command
from briefer.cli.explain import EXPLAIN_HELP, explain_command
from briefer.cli.feed import FEED_HELP, feed_command
from briefer.cli.fetch import FETCH_HELP, fetch_command
from briefer.cli.gc import GC_HELP, gc_command
from briefer.cli.group import GROUP_HELP, group_command
from briefer.cli.init import INIT_HELP, init_command
from briefer.cli.make import MAKE_HELP, make_command
from briefer.cli.opml import OPML_HELP, build_opml_app
from briefer.cli.outbox import OUTBOX_HELP, build_outbox_app
from briefer.cli.readers import READERS_HELP, build_readers_app
from briefer.cli.rules import RULES_HELP, build_rules_app
from briefer.cli.run import RUN_HELP, run_command
from briefer.cli.schedule import SCHEDULE_HELP, build_schedule_app
from briefer.cli.search import SEARCH_HELP, search_command
from briefer.cli.secrets import hide_secrets
from briefer.cli.send import SEND_HELP, send_command
from briefer.cli.serve import SERVE_HELP, serve_command
from briefer.cli.sources import SOURCES_HELP, build_sources_app
from briefer.cli.split import SPLIT_HELP, split_command
from briefer.cli.stories import STORIES_HELP, stories_command
from briefer.cli.summarize import SUMMARIZE_HELP, summarize_command
from briefer.cli.templates import TEMPLATES_HELP, build_templates_app
from briefer.cli.verify import VERIFY_HELP, verify_command

__all__ = ["main", "run_arguments"]

_EPILOG = "Begin with `briefer make`, then `briefer init`. `briefer COMMAND --help` has examples of each."


def main() -> None:
    """Run the command that the process was started with, and end with its exit code."""
    sys.exit(run_arguments(sys.argv[1:]))


def run_arguments(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0, 1, 2, 3, 4, 75, 130 (interrupted) or 141 (no reader)."""
    hide_secrets()
    app = _build_app()
    return run_at_edge(lambda: app(args=arguments, prog_name="briefer", standalone_mode=False))


def _build_app() -> typer.Typer:
    # What a traceback looks like is not typer's business here: the edge shows none.
    app = typer.Typer(
        name="briefer",
        epilog=_EPILOG,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode="rich",
    )
    app.callback(invoke_without_command=True)(_show_program)
    app.command("make", help=MAKE_HELP)(make_command)
    app.command("run", help=RUN_HELP)(run_command)
    app.command("summarize", help=SUMMARIZE_HELP)(summarize_command)
    app.command("split", help=SPLIT_HELP)(split_command)
    app.command("group", help=GROUP_HELP)(group_command)
    app.command("evaluate", help=EVALUATE_HELP)(evaluate_command)
    app.command("verify", help=VERIFY_HELP)(verify_command)
    app.command("stories", help=STORIES_HELP)(stories_command)
    app.command("explain", help=EXPLAIN_HELP)(explain_command)
    app.command("search", help=SEARCH_HELP)(search_command)
    app.command("serve", help=SERVE_HELP)(serve_command)
    app.command("send", help=SEND_HELP)(send_command)
    app.add_typer(build_outbox_app(), name="outbox", help=OUTBOX_HELP)
    app.add_typer(build_readers_app(), name="readers", help=READERS_HELP)
    app.add_typer(build_schedule_app(), name="schedule", help=SCHEDULE_HELP)
    app.command("backup", help=BACKUP_HELP)(backup_command)
    app.command("gc", help=GC_HELP)(gc_command)
    app.command("restore", help=RESTORE_HELP)(restore_command)
    app.command("init", help=INIT_HELP)(init_command)
    app.command("fetch", help=FETCH_HELP)(fetch_command)
    app.add_typer(build_sources_app(), name="sources", help=SOURCES_HELP)
    app.add_typer(build_rules_app(), name="rules", help=RULES_HELP)
    app.add_typer(build_opml_app(), name="opml", help=OPML_HELP)
    app.command("feed", help=FEED_HELP)(feed_command)
    app.command("check", help=CHECK_HELP)(check_command)
    app.add_typer(build_templates_app(), name="templates", help=TEMPLATES_HELP)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefer {__version__}")
        raise typer.Exit


def _show_program(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """One short, honest, finishable brief of what you subscribe to, every morning."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
