"""``briefer summarize``: the sentences of an article that best stand for it."""

import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.batch import STANDARD, choose_input, run_batch
from briefer.cli.console import paint, print_data, print_error, print_json, print_message
from briefer.cli.options import (
    Batch,
    BatchOut,
    Config,
    Engine,
    Json,
    Quiet,
    Sentences,
    Summarizer,
    Verbose,
    Words,
    Workers,
    choose_budget,
    read_settings,
)
from briefer.cli.scores import describe_scores, print_scores
from briefer.errors import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model import Budget, RawDocument, Skipped, SplitArticle, Summary
    from briefer.settings import Settings

SUMMARIZE_HELP = """Print the sentences of an article that best stand for it, word for word, one on a line.

Examples:

\b
briefer summarize story.html
briefer summarize https://example.org/story --sentences 5
briefer summarize story.txt --words 60 --summarizer textrank
briefer summarize story.txt --explain
pdftotext report.pdf - | briefer summarize -
briefer summarize --batch articles.jsonl --out summaries.jsonl --words 100

A row of a batch is {"id", "text"}, or {"id", "docs"} for several reports of one event; "headline" and
"language" may be given too. Its answer is {"id", "sentences": [{"text", "start", "end", "score"}]}, in order;
start and end count characters of the given text. A row that cannot be read comes back as {"id", "skipped"}.
"""

Place = Annotated[
    str | None, typer.Argument(metavar="PLACE", help="A file, an address, a folder, or - for stdin.")
]
Explain = Annotated[bool, typer.Option("--explain", help="Show every sentence's score by feature.")]


def summarize_command(
    place: Place = None,
    summarizer: Summarizer = None,
    sentences: Sentences = None,
    words: Words = None,
    explain: Explain = False,
    batch: Batch = None,
    out: BatchOut = STANDARD,
    engine: Engine = None,
    workers: Workers = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Read the flags, summarize what is there, print the sentences."""
    choose_input(place=place, batch=batch, out=out, single={"--explain": explain})
    flags = {"summarizer": summarizer, "engine": engine, "workers": workers}
    settings = read_settings(flags=flags, config=config, quiet=quiet, verbose=verbose)
    budget = choose_budget(settings, sentences=sentences, words=words)
    if batch is not None:
        _summarize_batch(batch, out=out, settings=settings, budget=budget, quiet=quiet)
        return 0
    return _summarize_place(place or "-", settings, budget=budget, explain=explain, json=json, quiet=quiet)


def _summarize_batch(batch: str, *, out: str, settings: "Settings", budget: "Budget", quiet: bool) -> None:
    from briefer.batch import lose_row, summarize_row  # imported when it runs, not for --help

    answer = partial(summarize_row, summarizer=settings.summarizer, budget=budget)
    run_batch(answer, lost=lose_row, batch=batch, out=out, settings=settings, quiet=quiet)


def _summarize_place(
    place: str, settings: "Settings", *, budget: "Budget", explain: bool, json: bool, quiet: bool
) -> int:
    described: list[dict[str, object]] = []
    failed = empty = False
    for number, result in enumerate(_summarize_all(place, settings=settings, budget=budget)):
        if isinstance(result, str):
            print_error(result)
            failed = True
            continue
        split, summary = result
        empty = empty or not summary.sentences
        if json:
            described.append(_describe(split, summary, explain=explain))
        else:
            _print(split, summary, explain=explain, quiet=quiet, first=number == 0)
    if json and (described or not failed):
        print_json(described[0] if len(described) == 1 else described)
    return int(failed or empty)


def _summarize_all(
    place: str, *, settings: "Settings", budget: "Budget"
) -> "Iterator[tuple[SplitArticle, Summary] | str]":
    """Yield each article with its summary, or in a line why there is none."""
    # Reading an article needs extractors and the languages' data: imported when it runs, not for --help.
    from briefer.make.reading import read_one
    from briefer.model import Skipped
    from briefer.summarizers import find_summarizer

    summarize = find_summarizer(settings.summarizer)
    for document in _fetch(place, settings=settings):
        if isinstance(document, Skipped):
            yield f"{document.url}: {document.reason}"
            continue
        try:
            split = read_one(document, html=settings.html_extractor)
        except ExtractionError as error:
            yield f"{document.url}: {error}"
            continue
        yield split, summarize(split, budget)


def _fetch(place: str, *, settings: "Settings") -> "Iterator[RawDocument | Skipped]":
    from briefer.make.connecting import Connection
    from briefer.model import Window
    from briefer.sources import open_source

    moment = datetime.now(UTC)
    window = Window(
        day=moment.date(),
        zone=settings.zone,
        since=moment - timedelta(days=1),
        until=moment + timedelta(days=1),
        moment=moment,
        words="",
    )
    with ExitStack() as stack:
        connection = Connection(
            settings,
            moment=moment,
            patience="due",
            recall=lambda: ((), ()),
            recall_pages=dict,
            recall_tries=tuple,
            stack=stack,
        )
        yield from open_source(place, kind="", name="", connect=connection, options={}).fetch(window)


def _print(split: "SplitArticle", summary: "Summary", *, explain: bool, quiet: bool, first: bool) -> None:
    if not first:
        print_data("")
    if not quiet and split.article.headline:
        print_message(paint(split.article.headline, style="1", stream=sys.stderr))
    for sentence in summary.sentences:
        print_data(" ".join(sentence.text.split()))
    if not summary.sentences:
        print_message("No sentence is short enough for that: give more --words.")
    if explain:
        print_data("")
        print_scores(split, summary)


def _describe(split: "SplitArticle", summary: "Summary", *, explain: bool) -> dict[str, object]:
    article = split.article
    described: dict[str, object] = {
        "url": article.url,
        "headline": article.headline,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "article": article.id,
        "summarizer": summary.method,
        "sentences": [
            {
                "text": sentence.text,
                "position": sentence.position,
                "start": sentence.start,
                "end": sentence.end,
                "score": sum(summary.scores[sentence.position]),
            }
            for sentence in summary.sentences
        ],
    }
    if explain:
        described["scores"] = describe_scores(split, summary)
    return described
