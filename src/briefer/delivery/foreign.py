"""A channel that came by an entry point: somebody else's code, whose failing costs its delivery alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.errors import DeliveryError
from briefer.model import Edition, Receipt
from briefer.tables import describe_failure

if TYPE_CHECKING:
    from briefer.delivery import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignChannel:
    """The channel called ``name``; whatever it raises is a DeliveryError that names it."""

    name: str
    opener: "Callable[..., Channel]"
    folder: Path
    day: date

    def deliver(self, editions: Sequence[Edition]) -> Receipt:
        """Hand the editions over; DeliveryError when it raises, or gives no receipt."""
        try:
            receipt = self.opener(folder=self.folder, day=self.day).deliver(editions)
            places = tuple(str(place) for place in receipt.places)
            if len(places) != len(editions):
                raise ValueError(f"it names {len(places)} places for {len(editions)} editions")
        except Exception as error:
            reason = str(error) if isinstance(error, DeliveryError) else describe_failure(error)
            raise DeliveryError(f'the channel "{self.name}" fails: {reason}', channel=self.name) from error
        return Receipt(channel=self.name, places=places)
