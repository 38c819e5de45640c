"""The shipped templates and the press they are printed with, as a user gets them who sets nothing."""

from dataclasses import replace
from pathlib import Path

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.html import set_page
from briefer.renderers.templates import Templates, gather_print_styles
from briefer.renderers.typesetter import Typesetter
from briefer.resources import templates_folder


def classic_templates(*, own: Path | None = None, look: str = "classic", paper: str = "a4") -> Templates:
    """Return the shipped templates, with these particulars."""
    return Templates(shipped=templates_folder(), own=own, look=look, paper=paper)


def classic_press(typesetter: Typesetter, *, archival: bool = False, codes: bool = False) -> Press:
    """Return a press with the shipped templates."""
    return Press(templates=classic_templates(), typesetter=typesetter, archival=archival, codes=codes)


def compose(brief: Brief, press: Press, *, paper: str = "a4", look: str = "classic") -> str:
    """Return the page that is laid out for print."""
    templates = classic_templates(paper=paper, look=look)
    return set_page(
        brief,
        styles=gather_print_styles(templates, dense=False),
        press=replace(press, templates=templates),
        paper=templates.sheet,
        pages=(),
        openings=False,
        codes={},
    ).decode()
