"""``briefer serve``: from a brief to a browser, and to the end by an interrupt."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest
from tests.cli.desks import INTERRUPTIBLE, Desk

TODAY = datetime.now(UTC).date()


@pytest.fixture
def made(desk: Desk) -> Desk:
    desk.write("articles/bridge.txt")
    desk.write("briefer.toml", 'zone = "UTC"\ndata_dir = "data"\nformats = ["html", "text"]\n')
    assert desk.run("make", "--source", "articles", "-q").code == 0
    return desk


def read(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def test_what_was_made_is_there_until_it_is_interrupted(made: Desk) -> None:
    command = [sys.executable, "-c", INTERRUPTIBLE, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        address = process.stdout.readline().decode().strip()
        assert address.startswith("http://127.0.0.1:")
        port = int(address.rstrip("/").rpartition(":")[2])
        status, index = read(port, "/")
        assert status == 200
        link = next(part for part in index.decode().split('"') if part.endswith("/html"))
        [published] = made.folder.glob("out/*/brief.html")
        assert read(port, link) == (200, published.read_bytes())
        assert b"14 cracks" in read(port, "/search?q=engineers")[1]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, b"", b"")


def test_it_ends_in_this_process_too(made: Desk) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked: list[int] = []

    def visit() -> None:
        while not asked:
            try:
                asked.append(read(port, "/")[0])
            except OSError:
                continue
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    visitor = threading.Thread(target=visit)
    visitor.start()
    try:
        answer = made.run("serve", "--port", str(port), "-q")
    finally:
        asked.append(0)
        visitor.join()
        signal.signal(signal.SIGINT, before)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert asked[0] == 200


def test_a_wrong_port_is_called_what_its_flag_is_called(made: Desk) -> None:
    assert "--port must be a whole number" in made.fail("serve", "--port", "x", code=2)


def test_what_stands_in_the_way_is_said_in_a_line(made: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert "Address already in use" in made.fail("serve", "--port", port, code=2)
    assert "there is no store" in made.fail("serve", "--data-dir", "elsewhere", code=1)
    made.write("briefer.toml", 'data_dir = "data"\narchive_address = "0.0.0.0"\n')
    assert "other machines reach 0.0.0.0" in made.fail("serve", code=2)
    made.write("briefer.toml", 'data_dir = "data"\narchive_hosts = ["no name"]\n')
    assert "archive_hosts" in made.fail("serve", code=2)
    made.write("briefer.toml", 'data_dir = "data"\narchive_hosts = "brief.example.org"\n')
    assert "archive_hosts" in made.fail("serve", code=2)
