"""One document from standard input."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefer.model import RawDocument, Skipped, Window

BODY_BYTES = 25_000_000


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
        content = self.read(BODY_BYTES + 1)
        if len(content) > BODY_BYTES:
            reason = f"larger than {BODY_BYTES // 1_000_000} MB"
            yield Skipped(url="file:-", source=self.name, room="sources", reason=reason)
            return
        yield RawDocument(
            content=content, media_type="", url="file:-", source=self.name, fetched=window.moment
        )
