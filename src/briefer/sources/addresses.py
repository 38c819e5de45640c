"""Which addresses may be dialled: public ones only, by a deny list on top of what ``ipaddress`` knows.

``is_global`` alone lets multicast and the ways of wrapping an IPv4 address in an IPv6 one through.
"""

import ipaddress

# 192.0.0.0/24 (RFC 6890) is held back as a whole, 6to4 relays (RFC 7526) are withdrawn.
DENIED = (ipaddress.IPv4Network("192.0.0.0/24"), ipaddress.IPv4Network("192.88.99.0/24"))
# NAT64 (RFC 6052, RFC 8215) can carry any IPv4 address, a private one too.
WRAPPED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


def is_public(text: str) -> bool:
    """Tell whether an address (as ``getaddrinfo`` spells it) belongs to the public internet."""
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped or address.sixtofour or address.teredo:
            return False
        if any(address in network for network in WRAPPED) or int(address) >> 32 == 0:
            return False
    elif any(address in network for network in DENIED):
        return False
    return address.is_global and not (
        address.is_multicast
        or address.is_private
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )
