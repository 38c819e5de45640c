"""``briefer init``: a settings file with every setting in it, explained and switched off."""

from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.console import print_data, print_message
from briefer.cli.logs import set_verbosity
from briefer.cli.options import DryRun, Quiet, Verbose
from briefer.errors import SettingsError

INIT_HELP = """Write a commented briefer.toml.

Examples:

\b
briefer init                            briefer.toml in the current folder
briefer init ~/.config/briefer          where it holds in every folder
briefer init --dry-run                  only show it
"""

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False, help="Where to write it.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file that is there.")]


def init_command(
    folder: Folder = Path(),
    force: Force = False,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, write the file, print where it is."""
    from briefer.files import write_whole  # imported when it runs, not for --help
    from briefer.settings import FILE_NAME, write_settings_file

    set_verbosity(quiet=quiet, verbose=verbose)
    text = write_settings_file()
    if dry_run:
        print_data(text.rstrip("\n"))
        return
    place = folder.expanduser().absolute() / FILE_NAME
    if place.exists() and not force:
        raise SettingsError(f"{place} is there already: edit it, or overwrite it with --force")
    try:
        write_whole(place, text)
    except OSError as error:
        message = f"cannot write {place}: {error.strerror}; name another folder: `briefer init FOLDER`"
        raise SettingsError(message) from error
    if not quiet:
        print_data(str(place))
        print_message("Everything in it is optional. Name your sources at its end, then run `briefer make`.")
