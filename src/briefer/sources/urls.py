"""Web addresses as a request needs them: checked and in ASCII."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from briefer.errors import RefusedError, SourceError
from briefer.sources import limits

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?[]|"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where one request goes. ``url`` is the whole address in ASCII, fit to be printed; ``path`` is what the
    server is asked for, the query included; ``host`` is a name in ASCII or an address without brackets.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str


def read_target(url: str) -> Target:
    """Return where ``url`` leads; raise RefusedError when it is no http(s) address fit to be asked for."""
    url = re.sub(r"[\t\r\n]", "", url.strip())
    try:
        parts = urlsplit(url)
        if parts.username is not None or parts.password is not None:
            raise RefusedError("an address must not carry a name or password", source=parts.hostname or "")
        host, port = read_host(parts.hostname or ""), parts.port
    except ValueError as error:  # UnicodeError is one
        raise RefusedError("not an address", source=url[:80]) from error
    if re.search(r"[\x00-\x20\x7f\\]", url) or len(url) > limits.URL_CHARACTERS:
        raise RefusedError("not an address", source=url[:80])
    if parts.scheme not in _PORTS or not host or port == 0:
        raise RefusedError("not an http or https address", source=url[:80])
    path = quote(parts.path or "/", safe=_PATH_SAFE)
    path += f"?{quote(parts.query, safe=_QUERY_SAFE)}" if parts.query else ""
    literal = f"[{host}]" if ":" in host else host
    number = "" if port in (None, _PORTS[parts.scheme]) else f":{port}"
    return Target(
        url=f"{parts.scheme}://{literal}{number}{path}",
        scheme=parts.scheme,
        host=host,
        port=port or _PORTS[parts.scheme],
        path=path,
    )


def read_host(host: str) -> str:
    """Return a host name in ASCII, an IPv6 address without brackets; raise ValueError for anything else.

    A host has one spelling, as its pauses and rules are remembered by it.
    """
    if ":" in host:
        return str(ipaddress.IPv6Address(host))
    # Nameprep makes one of the many ways to write digits and dots: "１２７。０。０。１".
    host = host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
    # The dot of the root (RFC 1034, 3.1) may be written or not; virtual hosts and certificates have none.
    host = host.removesuffix(".")
    if host and not _HOST.fullmatch(host):
        raise ValueError(host)
    return host


def follow(target: Target, location: str) -> Target:
    """Return where a redirect from ``target`` leads; raise RefusedError when it must not be followed.

    ``location`` is the header as the standard library gives it: bytes read as Latin-1.
    """
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        joined = urljoin(target.url, location.strip())
    except ValueError as error:
        raise RefusedError("redirects to what is no address", source=target.url) from error
    following = read_target(joined)
    if target.scheme == "https" and following.scheme != "https":
        raise RefusedError("redirects from https to http", source=target.url)
    return following


def check_address(url: str) -> str:
    """Return the address in ASCII; SourceError in a line when it is none, without what it may have kept."""
    try:
        return read_target(url).url
    except RefusedError as error:
        shown = re.sub(r"//[^/?#]*@", "//", url)[:200]
        message = f'"{shown}" cannot be read: {error}: name a page as http(s)://host/path'
        raise SourceError(message, source=error.source) from error


def name_host(url: str) -> str:
    """Return what an address is called when nobody named it: its host."""
    return read_target(url).host
