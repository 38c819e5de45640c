"""The engine that the settings ask for, got ready before what it is to work on is even imported."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.engines import Engine
    from briefer.settings import Settings


def choose_engine(settings: "Settings") -> "Engine":
    """Return the engine, to be entered."""
    # Imported when it runs, not for --help.
    from briefer.engines import count_cores, find_engine
    from briefer.engines.early import end_early

    engine = find_engine(settings.engine, workers=settings.workers or count_cores())
    end_early()
    return engine
