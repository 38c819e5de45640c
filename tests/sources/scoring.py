"""A server that scores its readers' manners: what was asked, when by the readers' own clock, and how."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Headers = tuple[tuple[str, str], ...]
Answering = Callable[[int], tuple[int, Headers]]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request: when it began and ended, for what, with which headers, and the answer's status."""

    began: datetime
    ended: datetime
    host: str
    path: str
    headers: dict[str, str]
    status: int


@dataclass(kw_only=True)
class Subject:
    """A feed that is scored: what it answers on a day, and until when it must not be asked again."""

    headers: Headers = ()
    rest: timedelta = timedelta(hours=1)
    pause: timedelta = timedelta(hours=1)
    ttl: int = 0
    answer: Answering = lambda day: (200, ())
    not_before: datetime | None = None


@dataclass(kw_only=True)
class Scores:
    """What the server knows of its readers; ``now`` is their clock."""

    now: Callable[[], datetime]
    start: datetime
    subjects: dict[str, Subject] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    peak: int = 0
    port: int = 0
    busy: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


def write_feed(url: str, *, day: int, ttl: int) -> bytes:
    """Return a feed with an entry for each of the last three days."""
    first = datetime(2026, 11, 1, 4, tzinfo=UTC)
    items = "".join(
        f"<item><title>Report {number}</title><link>http://{url}/{number}</link><guid>{url} {number}</guid>"
        f"<pubDate>{first + timedelta(days=number):%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        f"<description>A report of day {number}.</description></item>"
        for number in range(max(0, day - 2), day + 1)
    )
    lifetime = f"<ttl>{ttl}</ttl>" if ttl else ""
    return f'<rss version="2.0"><channel><title>{url}</title>{lifetime}{items}</channel></rss>'.encode()


class _Handler(BaseHTTPRequestHandler):
    server: "_Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        scores = self.server.scores
        host = self.headers["Host"].partition(":")[0]
        began = scores.now()
        with scores.lock:
            scores.busy[host] = scores.busy.get(host, 0) + 1
            scores.peak = max(scores.peak, scores.busy[host])
        status, headers, body = self._choose(scores, f"{host}{self.path}", began)
        # Before the last byte is sent: then the reader goes on, and turns its clock.
        with scores.lock:
            scores.busy[host] -= 1
            scores.asked.append(
                Asked(
                    began=began,
                    ended=scores.now(),
                    host=host,
                    path=self.path,
                    headers=dict(self.headers.items()),
                    status=status,
                )
            )
        self._send(status, headers, body)

    def _choose(self, scores: Scores, url: str, moment: datetime) -> tuple[int, Headers, bytes]:
        subject = scores.subjects.get(url)
        if subject is None:
            return 404, (), b""
        if subject.not_before and moment < subject.not_before:
            scores.early.append(f"{url} at {moment}, not before {subject.not_before}")
        day = (moment - scores.start).days
        status, headers = subject.answer(day)
        validators = dict(subject.headers)
        held = [
            self.headers[ours] == validators[theirs]
            for ours, theirs in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
            if self.headers[ours] is not None and theirs in validators
        ]
        if status == 200 and held and all(held) and day % 3:
            status = 304
        subject.not_before = moment + max(
            subject.rest, subject.pause if status in (429, 503) else subject.rest
        )
        body = write_feed(url, day=day, ttl=subject.ttl) if status == 200 else b""
        return status, (*subject.headers, *headers), body

    def _send(self, status: int, headers: Headers, body: bytes) -> None:
        self.send_response(status)
        for name, value in (*headers, ("Set-Cookie", "reader=1; Max-Age=99999999"), ("Connection", "close")):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    scores: Scores


@contextmanager
def start_scoring(scores: Scores) -> Iterator[None]:
    """Listen on a free port of loopback until the test is done."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.scores = scores
        scores.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
