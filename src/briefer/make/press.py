"""The press that the settings ask for."""

from briefer.renderers import Press
from briefer.renderers.templates import open_templates
from briefer.renderers.typesetter import open_typesetter
from briefer.resources import templates_folder
from briefer.settings import Settings


def open_press(settings: Settings) -> Press:
    """Return the press; its typesetter is not started yet, and is to be closed."""
    templates = open_templates(
        shipped=templates_folder(), own=settings.templates_dir, look=settings.look, paper=settings.paper
    )
    return Press(
        templates=templates,
        typesetter=open_typesetter(settings.fault),
        archival=settings.archival,
        codes=settings.lead_codes,
    )
