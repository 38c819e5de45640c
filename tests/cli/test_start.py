"""Starting: the help costs next to nothing, and every command shows how it is used."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.desks import Desk

from briefer import __version__

COMMANDS = (
    "make",
    "summarize",
    "split",
    "evaluate",
    "verify",
    "stories",
    "explain",
    "search",
    "serve",
    "gc",
    "init",
    "check",
)
HEAVY = (
    "nltk",
    "sumy",
    "sklearn",
    "scipy",
    "weasyprint",
    "numpy",
    "trafilatura",
    "jinja2",
    "msgspec",
    "starlette",
    "uvicorn",
    "anyio",
    "lxml",
)
BARE = """
import typer
app = typer.Typer(rich_markup_mode="rich")
@app.command()
def make(name: str = typer.Option("x", help="A name.")) -> None:
    "Make it."
@app.command()
def other() -> None:
    "Do something else."
app()
"""


@pytest.mark.parametrize("arguments", [(), ("--help",), ("make", "--help"), ("--version",)])
def test_help_imports_no_room(desk: Desk, arguments: tuple[str, ...]) -> None:
    program = (
        "import sys\nfrom briefer.cli import run_arguments\n"
        f"assert run_arguments({list(arguments)!r}) == 0\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert loaded.isdisjoint(HEAVY)
    rooms = {name for name in loaded if re.match(r"briefer\.(?!cli|errors)", name)}
    assert rooms == set()


@pytest.mark.slow
def test_help_is_quick(tmp_path: Path) -> None:
    (tmp_path / "bare.py").write_text(BARE)

    def measure(*command: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *command, "--help"], capture_output=True, check=True)
        return time.perf_counter() - start

    bare, ours = [], []
    for _ in range(5):
        bare.append(measure(str(tmp_path / "bare.py")))
        ours.append(measure("-m", "briefer"))
    assert min(ours) < 2.5 * min(bare)


def test_without_a_command_the_program_is_shown(desk: Desk) -> None:
    for arguments in ((), ("--help",), ("-h",)):
        answer = desk.run(*arguments)
        assert answer.code == 0
        assert all(command in answer.out for command in COMMANDS)
        assert answer.err == ""


def test_the_version_is_said(desk: Desk) -> None:
    assert desk.run("--version").out == f"briefer {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples_that_are_its_own(desk: Desk, command: str) -> None:
    answer = desk.run(command, "--help")
    assert answer.code == 0
    assert "Examples:" in answer.out
    assert f"\n briefer {command}" in answer.out
    assert "[setting" not in answer.out


def complete(desk: Desk, *words: str) -> list[str]:
    """Return what bash would offer for the last of these words."""
    asked = {"_BRIEFER_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(("briefer", *words))}
    return desk.spawn(env={**asked, "COMP_CWORD": str(len(words))}).stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("make", "--formats", "e"), ["epub"]),
        (
            ("make", "--formats", "pdf,"),
            [f"pdf,{name}" for name in ("html", "text", "markdown", "epub", "json")],
        ),
        (("make", "--formats", "pdf,markdown,m"), []),
        (("make", "--paper", "a"), ["a4", "a5"]),
        (("make", "--look", "c"), ["classic", "compact"]),
        (("summarize", "--summarizer", "lex"), ["lexrank"]),
    ],
)
def test_the_shell_offers_the_names_that_are_allowed(
    desk: Desk, words: tuple[str, ...], offered: list[str]
) -> None:
    assert complete(desk, *words) == offered


def test_shell_completion_is_offered(desk: Desk) -> None:
    done = desk.spawn("--show-completion", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert "--show-completion" in desk.run("--help").out
    assert "Traceback" not in done.stderr
