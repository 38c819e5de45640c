"""A reader's machine in a folder: a home, a settings file, articles, and the ``briefer`` command."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

STORIES = {
    "bridge": "Harbour bridge reopens after a week\n\n"
    "The harbour bridge is open again after a week of repairs. Engineers had found 14 cracks in its second"
    " span. Nobody was in danger at any time, said Ann Ames, who runs the port of Ostrey.\n",
    "mill": "Paper mill in Velden to close by spring\n\n"
    "The paper mill in Velden will close by the end of March, its owner said on Monday. It employs 310"
    " people. A buyer was sought for two years and none was found, said Karl Brandt of the works council.\n",
}
SETTINGS = """
zone = "Europe/Berlin"
formats = ["html", "text", "json"]
engine = "serial"
at = "05:10"
data_dir = "data"

[[sources]]
path = "news"
"""
# What cron gives to what it starts, and nothing else (crontab(5)).
BARE = {"PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "LOGNAME": "reader"}


@dataclass(frozen=True, kw_only=True)
class Machine:
    """Runs commands in ``folder`` as cron would: with next to no environment."""

    folder: Path

    @classmethod
    def set_up(cls, folder: Path, *, settings: str = SETTINGS) -> "Machine":
        for name, text in STORIES.items():
            place = folder / "news" / f"{name}.txt"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        (folder / "briefer.toml").write_text(settings, encoding="utf-8")
        (folder / "home").mkdir(exist_ok=True)
        return cls(folder=folder)

    @property
    def store(self) -> Path:
        return self.folder / "data" / "briefer.db"

    def environment(self, **more: str) -> dict[str, str]:
        kept = {
            name: os.environ[name] for name in ("PYTHONPATH", "COVERAGE_PROCESS_START") if name in os.environ
        }
        return {**BARE, "HOME": str(self.folder / "home"), **kept, **more}

    def start(self, *arguments: str, before: Sequence[str] = (), **more: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*before, sys.executable, "-m", "briefer", *arguments],
            cwd=self.folder,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(
        self, *arguments: str, before: Sequence[str] = (), **more: str
    ) -> "subprocess.CompletedProcess[str]":
        with self.start(*arguments, before=before, **more) as process:
            out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def kill(self, *arguments: str, after: float, by: signal.Signals = signal.SIGKILL) -> None:
        """Start a command and end it with all that it started, ``after`` seconds."""
        process = subprocess.Popen(
            [sys.executable, "-m", "briefer", *arguments],
            cwd=self.folder,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        end = time.monotonic() + after
        while time.monotonic() < end and process.poll() is None:
            time.sleep(0.005)
        if process.poll() is None:
            os.killpg(process.pid, by)
        process.wait()

    def read_out(self) -> dict[str, dict[str, bytes]]:
        """Return every file of every published day."""
        return {
            day.name: {place.name: place.read_bytes() for place in sorted(day.iterdir())}
            for day in sorted((self.folder / "out").glob("[12]*"))
        }
