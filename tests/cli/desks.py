"""A user at a desk: a folder of their own, a home, and the ``briefer`` command."""

import json
import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefer.cli import run_arguments

ROOT = Path(__file__).parents[2]
STORY = """Harbour bridge reopens after a week

The harbour bridge is open again after a week of repairs. Engineers had found 14 cracks in its second span.
Nobody was in danger at any time, said Ann Ames, who runs the port of Ostrey.

The repairs cost 2 million crowns. The toll stays at 2 crowns until the end of the year, the port said.
"""

# A shell starts what runs in its background with interrupts ignored, and that is handed down to the tests.
INTERRUPTIBLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from briefer.cli import main; main()"
)


@dataclass
class Answer:
    """What a command left: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@dataclass
class Desk:
    """Runs commands in a folder: in this process where that will do, else in one of its own."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> Answer:
        self.capture.readouterr()
        code = run_arguments(list(arguments))
        out, err = self.capture.readouterr()
        return Answer(code, out, err)

    def fail(self, *arguments: str, code: int) -> str:
        """Run a command that must fail in one line, and return the line."""
        answer = self.run(*arguments)
        assert (answer.code, answer.out) == (code, "")
        assert answer.err.count("\n") == 1
        assert answer.err.startswith("briefer: ")
        return answer.err

    def spawn(self, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **options.pop("env", {})}
        command = [sys.executable, "-m", "briefer", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, timeout=120, check=False, **options
        )

    def write(self, name: str, text: str = STORY) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def run_on_terminal(*arguments: str, width: int = 100, **variables: str) -> str:
    """Run the command on a pseudo-terminal; return all that it shows."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": str(width), **variables}
    environment.pop("NO_COLOR", None) if "NO_COLOR" not in variables else None
    command = [sys.executable, "-m", "briefer", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = bytearray()
        try:
            while chunk := os.read(ours, 65_536):
                shown += chunk
        except OSError:
            pass  # the other end has been closed: that is how a terminal ends
        os.close(ours)
    assert process.returncode == 0
    return shown.decode()
