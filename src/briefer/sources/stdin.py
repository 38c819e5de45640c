"""One document from standard input; when it is a feed, its entries."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.options import refuse_options
from briefer.sources.parsing import hand_over, open_feed_reader

if TYPE_CHECKING:
    from briefer.sources.remote import Connect

_URL = "file:-"


def read_standard_input(size: int) -> bytes:
    """Read at most ``size`` bytes."""
    return sys.stdin.buffer.read(size)


@dataclass(frozen=True, slots=True, kw_only=True)
class StdinSource:
    """What is piped in, up to 25 MB, as one document."""

    name: str
    read: Callable[[int], bytes] = read_standard_input

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield the document, or why it could not be had."""
        content = self.read(limits.PDF_BYTES + 1)
        if len(content) > limits.PDF_BYTES:
            reason = f"larger than {limits.PDF_BYTES // limits.MEGABYTE} MB"
            yield Skipped(url=_URL, source=self.name, room="sources", reason=reason)
            return
        piped = RawDocument(content=content, media_type="", url=_URL, source=self.name, fetched=window.moment)
        with closing(open_feed_reader()) as reader:
            yield from hand_over(piped, reader=reader)


def open_stdin(spec: str, *, name: str, connect: "Connect", options: Mapping[str, str]) -> StdinSource:
    """Return standard input, whose name is ``spec``."""
    refuse_options(options, source=spec)
    return StdinSource(name=name or "standard input")
