"""Newsletters in a folder on a mail server (IMAP4rev1, RFC 3501): read, and nothing there is changed.

The folder is opened with EXAMINE and mails are fetched with BODY.PEEK, so that none is marked as seen; no
other command that could change anything is sent. The password is told under TLS (imaps://, or imap:// with
STARTTLS), and without it only to a machine of the owner's own that offers none.
"""

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from briefer.errors import PrivateAddressError, SourceError
from briefer.model import Harvest, RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.answers import BROKE_OFF, Answer, say_no
from briefer.sources.asking import note_answer
from briefer.sources.deadline import Deadline
from briefer.sources.http import Line, explain_breakage, trust
from briefer.sources.imap_session import BREAKAGE, Session, quote_folder
from briefer.sources.mails import find_first_day, make_mail, read_date
from briefer.sources.network import Network
from briefer.sources.options import refuse_options
from briefer.sources.pacing import NotNowError
from briefer.sources.parsing import measure_dates
from briefer.sources.remote import Connect
from briefer.sources.urls import Target, read_host

_PORTS = {"imap": 143, "imaps": 993}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PASSWORD_BYTES = 1_000
_OTHERS_MODES = 0o077
_OPTIONS = frozenset({"password_file", "authorities"})


@dataclass(kw_only=True)
class _Catch:
    """Mails as they are fetched, the newest first, in a file; ``left`` of them found no room there."""

    spool: BinaryIO
    sizes: list[int] = field(default_factory=list)
    dates: list[datetime] = field(default_factory=list)
    left: int = 0

    def add(self, content: bytes) -> None:
        """Keep a mail."""
        self.spool.write(content)
        self.sizes.append(len(content))
        if date := read_date(content):
            self.dates.append(date)

    def read(self) -> Iterator[bytes]:
        """Yield the mails, the oldest first."""
        for place in range(len(self.sizes) - 1, -1, -1):
            self.spool.seek(sum(self.sizes[:place]))
            yield self.spool.read(self.sizes[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapSource:
    """The mails in ``folder`` on the server at ``target``; the password is in ``password_file``.

    ``url`` is the folder's address as its owner wrote it. ``authorities`` is a file of certificates that are
    trusted besides the system's, or "". ``seconds`` is how long all of it may take.
    """

    url: str
    target: Target
    user: str
    folder: str
    password_file: Path
    authorities: str
    seconds: float
    name: str
    network: Network

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield each mail that came at most a few days before the window, the newest 500, oldest first.

        The server is left before the first is yielded: who draws slowly keeps no others waiting for it.
        SourceError says, after the mails that could be had, why they are not all.
        """
        with tempfile.TemporaryFile() as spool:
            catch = _Catch(spool=spool)
            answer = self._visit(window, catch)
            self._note(answer, catch)
            for content in catch.read():
                yield make_mail(content, source=self.name, fetched=window.moment)
        if catch.left:
            size = limits.MAILBOX_BYTES // limits.MEGABYTE
            reason = f"more than {size} MB of mail: the {catch.left} oldest are not read"
            yield Skipped(url=self.target.url, source=self.name, room="sources", reason=reason)
        if answer.reason:
            raise SourceError(answer.reason, source=self.name)

    def _visit(self, window: Window, catch: _Catch) -> Answer:
        """Fetch the mails when it is the server's turn; the answer has no content, only what became of it."""
        say = partial(say_no, url=self.target.url)
        try:
            password = _read_password(self.password_file, source=self.name)
            with self.network.take_turn(self.target, seconds=self.seconds) as deadline:
                self._converse(window, password, deadline, catch)
        except NotNowError as error:
            return say("early", str(error), asked=False)
        except PrivateAddressError as error:
            return say("refused", str(error), asked=True)
        except SourceError as error:
            return say("failed", str(error), asked=True)
        return say("content", "", asked=True)

    def _note(self, answer: Answer, catch: _Catch) -> None:
        """Have it remembered how the folder is doing."""
        before = self.network.book.recall(self.url)
        harvest: Harvest | None = None
        if catch.sizes and not answer.reason:
            now = self.network.clock.now()
            harvest = _keep_rhythm(
                measure_dates(catch.dates, documents=len(catch.sizes), now=now), before.harvest
            )
        note_answer(before, answer, name=self.name, network=self.network, harvest=harvest)

    def _converse(self, window: Window, password: str, deadline: Deadline, catch: _Catch) -> None:
        line = self.network.dial(self.target, trusted=trust(self.authorities), deadline=deadline)
        session: Session | None = None
        try:
            session = Session(line, self.target)
            self._enter(session, password)
            self._read(session, window, catch)
        except BREAKAGE as error:
            spoken = isinstance(error, Session.error) and not deadline.passed
            reason = _quote_server(error, password) if spoken else explain_breakage(error, deadline)
            raise SourceError(reason, source=self.name) from error
        finally:
            _hang_up(session, line)

    def _enter(self, session: Session, password: str) -> None:
        """Log in, under TLS wherever there is any."""
        plain = self.target.scheme == "imap"
        if plain and not (self.network.is_own(self.target) and _offers_no_tls(session)):
            session.secure(trust(self.authorities))
        try:
            session.enter(self.user, password)
        except Session.abort:
            raise
        except Session.error as error:
            message = f"does not take {self.user} with the password in {self.password_file}: write both anew,"
            message += " and where the server has passwords for programs, one of those"
            raise SourceError(f"{message} ({_quote_server(error, password)})", source=self.name) from error

    def _read(self, session: Session, window: Window, catch: _Catch) -> None:
        fault = f'has no folder "{self.folder}" for {self.user}: write its name as the server does'
        session.ask(session.select(quote_folder(self.folder), readonly=True), fault)
        since = _write_day(find_first_day(window).date())
        answer = session.ask(session.uid("SEARCH", "SINCE", since), "cannot search")
        listed = answer[0].split() if answer and isinstance(answer[0], bytes) else []
        numbers = sorted((int(each) for each in listed if each.isdigit()), reverse=True)[: limits.MAILS]
        for done, number in enumerate(numbers):
            if sum(catch.sizes) >= limits.MAILBOX_BYTES:
                catch.left = len(numbers) - done
                return
            wanted = f"(BODY.PEEK[]<0.{limits.MAIL_BYTES + 1}>)"
            parts = session.ask(session.uid("FETCH", str(number), wanted), "cannot fetch")
            content = next((part[1] for part in parts if isinstance(part, tuple) and len(part) == 2), None)
            if isinstance(content, bytes):
                catch.add(content)


def open_imap(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> ImapSource:
    """Return the folder that ``spec`` names, as in imaps://user@mail.example/News (RFC 5092).

    The option ``password_file`` names the file with the password, ``authorities`` one with certificates that
    are trusted besides the system's. SourceError for any other address or option.
    """
    refuse_options({key: value for key, value in options.items() if key not in _OPTIONS}, source=spec)
    try:
        parts = urlsplit(spec)
        host, port = read_host(parts.hostname or ""), parts.port or _PORTS.get(parts.scheme, 0)
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
        url=spec,
        target=Target(url=url, scheme=parts.scheme, host=host, port=port, path="/"),
        user=unquote(parts.username),
        folder=folder,
        password_file=Path(options["password_file"]),
        authorities=options.get("authorities", ""),
        seconds=limits.MAILBOX_SECONDS,
        name=name or host,
        network=connect().network,
    )


def _keep_rhythm(harvest: Harvest, before: Harvest) -> Harvest:
    """Return the harvest with a rhythm: of a few days' mails alone, that of a monthly letter is not seen."""
    if harvest.rhythm_seconds or not harvest.newest or not before.newest:
        return harvest
    since = (harvest.newest - before.newest).total_seconds()
    return replace(harvest, rhythm_seconds=since if since > 0 else before.rhythm_seconds)


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


def _offers_no_tls(session: Session) -> bool:
    return not session.offers("STARTTLS") and not session.offers("LOGINDISABLED")


def _hang_up(session: Session | None, line: Line) -> None:
    if session is not None:
        with contextlib.suppress(OSError):
            session.shutdown()
    line.close()


def _write_day(day: date) -> str:
    return f"{day.day:02}-{_MONTHS[day.month - 1]}-{day.year}"


def _quote_server(error: BaseException, password: str) -> str:
    """Return the server's own words, on one short line and without the password."""
    text = " ".join("".join(each for each in str(error) if each.isprintable()).split())
    said = text.replace(password, "…")[:160]
    return f"{BROKE_OFF}: {said}" if isinstance(error, Session.abort) else f"the mail server says: {said}"
