"""Tasks that misbehave, each in its own way; run in children only."""

import ctypes
import os
import resource
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path


def echo(*pieces: bytes) -> bytes:
    return b"|".join(pieces)


def misbehave(payload: bytes) -> bytes:
    """Do what the first word of the payload names."""
    word, _, rest = payload.decode().partition(" ")
    return ACTS[word](rest)


def spin(rest: str) -> bytes:
    while True:
        pass


def sleep(rest: str) -> bytes:
    time.sleep(60)
    return b""


def crash(rest: str) -> bytes:
    ctypes.string_at(0)
    return b""


def leave(rest: str) -> bytes:
    sys.stderr.write("said on leaving\n")
    sys.stderr.flush()
    os._exit(7)


def leave_silently(rest: str) -> bytes:
    os._exit(8)


def hoard(rest: str) -> bytes:
    return bytes(bytearray(3 << 30))


def hold(rest: str) -> bytes:
    held = bytearray(int(rest))
    return str(held[-1]).encode()


def open_many(rest: str) -> bytes:
    with ExitStack() as stack:
        for _ in range(int(rest)):
            stack.enter_context(Path(os.devnull).open("rb"))
    return b"opened"


def fill(rest: str) -> bytes:
    """Write a file with a hole of so many bytes."""
    with Path("filled").open("wb") as file:
        file.seek(int(rest))
        file.write(b"x")
    return b"filled"


def tell_core(rest: str) -> bytes:
    return str(resource.getrlimit(resource.RLIMIT_CORE)).encode()


def connect(rest: str) -> bytes:
    socket.create_connection(("127.0.0.1", int(rest)), timeout=5)
    return b"connected"


def run(rest: str) -> bytes:
    return subprocess.run(["true"], check=True).stdout or b"ran"


def write(rest: str) -> bytes:
    Path(rest).write_text("written")
    return b"written"


def shout(rest: str) -> bytes:
    print("this would break the frames")
    return b"fine"


def list_environment(rest: str) -> bytes:
    return "\n".join(sorted(os.environ)).encode()


def swell(rest: str) -> bytes:
    return bytes(int(rest))


def fail(rest: str) -> bytes:
    raise ValueError("no good: " + rest)


def count_up(rest: str) -> bytes:
    count_up.calls += 1  # type: ignore[attr-defined]
    return str(count_up.calls).encode()  # type: ignore[attr-defined]


count_up.calls = 0  # type: ignore[attr-defined]

ACTS = {
    function.__name__: function
    for function in (
        *(spin, sleep, crash, leave, leave_silently, hoard, connect, run, write),
        *(shout, list_environment, swell, fail, count_up, hold, open_many, fill, tell_core),
    )
}
