"""What the rooms between sources and renderers must not touch, and what values must be; read off the code."""

import ast
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer import model

SOURCE = Path(__file__).parent.parent / "src" / "briefer"

PURE = (
    "model",
    "text",
    "summarizers",
    "dedupe",
    "clusters",
    "stories",
    "figures",
    "ledger.py",
    "rank.py",
    "rules",
    "themes",
    "assemble",
    "extractors",
)
# fmt: off
WORLD = frozenset({
    "os", "sys", "time", "random", "secrets", "uuid", "socket", "ssl", "select", "subprocess",
    "multiprocessing", "threading", "asyncio", "signal", "shutil", "tempfile", "glob", "locale",
    "getpass", "platform", "urllib.request", "http.client", "requests", "urllib3", "sqlite3"
})
# fmt: on
CLOCK = frozenset({"now", "today", "utcnow"})
# Data that belongs to the room's code: it lies beside it and never changes.
READS_ITS_OWN_DATA = frozenset({"themes/classifier.py", "themes/lexicon/__init__.py"})
EDGE = frozenset({"cli", "__main__.py"})


def list_files(*rooms: str) -> list[Path]:
    paths = [SOURCE / room for room in rooms]
    return sorted(file for path in paths for file in ([path] if path.is_file() else path.rglob("*.py")))


def list_modules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def list_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


@pytest.mark.parametrize("path", list_files(*PURE), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_clock_network_disk_environment_or_chance(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not WORLD & set(list_modules(tree))
    called = set(list_calls(tree))
    assert not called & CLOCK
    if path.relative_to(SOURCE).as_posix() not in READS_ITS_OWN_DATA:
        assert not called & {"read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob"}


def test_the_core_never_prints_and_never_exits() -> None:
    for path in list_files("."):
        if path.relative_to(SOURCE).parts[0] not in EDGE:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert not set(list_calls(tree)) & {"print", "exit", "quit", "input"}, path


@pytest.mark.parametrize("name", model.__all__)
def test_values_never_change(name: str) -> None:
    value = getattr(model, name)
    if not isinstance(value, type):
        return
    parameters = value.__dataclass_params__  # type: ignore[attr-defined]
    assert parameters.frozen
    assert "__slots__" in vars(value)
    fields = dataclasses.fields(value)
    assert all(field.kw_only for field in fields)
    for field in fields:
        assert not str(field.type).startswith(("list", "dict", "set")), field.name


def test_every_noun_can_be_had_and_nothing_else() -> None:
    for name in model.__all__:
        assert getattr(model, name) is vars(model)[name]
    assert not hasattr(model, "Nobody")
