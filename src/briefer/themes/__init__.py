"""Themes: the sections of a brief, by the reader's own rules, the shipped classifier, or what stories share.

A story's theme is decided over all its members. A story that the classifier is not sure of joins a theme of
stories like it, else the section that is likeliest: a lone story under "More news" helps nobody. Empty
sections vanish; tiny ones merge into "More news" as long as that stays the smaller part of the brief.
"""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from briefer.model import MORE_NEWS, Article, Digest, RankedStory, Theme, Vector
from briefer.text.vectors import count_terms, sum_vectors
from briefer.text.words import list_words, stem_words
from briefer.themes.classifier import Guess, classify_stories, list_sections
from briefer.themes.discovered import discover_themes
from briefer.themes.glued import split_glued

__all__ = ["MORE_NEWS", "ThemeRule", "find_themes", "list_sections"]

logger = logging.getLogger("briefer.themes")

_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MORE_SHARE: Final = 1 / 3  # of all stories, at most, may stand under "More news" for being few
_MOST_SECTIONS: Final = 8  # more headings than this are no help: the tiniest merge
_RELATED: Final[Mapping[str, tuple[str, str]]] = {
    "Science and technology": ("Science", "Technology"),
    "Culture and life": ("Culture", "Life"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRule:
    """A section of the reader's own; any one hit puts a story there, and the first rule that hits wins.

    ``words`` are words or phrases in any case: in a member's headline, or in the lead article's first
    paragraph, or twice in it; ``outlets`` and ``sources`` are names, a source also a folder of a file's path.
    """

    label: str
    words: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: tuple[str, ...]


def find_themes(
    ranked: Sequence[RankedStory], *, rules: Sequence[ThemeRule], minimum: int
) -> tuple[Theme, ...]:
    """Return the stories by theme, highest rank first in each; every story is in exactly one.

    The reader's sections come first, in the reader's order, the others by their best story, "More news" last.
    What is discovered needs ``minimum`` stories. Where there are more sections than a reader can survey,
    those with fewer merge into "More news", the reader's own and the best story's never.
    """
    ordered = _by_rank(ranked)
    own: dict[str, list[RankedStory]] = {rule.label: [] for rule in rules}
    shipped: dict[str, list[RankedStory]] = {}
    unsure: list[tuple[RankedStory, str]] = []
    tests = [(rule.label, _compile(rule)) for rule in rules]
    labels = [next((label for label, hits in tests if hits(story)), "") for story in ordered]
    guesses = _classify([story for story, label in zip(ordered, labels, strict=True) if not label])
    for story, label in zip(ordered, labels, strict=True):
        guess = Guess(section=label, sure=True) if label else guesses[id(story)]
        if guess.sure:  # a section that the reader redefined keeps the classifier's finds
            (own if guess.section in own else shipped).setdefault(guess.section, []).append(story)
        else:
            unsure.append((story, guess.section))
    discovered, rest = discover_themes([story for story, _ in unsure], everything=ordered, minimum=minimum)
    kept = {id(story) for story in rest}
    for story, section in unsure:
        if section and id(story) in kept:
            (own if section in own else shipped).setdefault(section, []).append(story)
    left = [story for story, section in unsure if not section and id(story) in kept]
    groups = [*_merge_related(shipped, most=_MOST_SECTIONS - len(discovered), minimum=minimum), *discovered]
    standing, merged = _merge_tiny(groups, left=left, total=len(ordered), minimum=minimum)
    found = [*own.items(), *standing, (MORE_NEWS, merged)]
    logger.debug("%d stories, %d themes", len(ordered), len(found))
    return tuple(Theme(label=label, stories=tuple(_by_rank(stories))) for label, stories in found if stories)


def _by_rank(stories: Sequence[RankedStory]) -> list[RankedStory]:
    return sorted(stories, key=lambda each: (-round(each.rank, 9), each.followed.story.id))


def _merge_related(
    shipped: Mapping[str, list[RankedStory]], *, most: int, minimum: int
) -> list[tuple[str, list[RankedStory]]]:
    """Return the sections; of too many, related ones that are both tiny share a heading."""
    groups = {label: _by_rank(stories) for label, stories in shipped.items()}
    for label, (first, second) in _RELATED.items():
        tiny = all(0 < len(groups.get(each, ())) < minimum for each in (first, second))
        if tiny and len(groups) > most:
            groups[label] = _by_rank([*groups.pop(first), *groups.pop(second)])
    return list(groups.items())


def _merge_tiny(
    groups: Sequence[tuple[str, list[RankedStory]]], *, left: list[RankedStory], total: int, minimum: int
) -> tuple[list[tuple[str, list[RankedStory]]], list[RankedStory]]:
    """Return the groups that stay, by their best story, and the stories of "More news"."""
    standing = sorted(
        groups, key=lambda group: (-round(group[1][0].rank, 9), group[1][0].followed.story.id, group[0])
    )
    merged = list(left)
    for group in reversed(standing[1:]):
        few = len(group[1]) < minimum and len(merged) + len(group[1]) <= _MORE_SHARE * total
        if few and len(standing) > _MOST_SECTIONS:
            merged += group[1]
            standing.remove(group)
    return standing, merged


def _classify(ranked: Sequence[RankedStory]) -> dict[int, Guess]:
    """Return what is guessed of each story, by its ``id()``; those of one language at once."""
    guesses: dict[int, Guess] = {}
    for language in sorted({story.followed.story.lead.language for story in ranked}):
        stories = [story for story in ranked if story.followed.story.lead.language == language]
        found = classify_stories(list(map(_list_reports, stories)), language=language)
        guesses.update(zip(map(id, stories), found, strict=True))
    return guesses


def _list_reports(ranked: RankedStory) -> list[Vector]:
    story = ranked.followed.story
    reports = [(origin.digest, _gather_terms(origin.digest)) for origin in story.cluster.origins]
    # Twice: what is read is the lead's report, the others stand beside it.
    again = [terms for report, terms in reports if report.article.id == story.lead.id]
    return [*(terms for _, terms in reports), *again]


def _gather_terms(report: Digest) -> Vector:
    """Return the report's terms, and those that its headline hides in words run together."""
    parts = split_glued(report.article.headline)
    if not parts:
        return report.terms
    language = report.article.language
    stems = stem_words(list_words(parts, language=language), language=language)
    return sum_vectors([report.terms, count_terms([*stems, *stems])])  # twice, as headlines count


def _compile(rule: ThemeRule) -> Callable[[RankedStory], bool]:
    words = [word.strip() for word in rule.words if word.strip()]
    # scripts that write no blanks know no word boundary
    parts = [re.escape(word) if _UNSPACED.search(word) else rf"\b{re.escape(word)}\b" for word in words]
    pattern = re.compile("|".join(parts), re.IGNORECASE) if parts else None
    outlets = {outlet.casefold() for outlet in rule.outlets}
    sources = {source.casefold().strip("/") for source in rule.sources}

    def hits(ranked: RankedStory) -> bool:
        story = ranked.followed.story
        if any(
            article.outlet.casefold() in outlets or _is_from(article, sources) for article in story.articles
        ):
            return True
        if pattern is None:
            return False
        if any(pattern.search(article.headline) for article in story.articles):
            return True
        opening = story.lead.paragraphs[:1]
        return any(map(pattern.search, opening)) or len(pattern.findall(story.lead.text)) > 1

    return hits


def _is_from(article: Article, sources: set[str]) -> bool:
    if article.source.casefold() in sources:
        return True
    if not article.url.startswith("file:"):
        return False
    folders = unquote(article.url.removeprefix("file:")).casefold().split("/")[:-1]
    paths = {
        "/".join(folders[begin:end])
        for begin in range(len(folders))
        for end in range(begin + 1, len(folders) + 1)
    }
    return not sources.isdisjoint(paths)
