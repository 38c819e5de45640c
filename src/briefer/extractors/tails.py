"""What stands between and behind the paragraphs of an article: buttons, pointers, lists, comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.extractors.datelines import cut_tail_credit, read_credit_line
from briefer.extractors.heads import same_headline
from briefer.extractors.hygiene import cut_line
from briefer.extractors.lines import (
    count_words,
    find_furniture,
    is_furniture,
    is_prose,
    is_teaser,
    list_breaks,
    list_tokens,
)
from briefer.extractors.patterns import COMMENTS, LIST_HEADING, find_opening
from briefer.extractors.phrases import ROLES
from briefer.text.sentences import split_sentences

_PROSE_BEFORE_COMMENTS = 50  # words; a comment count above the article is no end of it
_GLUED_SENTENCES = 8
_GLUED_CHARACTERS = 300  # of the end of a paragraph, each time
_ASIDE = 8  # words of a last sentence that goes with the furniture before it
_LINE_CHARACTERS = 200
_REPEATED_CHARACTERS = 60
_PORTRAIT = re.compile(
    r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}) (?:is|was) (?:an?|the) (?:[\w’'-]+ ){0,6}"
    r"(?:journalist|reporter|columnist|correspondent|contributor|contributing (?:writer|editor)|freelance \w+"
    r"|staff writer|author of|editor(?: of| at|-in-chief))\b"
)
_ABOUT = frozenset(
    {"covers", "writes", "reports", "covering", "reporting", "berichtet", "schreibt", "couvre"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The paragraphs that tell news, and the agency credited behind them, or ""."""

    paragraphs: tuple[str, ...]
    agency: str


def clean_body(lines: Sequence[str], *, headline: str, byline: str) -> Body:
    """Return ``lines``, from the first paragraph on, without what is not the article."""
    kept = [line for line in lines if is_prose(line) or not same_headline(line, headline)]
    kept = _drop_repeated(_drop_lists(_cut_comments(kept)))
    named = [read_credit_line(line) for line in kept]
    agency = next(filter(None, named), "")
    told = zip(kept, named, find_furniture(kept), strict=True)
    kept = [line for line, credit, furniture in told if not (credit or furniture or is_teaser(line))]
    while kept and (_is_signature(kept[-1], byline) or _is_portrait(kept)):
        kept.pop()
    if kept:
        cut = cut_tail_credit(kept[-1])
        agency = agency or cut.agency
        kept[-1] = _cut_glued(cut.paragraph)
    return Body(paragraphs=tuple(kept), agency=agency)


def _cut_comments(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    words = 0
    for line in lines:
        if len(line) <= _LINE_CHARACTERS and _opens_comments(line):
            if words >= _PROSE_BEFORE_COMMENTS:
                break
            continue
        words += count_words(line) if is_prose(line) else 0
        kept.append(line)
    return kept


def _opens_comments(line: str) -> bool:
    return COMMENTS.begin(line, opening=find_opening(line))


def _drop_lists(lines: Sequence[str]) -> list[str]:
    """Drop every heading of a list of links, and the fragments behind it up to the next prose."""
    kept: list[str] = []
    in_list = False
    for line in lines:
        if _heads_list(line):
            in_list = True
        elif not in_list or is_prose(line):
            in_list = False
            kept.append(line)
    return kept


def _heads_list(line: str) -> bool:
    if len(line) > _LINE_CHARACTERS or is_prose(line):
        return False
    return LIST_HEADING.begin(line, opening=find_opening(line))


def _drop_repeated(lines: Sequence[str]) -> list[str]:
    """Drop what stands there twice: pull quotations, and teasers that repeat a paragraph."""
    seen: set[str] = set()
    kept: list[str] = []
    for line in lines:
        if line not in seen or len(line) < _REPEATED_CHARACTERS:
            kept.append(line)
        seen.add(line)
    return kept


def _is_signature(line: str, byline: str) -> bool:
    """Tell whether ``line`` names the author once more, or says who the author is."""
    people = [name for name in byline.split(", ") if " " in name]
    if any(line.strip("-–—() .") == name for name in people):
        return True
    if not any(line.startswith(name) for name in people) or len(list_breaks(line)) > 2:
        return False
    tokens = list_tokens(line)[:20]
    return any(token in ROLES or token in _ABOUT for token in tokens)


def _is_portrait(lines: Sequence[str]) -> bool:
    """Tell whether the last line presents its writer, whom no byline names: nobody the article speaks of."""
    match = _PORTRAIT.match(lines[-1])
    return match is not None and len(lines) > 1 and not any(match["name"] in line for line in lines[:-1])


def _cut_glued(paragraph: str) -> str:
    """Return ``paragraph`` without the furniture glued behind its last sentence."""
    for _ in range(_GLUED_SENTENCES):
        offset = max(0, len(paragraph) - _GLUED_CHARACTERS)
        # The rules of English hold for furniture in any language: what matters is that no "U.S." is cut.
        starts = [offset + start for start, _ in split_sentences(paragraph[offset:], language="en")][1:]
        glued = _find_glued(paragraph, starts)
        if glued is None:
            return paragraph
        paragraph = paragraph[:glued].rstrip()
    return paragraph


def _find_glued(paragraph: str, breaks: Sequence[int]) -> int | None:
    """Return where the furniture begins that ends ``paragraph``, or None."""
    places = list(breaks[-2:])
    # "... toward a resolution.Comments": no space at all.
    tail = paragraph[-40:]
    for index in range(len(tail) - 1, 0, -1):
        if tail[index - 1] in '.!?”"’»' and tail[index].isalpha():
            places.append(len(paragraph) - len(tail) + index)
            break
    # The last sentence first: news may stand between two that are furniture.
    places = sorted(set(places))
    for place in reversed(places):
        rest = paragraph[place:].strip()
        if place < places[-1] and count_words(paragraph[places[-1] :]) > _ASIDE:
            continue  # "Read more: ... . And then the mayor resigned."
        if rest and (is_furniture(rest) or _opens_comments(cut_line(rest, _LINE_CHARACTERS))):
            return place
    return None
