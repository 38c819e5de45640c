"""Corrections as they stand in the brief."""

from collections.abc import Iterable

from briefer.assemble.links import link_sentence
from briefer.assemble.notes import NoteBook
from briefer.assemble.words import LONGEST_SENTENCE, count_words, is_printable
from briefer.model import Article, Correction, PrintedCorrection, PrintedSentence, Sentence

CORRECTIONS_SHOWN = 8


def fit_corrections(corrections: Iterable[Correction], *, words: int) -> list[Correction]:
    """Return the first corrections whose sentences can be set and together fit ``words``."""
    fitted: list[Correction] = []
    for correction in corrections:
        cost = count_correction(correction)
        printable = all(is_printable(text, longest=LONGEST_SENTENCE) for text in _list_texts(correction))
        if printable and cost <= words and len(fitted) < CORRECTIONS_SHOWN:
            words -= cost
            fitted.append(correction)
    return fitted


def count_correction(correction: Correction) -> int:
    """Count the words that a correction prints."""
    return sum(count_words(text) for text in _list_texts(correction))


def _list_texts(correction: Correction) -> tuple[str, ...]:
    old = correction.past.sentence.text
    return (old, correction.now.text) if correction.now else (old,)


def print_correction(correction: Correction, book: NoteBook) -> PrintedCorrection:
    """Return the correction with its notes: of the article as it was, and as it is."""
    past = correction.past
    old = _print_sentence(past.sentence, past.article, book)
    return PrintedCorrection(
        story=past.story,
        day=past.day,
        sentence=old,
        revised_note=book.cite(correction.revised),
        now=_print_sentence(correction.now, correction.revised, book) if correction.now else None,
    )


def list_corrected(corrections: Iterable[PrintedCorrection]) -> set[int]:
    """Return the numbers of the notes that corrections cite."""
    return {number for each in corrections for number in (each.sentence.note, each.revised_note)}


def _print_sentence(sentence: Sentence, article: Article, book: NoteBook) -> PrintedSentence:
    return PrintedSentence(sentence=sentence, note=book.cite(article), link=link_sentence(article, sentence))
