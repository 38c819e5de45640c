"""A real brief through a real mail server: Debian's postfix over STARTTLS, and what arrives behind it.

``make mail-test`` installs postfix and runs it; without postfix or root, whom it needs, it is skipped.
"""

import email
import email.policy
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme
from tests.cli.desks import Desk

READY = bool(shutil.which("postfix") and shutil.which("smtp-sink")) and os.geteuid() == 0
pytestmark = pytest.mark.skipif(not READY, reason="needs postfix, and root to run it")
SERVICES = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""
PARAMETERS = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = post.example
mydestination =
local_recipient_maps =
alias_maps =
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:{sink}
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = {folder}/key.pem, {folder}/certificate.pem
smtp_tls_security_level = none
message_size_limit = 20000000
"""


@dataclass
class Postfix:
    """A mail server of its own: its port, whom to trust, and where what it passes on arrives."""

    port: int
    authorities: str
    arrived: Path
    log: Path

    def wait_for(self, count: int) -> list[EmailMessage]:
        """Return the mails that have arrived, once there are so many of them."""
        for _ in range(600):
            places = sorted(self.arrived.iterdir())
            if len(places) >= count and all(b"\n--=_" in place.read_bytes() for place in places):
                break
            time.sleep(0.1)
        else:
            pytest.fail(self.log.read_text(encoding="utf-8", errors="replace"))
        messages = [
            email.message_from_bytes(place.read_bytes(), policy=email.policy.default) for place in places
        ]
        return [message for message in messages if isinstance(message, EmailMessage)]


def read_part(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content if part.get_content_type() == "application/pdf" else content.replace(b"\r\n", b"\n")


def find_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def write_configuration(folder: Path, *, port: int, sink: int) -> None:
    for name in ("queue", "data", "arrived"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    shutil.chown(folder / "arrived", "postfix")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authorities.pem"))
    certificate = authority.issue_cert("localhost")
    certificate.private_key_pem.write_to_path(str(folder / "key.pem"))
    certificate.cert_chain_pems[0].write_to_path(str(folder / "certificate.pem"))
    (folder / "main.cf").write_text(PARAMETERS.format(folder=folder, sink=sink), encoding="utf-8")
    (folder / "master.cf").write_text(SERVICES.format(port=port), encoding="utf-8")


@contextmanager
def run_postfix() -> Iterator[Postfix]:
    # Its processes run as another user, who must reach the folder.
    with tempfile.TemporaryDirectory(prefix="postfix-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        port, sink = find_ports()
        write_configuration(folder, port=port, sink=sink)
        behind = ["smtp-sink", "-u", "postfix", "-d", f"{folder}/arrived/%M.", f"127.0.0.1:{sink}", "50"]
        with subprocess.Popen(behind, stderr=subprocess.DEVNULL) as process:
            try:
                _call("start", folder=name)
                yield Postfix(port, f"{folder}/authorities.pem", folder / "arrived", folder / "log")
            finally:
                _call("stop", folder=name)
                process.kill()


def _call(word: str, *, folder: str) -> None:
    # Not with a pipe: the processes that it starts would hold its other end for good.
    subprocess.run(
        ["postfix", "-c", folder, word],
        check=word == "start",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.slow
def test_postfix_takes_a_real_edition_over_starttls_and_passes_it_on_whole(desk: Desk) -> None:
    with run_postfix() as postfix:
        desk.write("articles/bridge.txt")
        desk.write(
            "briefer.toml",
            'mail_from = "The Brief <brief@example.org>"\nzone = "UTC"\nengine = "serial"\n'
            f'smtp_host = "localhost"\nsmtp_port = {postfix.port}\n'
            f'smtp_authorities = "{postfix.authorities}"\n[[sources]]\npath = "articles"\n',
        )
        people = ["Ann Ames <ann@example.org>", "安 <bea@example.org>", "cleo@example.org"]
        desk.run("readers", "add", *people)
        assert desk.run("make").code == 0
        assert "from The Brief" in desk.run("check").out
        written = desk.run("send", "--dry-run", "--date", "today").out.splitlines()
        answer = desk.run("send", "--date", "today")
        assert (answer.code, answer.err) == (0, "Mail: 3 sent.\n")
        replies = [row["reply"] for row in desk.run("outbox", "list", "--all", "--json").data]
        assert all("queued as" in reply for reply in replies)
        arrived = {str(message["To"]): message for message in postfix.wait_for(3)}
    assert set(arrived) == set(people)
    for place in written:
        sent = email.message_from_bytes(Path(place).read_bytes(), policy=email.policy.default)
        assert isinstance(sent, EmailMessage)
        got = arrived[str(sent["To"])]
        for name, value in sent.items():
            assert got[name] == value
        assert [part.get_content_type() for part in got.walk()] == [
            part.get_content_type() for part in sent.walk()
        ]
        leaves = [part for part in sent.walk() if not part.is_multipart()]
        others = [part for part in got.walk() if not part.is_multipart()]
        for one, other in zip(leaves, others, strict=True):
            # What lies behind the server is written with the system's own lines.
            assert read_part(one) == read_part(other)
        [pdf] = got.iter_attachments()
        [made] = (desk.folder / "out").glob("*/brief.pdf")
        assert pdf.get_content() == made.read_bytes()
