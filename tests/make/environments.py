"""Environments that a brief is made in, each unlike the first in one thing that must not reach the page."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
DAY = "2026-11-24"
USUAL = {
    "PATH": os.defpath,
    "PYTHONPATH": str(SOURCE),
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    # The zone that days are counted in is a setting, and so is part of what the brief is made from.
    "BRIEFER_ZONE": "UTC",
}


def _find_way_to_another() -> tuple[str, ...]:
    """Return what to begin a command with so that it runs under another number (Linux); maybe nothing."""
    command = ("unshare", "--user")
    if not shutil.which(command[0]):
        return ()
    return command if subprocess.run([*command, "true"], capture_output=True).returncode == 0 else ()


BECOME_ANOTHER = _find_way_to_another()


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What differs: variables, the current folder (below the home), the umask, the user ("" is ours)."""

    name: str
    variables: tuple[tuple[str, str], ...] = ()
    folder: str = "."
    umask: int = 0o022
    user: str = ""


ENVIRONMENTS = (
    Environment(name="hash seed", variables=(("PYTHONHASHSEED", "4242"),)),
    Environment(name="zone", variables=(("TZ", "Pacific/Kiritimati"),)),
    Environment(
        name="locale", variables=(("LC_ALL", "tr_TR.ISO-8859-9"), ("LANG", "tr_TR"), ("LANGUAGE", "tr"))
    ),
    Environment(name="folder", folder="a folder/with a ü"),
    Environment(name="umask", umask=0o077),
    Environment(name="user", user="nobody"),
    Environment(name="SOURCE_DATE_EPOCH", variables=(("SOURCE_DATE_EPOCH", "86400"),)),
)


def make_in(environment: Environment, *, home: Path, source: Path, formats: str) -> dict[str, bytes]:
    """Make the brief of a folder's documents in this environment; return its editions by file name."""
    command = ("-m", "briefer", "make", "--date", DAY, "--formats", formats, "--source", str(source))
    said = run_in(environment, *command, "--out", str(home / "out"), home=home)
    return {Path(place).name: Path(place).read_bytes() for place in said.decode().splitlines()}


def run_in(environment: Environment, *arguments: str, home: Path) -> bytes:
    """Run Python with these arguments in this environment; return what it prints."""
    current = home / environment.folder
    current.mkdir(parents=True, exist_ok=True)
    variables = USUAL | {"HOME": str(home), "BRIEFER_DATA_DIR": str(home / "data")}
    variables |= {"USER": environment.user, "LOGNAME": environment.user} if environment.user else {}
    done = subprocess.run(
        [*(BECOME_ANOTHER if environment.user else ()), sys.executable, *arguments],
        env=variables | dict(environment.variables),
        cwd=current,
        umask=environment.umask,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
