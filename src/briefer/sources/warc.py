"""Web archives (WARC, ISO 28500): each page that a crawler was answered with. Needs ``briefer[warc]``."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped
from briefer.sources import limits
from briefer.sources.apart import FileSource, Job, make_sheet, serve_piece
from briefer.sources.files import find_file, open_file
from briefer.sources.options import refuse_options
from briefer.sources.remote import Connect
from briefer.sources.rows import Sheet

TASK = "briefer.sources.warc:read_on"
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")


def read_on(payload: bytes) -> bytes:
    """Task of the child: read the next pages."""
    return serve_piece(payload, begin=_read_pages)


def _read_pages(job: Job) -> Iterator[RawDocument | Skipped]:
    try:
        # A wheel of compiled code, which only archives need.
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        message = 'reading web archives needs fastwarc: install "briefer[warc]"'
        raise SourceError(message, source=job.source) from error
    sheet = make_sheet(job)
    records = 0
    with open_file(Path(job.path), source=job.source) as file:
        archive = ArchiveIterator(
            file,
            # Answers, and what was kept of pages without one: what a browser saved, what a text was made of.
            record_types=WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion,
            parse_http=True,
            auto_decode="all",
        )
        while True:
            try:
                record = next(archive)
                made = _read(record, sheet)
            except StopIteration:
                break
            except (OSError, ValueError, RuntimeError, EOFError) as error:
                yield _skip(f"the archive breaks off: {' '.join(str(error).split())[:100]}", sheet.url, sheet)
                return
            records += 1
            if made is not None:
                yield made
    if not records:
        raise SourceError(f"{job.path} holds no page of the web", source=job.source)


def _read(record: Any, sheet: Sheet) -> RawDocument | Skipped | None:
    """Return the page that a record holds, None where it is no page or none that was found."""
    http = record.http_headers
    # Some crawlers put the address into angle brackets, as the grammar of WARC 1.0 had it.
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    media_type = str((record.headers if http is None else http).get("Content-Type") or "")
    essence = media_type.partition(";")[0].strip().lower()
    if (http is not None and http.status_code != 200) or (essence and essence not in _PAGES):
        return None
    content = record.reader.read(limits.PDF_BYTES + 1)
    if len(content) > limits.PDF_BYTES:
        return _skip(f"larger than {limits.PDF_BYTES // limits.MEGABYTE} MB", url or sheet.url, sheet)
    if not content.strip():
        return None
    return RawDocument(
        content=content,
        media_type=media_type[:200],
        url=url if url.startswith(("http://", "https://")) else sheet.url,
        source=sheet.source,
        fetched=sheet.fetched,
    )


def _skip(reason: str, url: str, sheet: Sheet) -> Skipped:
    return Skipped(url=url, source=sheet.source, room="sources", reason=reason)


def open_warc(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> FileSource:
    """Return the web archive at the path ``spec``; it has no ``options``."""
    path = find_file(spec)
    refuse_options(options, source=spec)
    return FileSource(path=path, name=name or path.name, task=TASK, columns={})
