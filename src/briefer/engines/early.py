"""Workers that get ready before it is known what is asked for: the command line takes as long to load.

They are those of the engine and of the number that most settings ask for. Whoever opens that engine is given
them; where another one is opened, or none, they are ended.
"""

from briefer.engines import count_cores
from briefer.engines.processes import ProcessesEngine
from briefer.errors import SandboxError

_waiting: list[ProcessesEngine] = []


def start_early(*, module: str) -> None:
    """Start a worker for each core, and have each import ``module``; return at once."""
    engine = ProcessesEngine(workers=count_cores())
    try:
        engine.__enter__()
    except (SandboxError, OSError):
        engine.__exit__()
        return  # whoever needs workers will be told why there can be none
    engine.prepare(module)
    _waiting.append(engine)


def take_early(*, workers: int) -> ProcessesEngine:
    """Return the engine of so many workers that waits, entered already, or else a new one."""
    if any(engine.workers == workers for engine in _waiting):
        return _waiting.pop()
    return ProcessesEngine(workers=workers)


def end_early() -> None:
    """End what nobody has taken."""
    while _waiting:
        _waiting.pop().__exit__()
