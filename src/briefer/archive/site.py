"""What the archive is made from: values that the edge hands over once, when it starts."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from briefer.renderers.templates import Templates, enclose_styles, gather_styles, name_styles, read_style
from briefer.store import Store, read_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the store is and how pages look.

    ``hosts`` are the names under which the archive answers, in small letters and without a port; ``public``
    is one under which nothing but the way out is there, or "". ``key`` is what readers' tokens are made with.
    """

    store: Path
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
        return name_styles(self.styles.encode())

    def open_store(self) -> Store:
        """Open the store for one answer, without the right to change it."""
        return read_store(self.store)


def gather_site_styles(templates: Templates) -> str:
    """Return the styles of the archive's pages: the brief's own, and those for what only they have."""
    return enclose_styles(gather_styles(templates) + read_style("archive/archive.css", templates=templates))
