"""The brief for programs: every sentence with what proves it, every number that adds up."""

import copy
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.golden.invented_day import make_brief, read_news
from tests.renderers.hostile import make_hostile_brief
from tests.renderers.schema import find_faults, read_schema, walk_schemas

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.json import FORMAT, JsonRenderer

BRIEFS: dict[str, Callable[[], Brief]] = {
    "usual": make_brief,
    "quiet": lambda: make_brief(tuple(story for story in read_news() if story.state == "unchanged")),
    "empty": lambda: make_brief(()),
    "sample": lambda: replace(make_brief(), sample=True),
    "hostile": make_hostile_brief,
}


@pytest.fixture(scope="module")
def data(press: Press, brief: Brief) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(JsonRenderer(press).render(brief).content)
    return loaded


def test_every_sentence_can_be_proved(data: dict[str, Any], brief: Brief) -> None:
    texts = {note.article.id: note.article.text for note in brief.notes}
    notes = {note["number"]: note for note in data["notes"]}
    stories = [story for section in (*data["leads"], *data["briefs"]) for story in section["stories"]]
    assert len(stories) == 12
    for story in stories:
        for sentence in story["sentences"]:
            text = texts[sentence["article"]]
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
            assert sentence["sha256"] == hashlib.sha256(text.encode()).hexdigest()
            assert notes[sentence["note"]]["article"] == sentence["article"]
            assert sentence["link"].startswith(notes[sentence["note"]]["url"] + "#:~:text=")


def test_ranks_and_coverage_add_up(data: dict[str, Any]) -> None:
    for section in (*data["leads"], *data["briefs"]):
        for story in section["stories"]:
            assert story["rank"] == pytest.approx(sum(term["value"] for term in story["terms"]))
    coverage = data["coverage"]
    assert coverage["read"] == coverage["printed"] + coverage["merged"] + len(coverage["skipped"])


def test_the_day_and_the_window_are_exact(data: dict[str, Any]) -> None:
    assert data["date"] == "2026-11-24"
    assert data["window"] == {
        "since": "2026-11-24T00:00:00+00:00",
        "until": "2026-11-25T00:00:00+00:00",
        "zone": "UTC",
        "words": "24 hours to Tuesday 24 November 2026 (UTC)",
    }
    assert (data["format"], data["number"], data["version"]) == ("briefer/1", 128, "0.1.0")


def test_figures_watching_and_copies_are_told(data: dict[str, Any]) -> None:
    (difference,) = data["leads"][0]["stories"][0]["figures_differ"]
    assert [figure["text"] for figure in difference["figures"]] == ["312 people", "305 passengers and crew"]
    assert [line["days"] for line in data["watching"]] == [6, 3]
    assert [note["copy_of"] for note in data["notes"][:4]] == [0, 0, 0, 1]


def test_strange_characters_come_back_as_they_were(press: Press) -> None:
    brief = make_hostile_brief()
    content = JsonRenderer(press).render(brief).content
    data = json.loads(content.decode("utf-8"))
    told = data["leads"][0]["stories"][0]["sentences"]
    assert [each["text"] for each in told] == [
        each.sentence.text for each in brief.leads[0].stories[0].sentences
    ]


def test_the_schema_is_sound_and_of_this_version(data: dict[str, Any]) -> None:
    schema = read_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["format"]["const"] == data["format"] == FORMAT
    assert schema["$id"] == f"urn:{FORMAT.replace('/', ':')}"


def test_the_schema_leaves_nothing_open() -> None:
    """Every object has exactly the fields described, every list says of what, every name is explained."""
    for place, schema in walk_schemas(read_schema()):
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, place
            assert sorted(schema["required"]) == sorted(schema["properties"]), place
        if schema.get("type") == "array":
            assert schema["items"], place
        assert schema.keys() & {"type", "$ref", "anyOf", "const"}, place


@pytest.mark.parametrize("kind", BRIEFS)
def test_every_brief_is_as_the_schema_says(kind: str, press: Press) -> None:
    assert find_faults(json.loads(JsonRenderer(press).render(BRIEFS[kind]()).content), read_schema()) == []


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda data: data.pop("window"), "$"),
        (lambda data: data["window"].update(since="yesterday"), "$.window.since"),
        (lambda data: data["notes"][0].update(number=0), "$.notes[0].number"),
        (lambda data: data["leads"][0]["stories"][0].update(extra=1), "$.leads[0].stories[0]"),
        (lambda data: data["leads"][0].update(stories=[]), "$.leads[0].stories"),
    ],
)
def test_what_is_not_as_the_schema_says_is_found(
    data: dict[str, Any], spoil: Callable[[dict[str, Any]], object], place: str
) -> None:
    spoilt = copy.deepcopy(data)
    spoil(spoilt)
    (fault,) = find_faults(spoilt, read_schema())
    assert fault.startswith(f"{place}: ")
