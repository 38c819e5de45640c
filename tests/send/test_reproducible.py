"""The same brief makes the same mail, whatever the hash seed, zone, language and mask of the process."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
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
flags |= {"formats": "text,html", "mail_from": "The Brief <b@example.org>"}
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
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Apia", "LANG": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "Europe/Berlin", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    {"PYTHONHASHSEED": "3", "TZ": "Asia/Kathmandu", "LC_ALL": "POSIX"},
)


def test_the_mail_is_the_same_to_the_byte_in_any_environment(tmp_path: Path) -> None:
    digests = set()
    for number, environment in enumerate(ENVIRONMENTS):
        home = tmp_path / f"home{number}"
        (home / "data").mkdir(parents=True)
        for name in ("install-id", "token-key"):
            (home / "data" / name).write_text("0" * 64, encoding="ascii")
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(home), str(ROOT)],
            cwd=home,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **environment},
            umask=(0o022, 0o077, 0o002)[number],
            capture_output=True,
            check=True,
        )
        assert ran.stdout.startswith(b"From: The Brief <b@example.org>\r\n")
        digests.add(hashlib.sha256(ran.stdout).hexdigest())
    assert len(digests) == 1
