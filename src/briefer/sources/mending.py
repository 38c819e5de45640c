"""XML that was written by hand or by careless programs, made fit for a strict parser: its references."""

import re
from html.entities import html5

_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
# References to characters, and to those that XML knows itself, are left.
_AMPERSAND = re.compile(
    rb"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,31};)?"
)


def mend_references(content: bytes) -> bytes:
    """Return XML in which every "&" outside CDATA begins a reference, though addresses stood there bare.

    HTML's names become numbers, any other name text: nothing that the file declares is expanded.
    """
    first, *rest = content.split(_CDATA)
    mended = [_AMPERSAND.sub(_mend, first)]
    for part in rest:
        data, end, after = part.partition(_CDATA_END)
        mended += [_CDATA, data, end, _AMPERSAND.sub(_mend, after)]
    return b"".join(mended)


def _mend(found: re.Match[bytes]) -> bytes:
    character = html5.get((found[1] or b"").decode("ascii"), "")
    return "".join(f"&#{ord(each)};" for each in character).encode() or b"&amp;" + found[0][1:]
