"""A row of text, or of several texts, becomes the sentences that best stand for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.batch.given import Given, Span, join_given, locate_sentence, read_given
from briefer.batch.lines import Line
from briefer.batch.rows import Answer, Report, read_reports, read_row, skip_row, write_answer
from briefer.errors import SummarizerError
from briefer.model import Budget
from briefer.summarizers import JointSummarizer, find_joint_summarizer, find_summarizer
from briefer.text.split import split_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A chosen sentence, word for word, its score, and where it stands.

    ``follows`` tells whether the sentence that stands before it in its text was chosen too.
    """

    text: str
    score: float
    place: Span
    follows: bool


def summarize_row(line: Line, *, summarizer: str, budget: Budget) -> Answer:
    """Return the answer to a line: its sentences, or why there are none."""
    row_id: object = None
    try:
        row = read_row(line)
        row_id = row.id
        reports = read_reports(row)
        givens = read_givens(reports)
    except ValueError as error:
        return skip_row(row_id, str(error))
    several = row.values.get("docs") is not None
    try:
        chosen = summarize_givens(givens, summarizer=summarizer, budget=budget)
    except SummarizerError as error:
        return skip_row(row_id, str(error))
    return write_answer(row_id, "sentences", [_describe(each, several=several) for each in chosen])


def lose_row(line: Line, reason: str) -> Answer:
    """Return the answer to a line whose process died or ran over its limits."""
    try:
        return skip_row(read_row(line).id, reason)
    except ValueError as error:
        return skip_row(None, str(error))


def read_givens(reports: Sequence[Report]) -> tuple[Given, ...]:
    """Return those texts that hold a word; ValueError when none does."""
    givens = [read_given(report, doc=doc) for doc, report in enumerate(reports)]
    told = tuple(given for given in givens if given.article.paragraphs)
    if not told:
        raise ValueError("no word in it")
    return told


def summarize_givens(givens: Sequence[Given], *, summarizer: str, budget: Budget) -> tuple[Chosen, ...]:
    """Return the sentences that a summarizer chooses, in the order to read them; there may be none."""
    together = find_joint_summarizer(summarizer)
    if together and len(givens) > 1:
        return _summarize_jointly(givens, together, budget)
    given = join_given(givens)
    summary = find_summarizer(summarizer)(split_article(given.article), budget)
    chosen = {sentence.position for sentence in summary.sentences}
    return tuple(
        Chosen(
            text=sentence.text,
            score=sum(summary.scores[sentence.position]),
            place=locate_sentence(given, sentence),
            follows=sentence.position - 1 in chosen,
        )
        for sentence in summary.sentences
    )


def _summarize_jointly(
    givens: Sequence[Given], summarize: JointSummarizer, budget: Budget
) -> tuple[Chosen, ...]:
    summary = summarize([split_article(given.article) for given in givens], budget)
    chosen = {(each.report, each.sentence.position) for each in summary.sentences}
    return tuple(
        Chosen(
            text=each.sentence.text,
            score=sum(summary.scores[each.report][each.sentence.position]),
            place=locate_sentence(givens[each.report], each.sentence),
            follows=(each.report, each.sentence.position - 1) in chosen,
        )
        for each in summary.sentences
    )


def _describe(chosen: Chosen, *, several: bool) -> dict[str, object]:
    place = chosen.place
    described: dict[str, object] = {
        "text": chosen.text,
        "start": place.start,
        "end": place.end,
        "score": round(chosen.score, 6),
    }
    return {**described, "doc": place.doc} if several else described
