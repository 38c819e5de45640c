"""One web page by its address; when the address gives a feed, its entries."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.feeds import hand_over
from briefer.sources.http import Door, fetch_url

# A page may be 5 MB, a PDF 25 MB: the media type is known only once the answer is there.
DOOR = Door(body_bytes=limits.PDF_BYTES)
_OTHER_KINDS = ("audio/", "font/", "image/", "video/")


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
        if answer.media_type.lower().startswith(_OTHER_KINDS):
            yield Skipped(url=self.url, source=self.name, room="sources", reason="not a readable format")
            return
        yield from hand_over(
            RawDocument(
                content=answer.content,
                media_type=answer.media_type,
                url=answer.url,
                source=self.name,
                fetched=window.moment,
            )
        )
