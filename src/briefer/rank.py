"""Rank: why a story stands where it stands, as named terms that add up.

No crowd decides: independent origins, freshness against the day's newest article (never the clock), names and
numbers that the day keeps mentioning, fullness, news on a followed story, a hand for outlets that seldom
speak, and the reader's own rules.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from briefer.model import Boost, FollowedStory, RankedStory, RankTerm, Story, Window

_ORIGINS: Final = 1.0  # for each doubling of independent origins
_FRESH: Final = 0.6
_HALF_LIFE_HOURS: Final = 18.0
_SALIENCE: Final = 0.8
_SALIENT_NAMES: Final = 5  # the most mentioned names that count
_FULLNESS: Final = 0.5
_FULL_WORDS: Final = 350.0  # a report of this many words is full
_UPDATE: Final = 0.5
_UNCHANGED: Final = -1.0
_QUIET: Final = 0.3
_QUIET_HALVINGS: Final = 3.0  # an outlet that says an eighth of what the median outlet does is quite quiet
_NEW_HOURS: Final = 3.0  # behind the newest article: what may be called new
_NAMED: Final = 0.3  # salience from which names may be called much mentioned


def rank_stories(
    followed: Sequence[FollowedStory],
    *,
    window: Window,
    history: Mapping[str, int],
    boosts: Mapping[str, Sequence[Boost]],
) -> tuple[RankedStory, ...]:
    """Return the stories by rank, highest first; ties go to the newest, then the first by id.

    ``window.until`` caps moments that lie in the future, so that a wrong date buys no freshness. ``history``
    counts the articles that outlets (or sources, of articles that name none) brought on the days before,
    ``boosts`` maps ids of articles to what the reader's rules add for them.
    """
    limit = window.until.timestamp()
    newest = max((_newest(each.story, limit=limit) for each in followed), default=0.0)
    mentions = _count_names(followed)
    total = sum(mentions.values()) or 1
    quiet = _weigh_quiet(followed, history=history)
    ranked = []
    for each in followed:
        story = each.story
        hours = (newest - _newest(story, limit=limit)) / 3600.0
        terms = (
            _count_origins(story),
            _weigh_freshness(hours),
            _weigh_names(story, mentions=mentions, total=total),
            _weigh_fullness(story),
            _judge_state(each),
            _favour_quiet(story, quiet=quiet),
            _apply_rules(story, boosts=boosts),
        )
        ranked.append(RankedStory(followed=each, terms=terms))
    ranked.sort(
        key=lambda each: (
            -_round(each.rank),
            -_newest(each.followed.story, limit=limit),
            each.followed.story.id,
        )
    )
    return tuple(ranked)


def _round(value: float) -> float:
    return round(value, 6)


def _newest(story: Story, *, limit: float) -> float:
    return min(limit, max(article.moment.timestamp() for article in story.articles))


def _plural(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def _outlets(story: Story) -> set[str]:
    return {article.outlet or article.source for article in story.articles}


def _count_origins(story: Story) -> RankTerm:
    outlets = len(_outlets(story))
    words = (
        f"{_plural(outlets, 'outlet')}, {_plural(story.origins, 'origin')}" if outlets > 1 else "one source"
    )
    if all(article.extent == "summary" for article in story.articles):
        words += ", told from summaries alone"
    return RankTerm(name="origins", value=_round(_ORIGINS * math.log2(1 + story.origins)), words=words)


def _count_names(followed: Sequence[FollowedStory]) -> Counter[str]:
    """How many of the day's articles belong to stories that mention a name or number."""
    mentions: Counter[str] = Counter()
    for each in followed:
        for name in each.story.names:
            mentions[name] += len(each.story.articles)
    return mentions


def _weigh_freshness(hours: float) -> RankTerm:
    value = _round(_FRESH * 0.5 ** (hours / _HALF_LIFE_HOURS))
    return RankTerm(name="freshness", value=value, words="fresh" if hours <= _NEW_HOURS else "")


def _weigh_names(story: Story, *, mentions: Counter[str], total: int) -> RankTerm:
    """Names that the rest of the day mentions, too."""
    own = len(story.articles)
    elsewhere = sorted(
        ((mentions[name] - own, name) for name in story.names if mentions[name] > own),
        key=lambda pair: (-pair[0], pair[1]),
    )[:_SALIENT_NAMES]
    share = sum(count for count, _ in elsewhere) / total
    value = _round(_SALIENCE * min(1.0, math.sqrt(share)))
    return RankTerm(name="salience", value=value, words="names of the day" if value >= _NAMED else "")


def _weigh_fullness(story: Story) -> RankTerm:
    # words are counted by blanks, or by two characters each where a script writes none
    words = max(max(text.count(" "), len(text) // 12) for text in (each.text for each in story.articles))
    return RankTerm(name="fullness", value=_round(_FULLNESS * min(1.0, words / _FULL_WORDS)), words="")


def _judge_state(followed: FollowedStory) -> RankTerm:
    if followed.state == "update":
        return RankTerm(name="update", value=_UPDATE, words="news on a followed story")
    if followed.state == "unchanged":
        return RankTerm(name="update", value=_UNCHANGED, words="no news")
    return RankTerm(name="update", value=0.0, words="new today")


def _weigh_quiet(followed: Sequence[FollowedStory], *, history: Mapping[str, int]) -> dict[str, float]:
    """Return what speaks for outlets that seldom speak: the logarithm of their inverse frequency."""
    today = Counter(article.outlet or article.source for each in followed for article in each.story.articles)
    counts = today + Counter(history)  # a sum of counters drops what is not above nothing
    ordered = sorted(counts.values())
    median = ordered[len(ordered) // 2] if ordered else 0
    return {
        outlet: _round(_QUIET * min(1.0, math.log2(median / count) / _QUIET_HALVINGS))
        for outlet, count in counts.items()
        if count < median
    }


def _favour_quiet(story: Story, *, quiet: Mapping[str, float]) -> RankTerm:
    value = max(quiet.get(outlet, 0.0) for outlet in _outlets(story))
    return RankTerm(name="quiet outlet", value=value, words="quiet source" if value else "")


def _apply_rules(story: Story, *, boosts: Mapping[str, Sequence[Boost]]) -> RankTerm:
    """Add up what the reader's rules say of the story: each rule once, however many articles it hits."""
    hits = {boost.rule: boost for article in story.articles for boost in boosts.get(article.id, ())}
    ordered = [hits[rule] for rule in sorted(hits)]
    value = _round(math.fsum(boost.value for boost in ordered))
    return RankTerm(name="rules", value=value, words=", ".join(f"rule {boost.rule}" for boost in ordered))
