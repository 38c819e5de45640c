"""Ways to write a private address, and names that stand for one."""

import socket
from collections.abc import Mapping

from briefer.sources.http import Place, look_up

# All of them are the canary's machine to somebody: to the resolver, to a transition gateway, to a router.
SPELLINGS = (
    *("127.0.0.1", "127.1", "127.0.1", "127.0.0.1.", "127.255.255.254", "0", "0.0.0.0", "0x7f.1"),
    *("0x7f000001", "2130706433", "017700000001", "0177.0.0.1", "0x7F.0.0.0x1", "localhost", "LOCALHOST."),
    *("１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]"),
    *("[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:1::1]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]"),
    *("[fd12:3456::1]", "[fec0::1]", "[ff02::1]", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254"),
    *("100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
    *("mapped.example", "metadata.example", "nat64.example", "private.example", "both.example"),
)
NAMES: Mapping[str, tuple[str, ...]] = {
    "mapped.example": ("::ffff:127.0.0.1",),
    "metadata.example": ("169.254.169.254",),
    "nat64.example": ("64:ff9b::7f00:1",),
    "private.example": ("127.0.0.1",),
    "both.example": ("93.184.216.34", "127.0.0.1"),
}


def resolve(host: str, port: int) -> list[Place]:
    """Answer for the names of the test as they like, for all others as the machine does."""
    if host not in NAMES:
        return list(look_up(host, port))
    return [
        (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
        for address in NAMES[host]
    ]
