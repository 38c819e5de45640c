"""What only this machine has: the name of this installation, and the key of its tokens.

They lie beside the store and not in it, so that a copy of the store, restored or cloned, is known to be one.
"""

import hashlib
import os
import secrets
from pathlib import Path

from briefer.errors import StoreError

INSTALL_NAME = "install-id"
KEY_NAME = "token-key"
_MACHINE = Path("/etc/machine-id")


def read_install(folder: Path, *, machine: Path = _MACHINE) -> str:
    """Return 32 hex digits that name this installation on this machine; they are drawn at the first call."""
    drawn = _read_or_draw(folder / INSTALL_NAME)
    return hashlib.sha256(drawn + b"\0" + read_machine(machine)).hexdigest()[:32]


def read_machine(machine: Path = _MACHINE) -> bytes:
    """Return the machine's own id (machine-id(5)), nothing where it has none."""
    try:
        return machine.read_bytes().strip()
    except OSError:
        return b""


def read_key(folder: Path) -> bytes:
    """Return the key that readers' tokens are made with; it is drawn at the first call."""
    return _read_or_draw(folder / KEY_NAME)


def _read_or_draw(place: Path) -> bytes:
    try:
        try:
            return _read(place)
        except FileNotFoundError:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _draw(place)
            return _read(place)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot read or write {place}: {reason}; change its permissions, or set data_dir elsewhere"
        raise StoreError(message, path=str(place)) from error


def _read(place: Path) -> bytes:
    content = place.read_bytes().strip()
    if len(content) != 64:
        message = f"{place} is damaged: remove it, and a new one is drawn (links to unsubscribe change)"
        raise StoreError(message, path=str(place))
    return content


def _draw(place: Path) -> None:
    """Write it whole or not at all: a link to a finished file, which fails where another was faster."""
    staging = place.with_name(f".{place.name}-{os.getpid()}")
    descriptor = os.open(staging, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(descriptor, secrets.token_hex(32).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    try:
        place.hardlink_to(staging)
    except FileExistsError:
        pass
    finally:
        staging.unlink()
