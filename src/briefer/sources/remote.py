"""What a source needs that asks the network: the network itself, and a child process for what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from briefer.sources.network import Network
from briefer.sources.pages import PageShelf
from briefer.sources.parsing import FeedReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """What the sources of one run share: the network, the reader of feeds, pages; safe for their threads."""

    network: Network
    reader: FeedReader
    pages: PageShelf

    def close(self) -> None:
        """End the child process."""
        self.reader.close()


# Called when a source is opened that asks the network: its libraries cost 100 ms.
Connect = Callable[[], Remote]
