"""A mail server on loopback that speaks as much IMAP4rev1 as a reader needs, and writes down what it is told."""

import re
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class MailServer:
    """Its mails by folder (as the wire names them), what it was told, and how it misbehaves."""

    port: int
    folders: dict[str, Sequence[bytes]]
    told: list[str] = field(default_factory=list)
    user: str = "jane@harbourpost.example"
    password: str = 'pass "word" \\'
    fault: str = ""
    host: str = "127.0.0.1"

    @property
    def spec(self) -> str:
        return f"imap://{self.user.replace('@', '%40')}@{self.host}:{self.port}"


def _unquote(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text.startswith('"') else text


def _answer(server: MailServer, line: str, chosen: list[bytes]) -> Iterator[bytes]:
    tag, command, *_ = [*line.split(" "), "", ""]
    command, rest = command.upper(), line.partition(" ")[2].partition(" ")[2]
    good = f"{tag} OK done\r\n".encode()
    if command == "CAPABILITY":
        yield b"* CAPABILITY IMAP4rev1\r\n" + good
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
        number = int(rest.split()[1])
        most = int(re.findall(r"<0\.(\d+)>", rest)[0])
        body = chosen[number - 1][:most]
        size = 999_999_999 if server.fault == "huge" else len(body)
        yield f"* {number} FETCH (UID {number} BODY[]<0> {{{size}}}\r\n".encode()
        if server.fault != "cut":
            yield body + b")\r\n" + good
    elif command == "LOGOUT":
        yield b"* BYE\r\n" + good
    else:
        yield f"{tag} BAD no\r\n".encode()


def _serve(server: MailServer, connection: socket.socket) -> None:
    chosen: list[bytes] = []
    with connection, connection.makefile("rb") as lines:
        connection.settimeout(10)
        try:
            if server.fault == "garbage":
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            connection.sendall(b"* OK ready\r\n")
            for line in lines:
                server.told.append(line.decode("utf-8", "replace").strip())
                for piece in _answer(server, server.told[-1], chosen):
                    connection.sendall(piece)
                if server.fault == "cut" and "FETCH" in server.told[-1]:
                    return
        except OSError:
            return


@contextmanager
def start_mail_server(**folders: Sequence[bytes]) -> Iterator[MailServer]:
    """Listen on a free port of loopback until the test is done."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = MailServer(port=listener.getsockname()[1], folders=dict(folders))

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
            listener.shutdown(socket.SHUT_RDWR)
