"""Corrections: printed sentences that their source has changed or taken back since.

Compared are words, not characters: another quotation mark corrects nothing. What stands at an address may
also be another article altogether, or a mere excerpt; neither takes anything back. A sentence printed from
a reprint is corrected by its original, too.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefer.model import Article, Correction, Digest, LedgerEntry, PastSentence, Sentence
from briefer.text.fingerprints import count_shared, fingerprint_texts
from briefer.text.words import list_words

_SAME_ARTICLE: Final = 0.3  # share of the old article's paragraphs that still stand
_SAME_TEXT: Final = 0.5  # share of its word shingles, where nothing but the text vouches for it
_EXCERPT: Final = 0.5  # a text of less than this share of the old one's length, and nothing but its words
_HASH_BYTES: Final = 4
_NEAR: Final = 0.5  # Dice coefficient of the words from which a sentence took the place of another


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What stands at an address today, and the other articles that stood there ``before``.

    ``revisited`` says that the page was asked for again, while the printed article may have come from a feed,
    whose excerpts are written apart, or the page may now be a notice that hides it: only a text that is for
    the most part the same takes anything back then.
    """

    url: str
    digest: Digest
    before: tuple[Article, ...]
    revisited: bool


def find_corrections(
    printed: Sequence[PastSentence],
    *,
    revisions: Sequence[Revision],
    reported: Collection[tuple[str, int, str]],
) -> tuple[Correction, ...]:
    """Return a correction for each printed sentence that its address, or its original's, has no more.

    ``reported`` are those of earlier briefs, as article, start and what stood there then ("": nothing).
    """
    found = []
    for past in printed:
        for old, revision in _list_witnesses(past, revisions):
            correction = _compare(past, old, revision)
            if correction and _key(correction) not in reported:
                found.append(correction)
                break
    return tuple(found)


def _list_witnesses(past: PastSentence, revisions: Sequence[Revision]) -> Iterator[tuple[Article, Revision]]:
    """Yield the articles that held the sentence with what stands at their addresses; its own first."""
    for revision in revisions:
        if revision.url == past.article.url:
            yield past.article, revision
    for revision in revisions:
        if revision.url != past.article.url:
            for old in revision.before:
                if past.sentence.text in old.text and _is_original(old, past.article):
                    yield old, revision


def _is_original(old: Article, reprint: Article) -> bool:
    """Tell whether a report repeats another that is no younger."""
    return (
        old.moment <= reprint.moment
        and old.language == reprint.language
        and _share_text(reprint, old) >= _SAME_TEXT
    )


def _share_text(old: Article, new: Article) -> float:
    """Return the share of the smaller text's word shingles that stand in the larger one."""
    first, second = (fingerprint_texts(each.paragraphs) for each in (old, new))
    return _HASH_BYTES * count_shared(first, second) / max(1, min(len(first), len(second)))


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


def _compare(past: PastSentence, old: Article, revision: Revision) -> Correction | None:
    """Return what became of the sentence, which ``old`` held, at the address of that article."""
    new = revision.digest.article
    language = old.language
    wanted, now = _spell(past.sentence.text, language=language), _spell(new.text, language=language)
    if old.id == new.id or not wanted.strip() or wanted in now:
        return None
    same = _share_text(old, new) >= _SAME_TEXT if revision.revisited else _is_revision(old, new, now=now)
    if not same:
        return None
    before = _spell(old.text, language=language)
    sentences = revision.digest.sentences
    added = [each for each in sentences if not _stood(each.text, before=before, language=language)]
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
