"""What a row may hold, and what is said of one that cannot be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NoReturn

from briefer.batch.lines import ROW_BYTES, Line

SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that is a JSON object: its ``id`` as given, None if it has none, and all its values by name."""

    id: object
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One given text with what is known of it: ``published`` is aware, or None; the rest may be ""."""

    headline: str
    text: str
    outlet: str
    language: str
    published: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A line of JSON, and whether it says only why the row was skipped."""

    line: str
    skipped: bool


def read_row(line: Line) -> Row:
    """Return the row; ValueError says why it is none."""
    if not line.whole:
        raise ValueError(f"line {line.number} is longer than {ROW_BYTES >> 20} MiB")
    try:
        values = json.loads(line.content.decode("utf-8"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise ValueError(f"line {line.number} is not UTF-8") from None
    except RecursionError:
        raise ValueError(f"line {line.number} is nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"line {line.number} is not JSON: {error}") from None
    if not isinstance(values, dict):
        raise ValueError(f"line {line.number} is no JSON object")
    return Row(id=values.get("id"), values=values)


def write_answer(id: object, name: str, value: object) -> Answer:  # noqa: A002 - the row's own word
    """Return the answer to the row of this id: one value and its name."""
    return write_answers(id, {name: value})


def write_answers(id: object, values: Mapping[str, object]) -> Answer:  # noqa: A002 - as above
    """Return the answer to the row of this id: values by name.

    Written in ASCII, everything else escaped: so it survives every terminal's encoding, lone surrogates, and
    readers for whom other characters than a line feed end a line.
    """
    return Answer(line=json.dumps({"id": id, **values}), skipped=SKIPPED in values)


def skip_row(id: object, reason: str) -> Answer:  # noqa: A002 - as above
    """Return the answer to a row that was skipped."""
    return write_answer(id, SKIPPED, reason)


def read_reports(row: Row) -> tuple[Report, ...]:
    """Return the row's text, or its several texts; ValueError says what is wrong with them."""
    text, docs = row.values.get("text"), row.values.get("docs")
    if docs is None:
        return (read_report(row.values),)
    if text is not None:
        raise ValueError("it has both text and docs")
    if not isinstance(docs, list) or not docs:
        raise ValueError("docs is not a list of texts")
    language = _read_word(row.values, "language")
    return tuple(
        read_report({"language": language, **(doc if isinstance(doc, dict) else {"text": doc})})
        for doc in docs
    )


def read_report(values: Mapping[str, object]) -> Report:
    """Return the text with what is told of it; ValueError says what is wrong. The text may be empty."""
    text = values.get("text")
    if text is None:
        raise ValueError("it has no text")
    if not isinstance(text, str):
        raise ValueError("text is not a string")
    return Report(
        headline=_read_word(values, "headline") or _read_word(values, "title"),
        text=text,
        outlet=_read_word(values, "outlet"),
        language=_read_word(values, "language"),
        published=_read_moment(values.get("published")),
    )


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _read_word(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is not a string")
    return value or ""


def _read_moment(value: object) -> datetime | None:
    """Return seconds since 1970, or a date as ISO 8601 writes it; None where it is neither."""
    try:
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
        moment = datetime.fromisoformat(value if isinstance(value, str) else "")
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
