"""A password in the environment is taken out of it at once: no child process is ever told of it."""

import os
from collections.abc import Mapping

_NAMES = ("BRIEFER_SMTP_PASSWORD",)
_HIDDEN: dict[str, str] = {}


def hide_secrets() -> None:
    """Move secrets from the environment into this module, where only ``read_environment`` finds them."""
    _HIDDEN.clear()
    _HIDDEN.update({name: os.environ.pop(name) for name in _NAMES if name in os.environ})


def read_environment() -> Mapping[str, str]:
    """Return the environment with its secrets, for the one who logs in."""
    return {**os.environ, **_HIDDEN}
