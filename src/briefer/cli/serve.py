"""``briefer serve``: the archive as a web site for this machine."""

import sys
from contextlib import closing
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import typer

from briefer.cli.console import print_data
from briefer.cli.options import Config, DataDir, Quiet, Verbose, Zone, read_settings

if TYPE_CHECKING:
    from briefer.archive.site import Site
    from briefer.settings import Settings

SERVE_HELP = """Show the archive in a browser: all briefs, their articles and stories, and a search.

It listens on this machine only, changes nothing, and lets readers of the mails leave by one click where
`unsubscribe_url` leads to it. It runs until it is interrupted.

Examples:

\b
briefer serve                 at the address that it prints
briefer serve --port 9000     at that port; 0 takes a free one
"""
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})

Port = Annotated[str | None, typer.Option("--port", metavar="N", show_default=False, help="The port.")]


def serve_command(
    port: Port = None,
    zone: Zone = None,
    config: Config = None,
    data_dir: DataDir = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, print the address, answer until interrupted."""
    flags = {"archive_port": port, "zone": zone, "data_dir": data_dir}
    settings = read_settings(flags=flags, config=config, quiet=quiet, verbose=verbose)
    # A web server: imported when it runs, not for --help.
    from briefer.archive.app import build_app
    from briefer.archive.server import open_socket, serve

    site = _open_site(settings)
    with (
        closing(site.shelf),
        open_socket(settings.archive_address, port=settings.archive_port) as listener,
    ):
        host, number = listener.getsockname()[:2]
        if not quiet:
            print_data(f"http://{f'[{host}]' if ':' in host else host}:{number}/")
            # At once, for a program that waits for it.
            sys.stdout.flush()
        serve(build_app(site), listener=listener)


def _open_site(settings: "Settings") -> "Site":
    from briefer.archive.shelf import Shelf
    from briefer.archive.site import Site, gather_site_styles
    from briefer.renderers.templates import open_templates
    from briefer.resources import templates_folder
    from briefer.store import STORE_NAME
    from briefer.store.install import read_key

    shelf = Shelf(settings.data_dir / STORE_NAME)
    # At once, and not with the first page: where there is no store, or the index cannot be written.
    with shelf.lend() as store:
        store.search.update()
    templates = open_templates(
        shipped=templates_folder(), own=settings.templates_dir, look=settings.look, paper=settings.paper
    )
    own = {f"[{name}]" if ":" in name else name for name in (settings.archive_address.lower(),)}
    return Site(
        shelf=shelf,
        templates=templates,
        styles=gather_site_styles(templates),
        title=settings.title,
        zone=ZoneInfo(settings.zone),
        hosts=_LOCAL | own | set(settings.archive_hosts),
        public=(urlsplit(settings.unsubscribe_url).hostname or "").lower(),
        key=read_key(settings.data_dir),
    )
