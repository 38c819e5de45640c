"""A mail server on loopback that speaks as much IMAP4rev1 as a reader needs, and writes down what it is told."""

import base64
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import trustme


@dataclass
class MailServer:
    """Its mails by folder (as the wire names them), what it was told, and how it misbehaves.

    ``security`` is "tls", "starttls" or "none". ``told`` has what was told under TLS behind a "*". ``greet``
    is called before its first word; ``peak`` is how many conversations it had at most at a time.
    """

    port: int
    folders: dict[str, Sequence[bytes]]
    told: list[str] = field(default_factory=list)
    user: str = "jane@harbourpost.example"
    password: str = 'pass "word" \\'
    fault: str = ""
    host: str = "127.0.0.1"
    security: str = "none"
    capabilities: str = "IMAP4rev1"
    tls: ssl.SSLContext = field(default_factory=lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))
    ended: threading.Event = field(default_factory=threading.Event)
    greet: Callable[[], object] = lambda: None
    peak: int = 0
    open_now: list[socket.socket] = field(default_factory=list)

    @property
    def spec(self) -> str:
        scheme = "imaps" if self.security == "tls" else "imap"
        return f"{scheme}://{self.user.replace('@', '%40')}@{self.host}:{self.port}"

    def use_tls(self, authority: trustme.CA, *, security: str, name: str = "127.0.0.1") -> None:
        """Speak TLS, at once or when asked to, with a certificate for ``name``."""
        authority.issue_cert(name).configure_cert(self.tls)
        self.security = security
        if security == "starttls":
            self.capabilities += " STARTTLS LOGINDISABLED"


def _unquote(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text.startswith('"') else text


def _answer(server: MailServer, line: str, chosen: list[bytes]) -> Iterator[bytes]:
    tag, command, *_ = [*line.split(" "), "", ""]
    command, rest = command.upper(), line.partition(" ")[2].partition(" ")[2]
    good = f"{tag} OK done\r\n".encode()
    if command == "CAPABILITY":
        yield f"* CAPABILITY {server.capabilities}\r\n".encode() + good
    elif command in ("STARTTLS", "AUTHENTICATE"):
        yield good if command == "STARTTLS" else b"+ \r\n"
    elif command == "LOGIN":
        words = [_unquote(word) for word in re.findall(r'"(?:[^"\\]|\\.)*"|\S+', rest)]
        yield good if words == [server.user, server.password] else f"{tag} NO wrong: {words[-1]}\r\n".encode()
    elif command == "EXAMINE":
        found = server.folders.get(_unquote(rest))
        chosen[:] = found or []
        yield (
            f"* {len(chosen)} EXISTS\r\n".encode() + good
            if found is not None
            else f"{tag} NO none\r\n".encode()
        )
    elif command == "UID" and rest.upper().startswith("SEARCH"):
        numbers = " ".join(str(number) for number in range(1, len(chosen) + 1))
        yield f"* SEARCH {numbers}\r\n".encode() + good
    elif command == "UID" and rest.upper().startswith("FETCH"):
        if server.fault != "expunged":
            yield from _send_mail(server, rest, chosen)
        yield b"" if server.fault == "cut" else good
    elif command == "LOGOUT":
        yield b"* BYE\r\n" + good
    else:
        yield f"{tag} BAD no\r\n".encode()


def _send_mail(server: MailServer, rest: str, chosen: list[bytes]) -> Iterator[bytes]:
    number = int(rest.split()[1])
    most = int(re.findall(r"<0\.(\d+)>", rest)[0])
    body = chosen[number - 1][:most]
    size = 999_999_999 if server.fault == "huge" else len(body)
    while server.fault == "flood":
        yield b"* OK " + b"x" * 900_000 + b"\r\n"
    yield f"* {number} FETCH (UID {number} BODY[]<0> {{{size}}}\r\n".encode()
    if server.fault != "cut":
        yield body + b")\r\n"


def _judge(server: MailServer, tag: str, line: str) -> bytes:
    """Answer what came in answer to AUTHENTICATE PLAIN."""
    told = base64.b64decode(line).decode()
    right = told == f"\0{server.user}\0{server.password}"
    return f"{tag} OK done\r\n".encode() if right else f"{tag} NO wrong\r\n".encode()


def _serve(server: MailServer, connection: socket.socket) -> None:
    connection.settimeout(10)
    try:
        if server.security == "tls":
            connection = server.tls.wrap_socket(connection, server_side=True)
        with connection:
            if server.fault == "garbage":
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            server.open_now.append(connection)
            server.peak = max(server.peak, len(server.open_now))
            server.greet()
            connection.sendall(b"* OK ready\r\n")
            if _listen(server, connection, mark="*" if server.security == "tls" else ""):
                with server.tls.wrap_socket(connection, server_side=True) as secured:
                    server.capabilities = server.capabilities.replace(" STARTTLS LOGINDISABLED", "")
                    _listen(server, secured, mark="*")
    except OSError:
        return
    finally:
        if server.open_now:
            server.open_now.pop()


def _listen(server: MailServer, connection: socket.socket, *, mark: str) -> bool:
    """Answer line by line; return whether the other side asked for TLS."""
    chosen: list[bytes] = []
    asked = ""
    with connection.makefile("rb") as lines:
        for raw in lines:
            line = raw.decode("utf-8", "replace").strip()
            server.told.append(mark + line)
            if asked:
                connection.sendall(_judge(server, asked, line))
                asked = ""
                continue
            command = [*line.split(" "), ""][1].upper()
            if server.fault.upper() in (
                f"HANG AT {command}",
                " ".join(["HANG AT", *line.upper().split()[2:4]]),
            ):
                server.ended.wait(20)
                return False
            for piece in _answer(server, line, chosen):
                connection.sendall(piece)
            if server.fault == "cut" and "FETCH" in line:
                return False
            asked = line.split(" ")[0] if command == "AUTHENTICATE" else ""
            if command == "STARTTLS":
                return True
    return False


@contextmanager
def start_mail_server(host: str = "127.0.0.1", **folders: Sequence[bytes]) -> Iterator[MailServer]:
    """Listen on a free port of loopback until the test is done."""
    with socket.create_server((host, 0)) as listener:
        server = MailServer(port=listener.getsockname()[1], folders=dict(folders), host=host)

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=_serve, args=(server, connection), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield server
        finally:
            server.ended.set()
            listener.shutdown(socket.SHUT_RDWR)
