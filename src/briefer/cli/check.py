"""``briefer check``: is everything there that a brief needs?"""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefer.cli.console import paint, print_data, print_json
from briefer.cli.options import Config, DataDir, Json, Quiet, Verbose, read_settings
from briefer.cli.secrets import read_environment

if TYPE_CHECKING:
    from briefer.check import Finding

CHECK_HELP = """Check settings, fonts, Pango, mail, disk, clock and store, and say how to mend what is wrong.

Examples:

\b
briefer check
briefer check --json
"""
_STYLES = {"ok": "32", "warn": "33", "fail": "31"}


def check_command(
    config: Config = None,
    data_dir: DataDir = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Read the flags, look at everything, print the findings."""
    from briefer.check import check_machine, check_settings  # imported when it runs, not for --help
    from briefer.errors import SettingsError

    try:
        settings = read_settings(flags={"data_dir": data_dir}, config=config, quiet=quiet, verbose=verbose)
    except SettingsError as error:
        # Wrong settings are a finding, and the only one: nothing else is known without them.
        findings = [check_settings(str(error))]
    else:
        findings = check_machine(settings, moment=datetime.now(UTC), environment=read_environment())
    if json:
        print_json([_describe(finding) for finding in findings])
    else:
        for finding in findings:
            if not quiet or finding.state == "fail":
                _print(finding)
    return int(any(finding.state == "fail" for finding in findings))


def _print(finding: "Finding") -> None:
    state = paint(f"{finding.state:4}", style=_STYLES[finding.state], stream=sys.stdout)
    print_data(f"{state}  {finding.name:10}{finding.words}")
    if finding.cure:
        print_data(f"{'':16}→ {finding.cure}")


def _describe(finding: "Finding") -> dict[str, str]:
    return {
        "name": finding.name,
        "state": finding.state,
        "words": finding.words,
        "cure": finding.cure,
    }
