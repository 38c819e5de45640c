"""The shipped templates, as a user gets them who sets nothing."""

from pathlib import Path

from briefer.renderers.templates import Templates
from briefer.resources import templates_folder


def classic_templates(*, own: Path | None = None, look: str = "classic", paper: str = "a4") -> Templates:
    """Return the shipped templates, with these particulars."""
    return Templates(shipped=templates_folder(), own=own, look=look, paper=paper)
