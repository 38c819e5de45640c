"""A mail server in a process of its own, which writes down what it takes before it says so.

``python ledger_server.py LEDGER`` prints its port. Nothing but the commands that a sender needs; what it has
taken is a line "message-id recipient" in the ledger, and no death of a sender can make it forget one.
"""

import os
import re
import socket
import sys
import threading
from pathlib import Path


def talk(connection: socket.socket, ledger: int) -> None:
    """Serve one sender; a sender that dies in the middle of a mail has sent none."""
    with connection, connection.makefile("rb") as lines:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def say(reply: bytes) -> None:
            connection.sendall(reply + b"\r\n")

        recipient = b""
        say(b"220 ledger")
        for line in lines:
            command = line[:4].upper()
            if command == b"RCPT":
                recipient = line.partition(b"<")[2].partition(b">")[0]
            if command == b"DATA":
                say(b"354 go on")
                mail = b""
                for part in lines:
                    if part == b".\r\n":
                        break
                    mail += part
                else:
                    return
                found = re.search(rb"^Message-ID: (\S+)", mail, re.MULTILINE)
                assert found
                os.write(ledger, found[1] + b" " + recipient + b"\n")
                os.fsync(ledger)
            say(b"250 done" if command != b"QUIT" else b"221 bye")


def main(place: Path) -> None:
    """Listen until killed."""
    ledger = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_talk_quietly, args=(connection, ledger), daemon=True).start()


def _talk_quietly(connection: socket.socket, ledger: int) -> None:
    try:
        talk(connection, ledger)
    except OSError:
        return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
