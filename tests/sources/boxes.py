"""One article of our own in every kind of place that a source can read it from."""

import gzip
import json
import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.sources.server import Server

HEADLINE = "Harbour bridge reopens"
TEXT = "The harbour bridge reopened on Tuesday after a week of checks by the council and its engineers."
LINK = "https://harbourpost.example/bridge"
ROW = {"title": HEADLINE, "text": TEXT, "url": LINK, "date": "2026-11-24T05:00:00Z", "author": "Jane Doe"}
MAIL = (
    "From: Harbour Post <news@harbourpost.example>\r\nSubject: Harbour bridge reopens\r\n"
    "Date: Tue, 24 Nov 2026 05:00:00 +0000\r\nMessage-ID: <bridge@harbourpost.example>\r\n\r\n"
    + TEXT
    + "\r\n"
).encode()
FEED = (
    f"<rss version='2.0'><channel><title>Harbour Post</title><item><title>{HEADLINE}</title><link>{LINK}</link>"
    f"<description>{TEXT}</description></item></channel></rss>"
).encode()
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
    f"<url><loc>{LINK}</loc><news:news><news:publication><news:name>Harbour Post</news:name>"
    "<news:language>en</news:language></news:publication><news:publication_date>2026-11-24T05:00:00Z"
    f"</news:publication_date><news:title>{HEADLINE}</news:title></news:news></url></urlset>"
).encode()


def write(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


def build_text(folder: Path, server: Server) -> str:
    return write(folder / "a.txt", f"{HEADLINE}\n\n{TEXT}".encode())


def build_json_lines(folder: Path, server: Server) -> str:
    return write(folder / "a.jsonl", json.dumps(ROW).encode() + b"\n")


def build_csv(folder: Path, server: Server) -> str:
    return write(folder / "a.csv", f'title,text,url,date\n{HEADLINE},"{TEXT}",{LINK},2026-11-24\n'.encode())


def build_parquet(folder: Path, server: Server) -> str:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist([ROW]), folder / "a.parquet")
    return str(folder / "a.parquet")


def make_record(url: str, body: bytes, *, media_type: str = "text/plain", status: str = "200 OK") -> bytes:
    answer = (
        f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2026-11-24T05:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http;msgtype=response"
        f"\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def build_warc(folder: Path, server: Server) -> str:
    return write(folder / "a.warc.gz", gzip.compress(make_record(LINK, f"{HEADLINE}\n\n{TEXT}".encode())))


def build_maildir(folder: Path, server: Server) -> str:
    for name in ("new", "cur", "tmp"):
        (folder / "box" / name).mkdir(parents=True)
    write(folder / "box" / "cur" / "1.host:2,S", MAIL)
    return str(folder / "box")


def build_mbox(folder: Path, server: Server) -> str:
    return write(
        folder / "a.mbox", b"From news@harbourpost.example Tue Nov 24 05:00:00 2026\n" + MAIL + b"\n"
    )


def build_command(folder: Path, server: Server) -> str:
    return shlex.join([sys.executable, "-c", f"print({json.dumps(json.dumps(ROW))})"])


def build_saved(folder: Path, server: Server) -> str:
    entry = {"is_archived": 0, "title": HEADLINE, "url": LINK, "content": f"<p>{TEXT}</p>", "uid": "1"}
    return write(folder / "a.json", json.dumps([entry]).encode())


BUILDERS: Mapping[str, Callable[[Path, Server], str]] = {
    "command": build_command,
    "csv": build_csv,
    "feed": lambda folder, server: server.serve("/feed", FEED, "Content-Type: application/rss+xml"),
    "folder": build_text,
    "jsonl": build_json_lines,
    "maildir": build_maildir,
    "mbox": build_mbox,
    "page": lambda folder, server: server.serve(
        "/a", f"{HEADLINE}\n\n{TEXT}".encode(), "Content-Type: text/plain"
    ),
    "parquet": build_parquet,
    "saved": build_saved,
    "sitemap": lambda folder, server: server.serve("/map.xml", SITEMAP, "Content-Type: application/xml"),
    "warc": build_warc,
}
