"""``briefer feed``: what a feed says, entry by entry, as briefer reads it."""

import json as to_json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefer.cli.batch import STANDARD
from briefer.cli.console import print_data, print_message
from briefer.cli.logs import set_verbosity
from briefer.cli.options import Json, Quiet, Verbose

if TYPE_CHECKING:
    from briefer.sandbox.child import Child

FEED_HELP = """Read feed files (RSS, Atom, RDF or JSON Feed) and show their entries.

Examples:

\b
briefer feed news.xml
briefer feed news.xml blog.atom --json
curl -s https://example.org/feed | briefer feed - --json

With --json, each FILE gives one line of JSON, in order: {"file", "title", "link", "language", "trouble",
"lost" (how many entries cannot be read), "entries"}; each entry has "title", "link", "original" (the address
behind a link that counts readers), "id", "author", "authors", "published", "updated" and "created" (ISO 8601
in UTC), "dated" (as the feed wrote it), "summary", "content" (the first) and "contents" (each with its "type"
and "value"). Markup comes without what may act.
"""

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Feed files, or - for stdin.")]


def feed_command(files: Files, json: Json = False, quiet: Quiet = False, verbose: Verbose = 0) -> None:
    """Read the files one after the other in a child process, print their entries; 1 if any gave none."""
    from briefer.sources.feed_file import open_reader  # imported when it runs, not for --help

    set_verbosity(quiet=quiet, verbose=verbose)
    troubles = 0
    with open_reader() as reader:
        for name in files:
            shown = {"file": name} | _read(name, reader)
            troubles += bool(shown["trouble"])
            if json:
                print_data(to_json.dumps(shown))
            else:
                _say(shown, quiet=quiet)
    if troubles:
        raise typer.Exit(1)


def _read(name: str, reader: "Child") -> dict[str, Any]:
    from briefer.sources import limits  # as above
    from briefer.sources.feed_file import show_feed

    if name == STANDARD:
        content = sys.stdin.buffer.read(limits.FEED_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            content = file.read(limits.FEED_BYTES + 1)
    return show_feed(content, reader=reader)


def _say(shown: dict[str, Any], *, quiet: bool) -> None:
    """Print a line for each entry: its date, title and link."""
    if shown["trouble"] and not quiet:
        print_message(f"{shown['file']}: {shown['trouble']}")
    if shown["lost"] and not quiet:
        print_message(f"{shown['file']}: {shown['lost']} of its entries cannot be read")
    for entry in shown["entries"]:
        date = (entry["published"] or entry["updated"] or entry["created"] or "no date")[:16].replace(
            "T", " "
        )
        cells = (f"{date:<16}", *(" ".join(str(entry[key]).split()) for key in ("title", "link")))
        line = "  ".join(filter(None, cells))
        print_data("".join(character for character in line if character.isprintable()))
