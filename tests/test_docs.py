"""What the documents say is so: the README's commands run, and every command, setting and link is there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer import errors
from briefer.settings.keys import KEYS
from briefer.settings.table_keys import HOOK_KEYS, INSERT_KEYS, RULE_KEYS, SECTION_KEYS, SOURCE_KEYS

CHECKOUT = Path(__file__).parent.parent
DOCUMENTS = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
NOT_RUN = "<!-- not run"


def list_blocks(path: Path, language: str) -> Iterator[str]:
    """Yield the fenced blocks of a language, but for those marked as not to be run."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        before = text[: match.start()].rstrip().rpartition("\n")[2]
        if not before.startswith(NOT_RUN):
            yield match[1]


def list_commands(path: Path) -> list[str]:
    """Return what stands behind a $ in the console blocks."""
    lines = [line for block in list_blocks(path, "console") for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has just installed briefer, in a folder with the sample articles."""
    shutil.copytree(CHECKOUT / "seeds", tmp_path / "seeds")
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "TZ") if name in os.environ}
    path = os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"])
    return {**kept, "PATH": path, "HOME": str(tmp_path / "home")}


@pytest.mark.slow
def test_the_commands_of_the_readme_run(tmp_path: Path, home: dict[str, str]) -> None:
    commands = list_commands(CHECKOUT / "README.md")
    assert len(commands) >= 4
    for command in commands:
        ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=home, capture_output=True, text=True)
        assert ran.returncode == 0, f"$ {command}\n{ran.stdout}{ran.stderr}"
        assert "Traceback" not in ran.stderr
    assert list((tmp_path / "out").glob("*/brief.html"))


@pytest.mark.slow
def test_the_cron_lines_of_the_readme_work(tmp_path: Path, home: dict[str, str]) -> None:
    [block] = list_blocks(CHECKOUT / "README.md", "cron")
    *variables, line = block.splitlines()
    assert [variable.partition("=")[0] for variable in variables] == ["MAILTO", "PATH"]
    schedule = re.fullmatch(r"(?:[\d*/,-]+ +){5}(?P<command>\S.*)", line)
    assert schedule
    (tmp_path / "news").mkdir()
    settings = '[[sources]]\npath = "../seeds"\n'
    (tmp_path / "news" / "briefer.toml").write_text(settings, encoding="utf-8")
    command = schedule["command"].replace("/home/you", str(tmp_path))
    ran = subprocess.run(["sh", "-c", command], cwd="/", env=home, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout + ran.stderr == "", "cron mails whatever is printed"
    assert list((tmp_path / "news" / "out").glob("*/brief.html"))


def list_subcommands() -> set[str]:
    """Return the names of the files that hold a command."""
    files = (CHECKOUT / "src" / "briefer" / "cli").glob("*.py")
    defined = {path.stem: path.read_text(encoding="utf-8") for path in files}
    return {
        name
        for name, text in defined.items()
        if f"def {name}_command(" in text or f"def build_{name}_app(" in text
    }


def test_every_command_is_in_the_readme_and_none_that_is_not() -> None:
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    table = set(re.findall(r"^\| `briefer (\w+)", text, re.MULTILINE))
    assert table == list_subcommands()


def test_every_exit_code_is_in_the_readme() -> None:
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    raised = {kind.exit_code for kind in kinds if issubclass(kind, errors.BrieferError)}
    assert raised | {0, 3} == table


def test_every_setting_is_documented() -> None:
    text = (CHECKOUT / "docs" / "settings.md").read_text(encoding="utf-8")
    tables = (SOURCE_KEYS, SECTION_KEYS, RULE_KEYS, INSERT_KEYS, HOOK_KEYS)
    for name in (*(key.name for key in KEYS), *(name for table in tables for name in table)):
        assert f"`{name}`" in text, f"{name} is not in docs/settings.md: run bench/settings_reference.py"


def test_every_setting_that_is_mentioned_exists() -> None:
    known = {key.name for key in KEYS} | {"config", "smtp_password"}
    for path in DOCUMENTS:
        for name in re.findall(r"\bBRIEFER_([A-Z_]+)\b", path.read_text(encoding="utf-8")):
            assert name.lower() in known, f"{path.name} mentions BRIEFER_{name}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        place, _, heading = target.partition("#")
        linked = (path.parent / place) if place else path
        assert "://" in target or linked.exists(), f"{path.name} links to {target}"
        if heading:
            headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {anchor_of(line) for line in headings}, f"{path.name} links to {target}"


def anchor_of(heading: str) -> str:
    """Return the anchor that a heading gets where Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_the_invariants_name_tests_that_exist() -> None:
    text = (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/.]+?\.py)(?:::(\w+))?`", text)
    assert len(named) >= 11
    for file, function in named:
        path = CHECKOUT / file
        assert path.exists(), f"docs/architecture.md names {file}"
        assert not function or f"def {function}(" in path.read_text(encoding="utf-8"), f"{file}::{function}"


def test_every_room_is_on_the_tour() -> None:
    text = (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.stem for path in (CHECKOUT / "src" / "briefer").iterdir() if path.name[0] not in "_."}
    for room in sorted(rooms):
        assert re.search(rf"\b{room}\b", text), f"docs/architecture.md does not tell of {room}"


def test_every_make_target_has_a_line_of_help() -> None:
    text = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", text, re.MULTILINE)) - {"environment", "environment-test"}
    assert targets == set(re.findall(r"^([a-z-]+):.*## \S", text, re.MULTILINE))
