"""Inserts as they stand in the brief: beside the news, within a share of its words."""

from dataclasses import replace

from briefer.assemble.words import count_words, is_printable
from briefer.model import Insert, InsertItem, Inserts

INSERTS_SHOWN = 6
LONGEST_ITEM = 400


def fit_inserts(inserts: Inserts, *, words: int) -> Inserts:
    """Return the first inserts, and of each the first lines that can be set and together fit ``words``."""
    blocks: list[Insert] = []
    for insert in inserts.blocks[:INSERTS_SHOWN]:
        shown: list[InsertItem] = []
        for item in insert.items:
            cost = count_item(item)
            if cost > words:
                break
            if is_printable(_join(item), longest=LONGEST_ITEM):
                words -= cost
                shown.append(item)
        blocks.append(replace(insert, items=tuple(shown), more=insert.more + len(insert.items) - len(shown)))
    return replace(inserts, blocks=tuple(blocks))


def count_inserts(inserts: Inserts) -> int:
    """Count the words that the inserts print."""
    return sum(count_item(item) for insert in inserts.blocks for item in insert.items)


def count_item(item: InsertItem) -> int:
    """Count the words of a line."""
    return count_words(_join(item))


def _join(item: InsertItem) -> str:
    return f"{item.label} {item.value} {item.note}"
