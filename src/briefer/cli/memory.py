"""How a process that makes briefs asks for memory."""

# malloc.h of glibc: what two of its limits are called.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
# A few batches of documents: each heap keeps so much, and there are as many as threads.
_KEPT_BYTES = 4 << 20


def keep_memory() -> None:
    """Have glibc keep what is set free: else it comes back a page at a time, and each of them is cleared.

    Children are told to keep more by their environment, see ``sandbox.child``.
    """
    import ctypes  # imported when something is made, not for --help

    # Other libraries than glibc have rules of their own.
    if adjust := getattr(ctypes.CDLL(None), "mallopt", None):
        adjust(_TRIM_THRESHOLD, _KEPT_BYTES)
        adjust(_MMAP_THRESHOLD, _KEPT_BYTES)
