"""Where a password comes from: systemd's credentials, a file of its owner's, a command, the environment.

Never from a settings file, an option or the store, and it goes nowhere but to the server.
"""

import os
import shlex
import stat
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import UnsentError

CREDENTIAL = "smtp-password"
VARIABLE = "BRIEFER_SMTP_PASSWORD"
_CREDENTIALS = "CREDENTIALS_DIRECTORY"
_MOST_BYTES = 10_000
# What a program that asks a wallet needs of the environment, and nothing else.
_PASSED_ON = ("PATH", "HOME", "USER", "LOGNAME", "LANG", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")
_PASSED_ON_TOO = ("GNUPGHOME", "PASSWORD_STORE_DIR", "GPG_AGENT_INFO")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Where the settings say that a password is: a file and a command, "" where they do not say."""

    file: str
    command: str


def find_password(keeping: Keeping, *, environment: Mapping[str, str], seconds: float) -> tuple[str, str]:
    """Return the password and where it was found; UnsentError where it is nowhere, or not kept well."""
    folder = environment.get(_CREDENTIALS, "")
    if folder and (Path(folder) / CREDENTIAL).is_file():
        place = Path(folder) / CREDENTIAL
        return _first_line(_read_file(place, private=False), where=str(place)), "systemd's credentials"
    if keeping.file:
        return _first_line(read_secret_file(Path(keeping.file)), where=keeping.file), keeping.file
    if keeping.command:
        return _run(keeping.command, environment=environment, seconds=seconds), "smtp_password_command"
    if environment.get(VARIABLE):
        return environment[VARIABLE], VARIABLE
    message = (
        f"smtp_user is set, but there is no password: set smtp_password_file or smtp_password_command,"
        f" or have systemd load the credential {CREDENTIAL}"
    )
    raise UnsentError(message, channel="mail")


def read_secret_file(place: Path) -> bytes:
    """Return what a file holds that nobody but its owner may read; UnsentError otherwise."""
    return _read_file(place, private=True)


def scrub_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what another program is told of the environment: no setting, no secret."""
    return {name: environment[name] for name in (*_PASSED_ON, *_PASSED_ON_TOO) if name in environment}


def _read_file(place: Path, *, private: bool) -> bytes:
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if private and mode & 0o077:
                message = f"others may read {place} (mode {mode:03o}): chmod 600 {place}"
                raise UnsentError(message, channel="mail")
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise UnsentError(f"cannot read {place}: {error.strerror}", channel="mail") from error


def _run(command: str, *, environment: Mapping[str, str], seconds: float) -> str:
    try:
        ended = subprocess.run(
            shlex.split(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=scrub_environment(environment),
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        # Not the error's own words: they may quote what the command printed.
        message = f"smtp_password_command could not be run ({type(error).__name__}): correct it"
        raise UnsentError(message, channel="mail") from None
    if ended.returncode != 0:
        message = f"smtp_password_command ended with {ended.returncode}: run it yourself to see why"
        raise UnsentError(message, channel="mail")
    return _first_line(ended.stdout, where="smtp_password_command")


def _first_line(content: bytes, *, where: str) -> str:
    try:
        line = content.decode("utf-8").split("\n", 1)[0].removesuffix("\r")
    except UnicodeDecodeError:
        raise UnsentError(f"what {where} gives is not UTF-8 text", channel="mail") from None
    if not line:
        raise UnsentError(f"{where} gives no password: its first line is empty", channel="mail")
    return line
