"""Newsletters out of a real mail server: Debian's dovecot, over TLS both ways, and what is left of the box.

``make mail-test`` installs dovecot and runs it; without dovecot or root, whom it needs, it is skipped.
"""

import imaplib
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
import trustme
from tests.cli.desks import Desk

READY = bool(shutil.which("dovecot")) and os.geteuid() == 0
pytestmark = [
    pytest.mark.skipif(not READY, reason="needs dovecot, and root to run it"),
    pytest.mark.slow,
]
USER, PASSWORD = "jane@harbourpost.example", "brücke 7"
# As an address and as the wire names it, in the UTF-7 of RFC 3501.
FOLDER, WIRE_FOLDER = "News/Br%C3%BCcke%20%26%20Hafen", "News/Br&APw-cke &- Hafen"
# What somebody has done with each of them in a mail program.
MAILS = {
    "Harbour bridge reopens": "",
    "Museum buys a river barge": "(\\Seen)",
    "Tram line grows by two stops": "(\\Flagged Later)",
}
COUNTS = "(MESSAGES RECENT UNSEEN UIDNEXT UIDVALIDITY HIGHESTMODSEQ)"
CONFIGURATION = """\
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
auth_mechanisms = plain
mail_location = maildir:~/mail
first_valid_uid = 1
service imap-login {{
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {secure}
    ssl = yes
  }}
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/people
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={folder}/home
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""


@dataclass
class Dovecot:
    """A mail server of its own: its ports, and whom to trust."""

    plain: int
    secure: int
    authorities: Path

    def log_in(self) -> imaplib.IMAP4_SSL:
        """Return a conversation as any mail program has it."""
        context = ssl.create_default_context(cafile=str(self.authorities))
        client = imaplib.IMAP4_SSL("127.0.0.1", self.secure, ssl_context=context)
        client.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
        return client


def write_mail(subject: str) -> bytes:
    text = f"{subject} on Tuesday after a week of checks, the council of Ostrey and its engineers said today."
    head = f"From: Harbour Post <news@harbourpost.example>\r\nTo: {USER}\r\nSubject: {subject}\r\n"
    head += f"Date: {format_datetime(datetime.now(UTC))}\r\nMessage-ID: <{subject[:4]}@harbourpost.example>"
    return f"{head}\r\n\r\n{text}\r\n".encode()


def write_configuration(folder: Path, *, plain: int, secure: int) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authorities.pem"))
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_pem.write_to_path(str(folder / "key.pem"))
    certificate.cert_chain_pems[0].write_to_path(str(folder / "certificate.pem"))
    (folder / "people").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    (folder / "home").mkdir()
    shutil.chown(folder / "home", "mail", "mail")
    configuration = CONFIGURATION.format(folder=folder, plain=plain, secure=secure)
    (folder / "dovecot.conf").write_text(configuration, encoding="utf-8")


@contextmanager
def run_dovecot() -> Iterator[Dovecot]:
    # Its processes run as other users, who must reach the folder; and its sockets' names must be short.
    with tempfile.TemporaryDirectory(prefix="dovecot-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
            plain, secure = one.getsockname()[1], other.getsockname()[1]
        write_configuration(folder, plain=plain, secure=secure)
        try:
            _call("-c", f"{name}/dovecot.conf")
            yield Dovecot(plain, secure, folder / "authorities.pem")
        finally:
            _call("-c", f"{name}/dovecot.conf", "stop")


def _call(*arguments: str) -> None:
    """Start or stop it; it returns when it listens, or when it has ended."""
    # Not with a pipe: the processes that it starts would hold its other end for good.
    subprocess.run(["dovecot", *arguments], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    with run_dovecot() as server, server.log_in() as client:
        client.create(f'"{WIRE_FOLDER}"')
        for subject, flags in MAILS.items():
            client.append(f'"{WIRE_FOLDER}"', flags, "", write_mail(subject))
        yield server


def see_box(server: Dovecot) -> list[object]:
    """Return all that a mail program could tell of the folder: counts, and the flags of each mail."""
    with server.log_in() as client:
        _, counts = client.status(f'"{WIRE_FOLDER}"', COUNTS)
        client.select(f'"{WIRE_FOLDER}"', readonly=True)
        _, flags = client.uid("FETCH", "1:*", "(FLAGS INTERNALDATE)")
        return [*counts, *flags]


def follow(
    desk: Desk, server: Dovecot, *, scheme: str, password: str = PASSWORD, trusted: bool = True
) -> None:
    """Write settings with the folder as their one source."""
    place = desk.write("password", password + "\n")
    place.chmod(0o600)
    port = server.secure if scheme == "imaps" else server.plain
    authorities = f'authorities = "{server.authorities}"' if trusted else ""
    user = USER.replace("@", "%40")
    desk.write(
        "briefer.toml",
        'zone = "UTC"\ndata_dir = "data"\nengine = "serial"\nformats = ["json"]\n'
        f'own_hosts = ["127.0.0.1:{port}"]\n'
        "[[sources]]\n"
        f'url = "{scheme}://{user}@127.0.0.1:{port}/{FOLDER}"\npassword_file = "password"\n{authorities}\n',
    )


@pytest.mark.parametrize("scheme", ["imaps", "imap"])
def test_newsletters_are_read_over_tls_and_nothing_in_the_box_is_marked(
    scheme: str, desk: Desk, dovecot: Dovecot
) -> None:
    before = see_box(dovecot)
    assert len(before) == 1 + len(MAILS)
    follow(desk, dovecot, scheme=scheme)
    answer = desk.run("make", "--date", "today")
    assert (answer.code, answer.err) == (0, "")
    [made] = (desk.folder / "out").glob("*/brief.json")
    brief = made.read_text(encoding="utf-8")
    for subject in MAILS:
        assert subject in brief
    assert see_box(dovecot) == before


def test_every_way_to_be_refused_is_one_line_with_the_cure(desk: Desk, dovecot: Dovecot) -> None:
    for scheme in ("imaps", "imap"):
        follow(desk, dovecot, scheme=scheme, password="wrong")
        line = desk.run("make", "--date", "today").err
        assert f"127.0.0.1: does not take {USER} with the password in" in line
        assert "write both anew" in line
        follow(desk, dovecot, scheme=scheme, trusted=False)
        shutil.rmtree(desk.folder / "data")  # what has just failed is not asked again at once
        line = desk.run("make", "--date", "today").err
        assert "its certificate is not trusted: name it as its certificate does, and in authorities" in line
