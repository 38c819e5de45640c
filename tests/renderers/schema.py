"""As much of JSON Schema (2020-12) as docs/brief.schema.json uses."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
KNOWN = frozenset(
    {"$schema", "$defs", "$ref", "title", "description", "type", "const", "pattern", "minimum", "anyOf"}
    | {"properties", "required", "additionalProperties", "items", "minItems"}
)


def read_schema() -> dict[str, Any]:
    path = Path(__file__).parents[2] / "docs" / "brief.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def find_faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """Return where the value breaks the schema, and how."""
    return list(_find(value, schema, root=schema, place="brief"))


def _find(value: Any, schema: dict[str, Any], *, root: dict[str, Any], place: str) -> Iterator[str]:
    assert set(schema) <= KNOWN, f"{place}: the schema uses {set(schema) - KNOWN}"
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from _find(value, target, root=root, place=place)
    if "anyOf" in schema and all(
        list(_find(value, each, root=root, place=place)) for each in schema["anyOf"]
    ):
        yield f"{place}: {value!r} is none of what it may be"
    if "const" in schema and value != schema["const"]:
        yield f"{place}: {value!r} is not {schema['const']!r}"
    if "type" in schema:
        wanted = TYPES[schema["type"]]
        if not isinstance(value, wanted) or (isinstance(value, bool) and schema["type"] != "boolean"):
            yield f"{place}: {value!r} is no {schema['type']}"
            return
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{place}: {value!r} is less than {schema['minimum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place}: {value!r} does not match {schema['pattern']}"
    yield from _find_inside(value, schema, root=root, place=place)


def _find_inside(value: Any, schema: dict[str, Any], *, root: dict[str, Any], place: str) -> Iterator[str]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{place}: {name} is missing"
    for name, part in value.items() if isinstance(value, dict) else ():
        if name in schema.get("properties", {}):
            yield from _find(part, schema["properties"][name], root=root, place=f"{place}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{place}: {name} is not described"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{place}: {len(value)} items are too few"
        for index, item in enumerate(value):
            yield from _find(item, schema.get("items", {}), root=root, place=f"{place}[{index}]")
