"""docs/brief.schema.json as a validator reads it: JSON Schema, draft 2020-12."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

PATH = Path(__file__).parents[2] / "docs" / "brief.schema.json"


def read_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return schema


def find_faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """Return where the value breaks the schema, and how."""
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def walk_schemas(schema: Any, place: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema within the schema, and where it stands."""
    yield place, schema
    for name in ("properties", "$defs"):
        for key, inner in schema.get(name, {}).items():
            yield from walk_schemas(inner, f"{place}/{name}/{key}")
    if "items" in schema:
        yield from walk_schemas(schema["items"], f"{place}/items")
    for index, inner in enumerate(schema.get("anyOf", ())):
        yield from walk_schemas(inner, f"{place}/anyOf/{index}")
