"""The way into a mail server: connect, hear its greeting, switch to TLS, log in.

The standard library's client is used for its commands only. It would open a connection without a limit on how
long that takes, switch to TLS without looking at the certificate, and log in with ASCII passwords alone.
"""

import base64
import ipaddress
import smtplib
import socket
import ssl
from dataclasses import dataclass, field

from briefer.delivery.transport import say_reply
from briefer.errors import UnsentError

BROKEN_OFF = "the server broke the connection off or did not answer in time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds each wait may take: for a connection, for an answer, and for the last one."""

    connect: float
    command: float
    finish: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A name and its password, which shows nowhere."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server: ``security`` is "starttls", "tls" or "none"; ``authorities`` a file of certificates that
    are trusted besides the system's, or ""; ``name`` is how we introduce ourselves."""

    host: str
    port: int
    security: str
    authorities: str
    name: str
    login: Login | None
    patience: Patience


def enter_server(client: smtplib.SMTP, server: Server) -> None:
    """Bring a client, not yet connected, to where it may send; UnsentError says why that does not succeed.

    What has been opened is the client's to close.
    """
    try:
        _connect(client, server)
        if server.security == "starttls":
            _secure(client, server)
        if server.login is not None:
            _log_in(client, server.login)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise UnsentError(_explain(error, server), channel="mail") from error


def _connect(client: smtplib.SMTP, server: Server) -> None:
    connection = socket.create_connection((server.host, server.port), timeout=server.patience.connect)
    client.sock = connection
    connection.settimeout(server.patience.command)
    # The dot must not wait for the acknowledgement of what went before it (Nagle): the gap would be longer.
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if server.security == "tls":
        client.sock = _wrap(connection, server)
    code, text = client.getreply()
    if code != 220:
        raise smtplib.SMTPConnectError(code, text)
    _greet(client)


def _wrap(connection: socket.socket, server: Server) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    if server.authorities:
        context.load_verify_locations(cafile=server.authorities)
    return context.wrap_socket(connection, server_hostname=server.host)


def _greet(client: smtplib.SMTP) -> None:
    code, text = client.ehlo()
    if code != 250:
        raise smtplib.SMTPHeloError(code, text)


def _secure(client: smtplib.SMTP, server: Server) -> None:
    if not client.has_extn("starttls"):
        message = f"{server.host} offers no TLS, so nothing was sent: check smtp_host and smtp_security"
        raise UnsentError(message, channel="mail")
    code, text = client.docmd("STARTTLS")
    if code != 220:
        raise smtplib.SMTPResponseException(code, text)
    assert client.sock is not None
    client.sock = _wrap(client.sock, server)
    # Whatever came in the clear behind the answer is forgotten (RFC 3207 section 6).
    client.file = None
    _greet(client)


def _log_in(client: smtplib.SMTP, login: Login) -> None:
    """Log in by PLAIN (RFC 4616) or LOGIN, and without TLS to this very machine only."""
    assert client.sock is not None
    address = client.sock.getpeername()[0]
    if not isinstance(client.sock, ssl.SSLSocket) and not ipaddress.ip_address(address).is_loopback:
        message = "a password is sent over TLS only: set smtp_security to starttls or tls"
        raise UnsentError(message, channel="mail")
    offered = client.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        code, text = client.docmd("AUTH", "PLAIN " + _encode(f"\0{login.user}\0{login.password}"))
    elif "LOGIN" in offered:
        code, text = client.docmd("AUTH", "LOGIN")
        for answer in (login.user, login.password):
            code, text = client.docmd(_encode(answer)) if code == 334 else (code, text)
    else:
        message = "the server offers no way to log in that is known here (PLAIN, LOGIN): unset smtp_user"
        raise UnsentError(message, channel="mail")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, text)


def _encode(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _explain(error: Exception, server: Server) -> str:
    place = f"{server.host}, port {server.port}"
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        words = say_reply(error.smtp_code, said if isinstance(said, bytes) else said.encode())
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return f"{place} does not accept smtp_user and its password: {words}"
        return f"{place} cannot be used: {words}"
    if isinstance(error, smtplib.SMTPServerDisconnected | TimeoutError):
        return f"{place}: {BROKEN_OFF}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"the certificate of {place} is not trusted ({error.verify_message}), so nothing was sent:"
            " name the server as its certificate does, and in smtp_authorities who issued it"
        )
    if isinstance(error, ssl.SSLError):
        words = (error.reason or str(error)).replace("_", " ").lower()
        return (
            f"{place} does not speak TLS as smtp_security asks ({words}): correct smtp_port or smtp_security"
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{place} cannot be reached ({reason or type(error).__name__}): check smtp_host and smtp_port"
