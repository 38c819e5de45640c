"""Delivery: channels that hand editions over.

A channel has one method, ``deliver(editions) -> Receipt``. Adding one is a file and a line in the table;
third parties add theirs by an entry point of the group.
"""

from collections.abc import Sequence
from typing import Protocol

from briefer.model import Edition, Receipt
from briefer.tables import list_names, load_entry

CHANNELS = {"folder": "briefer.delivery.folder:FolderChannel"}
GROUP = "briefer.channels"


class Channel(Protocol):
    """Takes the editions of one brief; raises DeliveryError, whose message names the cure."""

    def deliver(self, editions: Sequence[Edition]) -> Receipt:
        """Hand over all editions or none, and tell where each of them is."""
        ...


def list_channels() -> tuple[str, ...]:
    """Return the names of all channels."""
    return list_names(CHANNELS, group=GROUP)


def find_channel(name: str) -> object:
    """Return the class of the channel of this name, whose parameters are its own; SettingsError if none."""
    return load_entry(name, table=CHANNELS, group=GROUP, kind="channel")
