"""Where the files are that come with the program: its templates and the sample articles.

In a wheel they lie inside the package; in a checkout beside ``src``. Both are real folders, because
renderers and readers want paths.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent.parent


def templates_folder() -> Path:
    """Return the folder of the shipped templates and style sheets."""
    return _find_folder("templates")


def seeds_folder() -> Path:
    """Return the folder of the sample articles, the source when no other is named."""
    return _find_folder("seeds")


def _find_folder(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else CHECKOUT / name
