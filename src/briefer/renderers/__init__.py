"""Renderers: one brief, many faces.

A renderer has one method, ``render(brief) -> Edition``, and is opened with the press it works on. Adding
one is a file and a line in the table; third parties add theirs by an entry point of the group.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from briefer.model import Brief, Edition
from briefer.renderers.foreign import ForeignRenderer
from briefer.renderers.templates import Templates
from briefer.renderers.typesetter import Typesetter
from briefer.tables import list_names, load_entry

RENDERERS = {
    "html": "briefer.renderers.html:HtmlRenderer",
    "pdf": "briefer.renderers.pdf:PdfRenderer",
    "text": "briefer.renderers.text:TextRenderer",
    "markdown": "briefer.renderers.markdown:MarkdownRenderer",
    "epub": "briefer.renderers.epub:EpubRenderer",
    "json": "briefer.renderers.json:JsonRenderer",
}
GROUP = "briefer.renderers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What renderers work with: the templates, and what sets type.

    ``archival`` asks for PDF/A beside PDF/UA, ``codes`` for a QR code beside each lead on paper.
    """

    templates: Templates
    typesetter: Typesetter
    archival: bool
    codes: bool


class Renderer(Protocol):
    """Makes an edition of a brief; raises RenderError, whose message names what is missing."""

    def render(self, brief: Brief) -> Edition:
        """Return the brief in this renderer's format: the same brief, the same bytes."""
        ...


def list_renderers() -> tuple[str, ...]:
    """Return the names of all renderers."""
    return list_names(RENDERERS, group=GROUP)


def open_renderer(name: str, *, press: Press) -> Renderer:
    """Return the renderer of this name; SettingsError when there is none."""
    entry = load_entry(name, table=RENDERERS, group=GROUP, kind="format")
    opener = cast("Callable[[Press], Renderer]", entry)
    return opener(press) if name in RENDERERS else ForeignRenderer(name=name, opener=opener, press=press)
