"""How a process that makes briefs asks for memory: settled before the house is imported."""

import gc

# A day's articles are a million live values, and none of them in a circle.
_VALUES_BETWEEN_COLLECTIONS = 50_000
# malloc.h of glibc: what two of its limits are called, and the most that the second may be.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT_BYTES = 32 << 20


def settle_process() -> None:
    """Have Python collect less often, and glibc keep memory.

    What is given back for each document comes back a page at a time, and each of them is cleared first.
    Children are told the same by their environment, see ``sandbox.child``.
    """
    import ctypes  # imported when something is made, not for --help

    gc.set_threshold(_VALUES_BETWEEN_COLLECTIONS, 20, 20)
    # Other libraries than glibc have rules of their own.
    if adjust := getattr(ctypes.CDLL(None), "mallopt", None):
        adjust(_TRIM_THRESHOLD, _KEPT_BYTES)
        adjust(_MMAP_THRESHOLD, _KEPT_BYTES)
