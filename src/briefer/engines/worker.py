"""What a child process of the processes engine does: apply one function to a batch of items."""

import pickle
from importlib import import_module


def work(payload: bytes, *buffers: bytes) -> bytes:
    """Return the pickled list of results of a pickled ``(function, items)`` and the ``buffers`` beside it."""
    function, items = pickle.loads(payload, buffers=buffers)
    return pickle.dumps([function(item) for item in items], protocol=pickle.HIGHEST_PROTOCOL)


def load_module(name: str) -> None:
    """Import a module, so that the first call of a function of it need not."""
    import_module(name)
