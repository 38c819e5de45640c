"""A local mail server by its ``sendmail`` command, which takes a mail on standard input.

The mail is given as a file, not through a pipe: when this process dies while writing, a pipe would end, and
the server would send what it has of the mail. It is armed before the command starts, since from then on the
command ends its work whatever happens here.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from briefer.delivery.transport import Arm, Outcome, Parcel, defer, fail
from briefer.errors import UnsentError
from briefer.model import SENT, UNKNOWN

# sysexits(3): what the recipient has to do with, what may be better later; all others concern every mail.
_NO_USER, _NO_HOST = 67, 68
_LATER = frozenset({69, 71, 73, 74, 75})
_USAGE = frozenset({64, 65, 66, 70, 72, 76, 77, 78})


@dataclass(frozen=True, slots=True, kw_only=True)
class SendmailTransport:
    """Hands mails to the command; ``seconds`` is how long it may take for each."""

    command: str
    environment: Mapping[str, str]
    seconds: float

    @contextmanager
    def open(self) -> Iterator["SendmailSession"]:
        """See that the command is there."""
        if not os.access(self.command, os.X_OK):
            message = f"{self.command} is not there or cannot be run: correct sendmail_path"
            raise UnsentError(message, channel="mail")
        yield SendmailSession(self)


class SendmailSession:
    """One call of the command for each mail."""

    most_bytes = 0

    def __init__(self, transport: SendmailTransport) -> None:
        self._transport = transport

    def hand_over(self, parcel: Parcel, *, arm: Arm) -> Outcome:
        """Hand one mail over: ``-i`` lets a line of one dot stand, ``--`` ends the options."""
        transport = self._transport
        command = [transport.command, "-i", "-f", parcel.sender, "--", parcel.recipient]
        with tempfile.TemporaryFile() as file:
            # The command is of this system, and takes this system's lines.
            file.write(parcel.content.replace(b"\r\n", b"\n"))
            file.seek(0)
            arm()
            try:
                ended = subprocess.run(
                    command,
                    stdin=file,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    timeout=transport.seconds,
                    env=dict(transport.environment),
                    check=False,
                )
            except subprocess.TimeoutExpired:
                return _wonder("sendmail did not end in time")
            except OSError as error:
                return defer(f"sendmail could not be started: {error.strerror}", stop=True)
        return _judge(ended.returncode, ended.stdout)


def _judge(code: int, output: bytes) -> Outcome:
    words = " ".join(output.decode("utf-8", "replace").split())[:300]
    reply = f"sendmail ended with {code}{f': {words}' if words else ''}"
    if code == 0:
        return Outcome(state=SENT, reply=reply, personal=False, stop=False, too_large=False, orderly=True)
    if code in (_NO_USER, _NO_HOST):
        return fail(reply, personal=True)
    if code in _LATER:
        return defer(reply, orderly=True)
    if code in _USAGE:
        return fail(reply, personal=False)
    # Ended by a signal, or by nothing that is agreed on: it may have queued the mail before.
    return _wonder(reply)


def _wonder(reply: str) -> Outcome:
    return Outcome(state=UNKNOWN, reply=reply, personal=False, stop=False, too_large=False, orderly=False)
