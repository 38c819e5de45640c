"""Newsletters in a folder on a mail server (IMAP4rev1, RFC 3501): read, and nothing there is changed.

The folder is opened with EXAMINE and mails are fetched with BODY.PEEK, so that none is marked as seen; no
other command that could change anything is sent.
"""

import base64
import contextlib
import imaplib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.deadline import Deadline
from briefer.sources.http import Line
from briefer.sources.mails import find_first_day, make_mail
from briefer.sources.network import Network
from briefer.sources.options import refuse_options
from briefer.sources.remote import Connect
from briefer.sources.urls import Target

_PORTS = {"imap": 143, "imaps": 993}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PASSWORD_BYTES = 1_000
_OTHERS_MODES = 0o077
# What imaplib was seen to raise on servers that break off, or answer what nobody asked.
_BREAKAGE = (imaplib.IMAP4.error, OSError, EOFError, ValueError, LookupError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapSource:
    """The mails in ``folder`` on the server at ``target``; the password is in ``password_file``."""

    target: Target
    user: str
    folder: str
    password_file: Path
    name: str
    network: Network

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield each mail that came at most a few days before the window, the newest 500, oldest first."""
        password = _read_password(self.password_file, source=self.name)
        with Deadline(limits.MAILBOX_SECONDS) as deadline:
            line = self.network.dial(self.target, deadline=deadline)
            session: _Session | None = None
            try:
                session = _Session(line, self.target)
                session.login(self.user, password)
                self._expect(session.select(_quote(self.folder), readonly=True), "has no such folder")
                yield from self._fetch(session, window)
            except _BREAKAGE as error:
                reason = "took too long" if deadline.passed else _explain(error, password)
                raise SourceError(f"{self.target.host}: {reason}", source=self.name) from error
            finally:
                if session is not None:
                    with contextlib.suppress(OSError):
                        session.shutdown()
                line.close()

    def _fetch(self, session: "_Session", window: Window) -> Iterator[RawDocument | Skipped]:
        since = _write_day(find_first_day(window).date())
        answer = self._expect(session.uid("SEARCH", "SINCE", since), "cannot search")
        listed = answer[0].split() if answer and isinstance(answer[0], bytes) else []
        numbers = sorted(int(each) for each in listed if each.isdigit())[-limits.MAILS :]
        for number in numbers:
            wanted = f"(BODY.PEEK[]<0.{limits.MAIL_BYTES + 1}>)"
            parts = self._expect(session.uid("FETCH", str(number), wanted), "cannot fetch")
            content = next((part[1] for part in parts if isinstance(part, tuple) and len(part) == 2), None)
            if isinstance(content, bytes):
                yield make_mail(content, source=self.name, fetched=window.moment)

    def _expect(self, answer: Any, fault: str) -> list[Any]:
        state, data = answer
        if state != "OK":
            raise SourceError(f"{self.target.host}: {fault}", source=self.name)
        return list(data)


class _Session(imaplib.IMAP4):
    """A conversation over a connection that is there already; nothing in it may be larger than a mail."""

    def __init__(self, connection: Line, target: Target) -> None:
        self._connection = connection
        super().__init__(target.host, target.port)

    def _create_socket(self, timeout: float | None) -> Line:
        return self._connection

    def read(self, size: int) -> bytes:
        if size > limits.MAIL_BYTES + 1:
            raise self.abort("sends more than was asked for")
        return super().read(size)


def open_imap(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> ImapSource:
    """Return the folder that ``spec`` names, as in imaps://user@mail.example/News (RFC 5092).

    The option ``password_file`` names the file with the password. SourceError for any other address.
    """
    others = {key: value for key, value in options.items() if key != "password_file"}
    refuse_options(others, source=spec)
    try:
        parts = urlsplit(spec)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        host, port = "", 0
    if not host or not port or not parts.username or parts.password is not None:
        raise SourceError("name the folder as imaps://user@host/folder", source=host)
    if "password_file" not in options:
        raise SourceError(f"{host}: name the file that holds the password: password_file", source=host)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if any(not each.isprintable() for each in folder + unquote(parts.username)):
        raise SourceError("name the folder as imaps://user@host/folder", source=host)
    url = f"{parts.scheme}://{host}:{port}/"
    return ImapSource(
        target=Target(url=url, scheme=parts.scheme, host=host, port=port, path="/"),
        user=unquote(parts.username),
        folder=folder,
        password_file=Path(options["password_file"]),
        name=name or host,
        network=connect().network,
    )


def _read_password(place: Path, *, source: str) -> str:
    """Return the first line of a file that only its owner may read; SourceError otherwise."""
    try:
        mode = place.stat().st_mode
        if not stat.S_ISREG(mode) or mode & _OTHERS_MODES:
            message = f"{place} holds a password and can be read by others: run chmod 600 on it"
            raise SourceError(message, source=source)
        with place.open("rb") as file:
            line = file.readline(_PASSWORD_BYTES).decode("utf-8", "replace").strip("\r\n")
    except OSError as error:
        raise SourceError(f"{place}: {(error.strerror or os.strerror(5)).lower()}", source=source) from error
    if not line or not line.isprintable():
        raise SourceError(f"{place} holds no password on its first line", source=source)
    return line


def _quote(folder: str) -> str:
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


def _write_day(day: date) -> str:
    return f"{day.day:02}-{_MONTHS[day.month - 1]}-{day.year}"


def _explain(error: BaseException, password: str) -> str:
    text = " ".join("".join(each for each in str(error) if each.isprintable()).split())
    said = text.replace(password, "…")[:160]
    return f"the mail server says: {said}" if said else "breaks off"
