"""A renderer that came by an entry point: somebody else's code, whose failing costs its edition alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import RenderError
from briefer.model import Brief, Edition
from briefer.tables import describe_failure

if TYPE_CHECKING:
    from briefer.renderers import Press, Renderer

# What is published stands in one folder under this name: a format adds its own ending.
_STEM = "brief."


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignRenderer:
    """The renderer called ``name``; whatever goes wrong with it is a RenderError that names it."""

    name: str
    opener: "Callable[[Press], Renderer]"
    press: "Press"

    def render(self, brief: Brief) -> Edition:
        """Return its edition; RenderError when it raises, or makes what cannot be published."""
        try:
            edition = self.opener(self.press).render(brief)
            _check(edition, name=self.name)
        except RenderError:
            raise
        except Exception as error:
            raise RenderError(f"the renderer fails: {describe_failure(error)}", format=self.name) from error
        return edition


def _check(edition: Edition, *, name: str) -> None:
    """Raise TypeError or ValueError where it is no edition, or its name might lead out of the folder."""
    if not isinstance(edition, Edition) or not isinstance(edition.content, bytes):
        raise TypeError("it makes no Edition of bytes")
    ending = edition.name.removeprefix(_STEM)
    if edition.format != name or not edition.name.startswith(_STEM) or not ending.isalnum():
        raise ValueError(f'its edition must be of the format "{name}" and be called {_STEM} and an ending')
