"""What the reader's rules would have hit among the articles of the last days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefer.errors import SettingsError
from briefer.make.order import open_rulebook
from briefer.model import Article, Rule
from briefer.settings import Settings
from briefer.store import STORE_NAME, read_store
from briefer.tables import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedRule:
    """A rule and the articles that it hits, the newest first."""

    rule: Rule
    hits: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedRules:
    """Every rule that was asked for, among how many articles they were tried, and how many all rules drop."""

    rules: tuple[TriedRule, ...]
    articles: int
    dropped: int


def try_rules(
    settings: Settings, *, names: Sequence[str], said: Sequence[Rule], days: int, moment: datetime
) -> TriedRules:
    """Try the rules called ``names`` on what the store first saw in the ``days`` before ``moment``.

    Rules that are ``said`` are tried beside those of the settings; with neither, all of the settings are.

    Raises SettingsError where there is no rule of a name, or none at all.
    """
    said = list({rule.name: rule for rule in said}.values())
    own = [rule for rule in settings.rules if rule.name not in {each.name for each in said}]
    rulebook = open_rulebook(replace(settings, rules=(*own, *said)))
    known = [rule.name for rule in rulebook.rules]
    _refuse_unknown(names, known=known)
    with read_store(settings.data_dir / STORE_NAME) as store:
        articles = store.find_arrived(
            since=moment - timedelta(days=days),
            until=moment + timedelta(seconds=1),
            sources=[source.name for source in settings.sources],
        )
    asked = {*names, *(rule.name for rule in said)}
    hits: dict[str, list[Article]] = {name: [] for name in known}
    dropped = 0
    for article in reversed(articles):
        verdict = rulebook.judge(article)
        dropped += bool(verdict.dropped)
        for rule in verdict.hits:
            hits[rule.name].append(article)
    return TriedRules(
        rules=tuple(
            TriedRule(rule=rule, hits=tuple(hits[rule.name]))
            for rule in rulebook.rules
            if not asked or rule.name in asked
        ),
        articles=len(articles),
        dropped=dropped,
    )


def _refuse_unknown(names: Sequence[str], *, known: Sequence[str]) -> None:
    if not known:
        raise SettingsError(
            'there are no rules to test: say one (briefer rules test "mute WORD"), or write [[rules]] into'
            " briefer.toml, see docs/settings.md"
        )
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f" (known: {', '.join(known)})"
            raise SettingsError(f'there is no rule "{name}"{hint}')
