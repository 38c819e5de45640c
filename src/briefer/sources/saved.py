"""What somebody saved to read later, as reading services let it be taken along.

Known are wallabag's JSON (with the articles' text), Pocket's CSV and HTML, and Instapaper's CSV, which hold
addresses: their pages are fetched.
"""

import codecs
import html
import io
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import csv_table, limits
from briefer.sources.apart import Job, make_sheet, read_apart, serve_piece
from briefer.sources.files import find_file, name_file, open_file
from briefer.sources.options import refuse_options
from briefer.sources.remote import Connect, Remote
from briefer.sources.rows import Sheet, make_documents

TASK = "briefer.sources.saved:read_on"
_LINK = re.compile(r"<a\s(?P<attributes>[^<>]{1,4000})>(?P<title>(?:[^<]|<(?!/a)){0,2000})</a", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,1000}>")
_ATTRIBUTE = re.compile(r"""([\w-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_POCKET, _INSTAPAPER, _WALLABAG, _PAGE = "pocket", "instapaper", "wallabag", "page"
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    _POCKET: {"headline": "title", "url": "url"},
    _INSTAPAPER: {"headline": "Title", "url": "URL", "summary": "Selection"},
    # "text" is none of its fields: its content is HTML.
    _WALLABAG: {
        "id": "uid", "headline": "title", "url": "url", "text": "", "html": "content",
        "published": "published_at", "outlet": "domain_name", "byline": "published_by",
        "language": "language", "summary": "",
    },
    _PAGE: {"headline": "title", "url": "href"},
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSource:
    """The saved articles in the file at ``path``."""

    path: Path
    name: str
    remote: Remote

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield an entry for each saved article; SourceError when the file is of no service that is known."""
        with open_file(self.path, source=self.name) as file:
            if os.fstat(file.fileno()).st_size > limits.SAVED_BYTES:
                size = limits.SAVED_BYTES // limits.MEGABYTE
                raise SourceError(f"{self.path}: larger than {size} MB", source=self.name)
        yield from read_apart(
            self.path,
            url=name_file(self.path),
            task=TASK,
            source=self.name,
            columns={},
            fetched=window.moment,
        )


def read_on(payload: bytes) -> bytes:
    """Task of the child: read the next articles."""
    return serve_piece(payload, begin=_begin)


def _begin(job: Job) -> Iterator[RawDocument | Skipped]:
    with open_file(Path(job.path), source=job.source) as file:
        content = file.read()
    service = _find_service(content)
    if not service:
        known = "wallabag's JSON, Pocket's CSV or HTML, Instapaper's CSV"
        raise SourceError(f"{job.path} is of no service that is known: {known}", source=job.source)
    sheet = replace(make_sheet(job), columns=_COLUMNS[service])
    yield from make_documents(_READERS[service](content, sheet), sheet=sheet)


def _find_service(content: bytes) -> str:
    head = content[:4096].decode("utf-8-sig", "replace").lstrip()
    first = [cell.strip().strip('"') for cell in head.partition("\n")[0].split(",")]
    if {"title", "url", "time_added"} <= set(first):
        return _POCKET
    if first[:4] == ["URL", "Title", "Selection", "Folder"]:
        return _INSTAPAPER
    if head.startswith("[") and b'"is_archived"' in content:
        return _WALLABAG
    return _PAGE if "<title>pocket export</title>" in head.lower() else ""


def _read_csv(content: bytes, sheet: Sheet) -> Iterator[object]:
    return csv_table.read_rows(io.BytesIO(content), sheet)


def _read_json(content: bytes, sheet: Sheet) -> Iterator[object]:
    # Each article is decoded when it is its turn: all of them at once take several times their bytes.
    try:
        saved = msgspec.json.decode(content.removeprefix(codecs.BOM_UTF8), type=list[msgspec.Raw])
        for each in saved:
            yield json.loads(bytes(each).decode("utf-8", "replace"))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise SourceError(f"{sheet.source}: broken JSON", source=sheet.source) from error


def _read_page(content: bytes, sheet: Sheet) -> Iterator[object]:
    for link in _LINK.finditer(content.decode("utf-8-sig", "replace")):
        values = {
            name.lower(): html.unescape(double or single)
            for name, double, single in _ATTRIBUTE.findall(link["attributes"])
        }
        yield values | {"title": html.unescape(_TAG.sub("", link["title"])).strip()}


_READERS: Mapping[str, Callable[[bytes, Sheet], Iterator[object]]] = {
    _POCKET: _read_csv,
    _INSTAPAPER: _read_csv,
    _WALLABAG: _read_json,
    _PAGE: _read_page,
}


def open_saved(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> SavedSource:
    """Return the saved articles in the file at the path ``spec``; it has no ``options``."""
    refuse_options(options, source=spec)
    path = find_file(spec)
    return SavedSource(path=path, name=name or path.name, remote=connect())
