"""Proving brief.epub: its chapters, one after the other, are proved as a page is."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from briefer.errors import VerifyError
from briefer.verify.in_html import prove_pages
from briefer.verify.manifest import Manifest, Proof

CHAPTER = ".xhtml"
# No brief comes near it; what unpacks to more was altered to do so.
MOST_BYTES = 64 << 20


def prove_epub(content: bytes, *, manifest: Manifest, path: str) -> Proof:
    """Prove every sentence of the book; VerifyError names the first that fails."""
    # Every way in which an altered archive breaks; RuntimeError: it asks for a password.
    ways = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
    try:
        chapters = list(_read_chapters(content))
    except ways as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise VerifyError(f"{path}: it is not a readable EPUB any more ({reason})", path=path) from error
    read = prove_pages(chapters, manifest=manifest, path=path)
    return Proof(name="brief.epub", format="epub", read=read, by_hash=0)


def _read_chapters(content: bytes) -> Iterator[bytes]:
    """Yield the chapters in the order of the archive, which is that of reading."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise zipfile.BadZipFile("it unpacks to more than a brief can be")
        yield from (archive.read(entry) for entry in entries if entry.filename.endswith(CHAPTER))
