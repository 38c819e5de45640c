"""Printing what WeasyPrint 70 has laid out, sooner: the bytes are the same."""

import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from weasyprint import document
from weasyprint.pdf.stream import pydyf
from weasyprint.text import line_break

# zlib works beside Python; a page is deflated while the next is drawn.
_THREAD = ThreadPoolExecutor(max_workers=1)
LEVEL = 9


def to_bytes(item: Any) -> Any:
    """Write a value of a PDF; most are pieces of text or numbers."""
    kind = type(item)
    if kind is bytes:
        return item
    if kind is str:
        return item.encode("ascii")
    return _to_bytes(item)


def paint_page(page: Any, stream: Any, scale: float = 1) -> None:
    """Draw a page, and begin to deflate it: nobody adds to it afterwards."""
    _paint(page, stream, scale)
    begin_packing(stream)


def add_object(pdf: Any, item: Any) -> None:
    """Add an object to a PDF; a font is complete by then."""
    _add_object(pdf, item)
    if type(item) is pydyf.Stream:
        begin_packing(item)


def begin_packing(stream: Any) -> None:
    """Begin to deflate what a stream holds now."""
    if stream.compress:
        held = list(stream.stream)
        stream.packing = held, _THREAD.submit(pack, held)


def pack(held: list[Any]) -> bytes:
    """Return the pieces of a stream, deflated."""
    packer = zlib.compressobj(level=LEVEL)
    return packer.compress(b"\n".join(map(to_bytes, held))) + packer.flush()


def write_stream(stream: Any) -> bytes:
    """Write a stream, deflated before unless it has changed since."""
    held, packed = stream.__dict__.get("packing", (None, None))
    if held is None or held != stream.stream:
        written: bytes = _write_stream(stream)
        return written
    content = packed.result()
    extra = pydyf.Dictionary({**stream.extra, "Filter": "/FlateDecode", "Length": len(content)})
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


def keep_layout(layout: Any) -> None:
    """Keep what was laid out, for printing."""


def take_layout(layout: Any, style: Any) -> None:
    """Take up again what was laid out, set anew only where its blanks are to be stretched."""
    if layout.justification_spacing or getattr(layout, "style", None) is not style:
        _reactivate(layout, style)


_to_bytes, pydyf._to_bytes = pydyf._to_bytes, to_bytes
_paint, document.Page.paint = document.Page.paint, paint_page
_add_object, pydyf.PDF.add_object = pydyf.PDF.add_object, add_object
_write_stream = pydyf.Stream.data.fget
pydyf.Stream.data = property(write_stream)
_drop_layout, line_break.Layout.deactivate = line_break.Layout.deactivate, keep_layout
_reactivate, line_break.Layout.reactivate = line_break.Layout.reactivate, take_layout
