"""Which addresses are public: every private one, and every way to wrap one, is not."""

import pytest

from briefer.sources.addresses import is_public

PRIVATE = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.255 169.254.1.1
    169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.31.196.1 192.52.193.1
    192.88.99.1 192.168.0.1 192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
    224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8
    ::ffff:0:8.8.8.8 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::7f00:1 100::1 2001::1 2001:0:7f00:1::
    2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:808:808:: 2620:4f:8000::1 3fff::1 5f00::1
    fc00::1 fd12:3456:789a::1 fe80::1 fe80::1%lo fec0::1 ff02::1 ff0e::1 2606:4700::1111%eth0
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700::1111", "2001:4860:4860::8888", "2a00:1450::5"],
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "0x7f.1", "1.2.3", "::g", "8.8.8.8:80"])
def test_what_is_no_address_is_not_public(text: str) -> None:
    assert not is_public(text)
