"""The reader's rules: which articles are kept, muted or boosted, by any of their fields.

Patterns are RE2's: they take linear time, whatever they and the articles are like.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from briefer.model import Article, Boost, Rule, Verdict

FIELDS: Final = ("headline", "text", "outlet", "byline", "url", "source", "section", "language")
_CASELESS_BYTES: Final = 1 << 23  # of memory that one compiled pattern may take
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_NO_WORD: Final = r"[^\pL\pN\pM_]"


class Rulebook:
    """Rules made ready; ``sections`` maps sources to the section that their owner put them in."""

    def __init__(self, rules: Sequence[Rule], *, sections: Mapping[str, str]) -> None:
        self.rules = tuple(rules)
        self._sections = MappingProxyType(dict(sections))
        self._searches = [[compile_pattern(part) for part in _list_patterns(rule)] for rule in self.rules]

    def judge(self, article: Article) -> Verdict:
        """Return which rules hit the article, and whether one of them drops it.

        An article is dropped when a rule mutes it, or when rules say what of its source is included and none
        of these hits it.
        """
        concerned = [_concerns(rule, article) for rule in self.rules]
        hits = tuple(
            rule
            for rule, searches, concerns in zip(self.rules, self._searches, concerned, strict=True)
            if concerns and self._hits(rule, searches, article)
        )
        muting = next((rule for rule in hits if rule.action == "mute"), None)
        chosen = any(
            rule.action == "include" for rule, concerns in zip(self.rules, concerned, strict=True) if concerns
        )
        dropped = f'muted by the rule "{muting.name}"' if muting else ""
        if not muting and chosen and not any(rule.action == "include" for rule in hits):
            dropped = "included by no rule"
        return Verdict(hits=hits, dropped=dropped)

    def _hits(self, rule: Rule, searches: Sequence[Any], article: Article) -> bool:
        texts = [self._read(field, article) for field in rule.fields]
        return any(search.search(text) is not None for search in searches for text in texts)

    def _read(self, field: str, article: Article) -> str:
        if field == "section":
            return self._sections.get(article.source, "")
        return str(getattr(article, field))


def find_boosts(articles: Iterable[Article], *, rulebook: Rulebook) -> dict[str, tuple[Boost, ...]]:
    """Return by the ids of articles what rules that hit them add to the rank of their stories."""
    boosts: dict[str, tuple[Boost, ...]] = {}
    for article in articles:
        hits = [rule for rule in rulebook.judge(article).hits if rule.action == "boost"]
        if hits:
            boosts[article.id] = tuple(Boost(rule=rule.name, value=rule.value) for rule in hits)
    return boosts


def compile_pattern(pattern: str) -> Any:
    """Return the pattern compiled, small letters and capitals alike; ValueError says what is wrong."""
    import re2  # a rule is needed before its library is

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _CASELESS_BYTES
    try:
        return re2.compile(pattern, options=options)
    except re2.error as error:
        reason = error.args[0] if error.args else b""
        told = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise ValueError(told or "not a pattern") from error


def _list_patterns(rule: Rule) -> list[str]:
    """Return what is searched for: the words all at once, and the pattern."""
    patterns = [rule.pattern] if rule.pattern else []
    if rule.words:
        patterns.append("|".join(_write_word(word) for word in rule.words))
    return patterns


def _write_word(word: str) -> str:
    """Return a pattern for a word or phrase that stands by itself; in scripts without blanks, anywhere."""
    import re2  # as above

    phrase = r"\s+".join(re2.escape(part) for part in word.split())
    if _UNSPACED.search(word):
        return phrase
    return f"(?:^|{_NO_WORD})(?:{phrase})(?:{_NO_WORD}|$)"


def _concerns(rule: Rule, article: Article) -> bool:
    return not rule.sources or article.source in rule.sources
