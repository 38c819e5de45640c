"""Examples: what was to be summarized, and the summaries that people wrote of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefer.batch import Given, Line, read_givens, read_reports, read_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One article, or several of one event, and one reference summary or more, each a list of sentences."""

    givens: tuple[Given, ...]
    references: tuple[tuple[str, ...], ...]


def read_example(line: Line) -> Example:
    """Return the example that a line of JSON holds; ValueError says why it is none."""
    row = read_row(line)
    try:
        references = _read_references(row.values)
        return Example(givens=read_givens(read_reports(row)), references=references)
    except ValueError as error:
        raise ValueError(f"line {line.number}: {error}") from None


def _read_references(values: Mapping[str, object]) -> tuple[tuple[str, ...], ...]:
    refs = values.get("refs")
    if not isinstance(refs, list):
        raise ValueError("refs is not a list of summaries")
    references = tuple(_read_reference(ref) for ref in refs)
    told = tuple(reference for reference in references if reference)
    if not told:
        raise ValueError("refs holds no summary")
    return told


def _read_reference(ref: object) -> tuple[str, ...]:
    """Return those sentences of a reference that have a word; a string has one on each line."""
    sentences = ref.split("\n") if isinstance(ref, str) else ref
    if not isinstance(sentences, list):
        raise ValueError("a summary in refs is not a list of sentences")
    told = []
    for sentence in sentences:
        if not isinstance(sentence, str):
            raise ValueError("a summary in refs is not a list of sentences")
        told += [sentence] if any(map(str.isalnum, sentence)) else []
    return tuple(told)
