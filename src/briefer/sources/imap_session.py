"""A conversation with a mail server (IMAP4rev1, RFC 3501) in which nothing is told before it is safe to."""

import base64
import imaplib
import re
from collections.abc import Iterable
from typing import Any

from briefer.errors import SourceError
from briefer.sources import limits
from briefer.sources.http import Line, Trust
from briefer.sources.urls import Target

# What imaplib was seen to raise on servers that break off, or answer what nobody asked.
BREAKAGE = (imaplib.IMAP4.error, OSError, EOFError, ValueError, LookupError, TypeError, AttributeError)


class Session(imaplib.IMAP4):
    """A conversation over a connection that is there already.

    What comes in answer to one command may not be larger than a mail and a little more.
    """

    def __init__(self, connection: Line, target: Target) -> None:
        self._connection = connection
        self._taken = 0
        super().__init__(target.host, target.port)

    def secure(self, trusted: Trust) -> None:
        """Switch to TLS (RFC 2595); SourceError where the server has none to offer."""
        if not self.offers("STARTTLS"):
            cure = "use imaps://, or name it in own_hosts if it is a machine of your own"
            raise SourceError(f"offers no TLS, so it was told no password: {cure}", source=self.host)
        # What came in the clear behind the answer is forgotten with the file that it was read from.
        self.starttls(trusted)

    def offers(self, capability: str) -> bool:
        """Tell whether the server can do something."""
        return capability in self.capabilities

    def enter(self, user: str, password: str) -> None:
        """Log in by PLAIN (RFC 4616) or, where that is not offered, LOGIN; ``error`` where that fails."""
        if self.offers("AUTH=PLAIN"):
            self.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
        else:
            self.login(user, password)

    def ask(self, answer: tuple[str, Iterable[Any]], fault: str) -> list[Any]:
        """Return what a command was answered; SourceError, saying the fault, where it was not carried out."""
        self._taken = 0
        state, data = answer
        if state != "OK":
            raise SourceError(fault, source=self.host)
        return list(data)

    def read(self, size: int) -> bytes:
        self._count(size)
        return super().read(size)

    def readline(self) -> bytes:
        line = super().readline()
        self._count(len(line))
        return line

    def _count(self, size: int) -> None:
        self._taken += size
        if self._taken > limits.MAIL_BYTES + limits.MEGABYTE:
            raise SourceError("sends more than was asked for", source=self.host)

    def _create_socket(self, timeout: float | None) -> Line:
        return self._connection


def quote_folder(folder: str) -> str:
    """Return a folder's name as a quoted string, in the UTF-7 of RFC 3501, 5.1.3."""
    pieces = re.split(r"([^\x20-\x7e]+)", folder)
    coded = "".join(
        _encode(piece) if place % 2 else piece.replace("&", "&-") for place, piece in enumerate(pieces)
    )
    escaped = coded.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _encode(piece: str) -> str:
    packed = base64.b64encode(piece.encode("utf-16-be")).decode("ascii").rstrip("=")
    return "&" + packed.replace("/", ",") + "-"
