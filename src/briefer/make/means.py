"""What a brief is made of and with, and what comes of it: what both halves of an order share."""

from dataclasses import dataclass

from briefer.make.arrivals import Progress, Reading
from briefer.make.connecting import Connection
from briefer.make.order import Order
from briefer.model import Brief, Edition
from briefer.renderers import Press
from briefer.settings import Settings
from briefer.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a brief is made of and with."""

    order: Order
    settings: Settings
    store: Store
    connection: Connection
    reading: Reading
    press: Press
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A brief that was made: its editions, where they are, and what its owner should hear, a line each."""

    brief: Brief
    editions: tuple[Edition, ...]
    places: tuple[str, ...]
    troubles: tuple[str, ...]

    @property
    def degraded(self) -> bool:
        """Whether something is not as asked for: of a feed that failed once the owner does not hear."""
        return bool(self.troubles) or any(report.trouble for report in self.brief.coverage.sources)
