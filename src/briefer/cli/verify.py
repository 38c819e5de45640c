"""``briefer verify``: prove that every sentence of a brief stands in a stored article."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.console import print_data, print_json, print_message
from briefer.cli.options import Config, DataDir, Json, Quiet, Verbose, read_settings

if TYPE_CHECKING:
    from briefer.verify import Proof, Verified

VERIFY_HELP = """Prove that every sentence of a brief stands word for word in a stored article.

Each edition is compared with the stored texts by offset and hash; the first sentence that fails is named.

Examples:

\b
briefer verify out/2026-11-24               every edition of a day
briefer verify out/2026-11-24/brief.pdf     one of them
briefer verify 2026-11-24                   the day's folder, wherever you are
"""

Place = Annotated[Path, typer.Argument(metavar="PATH", help="The folder of a brief, or one of its files.")]


def verify_command(
    path: Place,
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read the flags, prove the brief, print what was proved."""
    settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    from briefer.store import STORE_NAME, read_store  # imported when it runs, not for --help
    from briefer.verify import verify_brief

    with read_store(settings.data_dir / STORE_NAME) as store:
        # A brief names its day, not where it lies: what is not here may be in the out folder.
        place = settings.out_dir / path
        verified = verify_brief(place if place.exists() and not path.exists() else path, store=store)
    if json:
        print_json(_describe(verified))
    elif not quiet:
        for proof in verified.proofs:
            print_data(_say(proof))
        for name in verified.absent:
            print_message(f"{name} was made too, but is not there.")


def _say(proof: "Proof") -> str:
    count = proof.read + proof.by_hash
    words = f"{proof.name}: {count} {'sentence' if count == 1 else 'sentences'} proved"
    if proof.by_hash:
        words += f" ({proof.read} read in the file, {proof.by_hash} by the file's hash)"
    return words


def _describe(verified: "Verified") -> dict[str, object]:
    brief = verified.brief
    return {
        "date": brief.day.isoformat(),
        "number": brief.number,
        "revision": brief.revision,
        "editions": [
            {"name": proof.name, "format": proof.format, "read": proof.read, "by_hash": proof.by_hash}
            for proof in verified.proofs
        ],
        "absent": list(verified.absent),
    }
