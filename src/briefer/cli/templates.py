"""``briefer templates``: what the pages are made of, and a folder of one's own to change it in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.columns import print_columns
from briefer.cli.console import print_data, print_json, print_message
from briefer.cli.helping import add_part
from briefer.cli.options import Config, Json, Look, Quiet, Verbose, read_settings

if TYPE_CHECKING:
    from briefer.renderers.own import TemplateFile

TEMPLATES_HELP = """Show what the pages are made of, and begin a folder of templates of your own.

Examples:

\b
briefer templates list                      every file, whose it is, and its blocks
briefer templates eject look                copy them into the folder look
briefer templates eject --look plain look   the same, begun from the plain look
"""

Folder = Annotated[Path, typer.Argument(metavar="DIR", show_default=False, help="The folder to make.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the files that are there.")]


def build_templates_app() -> typer.Typer:
    """Return the two commands."""
    app = typer.Typer()
    add_part(
        app,
        "templates list",
        list_command,
        words="List the files and their blocks; say what is broken in yours.",
        examples=TEMPLATES_HELP,
    )
    add_part(
        app,
        "templates eject",
        eject_command,
        words="Copy the shipped files into a folder of your own.",
        examples=TEMPLATES_HELP,
    )
    return app


def list_command(
    config: Config = None, json: Json = False, quiet: Quiet = False, verbose: Verbose = 0
) -> None:
    """Read the flags, list the files."""
    settings = read_settings(flags={}, config=config, quiet=quiet, verbose=verbose)
    from briefer.renderers.own import list_files  # imported when it runs, not for --help
    from briefer.renderers.templates import open_templates
    from briefer.resources import templates_folder

    templates = open_templates(
        shipped=templates_folder(), own=settings.templates_dir, look=settings.look, paper=settings.paper
    )
    files = list_files(templates)
    if json:
        print_json([{"name": file.name, "own": file.own, "blocks": list(file.blocks)} for file in files])
    elif not quiet:
        print_columns([_tell(file) for file in files], left={0, 1, 2})


def eject_command(
    folder: Folder, look: Look = None, force: Force = False, quiet: Quiet = False, verbose: Verbose = 0
) -> None:
    """Read the flags, copy the files, print where they are."""
    settings = read_settings(flags={"look": look}, config=None, quiet=quiet, verbose=verbose)
    from briefer.renderers.own import eject_templates  # imported when it runs, not for --help
    from briefer.resources import templates_folder

    place = folder.expanduser().absolute()
    written = eject_templates(place, shipped=templates_folder(), look=settings.look, overwrite=force)
    if not quiet:
        for file in written:
            print_data(str(file))
        print_message(f'Say templates_dir = "{folder}" in briefer.toml, and delete what you do not change.')


def _tell(file: "TemplateFile") -> tuple[str, str, str]:
    return file.name, "yours" if file.own else "shipped", " ".join(file.blocks)
