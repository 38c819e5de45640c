"""Handing a day's editions to the channels of the settings: the out folder, and those of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefer.delivery import CHANNELS, open_channel
from briefer.errors import DeliveryError
from briefer.model import Edition
from briefer.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Where the editions are, and a line for each channel that did not take them."""

    places: tuple[str, ...]
    troubles: tuple[str, ...]


def publish_editions(editions: Sequence[Edition], *, settings: Settings, day: date) -> Published:
    """Hand the editions of a day to each channel in turn; a second time is no different from the first.

    A channel of somebody else's that fails costs its delivery alone. DeliveryError where one of ours fails.
    """
    places: list[str] = []
    troubles: list[str] = []
    for name in settings.channels:
        try:
            places += open_channel(name, folder=settings.out_dir, day=day).deliver(editions).places
        except DeliveryError as error:
            if name in CHANNELS:
                raise
            troubles.append(str(error))
    return Published(places=tuple(places), troubles=tuple(troubles))
