"""The typesetter's task, which runs in a child process: a page of ours in, a PDF and its layout out.

A call is a line of JSON that says how, and behind it the page (HTML with its styles inside). An answer is a
line of JSON and, behind it, the PDF. The last four answers are kept, so that measuring a brief and then
rendering it sets it once.
"""

import json
import time

try:
    # Imports WeasyPrint, and with it Pango, while articles are still being read; only the child does so.
    from briefer.renderers import typesetting
except OSError as problem:  # pragma: no cover - without Pango; a test runs this in a child
    NO_LIBRARY = str(problem)
else:
    NO_LIBRARY = ""

KEPT = 4
LONG_SECONDS = 3600

_last: dict[bytes, bytes] = {}


def set_type(payload: bytes) -> bytes:
    """Return facts about the layout of a page, and the page as PDF."""
    if NO_LIBRARY:
        return json.dumps({"no_library": NO_LIBRARY}).encode("ascii") + b"\n"
    if payload not in _last:
        how, _, page = payload.partition(b"\n")
        facts, pdf = typesetting.set_page(page.decode("utf-8"), archival=json.loads(how)["archival"])
        while len(_last) >= KEPT:
            del _last[next(iter(_last))]
        _last[payload] = json.dumps(facts).encode("ascii") + b"\n" + pdf
    return _last[payload]


def hang(payload: bytes) -> bytes:
    """Set nothing and never answer: what a page does that defeats the typesetter (a fault for tests)."""
    time.sleep(LONG_SECONDS)
    return payload
