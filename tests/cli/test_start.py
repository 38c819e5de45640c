"""Starting: the help costs next to nothing, and every command shows how it is used."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.cli.desks import Desk

from briefer import __version__
from briefer.cli import _build_app


def list_verbs(command: Any, *before: str) -> Iterator[str]:
    """Yield every verb of the program, such as "make" and "outbox list"."""
    for name, each in command.commands.items():
        if hasattr(each, "commands"):
            yield from list_verbs(each, *before, name)
        else:
            yield " ".join((*before, name))


VERBS = tuple(list_verbs(typer.main.get_command(_build_app())))

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
MAP_HALF_ONLY = ("extractors", "make.reading")
SECOND_HALF_ONLY = ("make.finishing", "summarizers", "dedupe", "clusters", "themes", "assemble")
INTERRUPTED_AT_THE_START = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Impatient:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Impatient())
from briefer.__main__ import main
main()
"""
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


def test_the_first_documents_go_out_before_what_only_the_brief_needs_is_imported() -> None:
    program = "import sys\nimport briefer.cli.make, briefer.make.plan\nprint(*sorted(sys.modules))\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(("numpy", "jinja2", "lxml", "trafilatura", "urllib3", "feedparser"))
    assert loaded.isdisjoint(f"briefer.{room}" for room in (*MAP_HALF_ONLY, *SECOND_HALF_ONLY))


def test_where_others_read_this_process_never_imports_what_reads(desk: Desk) -> None:
    program = (
        "import sys\nfrom briefer.cli import run_arguments\n"
        "arguments = ['make', '--formats', 'html', '--engine', 'processes', '--workers', '1']\n"
        "assert run_arguments(arguments) == 0\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert {f"briefer.{room}" for room in SECOND_HALF_ONLY} <= loaded
    assert loaded.isdisjoint(f"briefer.{room}" for room in MAP_HALF_ONLY)


def test_a_worker_imports_only_what_reads_documents() -> None:
    program = (
        "import sys, briefer.sandbox.inside, briefer.engines.worker, briefer.make.reading\n"
        "print(*sorted(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(("subprocess", "asyncio", "sqlite3", "typer", "concurrent.futures"))
    assert loaded.isdisjoint(
        f"briefer.{name}" for name in (*SECOND_HALF_ONLY, "settings", "store", "sources")
    )
    assert loaded.isdisjoint(("briefer.model.day", "briefer.model.brief", "briefer.sandbox.child"))


@pytest.mark.parametrize(
    "arguments", [(), ("--engine", "serial"), ("--workers", "1"), ("--minutes", "never")]
)
def test_workers_that_got_ready_leave_nothing_behind(
    desk: Desk, tmp_path: Path, arguments: tuple[str]
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    made = desk.spawn("make", "--formats", "text", *arguments, env={"TMPDIR": str(scratch)})
    assert made.returncode == (2 if "never" in arguments else 0), made.stderr
    assert list(scratch.iterdir()) == []


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
        assert all(f"\n  {verb.split()[0]} " in answer.out for verb in VERBS)
        assert not re.search(r"\w\.\.\.$", answer.out, re.MULTILINE)  # a sentence that is cut says nothing
        assert answer.err == ""


def test_the_version_is_said(desk: Desk) -> None:
    assert desk.run("--version").out == f"briefer {__version__}\n"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_does_shows_an_example_and_how_it_ends(desk: Desk, verb: str) -> None:
    answer = desk.run(*verb.split(), "--help")
    assert answer.code == 0
    usage, sentence, *_ = (line.strip() for line in answer.out.splitlines() if line.strip())
    assert usage.startswith(f"Usage: briefer {verb} ")
    assert sentence[0].isupper()
    assert "Examples:" in answer.out
    assert re.search(rf"^  briefer {verb}\b", answer.out, re.MULTILINE)
    assert re.search(r"Exit codes: 0 \w.*1 \w.*2 wrong\s+usage", answer.out, re.DOTALL)


def test_words_in_brackets_stay_in_the_help(desk: Desk) -> None:
    assert "[profiles.NAME]" in desk.run("make", "--help").out


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_help_is_wrapped_to_the_terminal(desk: Desk, columns: str) -> None:
    """No line is broken where the source breaks it: but for examples, the text fills the width."""
    shown = desk.spawn("evaluate", "--help", env={"COLUMNS": columns}).stdout
    told = shown.partition("What is scored")[2].partition("Exit codes")[0].splitlines()
    width = min(int(columns), 80)
    assert all(len(line) <= width for line in told)
    assert all(len(line) > width / 2 for line in told[:4])


@pytest.mark.parametrize("group", sorted({verb.split()[0] for verb in VERBS if " " in verb}))
def test_a_group_without_its_verb_is_wrong_usage(desk: Desk, group: str) -> None:
    assert f"`briefer {group} --help`" in desk.fail(group, code=2)


def test_an_interrupt_while_it_starts_shows_no_traceback(desk: Desk) -> None:
    """Ctrl-C in the moment in which the command line is loaded: the code that shells expect, and no word."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_AT_THE_START], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


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


def test_the_shell_offers_sources_and_profiles_of_the_settings(desk: Desk) -> None:
    desk.write(
        "briefer.toml",
        '[profiles.harbour]\nminutes = 3\n[[sources]]\npath = "news"\n'
        '[[sources]]\npath = "notes"\nname = "My notes"\n',
    )
    assert complete(desk, "sources", "remove", "") == ["news"]
    assert complete(desk, "fetch", "n") == ["news"]
    assert complete(desk, "make", "--profile", "h") == ["harbour"]
    desk.write("briefer.toml", "minutes = ")
    assert complete(desk, "make", "--profile", "h") == []
    assert complete(desk, "fetch", "n") == []
