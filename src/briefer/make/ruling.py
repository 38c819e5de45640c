"""What the reader's rules would have hit among the articles of the last days."""

from dataclasses import dataclass
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


def try_rules(settings: Settings, *, names: tuple[str, ...], days: int, moment: datetime) -> TriedRules:
    """Try the rules called ``names``, or all, on what the store first saw in the ``days`` before ``moment``.

    Raises SettingsError where there is no rule of a name, or none at all.
    """
    rulebook = open_rulebook(settings)
    known = [rule.name for rule in rulebook.rules]
    if not known:
        raise SettingsError(
            "there are no rules to test: write [[rules]] into briefer.toml, see docs/settings.md"
        )
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f" (known: {', '.join(known)})"
            raise SettingsError(f'there is no rule "{name}"{hint}')
    with read_store(settings.data_dir / STORE_NAME) as store:
        articles = store.find_arrived(
            since=moment - timedelta(days=days),
            until=moment + timedelta(seconds=1),
            sources=[source.name for source in settings.sources],
        )
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
            if not names or rule.name in names
        ),
        articles=len(articles),
        dropped=dropped,
    )
