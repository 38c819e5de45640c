"""What stands beside the news, or in its place: inserts as views, and why there is no story."""

from briefer.model import Brief, Inserts, Window
from briefer.renderers.cleaning import show_label
from briefer.renderers.view import InsertItemView, InsertView
from briefer.renderers.wording import say_moment

# How the assembler begins the reason of a story that brought no news.
KNOWN = "nothing new since"


def say_quiet(brief: Brief) -> str:
    """Say why the brief has no story."""
    coverage = brief.coverage
    known = [skipped for skipped in coverage.skipped if skipped.reason.startswith(KNOWN)]
    if brief.watching or known:
        return "No source reported anything that was not already printed."
    if coverage.read:
        return "Nothing that was read could be printed; the end of this brief says why."
    if coverage.sources and all(report.trouble for report in coverage.sources):
        return "No source could be read; the end of this brief says why."
    return "No source had anything to read."


def show_inserts(inserts: Inserts, *, window: Window) -> tuple[InsertView, ...]:
    """Return the inserts with every string as the page shows it; those with nothing to say are absent."""
    said = [insert for insert in inserts.blocks if insert.items or insert.more]
    return tuple(
        InsertView(
            id=f"insert-{number}",
            title=show_label(insert.title),
            credit=f"{show_label(insert.source)}, "
            f"{say_moment(insert.moment, zone=window.zone, day=window.day)}",
            items=tuple(
                InsertItemView(
                    label=show_label(item.label), value=show_label(item.value), note=show_label(item.note)
                )
                for item in insert.items
            ),
            more=f"and {insert.more:,} more" if insert.more else "",
        )
        for number, insert in enumerate(said, start=1)
    )
