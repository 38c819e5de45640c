"""Delivery: channels that hand editions over.

A channel has one method, ``deliver(editions) -> Receipt``, and is opened with the out folder and the day.
Adding one is a file and a line in the table; third parties add theirs by an entry point of the group.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, cast

from briefer.delivery.foreign import ForeignChannel
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


def open_channel(name: str, *, folder: Path, day: date) -> Channel:
    """Return the channel of this name for a day's editions; SettingsError when there is none."""
    opener = cast("Callable[..., Channel]", load_entry(name, table=CHANNELS, group=GROUP, kind="channel"))
    if name in CHANNELS:
        return opener(folder=folder, day=day)
    return ForeignChannel(name=name, opener=opener, folder=folder, day=day)
