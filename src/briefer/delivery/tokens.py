"""Tokens by which a reader leaves by one click: nobody can guess another's, or read an address in one."""

import base64
import hashlib
import hmac
from collections.abc import Iterable

from briefer.model import Reader

_PLACE = "{token}"


def write_token(profile: str, address: str, *, key: bytes) -> str:
    """Return the reader's token: HMAC-SHA256 (RFC 2104) of profile and address, in 43 URL-safe characters."""
    identity = f"unsubscribe\0{profile}\0{address.lower()}".encode()
    digest = hmac.new(key, identity, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def find_reader(token: str, *, readers: Iterable[Reader], key: bytes) -> Reader | None:
    """Return whose token it is, or None."""
    asked = token.strip().encode("utf-8", "replace")
    for reader in readers:
        if hmac.compare_digest(write_token(reader.profile, reader.address, key=key).encode(), asked):
            return reader
    return None


def write_address(url: str, *, token: str) -> str:
    """Return the address by which the token's reader leaves: the token replaces ``{token}``, or is added."""
    if not url:
        return ""
    if _PLACE in url:
        return url.replace(_PLACE, token)
    return f"{url}{'&' if '?' in url else '?'}token={token}"
