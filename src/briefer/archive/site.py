"""What the archive is made from: values that the edge hands over once, when it starts."""

from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from briefer.archive.shelf import Shelf
from briefer.renderers.templates import Templates, enclose_styles, gather_styles, name_styles, read_style


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Which store is shown, and how pages look.

    ``hosts`` are the names under which the archive answers, in small letters and without a port; ``public``
    is one under which nothing but the way out is there, or "". ``key`` is what readers' tokens are made with.
    """

    shelf: Shelf
    templates: Templates
    styles: str
    title: str
    zone: ZoneInfo
    hosts: frozenset[str]
    public: str
    key: bytes

    @property
    def allowed(self) -> str:
        """The source expression that allows the styles."""
        return _name_styles(self.styles)


@lru_cache(maxsize=1)
def _name_styles(styles: str) -> str:
    return name_styles(styles.encode())


def gather_site_styles(templates: Templates) -> str:
    """Return the styles of the archive's pages: the brief's own, and those for what only they have."""
    return enclose_styles(gather_styles(templates) + read_style("archive/archive.css", templates=templates))
