"""``briefer split``: where the sentences of a text begin and end."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.batch import STANDARD, choose_input, run_batch
from briefer.cli.console import print_data, print_json
from briefer.cli.options import Batch, BatchOut, Config, Engine, Json, Quiet, Verbose, Workers, read_settings

SPLIT_HELP = """Cut a text into sentences, one on a line: all of it, nothing left out.

Examples:

\b
briefer split story.txt
briefer split --language de - < text.txt
briefer split story.txt --json
briefer split --batch texts.jsonl --out sentences.jsonl

A row of a batch is {"id", "text"}, maybe with "language"; its answer is {"id", "sentences":
[{"start", "end"}]}, in order; start and end count characters of the given text. A row that cannot be read
comes back as {"id", "skipped"}.
"""

Place = Annotated[str | None, typer.Argument(metavar="FILE", help="A text file, or - for stdin.")]
Language = Annotated[str, typer.Option(metavar="CODE", help="Its language, such as de; else it is found.")]


def split_command(
    place: Place = None,
    language: Language = "",
    batch: Batch = None,
    out: BatchOut = STANDARD,
    engine: Engine = None,
    workers: Workers = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, cut the text, print the sentences."""
    choose_input(place=place, batch=batch, out=out, single={"--language": language != ""})
    flags = {"engine": engine, "workers": workers}
    settings = read_settings(flags=flags, config=config, quiet=quiet, verbose=verbose)
    if batch is not None:
        from briefer.batch import lose_row, split_row  # imported when it runs, not for --help

        run_batch(split_row, lost=lose_row, batch=batch, out=out, settings=settings, quiet=quiet)
        return
    _split_file(place or STANDARD, language=language, json=json)


def _split_file(place: str, *, language: str, json: bool) -> None:
    from briefer.batch import name_language  # as above
    from briefer.text.sentences import split_sentences

    content = sys.stdin.buffer.read() if place == STANDARD else Path(place).read_bytes()
    text = content.decode("utf-8", "replace")
    spans = split_sentences(text, language=name_language(text, hint=language))
    if json:
        print_json([{"text": text[start:end], "start": start, "end": end} for start, end in spans])
        return
    for start, end in spans:
        print_data(" ".join(text[start:end].split()))
