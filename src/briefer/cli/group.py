"""``briefer group``: which rows tell one story, and which are copies."""

from typing import Annotated

import typer

from briefer.cli.batch import STANDARD, open_out, open_rows
from briefer.cli.console import print_message, show_progress
from briefer.cli.engine import choose_engine
from briefer.cli.options import Config, Engine, Quiet, Verbose, Workers, read_settings

GROUP_HELP = """Group rows of articles into stories and sections, copies told from originals.

Examples:

\b
briefer group articles.jsonl --out groups.jsonl
briefer group - < articles.jsonl

A row is {"id", "headline", "text"}, maybe with "published", "outlet" and "language"; its answer is {"id",
"story", "theme", "copy_of", "origin"}, in order. Rows with the same story tell one event, those with the
same origin are one independent report; "copy_of" is the id of the row that was copied, or null. A row that
cannot be read comes back as {"id", "skipped"}.
"""

Rows = Annotated[str, typer.Argument(metavar="FILE", help="A row of JSON on each line; - is stdin.")]
Out = Annotated[str, typer.Option("--out", metavar="FILE", help="Where the answers go; - is stdout.")]


def group_command(
    rows: Rows,
    out: Out = STANDARD,
    engine: Engine = None,
    workers: Workers = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, digest every row, group them, write the answers."""
    settings = read_settings(
        flags={"engine": engine, "workers": workers}, config=config, quiet=quiet, verbose=verbose
    )
    # The languages' data: imported when it runs, not for --help.
    from briefer.batch import list_lines, lose_row
    from briefer.make.grouping import digest_row, group_rows

    done = skipped = 0
    with open_rows(rows) as lines, open_out(out, batch=rows) as answers, show_progress(quiet=quiet) as bar:
        digested = []
        with choose_engine(settings) as mapping:
            for result in mapping.map(digest_row, list_lines(lines), lost=lose_row):
                digested.append(result)
                bar("rows", len(digested), 0)
        for answer in group_rows(digested, settings=settings, progress=bar):
            answers.write(answer.line + "\n")
            done += 1
            skipped += answer.skipped
    if skipped and not quiet:
        print_message(f"{skipped} of {done} rows skipped; their answers say why.")
