"""A typesetter that crashes as it does on a machine without any font."""

import os
import signal


def set_type(payload: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return payload
