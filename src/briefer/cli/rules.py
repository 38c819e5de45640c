"""``briefer rules``: what the reader's own rules hit."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefer.cli.console import print_data, print_json, print_message
from briefer.cli.helping import add_part
from briefer.cli.options import Config, DataDir, Json, Quiet, Verbose, read_settings

if TYPE_CHECKING:
    from briefer.make.ruling import TriedRule

RULES_HELP = """Try the rules of the settings, or one that is said, on what was read in the last 30 days.

Examples:

\b
briefer rules test                        each rule: how many articles it hits, and the newest of them
briefer rules test "mute horoscope"       one rule, with every article that it hits
briefer rules test 'mute headline:"star signs"'  one that is in no file yet; also boost /a pattern/
briefer rules test --days 7 --json
"""
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="RULE", show_default=False, help="Names of rules, or a rule; else all."),
]
Days = Annotated[int, typer.Option(min=1, max=3650, metavar="N", help="How many days back.")]
_SHOWN = 3


def build_rules_app() -> typer.Typer:
    """Return the one command."""
    app = typer.Typer()
    # With a callback it keeps its name, although it is the only one.
    app.callback()(rules_command)
    add_part(
        app,
        "rules test",
        try_command,
        words="Say what each rule would have hit, and which never hit.",
        examples=RULES_HELP,
    )
    return app


def rules_command() -> None:
    """Try the rules of the settings."""


def try_command(
    names: Names = None,
    days: Days = 30,
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, print what each rule hits."""
    settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    from briefer.make.ruling import try_rules  # imported when it runs, not for --help
    from briefer.settings.said_rules import read_said_rule

    known = {rule.name for rule in settings.rules}
    read = {name: read_said_rule(name) for name in names or () if name not in known}
    said = [rule for rule in read.values() if rule is not None]
    called = [name for name in names or () if read.get(name) is None]
    tried = try_rules(settings, names=called, said=said, days=days, moment=datetime.now(UTC))
    if json:
        print_json(
            {
                "days": days,
                "articles": tried.articles,
                "dropped": tried.dropped,
                "rules": [_describe(each) for each in tried.rules],
            }
        )
        return
    for each in tried.rules if not quiet else ():
        _say(each, shown=len(each.hits) if names else _SHOWN)
    if not quiet:
        print_message(f"{tried.articles} articles of {days} days; the rules drop {tried.dropped} of them.")


def _say(tried: "TriedRule", *, shown: int) -> None:
    print_data(f"{tried.rule.name}: {f'hits {len(tried.hits)}' if tried.hits else 'never hit'}")
    for article in tried.hits[:shown]:
        print_data(f"  {article.seen:%Y-%m-%d}  {article.outlet or article.source}: {article.headline}")
    if len(tried.hits) > shown:
        print_data(f"  and {len(tried.hits) - shown} more")


def _describe(tried: "TriedRule") -> dict[str, Any]:
    return {
        "name": tried.rule.name,
        "action": tried.rule.action,
        "value": tried.rule.value,
        "hits": len(tried.hits),
        "articles": [
            {
                "id": article.id,
                "seen": article.seen.isoformat(),
                "source": article.source,
                "outlet": article.outlet,
                "headline": article.headline,
                "url": article.url,
            }
            for article in tried.hits
        ],
    }
