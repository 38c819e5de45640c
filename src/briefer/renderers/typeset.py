"""The typesetter's task, which runs in a child process: a page of ours in, a PDF and its layout out.

An answer is a line of JSON and, behind it, the PDF. The last two answers are kept, so that measuring a brief
and then rendering it sets it once.
"""

import json

try:
    # Imports WeasyPrint, and with it Pango, while articles are still being read; only the child does so.
    from briefer.renderers import typesetting
except OSError as problem:  # pragma: no cover - without Pango; a test runs this in a child
    NO_LIBRARY = str(problem)
else:
    NO_LIBRARY = ""

KEPT = 2

_last: dict[bytes, bytes] = {}


def set_type(payload: bytes) -> bytes:
    """Return facts about the layout of a page (HTML with its styles inside), and the page as PDF."""
    if NO_LIBRARY:
        return json.dumps({"no_library": NO_LIBRARY}).encode("ascii") + b"\n"
    if payload not in _last:
        facts, pdf = typesetting.set_page(payload.decode("utf-8"))
        while len(_last) >= KEPT:
            del _last[next(iter(_last))]
        _last[payload] = json.dumps(facts).encode("ascii") + b"\n" + pdf
    return _last[payload]
