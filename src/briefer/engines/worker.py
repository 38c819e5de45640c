"""What a child process of the processes engine does: apply one function to a batch of items."""

import pickle


def work(payload: bytes) -> bytes:
    """Return the pickled list of results of a pickled ``(function, items)``."""
    function, items = pickle.loads(payload)
    return pickle.dumps([function(item) for item in items], protocol=pickle.HIGHEST_PROTOCOL)
