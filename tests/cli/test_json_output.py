"""What programs are promised: docs/json.md names the keys that each verb prints, and they are there."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from tests.cli.desks import ROOT, Desk
from tests.cli.test_start import VERBS

from briefer.cli import _build_app

ROWS = re.findall(r"^\| `briefer ([a-z ]+)` \| (.+?) \| (.+) \|$", (ROOT / "docs/json.md").read_text(), re.M)
KEYS = {verb: set(re.findall(r"`(\w+)`", keys)) for verb, _, keys in ROWS}
FEED = """<rss version="2.0"><channel><title>Post</title><item><title>The bridge is open</title>
<link>https://post.example/1</link><description>It is open again.</description></item></channel></rss>"""
ARGUMENTS = {
    "verify": ("{out}",),
    "explain": ("bridge",),
    "search": ("bridge",),
    "outbox list": ("--all",),
    "summarize": ("articles/ferry.txt", "--explain"),
    "split": ("articles/ferry.txt",),
    "feed": ("feed.xml",),
}
OPEN = {"terms", "counts", "features"}  # objects whose keys are names of the house, not of the format


def list_keys(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from list_keys(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            if key not in OPEN or isinstance(each, list):
                yield from list_keys(each)


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with articles, a rule, a reader, and a brief whose mail waits."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("owner")
        patch.chdir(folder)
        patch.setenv("HOME", str(folder))
        desk = Desk(folder, None)  # type: ignore[arg-type]  # every command runs in a process of its own
        desk.write("articles/ferry.txt")
        desk.write("feed.xml", FEED)
        desk.write(
            "briefer.toml",
            'data_dir = "data"\nengine = "serial"\nformats = ["text", "json"]\n'
            'mail_from = "brief@example.org"\nsmtp_host = "mail.invalid"\n'
            '[[sources]]\npath = "articles"\n[[sources]]\npath = "nowhere"\n'
            '[[rules]]\naction = "boost"\nwords = ["bridge"]\n',
        )
        desk.spawn("readers", "add", "Ann <ann@example.org>")
        assert "brief.json" in desk.spawn("make").stdout
        yield desk


def has_json(command: Any, verb: str) -> bool:
    for word in verb.split():
        command = command.commands[word]
    return any("--json" in parameter.opts for parameter in command.params)


def test_every_verb_that_prints_json_is_told_of() -> None:
    program = typer.main.get_command(_build_app())
    printing = {verb for verb in VERBS if has_json(program, verb)}
    assert printing - {"evaluate"} == set(KEYS)


@pytest.mark.parametrize("verb", sorted(KEYS))
def test_the_keys_are_those_that_are_documented(owner: Desk, verb: str) -> None:
    [out] = (owner.folder / "out").iterdir()
    arguments = [argument.format(out=out) for argument in ARGUMENTS.get(verb, ())]
    done = owner.spawn(*verb.split(), *arguments, "--json")
    found = set(list_keys(json.loads(done.stdout)))
    assert found, done.stderr
    assert found <= KEYS[verb]
    [kind] = (kind for name, kind, _ in ROWS if name == verb)
    assert done.stdout.startswith("[" if kind.startswith("a list") else "{")
    # Of what this desk has none of, there is nothing to see.
    unseen = {"fetch": {"url", "source", "reason"}}
    assert KEYS[verb] - found == unseen.get(verb, set())
