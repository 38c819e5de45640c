"""SMTP, split where it matters: everything but the final dot, then ``arm``, then the dot (RFC 5321, 1047).

One recipient in each transaction: no address is disclosed to another, and each has an answer of its own.
"""

import select
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from briefer.delivery.smtp_login import BROKEN_OFF, Server, enter_server
from briefer.delivery.transport import Arm, Outcome, Parcel, defer, fail, say_reply
from briefer.errors import UnsentError
from briefer.model import SENT, UNKNOWN

# Enhanced codes (RFC 3463) of the recipient's address or mailbox, even where they come after the content.
_PERSONAL = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.2.", "5.7.17")
_TOO_LARGE, _CLOSING = 552, 421
_GOODBYE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpTransport:
    """Hands mails to a mail server."""

    server: Server

    @contextmanager
    def open(self) -> Iterator["SmtpSession"]:
        """Connect, secure, log in; the connection is closed afterwards, whatever happened."""
        session = SmtpSession(self.server)
        try:
            session.connect()
            yield session
        finally:
            session.close()


class SmtpSession:
    """A connection that is made again when it breaks."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._client: smtplib.SMTP | None = None
        self._fresh = False
        self.most_bytes = 0

    def connect(self) -> None:
        """Come to where mails may be sent; UnsentError says at which step the server could not be used."""
        self._client = smtplib.SMTP(local_hostname=self._server.name)
        try:
            enter_server(self._client, self._server)
        except UnsentError:
            self._hang_up()
            raise
        size = self._client.esmtp_features.get("size", "")
        self.most_bytes = int(size) if size.isdecimal() else 0
        self._fresh = True

    def close(self) -> None:
        """Say good-bye, if there is somebody to say it to."""
        if self._client is not None and self._client.sock is not None:
            # Nothing depends on the answer: what was sent was sent.
            self._client.sock.settimeout(min(_GOODBYE_SECONDS, self._server.patience.command))
            with suppress(smtplib.SMTPException, OSError):
                self._client.docmd("QUIT")
        self._hang_up()

    def hand_over(self, parcel: Parcel, *, arm: Arm) -> Outcome:
        """Hand one mail over, in a transaction of its own."""
        try:
            if not self._is_ready():
                self.connect()
            self._fresh = False
            assert self._client is not None
            refusal = _offer(self._client, parcel)
        except UnsentError as error:
            return defer(str(error), stop=True)
        except (smtplib.SMTPException, OSError):
            self._hang_up()
            return defer(BROKEN_OFF)
        if refusal is not None:
            if not refusal.orderly:
                self._hang_up()
            return refusal
        arm()
        return self._finish()

    def _finish(self) -> Outcome:
        """Send the dot; from here on only the answer tells."""
        assert self._client is not None
        assert self._client.sock is not None
        try:
            self._client.sock.settimeout(self._server.patience.finish)
            self._client.sock.sendall(b".\r\n")
            outcome = _judge(*self._client.getreply())
            self._client.sock.settimeout(self._server.patience.command)
        except (smtplib.SMTPException, OSError):
            self._hang_up()
            return _wonder(BROKEN_OFF)
        if outcome.state == UNKNOWN:
            self._hang_up()
        return outcome

    def _is_ready(self) -> bool:
        """Tell whether the connection still stands, and end what was begun over it.

        Servers close connections after so many mails, or so many refusals, without a word.
        """
        if self._client is None or self._fresh:
            return self._fresh
        with suppress(smtplib.SMTPException, OSError):
            if self._client.docmd("RSET")[0] == 250:
                return True
        self._hang_up()
        return False

    def _hang_up(self) -> None:
        client, self._client, self._fresh = self._client, None, False
        if client is not None:
            client.close()


def _offer(client: smtplib.SMTP, parcel: Parcel) -> Outcome | None:
    """Hand over everything but the dot; return why it stopped before that, or None."""
    size = f" SIZE={len(parcel.content)}" if client.has_extn("size") else ""
    code, text = client.docmd("MAIL", f"FROM:<{parcel.sender}>{size}")
    if code != 250:
        return _refuse_sender(code, text, sender=parcel.sender)
    code, text = client.docmd("RCPT", f"TO:<{parcel.recipient}>")
    if code not in (250, 251):
        return _refuse(code, text, personal=True)
    code, text = client.docmd("DATA")
    if code != 354:
        return _refuse(code, text, personal=False)
    assert client.sock is not None
    client.sock.sendall(stuff_dots(parcel.content))
    # A server that has something to say before the end has closed the matter, and took nothing.
    if _has_spoken(client.sock):
        return _refuse(*client.getreply(), personal=False, mid_way=True)
    return None


def _refuse_sender(code: int, text: bytes, *, sender: str) -> Outcome:
    if code == _TOO_LARGE:
        return _refuse(code, text, personal=False)
    if not 500 <= code <= 599:
        return defer(say_reply(code, text), orderly=_is_orderly(code))
    # The sender is refused, hence every mail; the recipient has done nothing.
    reply = f"mail_from is refused, {sender}: {say_reply(code, text)}"
    return defer(reply, stop=True, orderly=_is_orderly(code))


def _refuse(code: int, text: bytes, *, personal: bool, mid_way: bool = False) -> Outcome:
    """Return what an answer means that came before the mail was complete."""
    orderly = _is_orderly(code) and not mid_way
    if 500 <= code <= 599:
        return fail(
            say_reply(code, text),
            personal=personal,
            too_large=code == _TOO_LARGE and not personal,
            orderly=orderly,
        )
    return defer(say_reply(code, text), orderly=orderly)


def _is_orderly(code: int) -> bool:
    return 400 <= code <= 599 and code != _CLOSING


def _judge(code: int, text: bytes) -> Outcome:
    """Return what the answer to the dot means."""
    reply = say_reply(code, text)
    if 200 <= code <= 299:
        return Outcome(state=SENT, reply=reply, personal=False, stop=False, too_large=False, orderly=True)
    if 400 <= code <= 599:
        personal = text.decode("ascii", "replace").startswith(_PERSONAL)
        return _refuse(code, text, personal=personal)
    return _wonder(reply)


def _wonder(reply: str) -> Outcome:
    return Outcome(state=UNKNOWN, reply=reply, personal=False, stop=False, too_large=False, orderly=False)


def _has_spoken(sock: socket.socket) -> bool:
    waiting = isinstance(sock, ssl.SSLSocket) and sock.pending() > 0
    return waiting or bool(select.select([sock], [], [], 0)[0])


def stuff_dots(content: bytes) -> bytes:
    """Return CRLF lines with a dot before every dot that begins one (RFC 5321 section 4.5.2)."""
    stuffed = content.replace(b"\r\n.", b"\r\n..")
    return b"." + stuffed if stuffed.startswith(b".") else stuffed
