"""One web page by its address."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources.http import Door, fetch_url

# A page may be 5 MB, a PDF 25 MB: the media type is known only once the answer is there.
DOOR = Door(body_bytes=25_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """The document at ``url`` (http or https)."""

    url: str
    name: str
    door: Door = DOOR

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield the document, or why it could not be had."""
        try:
            answer = fetch_url(self.url, door=self.door)
        except SourceError as error:
            yield Skipped(url=self.url, source=self.name, room="sources", reason=str(error))
            return
        yield RawDocument(
            content=answer.content,
            media_type=answer.media_type,
            url=answer.url,
            source=self.name,
            fetched=window.moment,
        )
