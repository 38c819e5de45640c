"""The layers of the house, held as data; imports point down, and rooms do not know each other."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "briefer"

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"__main__"}),
    frozenset({"cli"}),
    frozenset({"run", "archive"}),
    frozenset({"make", "check", "verify", "evaluate", "explain", "search", "schedule", "send", "settings"}),
    frozenset({"batch"}),
    frozenset(
        {"sources", "extractors", "summarizers", "dedupe", "clusters", "stories", "ledger", "figures"}
        | {"themes", "rank", "rules", "assemble", "renderers", "delivery", "store", "engines"}
        | {"inserts"}
    ),
    frozenset({"text", "files", "resources", "sandbox", "tables"}),
    frozenset({"model"}),
    frozenset({"errors"}),
)
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
# ``settings`` stand beside those that read them, at the edge; and the doctor goes the way that mails go.
SIDEWAYS = {(room, "settings") for room in ("make", "check", "verify", "send", "schedule")} | {
    ("check", "send")
}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "briefer" else [module]
        rooms |= {name.split(".")[1] for name in names if name.startswith("briefer.")}
    return rooms - {"__version__"}


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_down(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert imported_rooms(path) == set()
        return
    for other in imported_rooms(path) - {room}:
        allowed = LEVEL[other] > LEVEL[room] or (room, other) in SIDEWAYS
        assert allowed, f"{path}: {room} must not import {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300, f"{path} has more than 300 lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= 40, f"{path}: {node.name} has {lines} lines"
