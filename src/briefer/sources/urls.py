"""Web addresses as a request needs them: checked and in ASCII."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from briefer.errors import SourceError
from briefer.sources import limits

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?\.?")
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
    """Return where ``url`` leads; raise SourceError when it is no http(s) address fit to be asked for."""
    url = re.sub(r"[\t\r\n]", "", url.strip())
    try:
        parts = urlsplit(url)
        if parts.username is not None or parts.password is not None:
            raise SourceError("an address must not carry a name or password", source=parts.hostname or "")
        host, port = _read_host(parts.hostname or ""), parts.port
    except ValueError as error:  # UnicodeError is one
        raise SourceError("not an address", source=url[:80]) from error
    if re.search(r"[\x00-\x20\x7f\\]", url) or len(url) > limits.URL_CHARACTERS:
        raise SourceError("not an address", source=url[:80])
    if parts.scheme not in _PORTS or not host or port == 0:
        raise SourceError("not an http or https address", source=url[:80])
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


def _read_host(host: str) -> str:
    """Return a host name in ASCII, an IPv6 address without brackets; raise ValueError for anything else."""
    if ":" in host:
        return str(ipaddress.IPv6Address(host))
    # Nameprep makes one of the many ways to write digits and dots: "１２７。０。０。１".
    host = host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
    if host and not _HOST.fullmatch(host):
        raise ValueError(host)
    return host


def follow(target: Target, location: str) -> Target:
    """Return where a redirect from ``target`` leads; raise SourceError when it must not be followed.

    ``location`` is the header as the standard library gives it: bytes read as Latin-1.
    """
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")
    following = read_target(urljoin(target.url, location.strip()))
    if target.scheme == "https" and following.scheme != "https":
        raise SourceError("redirects from https to http", source=target.url)
    return following
