"""Web archives (WARC, ISO 28500): each page that a crawler was answered with. Needs ``briefer[warc]``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.files import find_file, name_file, open_file
from briefer.sources.options import refuse_options
from briefer.sources.remote import Connect

_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcSource:
    """The pages in the archive at ``path``, which may be packed (.gz)."""

    path: Path
    name: str

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield each page that was answered with 200; an archive that breaks off ends in a Skipped."""
        try:
            # A wheel of compiled code, which only archives need.
            from fastwarc.warc import ArchiveIterator, WarcRecordType
        except ImportError as error:
            message = 'reading web archives needs fastwarc: install "briefer[warc]"'
            raise SourceError(message, source=self.name) from error
        records = 0
        with open_file(self.path, source=self.name) as file:
            archive = ArchiveIterator(
                file, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
            )
            while True:
                try:
                    record = next(archive)
                    made = self._read(record, window)
                except StopIteration:
                    break
                except (OSError, ValueError, RuntimeError, EOFError) as error:
                    yield self._skip(f"the archive breaks off: {' '.join(str(error).split())[:100]}", "")
                    return
                records += 1
                if made is not None:
                    yield made
        if not records:
            raise SourceError(f"{self.path} holds no answer of a web server", source=self.name)

    def _read(self, record: Any, window: Window) -> RawDocument | Skipped | None:
        """Return the page that a record holds, None where it is no page or none that was found."""
        http = record.http_headers
        url = str(record.headers.get("WARC-Target-URI") or "")
        media_type = str(http.get("Content-Type") or "") if http is not None else ""
        essence = media_type.partition(";")[0].strip().lower()
        if http is None or http.status_code != 200 or (essence and essence not in _PAGES):
            return None
        content = record.reader.read(limits.PDF_BYTES + 1)
        if len(content) > limits.PDF_BYTES:
            return self._skip(f"larger than {limits.PDF_BYTES // limits.MEGABYTE} MB", url)
        if not content.strip():
            return None
        return RawDocument(
            content=content,
            media_type=media_type[:200],
            url=url if url.startswith(("http://", "https://")) else name_file(self.path),
            source=self.name,
            fetched=window.moment,
        )

    def _skip(self, reason: str, url: str) -> Skipped:
        return Skipped(url=url or name_file(self.path), source=self.name, room="sources", reason=reason)


def open_warc(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> WarcSource:
    """Return the web archive at the path ``spec``; it has no ``options``."""
    path = find_file(spec)
    refuse_options(options, source=spec)
    return WarcSource(path=path, name=name or path.name)
