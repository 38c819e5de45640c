"""The kinds of value that settings of mail have besides those of all others."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from briefer.settings.kinds import Kind


@dataclass(frozen=True, slots=True)
class Maybe:
    """Something that may also be left empty; what was read is text."""

    kind: Kind

    @property
    def words(self) -> str:
        """Say what is allowed."""
        return f"{self.kind.words}, or empty"

    def split(self, text: str) -> object:
        """Return what the kind itself would."""
        return self.kind.split(text)

    def read(self, value: object, *, folder: Path) -> str:
        """Return the text, or ""."""
        return "" if value == "" else str(self.kind.read(value, folder=folder))


@dataclass(frozen=True, slots=True)
class Address:
    """An address of mail, with a name before it where ``named``."""

    named: bool

    @property
    def words(self) -> str:
        """Show one."""
        return f"an address such as {'Brief <brief@example.org>' if self.named else 'brief@example.org'}"

    def split(self, text: str) -> object:
        """Return the text itself."""
        return text

    def read(self, value: object, *, folder: Path) -> str:
        """Return the address in the form in which it is kept."""
        # A room is imported when an address must be checked: reading the settings costs no room.
        from briefer.delivery.addresses import read_address, read_mailbox

        if not isinstance(value, str):
            raise ValueError
        try:
            if not self.named:
                return read_address(value.strip())
            mailbox = read_mailbox(value)
        except ValueError as error:
            raise ValueError(f" ({error})") from error
        return f"{mailbox.name} <{mailbox.address}>" if mailbox.name else mailbox.address


@dataclass(frozen=True, slots=True)
class Link:
    """An https address."""

    words: str = "an address with https:// of at most 300 characters"

    def split(self, text: str) -> object:
        """Return the text itself."""
        return text

    def read(self, value: object, *, folder: Path) -> str:
        """Return the address."""
        if not isinstance(value, str):
            raise ValueError
        link = value.strip()
        parts = urlsplit(link)
        sound = link.isascii() and link.isprintable() and not set(link) & set(' <>"')
        if not sound or len(link) > 300 or parts.scheme != "https" or not parts.hostname:
            raise ValueError
        return link
