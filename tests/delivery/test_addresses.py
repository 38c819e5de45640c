"""Addresses: what is taken, in which form, and what is refused before it can do harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.delivery.addresses import Mailbox, read_address, read_mailbox


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann@example.org", "ann@example.org"),
        ("Ann.Ames+news@EXAMPLE.org", "Ann.Ames+news@example.org"),
        ("root@localhost", "root@localhost"),
        ("!#$%&'*+/=?^_`{|}~-@a-b.example", "!#$%&'*+/=?^_`{|}~-@a-b.example"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("1@2.x3", "1@2.x3"),
        ("a" * 64 + "@example.org", "a" * 64 + "@example.org"),
    ],
)
def test_addresses_that_every_server_takes_are_taken(text: str, address: str) -> None:
    assert read_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "@", "ann", "ann@", "@example.org", "a b@example.org", "ann@exa mple.org", ".ann@example.org",
        "ann.@example.org", "a..b@example.org", '"a b"@example.org', "ann@[127.0.0.1]", "ann@127.0.0.1",
        "a@b\r\nRCPT TO:<e@x>", "a@b\nX: y", "a\0@example.org", "ann@example..org", "ann@-example.org",
        "ann@example-.org", "ann@.example.org", "ann@example.org.", "a@b@example.org", "ann@ex_ample.org",
        "jürgen@example.org", "a" * 65 + "@example.org", "a@" + "b" * 64 + ".example",
        "a@" + "b." * 127 + "cc", "ann@" + "ü" * 70 + ".example", "<ann@example.org>", "ann@example.org>",
        "ann@example.org,b@c.example", "ann(comment)@example.org", "ann\u2028@example.org",
        "ann@exam\u202eple.org", "a" * 60 + "@" + "b" * 60 + ("." + "c" * 60) * 3,
    ],
)  # fmt: skip
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_address(text)


@pytest.mark.parametrize(
    ("text", "mailbox"),
    [
        (" ann@example.org ", Mailbox(name="", address="ann@example.org")),
        ("Ann  Ames <ann@example.org>", Mailbox(name="Ann Ames", address="ann@example.org")),
        ('"Ames, \\"Ann\\"" <ann@example.org>', Mailbox(name='Ames, "Ann"', address="ann@example.org")),
        ("<ann@example.org>", Mailbox(name="", address="ann@example.org")),
        ("安 <ann@example.org>", Mailbox(name="安", address="ann@example.org")),
    ],
)
def test_a_name_may_come_with_an_address(text: str, mailbox: Mailbox) -> None:
    assert read_mailbox(text) == mailbox
    assert mailbox.domain == "example.org"


@pytest.mark.parametrize(
    "text", ["Ann\r\nBcc: x <a@b.example>", "n" * 121 + " <a@b.example>", "Ann a@b.example"]
)
def test_a_name_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_mailbox(text)


@given(st.text())
def test_whatever_is_taken_can_stand_in_a_command(text: str) -> None:
    try:
        address = read_address(text)
    except ValueError:
        return
    assert address.isascii()
    assert not set(address) & set(' <>\r\n\0"(),:;[]\\')
