"""The command line: flags → settings → one function → print → exit code. One file for each command.

What costs time to import (everything but typer) is imported by the command that needs it, when it runs:
``briefer --help`` shows the whole program without loading any of it.
"""

import sys
from gc import freeze
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
from briefer.cli.helping import add_group, add_verb
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
    code = run_arguments(sys.argv[1:])
    # As it ends, Python looks for circles of dead values among all that live: a day's articles are a million.
    freeze()
    sys.exit(code)


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
        # Plain text: it is wrapped to any terminal, read aloud and piped, and words in brackets stay.
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(_show_program)
    _add_briefs(app)
    _add_articles(app)
    _add_archive(app)
    _add_delivery(app)
    _add_house(app)
    return app


def _add_briefs(app: typer.Typer) -> None:
    made = {0: "made, or nothing new", 1: "not made"}
    add_verb(app, "make", make_command, words=MAKE_HELP, codes=(3, 75), ends=made)
    add_verb(
        app,
        "run",
        run_command,
        words=RUN_HELP,
        codes=(3, 4, 75),
        ends={**made, 0: "all that was due is done"},
    )
    proved = {0: "proved", 1: "not proved"}
    add_verb(app, "verify", verify_command, words=VERIFY_HELP, ends=proved)


def _add_articles(app: typer.Typer) -> None:
    add_verb(app, "summarize", summarize_command, words=SUMMARIZE_HELP, ends={1: "nothing to summarize"})
    add_verb(app, "split", split_command, words=SPLIT_HELP)
    add_verb(app, "group", group_command, words=GROUP_HELP)
    add_verb(app, "evaluate", evaluate_command, words=EVALUATE_HELP, ends={1: "no row could be scored"})


def _add_archive(app: typer.Typer) -> None:
    add_verb(app, "stories", stories_command, words=STORIES_HELP)
    add_verb(app, "explain", explain_command, words=EXPLAIN_HELP, ends={1: "there is no such story"})
    add_verb(app, "search", search_command, words=SEARCH_HELP, ends={0: "searched, found or not"})
    add_verb(app, "serve", serve_command, words=SERVE_HELP, ends={1: "the port cannot be had"})


def _add_delivery(app: typer.Typer) -> None:
    add_verb(app, "send", send_command, words=SEND_HELP, codes=(4, 75), ends={0: "sent, or nothing to send"})
    add_group(app, "outbox", build_outbox_app(), words=OUTBOX_HELP)
    add_group(app, "readers", build_readers_app(), words=READERS_HELP)
    add_group(app, "schedule", build_schedule_app(), words=SCHEDULE_HELP)


def _add_house(app: typer.Typer) -> None:
    add_verb(app, "init", init_command, words=INIT_HELP)
    add_group(app, "sources", build_sources_app(), words=SOURCES_HELP)
    add_verb(
        app, "fetch", fetch_command, words=FETCH_HELP, codes=(75,), ends={0: "asked, whatever they gave"}
    )
    add_group(app, "opml", build_opml_app(), words=OPML_HELP)
    add_verb(app, "feed", feed_command, words=FEED_HELP, ends={1: "one of the files is no feed"})
    add_group(app, "rules", build_rules_app(), words=RULES_HELP)
    add_group(app, "templates", build_templates_app(), words=TEMPLATES_HELP)
    add_verb(
        app,
        "check",
        check_command,
        words=CHECK_HELP,
        ends={0: "all well, or warnings", 1: "something is wrong"},
    )
    add_verb(app, "backup", backup_command, words=BACKUP_HELP)
    add_verb(app, "restore", restore_command, words=RESTORE_HELP, codes=(75,))
    add_verb(app, "gc", gc_command, words=GC_HELP, codes=(75,))


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
