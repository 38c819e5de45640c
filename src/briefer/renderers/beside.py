"""From inserts to their views: what stands beside the news."""

from briefer.model import Inserts, Window
from briefer.renderers.cleaning import show_label
from briefer.renderers.view import InsertItemView, InsertView
from briefer.renderers.wording import say_moment


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
