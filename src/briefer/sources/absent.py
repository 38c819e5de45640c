"""A source that could not even be opened: an unmounted disk, a folder that was moved, a broken plug-in."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentSource:
    """The source called ``name``, which fails when it is its turn, like one that fails as it is read."""

    name: str
    reason: str

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Raise SourceError: the others are read, and the brief tells of this one."""
        raise SourceError(self.reason, source=self.name)
