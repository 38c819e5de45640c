"""What is declared, locked and shipped fits what is imported and needed."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

CHECKOUT = Path(__file__).parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.lock", "requirements-test.lock", "setup/build.lock", "bench/requirements.lock")
PYTHONS = ("3.11", "3.12", "3.13")


def read_lock(name: str) -> dict[str, list[Requirement]]:
    """Return the pins of a lock by package; a package may have one for each group of interpreters."""
    lines = (CHECKOUT / name).read_text(encoding="utf-8").splitlines()
    pins: dict[str, list[Requirement]] = {}
    for line in lines:
        if "==" in line:
            pin = Requirement(line.removesuffix(" \\"))
            pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    return pins


def version_for(pins: list[Requirement], python: str) -> Version | None:
    """Return the version that an interpreter of this version on Linux gets, or None."""
    environment = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    chosen = [pin for pin in pins if pin.marker is None or pin.marker.evaluate(environment)]
    versions = {Version(specifier.version) for pin in chosen for specifier in pin.specifier}
    assert len(versions) <= 1
    return versions.pop() if versions else None


def assert_covered(wanted: list[str], lock: str, python: str) -> None:
    pins = read_lock(lock)
    for text in wanted:
        requirement = Requirement(text)
        version = version_for(pins[canonicalize_name(requirement.name)], python)
        covered = version is not None and version in requirement.specifier
        assert covered, f"{lock} has {version}, pyproject.toml wants {requirement}"


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_covers_what_the_project_declares(python: str) -> None:
    assert_covered(PROJECT["dependencies"], "requirements.lock", python)


@pytest.mark.parametrize("python", PYTHONS)
def test_the_test_lock_covers_the_test_extra(python: str) -> None:
    extras = PROJECT["optional-dependencies"]
    assert_covered([*PROJECT["dependencies"], *extras["test"]], "requirements-test.lock", python)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("other", ["requirements-test.lock", "setup/build.lock", "bench/requirements.lock"])
def test_what_two_locks_share_has_one_version(other: str, python: str) -> None:
    runtime, more = read_lock("requirements.lock"), read_lock(other)
    for name in runtime.keys() & more.keys():
        assert version_for(runtime[name], python) == version_for(more[name], python), name


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_address(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    entry = re.compile(r"[a-z0-9.-]+==\S+(?: ; [^\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+")
    assert entry.sub("", text) == "", "something in it is neither a pinned package nor its hashes"


def test_every_package_that_is_imported_is_declared() -> None:
    extras = PROJECT["optional-dependencies"]
    shipped = ("dkim", "fast", "parquet", "warc")
    wanted = [*PROJECT["dependencies"], *(name for extra in shipped for name in extras[extra])]
    declared = {canonicalize_name(Requirement(text).name) for text in wanted}
    distributions = packages_distributions()
    for path in (CHECKOUT / "src").rglob("*.py"):
        for module in list_imported(path) - set(sys.stdlib_module_names) - {"briefer"}:
            names = {canonicalize_name(name) for name in distributions.get(module, [])}
            assert names & declared, f"{path}: {module} comes with {names}, which is not declared"


def list_imported(path: Path) -> set[str]:
    """Return the top-level modules that a file imports anywhere."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.split(".")[0])
    return modules


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    [path] = folder.glob("briefer-*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_carries_templates_seeds_and_the_command(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    for folder in ("templates", "seeds"):
        ours = {path.relative_to(CHECKOUT) for path in (CHECKOUT / folder).rglob("*") if path.is_file()}
        assert {f"briefer/{path.as_posix()}" for path in ours if path.name != ".gitkeep"} <= names
    [entry_points] = [name for name in names if name.endswith("entry_points.txt")]
    assert "briefer = briefer.__main__:main" in wheel.read(entry_points).decode()


def test_the_wheel_carries_every_module_and_data_file_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    source = CHECKOUT / "src"
    ours = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    ours = {name for name in ours if "__pycache__" not in name}
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert ours <= shipped
    assert {name.split("/")[0] for name in shipped} == {"briefer"}
    assert not [name for name in shipped if name.startswith(("briefer/tests", "briefer/bench"))]
