"""Rogues: servers and feeds that harm, or try to, whoever asks them. Each is a function of the socket."""

import gzip
import json
import socket
import struct
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

Rogue = Callable[[socket.socket], None]

MEGABYTE = 1_000_000
FEED_TYPE = "Content-Type: application/rss+xml"
HEAD = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Rogue</title>'
TAIL = b"</channel></rss>"
ITEM = (
    b"<item><title>One</title><link>https://rogue.example/1</link><description>A rogue.</description></item>"
)


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> Rogue:
    """Send a whole answer; ``length`` is what it claims to be long."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    whole = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
    return lambda connection: connection.sendall(whole)


def feed(body: bytes) -> Rogue:
    return answer(body, FEED_TYPE)


def say(whole: bytes) -> Rogue:
    """Send these bytes and nothing else."""
    return lambda connection: connection.sendall(whole)


def redirect(location: str, status: str = "302 Found") -> Rogue:
    return answer(b"", f"Location: {location}", status=status)


def drip(head: bytes, piece: bytes, *, pause: float = 0.3) -> Rogue:
    """Send a piece now and then, for ever."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)
            time.sleep(pause)

    return send


def pour(head: bytes, piece: bytes) -> Rogue:
    return drip(head, piece, pause=0.0)


def wait(connection: socket.socket) -> None:
    """Say nothing until the other side has had enough."""
    while connection.recv(65536):
        pass


def reset(connection: socket.socket) -> None:
    """Break the connection off, hard."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def pack_bomb(megabytes: int) -> bytes:
    """Return gzip that unfolds to so many megabytes, ten at a time."""
    return gzip.compress(bytes(10 * MEGABYTE), mtime=0) * (megabytes // 10)


def write_entities(levels: int, times: int) -> bytes:
    """Return entities that unfold each other ("billion laughs")."""
    names = [f'<!ENTITY e{level} "{f"&e{level - 1};" * times}">' for level in range(1, levels)]
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{"".join(names)}]>'
    return f'{head}<rss version="2.0"><channel><item><title>&e{levels - 1};</title></item></channel></rss>'.encode()


def make_rogues(folder: Path) -> Mapping[str, Rogue]:
    """Return the gallery; ``folder`` gets the files that some of them name."""
    secret = folder / "secret.xml"
    secret.write_bytes(HEAD + ITEM + TAIL)
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    return {
        **_list_packed(),
        **_list_slow(chunked),
        **_list_redirects(),
        **_list_broken(chunked),
        **_list_statuses(),
        **_list_feeds(str(secret)),
    }


def _list_packed() -> dict[str, Rogue]:
    zeros = zlib.compress(bytes(10 * MEGABYTE))
    return {
        "gzip bomb": answer(pack_bomb(1000), "Content-Encoding: gzip"),
        "gzip in gzip": answer(gzip.compress(pack_bomb(500)), "Content-Encoding: gzip, gzip"),
        "gzip in gzip, told once": answer(gzip.compress(pack_bomb(500)), "Content-Encoding: gzip"),
        "gzip cut off": answer(pack_bomb(10)[:-50], "Content-Encoding: gzip"),
        "no gzip": answer(HEAD + TAIL, "Content-Encoding: gzip"),
        "brotli": answer(b"\xcf\xff\xff\x7f\xf8'\x00\xe2\xb1@ \xfc\x1f\x00" * 20, "Content-Encoding: br"),
        "zstandard": answer(b"(\xb5/\xfd\xa4\x00\x00\x00\x10" * 20, "Content-Encoding: zstd"),
        "deflate": answer(zeros, "Content-Encoding: deflate"),
        "fifty encodings": answer(zeros, "Content-Encoding: " + ", ".join(["gzip"] * 50)),
    }


def _list_slow(chunked: bytes) -> dict[str, Rogue]:
    return {
        "slow status": drip(b"HTTP/1.1 2", b"0"),
        "slow headers": drip(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n"),
        "slow body": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"<"),
        "slow chunks": drip(chunked, b"1\r\n<\r\n"),
        "slow interim answers": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        "silence": wait,
        "endless body": pour(b"HTTP/1.1 200 OK\r\n\r\n", bytes(65536)),
        "endless chunks": pour(chunked, b"10000\r\n" + bytes(65536) + b"\r\n"),
        "endless header": pour(b"HTTP/1.1 200 OK\r\nX: ", b"a" * 65536),
        "endless headers": pour(b"HTTP/1.1 200 OK\r\n", b"X-Y: z\r\n" * 1000),
        "endless interim answers": pour(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000),
    }


def _list_redirects() -> dict[str, Rogue]:
    return {
        "redirect to itself": redirect("/feed"),
        "redirect to a file": redirect("file:///etc/passwd"),
        "redirect to data": redirect("data:application/rss+xml,<rss/>"),
        "redirect to ftp": redirect("ftp://rogue.example/feed"),
        "redirect to gopher": redirect("gopher://127.0.0.1:25/1HELO"),
        "redirect to script": redirect("javascript:alert(1)"),
        "redirect to loopback": redirect("http://127.0.0.1:1/"),
        "redirect to metadata": redirect("http://169.254.169.254/latest/meta-data/", "301 Moved"),
        "redirect to a mapped address": redirect("http://[::ffff:127.0.0.1]:1/"),
        "redirect with a password": redirect("http://reader:s3cret@127.0.0.1/"),
        "redirect to nowhere": redirect("http://[::1"),
        "redirect that splits": redirect("/a%0d%0aSet-Cookie:x=1\tb"),
    }


def _list_broken(chunked: bytes) -> dict[str, Rogue]:
    return {
        "shorter than told": answer(HEAD, FEED_TYPE, length=10 * MEGABYTE),
        "negative length": answer(HEAD, length=-5),
        "two lengths": answer(HEAD, "Content-Length: 7"),
        "huge length": answer(HEAD, length=10**30),
        "bad chunks": say(chunked + b"zz\r\n<rss>\r\n0\r\n\r\n"),
        "status 999": answer(b"", status="999 Odd"),
        "status of letters": say(b"HTTP/1.1 two hundred\r\n\r\n"),
        "noise": say(bytes(range(256)) * 40),
        "a greeting of TLS": say(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500)),
        "a greeting of mail": say(b"220 mail.rogue.example ESMTP\r\n"),
        "hangs up": lambda connection: None,
        "resets": reset,
    }


def _list_statuses() -> dict[str, Rogue]:
    return {
        "204": answer(b"", status="204 No Content"),
        "empty": answer(b""),
        "304 unasked": answer(b"", status="304 Not Modified"),
        "410": answer(b"", status="410 Gone"),
        "404": answer(b"<html>Not here</html>", status="404 Not Found"),
        "401": answer(b"", 'WWW-Authenticate: Basic realm="x"', status="401 Unauthorized"),
        "429 for ever": answer(b"", "Retry-After: 1e9", status="429 Too Many Requests"),
        "503 of nonsense": answer(b"", "Retry-After: foo", status="503 Unavailable"),
        "a page to log in": answer(b"<!DOCTYPE html><html>Log in</html>", "Content-Type: text/html"),
        "larger than may be": answer(HEAD + b"<!--" + bytes(20 * MEGABYTE) + b"-->" + TAIL, FEED_TYPE),
    }


def _list_feeds(secret: str) -> dict[str, Rogue]:
    attributes = b" ".join(b'a%d="1"' % number for number in range(100_000))
    many = b"<item " + b" ".join(b'a%d="1"' % number for number in range(4_000)) + b"/>"
    author = b"<item><author>" + b"a@" * 16_000 + b"</author></item>"
    external = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
    nested = b"[" * 200_000
    version = b'"version": "https://jsonfeed.org/version/1.1"'
    date = b"<item><title>When</title><pubDate>Mon, 99 Foo +9999 99:99:99 -9999</pubDate></item>"
    return {
        "the name of a file": feed(secret.encode()),
        "the name of a device": feed(b"/dev/zero"),
        "an address": feed(b"http://127.0.0.1:1/feed"),
        "billion laughs": feed(write_entities(10, 10)),
        "quadratic blow-up": feed(
            b'<!DOCTYPE rss [<!ENTITY a "' + b"a" * 3_000 + b'">]>' + HEAD + b"&a;" * 500_000 + TAIL
        ),
        "external entity": feed(external + HEAD + b"<item><title>&x;</title></item>" + TAIL),
        "external subset": feed(b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/a.dtd">' + HEAD + TAIL),
        "100,000 attributes": feed(HEAD + b"<item " + attributes + b"/>" + TAIL),
        "many attributes, many times": feed(HEAD + many * 200 + TAIL),
        "an endless author": feed(HEAD + author + TAIL),
        "many authors": feed(HEAD + (b"<item><author>" + b"a@" * 480 + b"</author></item>") * 5_000 + TAIL),
        "an endless comment": feed(HEAD + b"<!--" + b"a" * (9 * MEGABYTE) + b"-->" + TAIL),
        "an endless title": feed(HEAD + b"<item><title>" + b"a" * (9 * MEGABYTE) + b"</title></item>" + TAIL),
        "100,000 entries": feed(HEAD + b"<item><title>x</title></item>" * 100_000 + TAIL),
        "deep": feed(HEAD + b"<a>" * 300_000 + TAIL),
        "odd dates": feed(HEAD + date * 50 + TAIL),
        "deep JSON": feed(b"{" + version + b', "items": ' + nested),
        "a JSON number": feed(b"{" + version + b', "items": [{"id": ' + b"9" * MEGABYTE + b"}]}"),
        "JSON of no items": feed(
            json.dumps({"version": "https://jsonfeed.org/version/1", "items": 7}).encode()
        ),
        "zeros": feed(HEAD + bytes(MEGABYTE) + TAIL),
        "half of UTF-16": feed(("\ufeff" + HEAD.decode()).encode("utf-16")[:-7]),
    }
