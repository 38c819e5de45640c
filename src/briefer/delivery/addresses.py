"""Addresses of mail, checked when they come in: none that is kept can end a command or a header early.

Accepted are dot-atoms before the @ (RFC 5321 section 4.1.2, RFC 5322 section 3.2.3) and host names after it
(RFC 1123), which may be written with letters of any script and are kept as they are registered (IDNA).
Quoted local parts, address literals and local parts outside ASCII, which not every server takes, are refused.
"""

import re
from dataclasses import dataclass

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
# RFC 5321 section 4.5.3.1: of the local part, the domain, and the path with its angle brackets.
_MOST_LOCAL, _MOST_DOMAIN, _MOST_ADDRESS = 64, 255, 254
_MOST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """An address, and the name of whom it belongs to, or ""."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.address.rpartition("@")[2]


def read_address(text: str) -> str:
    """Return the address, its domain in small ASCII letters; ValueError, a few words, for anything else."""
    local, at, domain = text.rpartition("@")
    if not at or not text.isprintable() or " " in text:
        raise ValueError("it is not of the form name@host")
    if not _LOCAL.fullmatch(local) or len(local) > _MOST_LOCAL:
        raise ValueError("what stands before the @ is none of the names that every mail server takes")
    domain = _read_domain(domain)
    if len(local) + 1 + len(domain) > _MOST_ADDRESS:
        raise ValueError("it is too long")
    return f"{local}@{domain}"


def read_mailbox(text: str) -> Mailbox:
    """Return what ``Ann Ames <ann@example.org>`` or a bare address means; ValueError as above."""
    text = text.strip()
    if not text.isprintable():
        raise ValueError("it is not on one line")
    if not text.endswith(">"):
        return Mailbox(name="", address=read_address(text))
    name, _, address = text[:-1].rpartition("<")
    return Mailbox(name=read_name(_unquote(name.strip())), address=read_address(address))


def read_name(text: str) -> str:
    """Return a person's name on one line; ValueError for one that is too long or holds control characters."""
    name = " ".join(text.split())
    if not name.isprintable() or len(name) > _MOST_NAME:
        raise ValueError("the name is too long, or holds characters that are none")
    return name


def _unquote(name: str) -> str:
    if len(name) >= 2 and name.startswith('"') and name.endswith('"'):
        return re.sub(r"\\(.)", r"\1", name[1:-1])
    return name


def _read_domain(domain: str) -> str:
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise ValueError("its host cannot be registered") from error
    labels = domain.split(".")
    if len(domain) > _MOST_DOMAIN or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError("what stands behind the @ is not the name of a host")
    if labels[-1].isdecimal():
        raise ValueError("what stands behind the @ is a number, not the name of a host")
    return domain.lower()
