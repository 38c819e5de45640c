"""A source of a kind that came by an entry point: somebody else's code, whose failing must not end a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.tables import describe_failure

if TYPE_CHECKING:
    from briefer.sources import Opener, Source
    from briefer.sources.remote import Connect, Remote


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignSource:
    """A source of the ``kind``; whatever it raises is a SourceError that names the kind."""

    kind: str
    name: str
    source: "Source"

    @property
    def remote(self) -> "Remote":
        """What it asks the network with; AttributeError where it asks nobody."""
        remote: Remote = self.source.remote  # type: ignore[attr-defined]
        return remote

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield its documents; SourceError when it raises, or gives what is no document."""
        try:
            for document in self.source.fetch(window):
                if not isinstance(document, RawDocument | Skipped):
                    raise TypeError(f"it gives a {type(document).__name__}, and no document")
                yield document
        except SourceError:
            raise
        except Exception as error:
            raise SourceError(_name_failure(self.kind, error), source=self.name) from error


def open_foreign(
    opener: "Opener", spec: str, *, kind: str, name: str, connect: "Connect", options: Mapping[str, str]
) -> ForeignSource:
    """Return the source of that kind which ``spec`` names; SourceError where it cannot be opened."""
    try:
        source = opener(spec, name=name, connect=connect, options=options)
        return ForeignSource(kind=kind, name=str(source.name), source=source)
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(_name_failure(kind, error), source=name or spec) from error


def _name_failure(kind: str, error: Exception) -> str:
    return f'the kind of source "{kind}" fails: {describe_failure(error)}'
