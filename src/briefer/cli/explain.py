"""``briefer explain``: why a story stands where it stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.console import print_data, print_json
from briefer.cli.options import Config, DataDir, Json, Quiet, Verbose, read_settings

if TYPE_CHECKING:
    from briefer.model import Member, Trace

EXPLAIN_HELP = """Say why a story stands where it stands: its rank term by term, its articles,
what was left out.

STORY is its id, the beginning of one, or words of its headline.

Examples:

\b
briefer explain 3f2a9c              by the beginning of its id
briefer explain harbour bridge      by words of its headline
briefer explain bridge --json       for another program
"""

Story = Annotated[list[str], typer.Argument(metavar="STORY", help="Its id, or words of its headline.")]


def explain_command(
    story: Story,
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, find the story, print what is kept of it."""
    settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    from briefer.explain import explain_story  # imported when it runs, not for --help
    from briefer.store import STORE_NAME, read_store

    with read_store(settings.data_dir / STORE_NAME) as store:
        trace = explain_story(store, " ".join(story))
    if json:
        print_json(_describe(trace))
    elif not quiet:
        for line in _tell(trace):
            print_data(line)


def _tell(trace: "Trace") -> Iterator[str]:
    yield f"{_flat(trace.headline)}"
    yield f"{trace.story}, {trace.day}: {trace.place} in {_flat(trace.theme)}, {_say_state(trace)}"
    if trace.absorbed:
        yield f"Joined by: {', '.join(trace.absorbed)}"
    if trace.branched:
        yield f"Split from: {trace.branched}"
    yield ""
    yield f"Why here: rank {trace.rank:.2f}"
    for term in trace.terms:
        yield f"  {term.value:+6.2f}  {term.name}{f': {term.words}' if term.words else ''}"
    yield ""
    lead = trace.members[0]
    yield f"Why led by {_flat(lead.outlet)}: {trace.lead_reason}"
    yield ""
    yield f"Articles: {len(trace.members)}"
    for member in trace.members:
        words = f"{_flat(member.outlet)}: {_flat(member.headline)}{_say_member(member)}"
        yield f"  {member.likeness:.2f}  {words}"
    for label, sentences in (("Printed", trace.told), ("Chosen, but left out", trace.left_out)):
        if sentences:
            yield ""
            yield f"{label}: {len(sentences)}"
            yield from (f"  {_flat(text)}" for text in sentences)


def _say_state(trace: "Trace") -> str:
    if trace.days == 1:
        return trace.state
    return f"{trace.state}, day {trace.days} since {trace.first}, last changed {trace.changed}"


def _say_member(member: "Member") -> str:
    return (" (a copy)" if member.copy else "") + (
        f"; shares {', '.join(member.shared)}" if member.shared else ""
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _describe(trace: "Trace") -> dict[str, object]:
    return {
        "story": trace.story,
        "day": trace.day.isoformat(),
        "headline": trace.headline,
        "place": trace.place,
        "theme": trace.theme,
        "state": trace.state,
        "first": trace.first.isoformat(),
        "changed": trace.changed.isoformat(),
        "days": trace.days,
        "rank": trace.rank,
        "terms": [{"name": term.name, "value": term.value, "words": term.words} for term in trace.terms],
        "lead": trace.members[0].article,
        "lead_reason": trace.lead_reason,
        "members": [
            {
                "article": member.article,
                "outlet": member.outlet,
                "headline": member.headline,
                "likeness": member.likeness,
                "shared": list(member.shared),
                "copy": member.copy,
            }
            for member in trace.members
        ],
        "printed": list(trace.told),
        "left_out": list(trace.left_out),
        "absorbed": list(trace.absorbed),
        "branched": trace.branched,
    }
