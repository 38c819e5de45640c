"""The headline contest: which member's headline works best as an abstract of the story.

Techmeme's rule: names, numbers and active verbs; no question, no bait, no live blog, no label.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.model import Article, Digest
from briefer.text.numbers import find_numbers
from briefer.text.words import list_words, stem_words

_BAIT: Final = re.compile(
    r"^(?:watch|listen|live|why|how|what|when|opinion|analysis|video|photos?|explainer|podcast|quiz"
    r"|warum|wie|pourquoi|comment|voici|por qué|cómo|así)\b"
    r"|\b(?:your?|you'll|you’ll|here's|here’s|here (?:is|are)|this is (?:why|how|what)|what we know"
    r"|what to know|everything|things to|reasons (?:why|to)|live updates?|live ?blog|as it happened"
    r"|in pictures"
    r"|explained|newsletter|sponsored|shocking|incredible|amazing|goes viral|das müssen sie"
    r"|en direct|en vivo)\b",
    re.IGNORECASE,
)
_VERBS: Final = re.compile(
    r"\b(?:"
    r"says?|wins?|beats?|signs?|votes?|passes|approves?|rejects?|kills?|injures?|hits?"
    r"|strikes?|cuts?|raises|lifts?|rises?|falls?|drops?|jumps?|slides?|names?|elects?"
    r"|resigns?|quits?|dies|agrees?|bans?|blocks?|buys?|sells?|opens?|closes?|launches"
    r"|fires?|arrests?|charges?|jails?|sues?|orders?|warns?|finds?|backs?|carries|traps?"
    r"|rescues?|rams?|crashes|explodes?|begins?|ends?|halts?|shuts?|reopens?|returns?"
    r"|leaves?|joins?|meets?|seeks?|vows?|urges?|accuses?|denies|admits?|reveals?|unveils?"
    r"|announces?|reports?|posts?|sets?|breaks?|makes?|takes?|gets?|gives?|loses?|faces?"
    r"|fights?|saves?|spends?|pays?|claims?|plans?|promises?|surfaces?|emerges?|jailed"
    r"|killed|hurt|injured|found|arrested|charged|elected|sentenced|approved|rejected"
    r"|signed|passed|won|lost"
    r")\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)?\s?[:|]|\s[|–—-]\s[^|–—-]{2,30}$|(?:\.\.\.|…)$")
_FEWEST: Final = 4  # words
_MOST: Final = 16
_SPOILT: Final = 1.0


def choose_headliner(members: Sequence[Digest]) -> Article:
    """Return the article whose headline is printed; the lead, who comes first, wins among equals.

    Only headlines in the lead's language compete.
    """
    language = members[0].article.language
    competing = [
        each for each in members if each.article.language == language and each.article.headline.strip()
    ]
    if len(competing) < 2:
        return (competing or members)[0].article
    told = _count_members(competing)
    scored = [
        (-_score_headline(digest, told=told, members=len(competing)), index)
        for index, digest in enumerate(competing)
    ]
    return competing[min(scored)[1]].article


def _count_members(members: Sequence[Digest]) -> dict[str, int]:
    """In how many members each term occurs."""
    counts: dict[str, int] = {}
    for digest in members:
        for term in digest.terms.terms:
            counts[term] = counts.get(term, 0) + 1
    return counts


def _score_headline(digest: Digest, *, told: dict[str, int], members: int) -> float:
    headline = digest.article.headline
    language = digest.article.language
    words = list_words(headline, language=language)
    stems = set(stem_words(words, language=language))
    shared = sum(told.get(stem, 0) for stem in stems) / (members * max(len(stems), 1))
    names = sum(1 for name in digest.names if name in headline)
    score = 1.5 * shared + 0.35 * min(names, 2)
    score += 0.25 * bool(find_numbers(headline, language=language)) + 0.25 * bool(_VERBS.search(headline))
    if " " in headline:
        score -= 0.12 * (max(0, _FEWEST - len(words)) + max(0, len(words) - _MOST))
    spoilt = (
        headline.rstrip().endswith(("?", "？", "؟")),
        bool(_BAIT.search(headline)),
        bool(_LABEL.search(headline)),
        headline.isupper(),
        headline.rstrip().endswith(("!", "！")),
    )
    return round(score - _SPOILT * sum(spoilt), 9)
