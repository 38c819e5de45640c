"""Corrections: printed sentences that their source has changed or taken back since.

Compared are words, not characters: another quotation mark corrects nothing. What stands at an address may
also be another article altogether, or a mere excerpt; neither takes anything back.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefer.model import Article, Correction, Digest, LedgerEntry, PastSentence, Sentence
from briefer.text.words import list_words

_SAME_ARTICLE: Final = 0.3  # share of the old article's paragraphs that still stand
_EXCERPT: Final = 0.5  # a text of less than this share of the old one's length, and nothing but its words
_NEAR: Final = 0.5  # Dice coefficient of the words from which a sentence took the place of another


def find_corrections(
    printed: Sequence[PastSentence],
    *,
    digests: Sequence[Digest],
    reported: Collection[tuple[str, int, str]],
) -> tuple[Correction, ...]:
    """Return a correction for each printed sentence that a digest of the same address has no more.

    ``reported`` are those of earlier briefs, as article, start and what stood there then ("": nothing).
    """
    revisions = _find_revisions(digests)
    found = []
    for past in printed:
        digest = revisions.get(past.article.url)
        if digest is None or digest.article.id == past.article.id:
            continue
        correction = _compare(past, digest)
        if correction and _key(correction) not in reported:
            found.append(correction)
    return tuple(found)


def remember_corrections(
    entries: Sequence[LedgerEntry], corrections: Sequence[Correction]
) -> tuple[LedgerEntry, ...]:
    """Return the entries with what is printed under Corrections today: no story tells it once more."""
    said: dict[str, list[str]] = {}
    for correction in corrections:
        if correction.now:
            said.setdefault(correction.past.story, []).append(correction.now.text)
    return tuple(
        replace(entry, printed=(*entry.printed, *said[entry.id])) if entry.id in said else entry
        for entry in entries
    )


def _key(correction: Correction) -> tuple[str, int, str]:
    sentence, now = correction.past.sentence, correction.now
    return sentence.article, sentence.start, now.text if now else ""


def _find_revisions(digests: Sequence[Digest]) -> Mapping[str, Digest]:
    """Return the newest digest of each address."""
    ordered = sorted(digests, key=lambda each: (each.article.seen, each.article.moment, each.article.id))
    return {digest.article.url: digest for digest in ordered}


def _compare(past: PastSentence, digest: Digest) -> Correction | None:
    old, new = past.article, digest.article
    language = old.language
    wanted, now = _spell(past.sentence.text, language=language), _spell(new.text, language=language)
    if not wanted.strip() or wanted in now or not _is_revision(old, new, now=now):
        return None
    before = _spell(old.text, language=language)
    added = [each for each in digest.sentences if not _stood(each.text, before=before, language=language)]
    if not added and len(now) < _EXCERPT * len(before):
        return None
    return Correction(past=past, revised=new, now=_find_nearest(past.sentence, added, language=language))


def _stood(text: str, *, before: str, language: str) -> bool:
    """Tell whether the old text held the sentence, or the part of it that an excerpt broke off."""
    words = list_words(text, language=language)
    if text.rstrip().endswith(("…", "...")):
        words = words[:-1]
    return f" {' '.join(words)} " in before


def _is_revision(old: Article, new: Article, *, now: str) -> bool:
    """Tell whether the new article is the old one changed, not another at the same address."""
    if _spell(old.headline, language=old.language) == _spell(new.headline, language=old.language):
        return True
    standing = sum(_spell(paragraph, language=old.language) in now for paragraph in old.paragraphs)
    return standing >= _SAME_ARTICLE * len(old.paragraphs)


def _find_nearest(sentence: Sentence, added: Sequence[Sentence], *, language: str) -> Sentence | None:
    """Return the added sentence that is most like it, and the nearest in place of those alike."""
    words = set(list_words(sentence.text, language=language))
    near = []
    for each in added:
        others = set(list_words(each.text, language=language))
        likeness = 2 * len(words & others) / max(1, len(words) + len(others))
        if likeness >= _NEAR:
            near.append((-likeness, abs(each.position - sentence.position), each.position, each))
    return min(near, key=lambda found: found[:3])[3] if near else None


def _spell(text: str, *, language: str) -> str:
    """Return the words of a text and nothing else, so that one can be looked for in another."""
    return f" {' '.join(list_words(text, language=language))} "
