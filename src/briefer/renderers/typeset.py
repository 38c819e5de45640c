"""The typesetter's task, which runs in a child process: a page of ours in, a PDF and its layout out.

A call is a line of JSON that says how, and behind it the page (HTML with its styles inside). An answer is a
line of JSON and, behind it, the PDF where it was to be printed. The last layouts are kept, so that measuring
a brief and then rendering it lays it out once; what is only measured is not printed, a quarter of the work.
"""

import gc
import itertools
import json
import time
from functools import lru_cache

try:
    # Imports WeasyPrint, and with it Pango, while articles are still being read; only the child does so.
    from briefer.renderers import rehearsing, typesetting
except OSError as problem:  # pragma: no cover - without Pango; a test runs this in a child
    NO_LIBRARY = str(problem)
else:
    NO_LIBRARY = ""
    PRACTICE = rehearsing.STEPS

KEPT = 4
# A tenth of the time of setting went into looking for garbage. Now and then is enough: a brief takes a few
# layouts of up to 20 MB each, but a run may make briefs of many profiles.
COLLECTED_EVERY = 8
_LAYOUTS = itertools.count(1)
LONG_SECONDS = 3600
# Python keeps frames in chunks of memory, of 16 KiB unless one of them takes more. Where a chunk ends amid a
# loop, each call in it has the system hand out the next one and take it back: six thousand times a brief, and
# a tenth of its time. A frame as large as this one opens a chunk that has room for all that it calls.
FRAME_SLOTS = 70_000


def set_type(payload: bytes) -> bytes:
    """Return facts about the layout of a page, and the page as PDF."""
    if NO_LIBRARY:
        return json.dumps({"no_library": NO_LIBRARY}).encode("ascii") + b"\n"
    line, _, page = payload.partition(b"\n")
    how = json.loads(line)
    sheets = _lay_out(page, how["archival"])
    if not how["printed"]:
        return json.dumps(sheets.facts).encode("ascii") + b"\n"
    missing, pdf = _print(page, how["archival"])
    return json.dumps({**sheets.facts, "missing": missing}).encode("ascii") + b"\n" + pdf


set_type.__code__ = set_type.__code__.replace(co_stacksize=FRAME_SLOTS)


@lru_cache(maxsize=KEPT)
def _lay_out(page: bytes, archival: bool) -> "typesetting.Sheets":
    if next(_LAYOUTS) % COLLECTED_EVERY == 0:
        gc.collect()
    return typesetting.lay_out(page.decode("utf-8"), archival=archival)


@lru_cache(maxsize=1)
def _print(page: bytes, archival: bool) -> tuple[list[str], bytes]:
    return typesetting.print_sheets(_lay_out(page, archival))


def hang(payload: bytes) -> bytes:
    """Set nothing and never answer: what a page does that defeats the typesetter (a fault for tests)."""
    time.sleep(LONG_SECONDS)
    return payload
