"""The lines of a stream, one at a time, none of them longer than memory should hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

# Of one row; the longest novels have six million characters.
ROW_BYTES: Final = 16 << 20
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, its number counted from 1; ``whole`` tells whether all of it is here."""

    number: int
    content: bytes
    whole: bool


def list_lines(stream: BinaryIO) -> Iterator[Line]:
    """Yield the lines as they come; of one that is too long, the beginning."""
    number = 0
    while piece := stream.readline(ROW_BYTES):
        number += 1
        whole = len(piece) < ROW_BYTES or piece.endswith(b"\n")
        rest = b"" if whole else piece
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(ROW_BYTES)
        content = (piece.removeprefix(_BYTE_ORDER_MARK) if number == 1 else piece).strip()
        if content:
            yield Line(number=number, content=content if whole else b"", whole=whole)
