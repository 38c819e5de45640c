"""A row of text becomes the offsets of its sentences: all of it, furniture too."""

from briefer.batch.lines import Line
from briefer.batch.rows import Answer, read_report, read_row, skip_row, write_answer
from briefer.text.language import find_language
from briefer.text.sentences import split_sentences

_LANGUAGE_SAMPLE = 1_000  # characters


def split_row(line: Line) -> Answer:
    """Return the answer to a line: where each sentence of its text starts and ends."""
    row_id: object = None
    try:
        row = read_row(line)
        row_id = row.id
        report = read_report(row.values)
    except ValueError as error:
        return skip_row(row_id, str(error))
    if not report.text.strip():
        return skip_row(row_id, "no word in it")
    spans = split_sentences(report.text, language=name_language(report.text, hint=report.language))
    return write_answer(row_id, "sentences", [{"start": start, "end": end} for start, end in spans])


def name_language(text: str, *, hint: str) -> str:
    """Return the code of the text's language; ``hint`` is the declared one, or ""."""
    # The model that is asked last takes text as UTF-8, which lone surrogates are not.
    sample = text[:_LANGUAGE_SAMPLE].encode("utf-8", "replace").decode("utf-8")
    return find_language(sample, hint=hint)
