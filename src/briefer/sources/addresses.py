"""Which addresses a request may go to: public ones, and nothing that stands for a private one.

``ipaddress`` alone is not enough: it calls multicast global, and knows nothing of the IPv4 addresses that
IPv6 transition prefixes carry (RFC 4291, 6052, 3056, 4380, 8215).
"""

import ipaddress

_DENIED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
        "2001::/23",  # IETF assignments, Teredo among them
        "2001:db8::/32",
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",
        "3fff::/20",  # documentation
    )
)
_UNICAST = ipaddress.IPv6Network("2000::/3")


def is_public(address: str) -> bool:
    """Tell whether ``address``, an IP address in text, is one on the public network."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address) and (parsed.scope_id or parsed not in _UNICAST):
        return False  # also IPv4-mapped ones and NAT64, which stand outside 2000::/3
    if not parsed.is_global or parsed.is_multicast:
        return False
    return not any(parsed.version == network.version and parsed in network for network in _DENIED)
