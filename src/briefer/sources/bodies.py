"""The body of an answer: capped as it comes and as it unfolds, gzip only."""

import zlib

import urllib3

from briefer.errors import SourceError
from briefer.sources import limits
from briefer.sources.headers import read_media_type

_GZIP = frozenset({"gzip", "x-gzip"})


def read_body(answer: urllib3.BaseHTTPResponse, *, cap: int, url: str) -> bytes:
    """Return the decoded body; SourceError where it is packed otherwise or larger than may be.

    ``cap`` counts bytes, raw and decoded; pages and feeds have caps of their own besides.
    """
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _GZIP | {"", "identity"}:
        raise SourceError("sent packed in a way that was not asked for", source=url)
    collector = _Collector(_find_cap(answer, cap), gzip=encoding in _GZIP, url=url)
    while chunk := answer.read(limits.DECODING_STEP, decode_content=False):
        collector.feed(chunk)
    return collector.finish()


def _find_cap(answer: urllib3.BaseHTTPResponse, cap: int) -> int:
    essence = read_media_type(answer.headers).partition(";")[0].strip().lower()
    if essence.startswith(("text/html", "application/xhtml", "text/plain")):
        return min(cap, limits.PAGE_BYTES)
    return min(cap, limits.FEED_BYTES) if essence.endswith(("xml", "json")) else cap


class _Collector:
    """Collects a body and decodes it step by step, and stops at the cap, whatever comes."""

    def __init__(self, cap: int, *, gzip: bool, url: str) -> None:
        self._cap = cap
        self._url = url
        self._raw = self._size = 0
        self._parts: list[bytes] = []
        self._decoder = zlib.decompressobj(wbits=31) if gzip else None

    def feed(self, chunk: bytes) -> None:
        """Take one chunk as it came over the wire."""
        self._raw += len(chunk)
        self._check(self._raw)
        if self._decoder is None:
            self._keep(chunk)
        while chunk and self._decoder is not None:
            self._keep(self._decoder.decompress(chunk, limits.DECODING_STEP))
            chunk = self._decoder.unconsumed_tail
            if self._decoder.eof and self._decoder.unused_data.startswith(b"\x1f\x8b"):
                chunk = self._decoder.unused_data  # gzip may be several members one behind the other
                self._decoder = zlib.decompressobj(wbits=31)

    def finish(self) -> bytes:
        """Return the whole body; raise ValueError when its packing ended too early."""
        if self._decoder is not None and self._raw and not self._decoder.eof:
            raise ValueError("the packed body is cut off")
        return b"".join(self._parts)

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        self._check(self._size)
        self._parts.append(part)

    def _check(self, size: int) -> None:
        if size > self._cap:
            raise SourceError(f"larger than {self._cap // limits.MEGABYTE} MB", source=self._url)
