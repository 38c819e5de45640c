"""Rows of named values, from whatever table or line of JSON: each is one article, as a feed's entry is."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from urllib.parse import quote

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped
from briefer.sources import limits
from briefer.sources.entries import HTML, PLAIN, Construct, to_html, to_paragraphs
from briefer.sources.feeds import ENTRY_TYPE, join_link
from briefer.tables import did_you_mean
from briefer.text.links import clean_link

# What a row may say, and under which names it is looked for where its owner named no column.
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "guid", "uuid", "_id"),
        "headline": ("headline", "title", "heading"),
        "text": ("text", "body", "content", "maintext", "article", "full_text", "plain_text"),
        "html": ("html", "content_html", "body_html"),
        "summary": ("summary", "description", "abstract", "excerpt", "snippet", "lede"),
        "url": ("url", "link", "permalink", "source_url", "canonical_url"),
        "published": (
            "published",
            "published_at",
            "date_published",
            "date",
            "pub_date",
            "datetime",
            "timestamp",
        ),
        "outlet": ("outlet", "publisher", "source_name", "publication", "source", "site_name", "domain"),
        "byline": ("byline", "author", "authors", "creator"),
        "language": ("language", "lang"),
    }
)
# One of these a table must have, or it is of no use.
_TELLING = ("text", "html", "summary", "url")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\s-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Where rows come from: ``url`` names the file, ``columns`` maps fields to the names they have there."""

    url: str
    source: str
    fetched: datetime
    columns: Mapping[str, str]


def read_columns(options: Mapping[str, str], *, source: str) -> dict[str, str]:
    """Return which column holds which field; SourceError for a field that there is not."""
    for field in options:
        if field not in FIELDS:
            hint = did_you_mean(field, FIELDS) or f" (known: {', '.join(FIELDS)})"
            raise SourceError(f'columns: there is no field "{field}"{hint}', source=source)
    return dict(options)


def check_columns(names: Sequence[str], *, sheet: Sheet) -> None:
    """Raise SourceError where a table lacks a column that its owner named, or any that tells something."""
    for field, column in sheet.columns.items():
        if column not in names:
            known = ", ".join(names)[:200]
            raise SourceError(
                f'there is no column "{column}" for {field} (known: {known})', source=sheet.source
            )
    usual = set(map(fold_name, names))
    if not any(field in sheet.columns or usual.intersection(FIELDS[field]) for field in _TELLING):
        known = ", ".join(names)[:200]
        message = f"no column is known to hold a text or an address (there are: {known}): name it in columns"
        raise SourceError(message, source=sheet.source)


def fold_name(name: str) -> str:
    """Return a column's name as the usual ones are written: "Published At" and "publishedAt" are one."""
    return _HUMP.sub("_", name.strip()).casefold()


def make_documents(rows: Iterable[object], *, sheet: Sheet) -> Iterator[RawDocument | Skipped]:
    """Yield a document for each row, and for each that is none why; a row may already be a Skipped."""
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Skipped):
            yield row
        elif isinstance(row, Mapping):
            yield _make_document(row, number, sheet)
        else:
            yield skip_row(number, "not an object with named values", sheet=sheet)


def skip_row(number: int, reason: str, *, sheet: Sheet) -> Skipped:
    """Return what stands for a row, counted from 1, that cannot be read."""
    return Skipped(url=f"{sheet.url}#{number}", source=sheet.source, room="sources", reason=reason)


def _make_document(row: Mapping[object, object], number: int, sheet: Sheet) -> RawDocument | Skipped:
    # Names that are the usual ones to the letter come before those that only amount to them.
    folded = {fold_name(str(name)): value for name, value in reversed(list(row.items()))} | dict(row)
    said = {field: _find(row, folded, field, sheet) for field in FIELDS}
    text, html = said.pop("text"), said["html"]
    if sum(map(len, (text, html, said["summary"]))) > limits.PAGE_BYTES:
        return skip_row(number, f"larger than {limits.PAGE_BYTES // limits.MEGABYTE} MB", sheet=sheet)
    said["html"] = html or _write_html(text)
    said["headline"] = to_html(Construct(value=said["headline"], media_type=PLAIN))
    said["summary"] = to_paragraphs(Construct(value=said["summary"], media_type=_guess_type(said["summary"])))
    said["url"] = clean_link(join_link("", said["url"]))
    mark = quote(said["id"] or str(number), safe="", errors="replace")
    return RawDocument(
        content=json.dumps(said, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace"),
        media_type=ENTRY_TYPE,
        url=said["url"] or f"{sheet.url}#{mark[:200]}",
        source=sheet.source,
        fetched=sheet.fetched,
    )


def _find(row: Mapping[object, object], folded: Mapping[object, object], field: str, sheet: Sheet) -> str:
    """Return what the row says under the field's column, or under the first usual name that it has."""
    if field in sheet.columns:
        return _write(row.get(sheet.columns[field]))
    return next(filter(None, (_write(folded.get(name)) for name in FIELDS[field])), "")


def _write(value: object) -> str:
    """Return a value as text: of a list what stands in it, of an object its name; "" for nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_write(item) for item in value[:50])))
    if isinstance(value, Mapping):
        return _write(value.get("name") or value.get("title"))
    return str(value) if isinstance(value, int | float) else ""


def _guess_type(text: str) -> str:
    return HTML if "</" in text or "<p>" in text.lower() or "<br" in text.lower() else PLAIN


def _write_html(text: str) -> str:
    """Return text as HTML; where no blank line stands in it, each line is a paragraph."""
    kind = _guess_type(text)
    if kind == PLAIN and "\n\n" not in text.replace("\r\n", "\n"):
        text = text.replace("\r\n", "\n").replace("\n", "\n\n")
    return to_paragraphs(Construct(value=text, media_type=kind))
