"""The same brief makes the same mail in any environment, as it makes the same editions."""

import email
import email.policy
from pathlib import Path

import pytest
from tests.make.environments import ENVIRONMENTS, Environment, run_in

ROOT = Path(__file__).parents[2]
USUAL = Environment(name="usual")
PROGRAM = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from briefer.make.plan import make_brief
from briefer.send.choice import find_editions, write_mails
from briefer.settings import load_settings
from briefer.store import open_store

home, moment = Path(sys.argv[1]), datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
flags = {"zone": "UTC", "data_dir": home / "data", "out_dir": home / "out", "engine": "serial"}
flags |= {"formats": "text,html,pdf", "mail_from": "The Brief <b@example.org>"}
settings = load_settings(flags=flags, environment={}, folder=home, file=None)
with open_store(home / "data" / "briefer.db") as store:
    store.readers.add("default", [("ann@example.org", "Ann")], moment=moment, again=False)
day, sources = date(2026, 11, 24), [str(Path(sys.argv[2]) / "seeds" / "the-tally")]
make_brief(settings, day=day, moment=moment, sources=sources, progress=lambda room, done, total: None)
with open_store(home / "data" / "briefer.db") as store:
    editions = find_editions(day, store=store, profile="default")
    [mail] = write_mails(editions, store=store, most_bytes=10_000_000, seal=None)
sys.stdout.buffer.write(mail.content)
"""


def write_mail(environment: Environment, home: Path) -> bytes:
    """Make the brief of a morning in this environment, and return the mail that its reader is to get."""
    (home / "data").mkdir(parents=True)
    for name in ("install-id", "token-key"):
        (home / "data" / name).write_text("0" * 64, encoding="ascii")
    return run_in(environment, "-c", PROGRAM, str(home), str(ROOT), home=home)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_mail(USUAL, tmp_path_factory.mktemp("usual"))


def test_the_mail_is_a_whole_one(usual: bytes) -> None:
    message = email.message_from_bytes(usual, policy=email.policy.default)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=[each.name for each in ENVIRONMENTS])
def test_the_mail_is_the_same_to_the_byte_in_any_environment(
    environment: Environment, usual: bytes, tmp_path: Path
) -> None:
    assert write_mail(environment, tmp_path) == usual
