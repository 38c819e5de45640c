"""What the shell offers behind a flag: the names that its setting allows, read off the settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from briefer.settings.kinds import Name, Names


def complete_names(setting: str) -> Callable[[str], list[str]]:
    """Return what completes the value of a setting that is a name, or names between commas."""

    def complete(incomplete: str) -> list[str]:
        from briefer.settings.keys import KEYS  # imported when a shell asks, not for --help

        kind = cast("Name | Names", next(key.kind for key in KEYS if key.name == setting))
        head, comma, begun = incomplete.rpartition(",")
        given = head.split(",")
        return [head + comma + name for name in kind.known() if name.startswith(begun) and name not in given]

    return complete
