"""The kinds of value that only the settings of the network have."""

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path

_CONTACT = re.compile(r"(?:https?://[!-~]{1,180}|mailto:[!-~]{1,180})?")
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_PAIR = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<four>[0-9.]+)):(?P<port>[0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Contact:
    """Where the owner of this copy of briefer can be reached, or nothing."""

    words: str = "an address that begins with http://, https:// or mailto:, or empty"

    def split(self, text: str) -> object:
        """Return the text itself."""
        return text

    def read(self, value: object, *, folder: Path) -> str:
        """Return the address; it is ASCII and has no blanks, so that it can stand in a header."""
        if not isinstance(value, str) or not _CONTACT.fullmatch(value.strip()):
            raise ValueError
        return value.strip()


@dataclass(frozen=True, slots=True)
class Hosts:
    """IP addresses with their ports; there may be none."""

    words: str = 'a list of IP addresses with ports, such as ["192.168.1.5:8080"]'

    def split(self, text: str) -> object:
        """Return the parts between commas."""
        return [part.strip() for part in text.split(",") if part.strip()]

    def read(self, value: object, *, folder: Path) -> tuple[tuple[str, int], ...]:
        """Return pairs of address and port, in their order."""
        if not isinstance(value, list | tuple):
            raise ValueError
        return tuple(_read_pair(item) for item in value)


@dataclass(frozen=True, slots=True)
class HostNames:
    """Names of hosts; there may be none."""

    words: str = 'a list of names of hosts, such as ["brief.example.org"]'

    def split(self, text: str) -> object:
        """Return the parts between commas."""
        return [part.strip() for part in text.split(",") if part.strip()]

    def read(self, value: object, *, folder: Path) -> tuple[str, ...]:
        """Return the names in small letters, in their order."""
        if not isinstance(value, list | tuple):
            raise ValueError
        if not all(isinstance(item, str) and _NAME.fullmatch(item) for item in value):
            raise ValueError
        return tuple(item.lower() for item in value)


def _read_pair(item: object) -> tuple[str, int]:
    found = _PAIR.fullmatch(item) if isinstance(item, str) else None
    if found is None or not 0 < int(found["port"]) < 65536:
        raise ValueError
    return str(ipaddress.ip_address(found["six"] or found["four"])), int(found["port"])
