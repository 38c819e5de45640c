"""Killed at any moment of sending, nobody gets an edition twice, and nobody is forgotten (``make kill``)."""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.send.desk import Desk

KILLS = int(os.environ.get("KILLS", "20"))
SEED = int(os.environ.get("SEED", "20261124"))
# One edition is long enough for several kills, and short enough that some runs end by themselves.
READERS = 40


@contextmanager
def run_ledger(place: Path) -> Iterator[int]:
    """Run the ledger server; yield its port."""
    command = [sys.executable, str(Path(__file__).with_name("ledger_server.py")), str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def read_ledger(place: Path) -> list[tuple[str, str]]:
    lines = place.read_text(encoding="ascii").splitlines() if place.exists() else []
    return [(name, recipient) for name, _, recipient in (line.partition(" ") for line in lines)]


class Publisher:
    """Sends by the command line, as cron would, and is killed."""

    def __init__(self, folder: Path, *, port: int, ledger: Path) -> None:
        self.desk = Desk(folder / "data", flags={})
        self.ledger = ledger
        self.settings = folder / "briefer.toml"
        self.settings.write_text(
            'mail_from = "brief@example.org"\nzone = "UTC"\ndata_dir = "data"\n'
            f'smtp_host = "127.0.0.1"\nsmtp_port = {port}\nsmtp_security = "none"\n',
            encoding="utf-8",
        )

    def call(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "briefer", *arguments, "--config", str(self.settings)]

    def send_and_die(self, moment: float) -> bool:
        """Send, and be killed so many seconds after the first mail of this run; False where it was faster."""
        taken = len(read_ledger(self.ledger))
        with subprocess.Popen(
            self.call("send", "-q"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            while process.poll() is None and len(read_ledger(self.ledger)) == taken:
                time.sleep(0.002)
            time.sleep(moment)
            process.kill()
            return process.wait() == -9

    def send(self) -> None:
        subprocess.run(self.call("send", "-q"), check=False, capture_output=True)

    def outbox(self) -> list[dict[str, str]]:
        listed = subprocess.run(
            self.call("outbox", "list", "--all", "--json"), check=True, capture_output=True
        )
        rows: list[dict[str, str]] = json.loads(listed.stdout)
        return rows


@pytest.mark.slow
def test_killed_while_sending_nothing_is_doubled_and_nothing_lost(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    ledger = tmp_path / "ledger"
    kills = editions = 0
    with run_ledger(ledger) as port:
        publisher = Publisher(tmp_path, port=port, ledger=ledger)
        while kills < KILLS:
            if not editions or all(row["state"] in ("sent", "unknown") for row in publisher.outbox()):
                editions += 1
                people = [f"reader{number}@edition{editions}.example" for number in range(READERS)]
                publisher.desk.now = datetime.now(UTC)
                publisher.desk.freeze(people, day=_day(editions), made=publisher.desk.now)
            kills += publisher.send_and_die(chance.uniform(0, 0.25))
        publisher.send()
        rows = publisher.outbox()
    taken = Counter(read_ledger(ledger))
    sent = {(row["message_id"], row["recipient"]) for row in rows if row["state"] == "sent"}
    held = {(row["message_id"], row["recipient"]) for row in rows if row["state"] == "unknown"}
    doubled = sum(count > 1 for count in taken.values())
    print(f"{kills} kills, {editions} editions, {len(rows)} rows, {doubled} doubled")
    print(f"{len(held)} held, {len(held & set(taken))} of which were delivered")
    assert len(rows) == editions * READERS
    assert len(sent) + len(held) == len(rows), "a row is neither sent nor held"
    assert set(taken.values()) == {1}, "an edition came twice"
    assert sent <= set(taken) <= sent | held, "a mail was lost or invented"
    assert len(held) <= kills


def _day(number: int) -> date:
    """Return another day for each edition: a mail is named after its edition's."""
    return date.fromordinal(date(2026, 1, 1).toordinal() + number)
