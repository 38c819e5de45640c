"""A summarizer that somebody else installed, found by its entry point: used, and where it fails, named."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.desks import STORY, Desk

MAKE = ("make", "--source", "news", "--formats", "json", "--strict")
BODIES = {
    "last": """
    place = len(split.sentences) - 1
    return Summary(
        method="last",
        sentences=(split.sentences[place],),
        features=("last",),
        scores=tuple((float(each == place),) for each in range(place + 1)),
    )
""",
    "broken": """
    raise KeyError("no model here")
""",
    "short": """
    return Summary(method="short", sentences=split.sentences[:1], features=("one",), scores=((1.0,),))
""",
}


@pytest.fixture
def install(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Desk]:
    """Install a package with a summarizer of this name, as pip would, where Python looks for packages."""

    def install_one(name: str) -> Desk:
        packages = desk.folder / "packages"
        desk.write(
            f"packages/{name}_method.py",
            f"from briefer.model import Summary\n\n\ndef summarize(split, budget):{BODIES[name]}",
        )
        desk.write(f"packages/{name}_method-1.0.dist-info/METADATA", f"Name: {name}-method\nVersion: 1.0\n")
        entry = f"[briefer.summarizers]\n{name} = {name}_method:summarize\n"
        desk.write(f"packages/{name}_method-1.0.dist-info/entry_points.txt", entry)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(packages), os.environ.get("PYTHONPATH", "")]))
        monkeypatch.syspath_prepend(str(packages))
        desk.write("news/bridge.txt")
        return desk

    return install_one


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_an_installed_summarizer_is_one_of_ours(install: Callable[[str], Desk], engine: str) -> None:
    desk = install("last")
    answer = desk.spawn("summarize", "news/bridge.txt", "--summarizer", "last")
    assert answer.stdout.split("\n")[-2].endswith("end of the year, the port said.")
    made = desk.spawn(
        *(
            "make",
            "--source",
            "news",
            "--formats",
            "json",
            "--engine",
            engine,
            "--summarizer",
            "last",
            "--strict",
        )
    )
    assert (made.returncode, made.stderr) == (0, "")


@pytest.mark.parametrize("engine", ["serial", "processes"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("broken", "the summarizer \"broken\" fails: KeyError: 'no model here'"),
        ("short", 'the summarizer "short" fails: it scores 1 of 5 sentences'),
    ],
)
def test_one_that_fails_costs_its_choice_and_not_the_brief(
    install: Callable[[str], Desk], name: str, said: str, engine: str
) -> None:
    desk = install(name)
    made = desk.spawn(
        *(
            "make",
            "--source",
            "news",
            "--formats",
            "json",
            "--engine",
            engine,
            "--summarizer",
            name,
            "--strict",
        )
    )
    assert made.returncode == 3
    assert made.stderr == f'briefer: {said}; "briefer" told what it could not\n'
    assert "The harbour bridge is open again" in Path(made.stdout.strip()).read_text(encoding="utf-8")


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_one_that_fails_leaves_a_row_without_sentences_and_says_why(
    install: Callable[[str], Desk], engine: str
) -> None:
    desk = install("broken")
    desk.write("rows.jsonl", json.dumps({"id": 7, "text": STORY}) + "\n")
    answer = desk.spawn("summarize", "--batch", "rows.jsonl", "--summarizer", "broken", "--engine", engine)
    assert answer.returncode == 0
    [row] = map(json.loads, answer.stdout.splitlines())
    assert row["id"] == 7
    assert "no model here" in row["skipped"]


def test_one_that_fails_at_a_single_article_is_named_in_one_line(install: Callable[[str], Desk]) -> None:
    desk = install("broken")
    answer = desk.spawn("summarize", "news/bridge.txt", "--summarizer", "broken")
    assert answer.returncode == 1
    assert answer.stderr == "briefer: the summarizer \"broken\" fails: KeyError: 'no model here'\n"
