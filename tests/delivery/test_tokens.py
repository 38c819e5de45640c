"""Tokens: each reader's own, of no use for anybody else."""

import re

from briefer.delivery.tokens import find_reader, write_address, write_token
from briefer.model import Reader

KEY = b"k" * 64


def make_reader(address: str, profile: str = "default") -> Reader:
    return Reader(profile=profile, address=address, name="", state="active", refusals=0)


def test_a_token_finds_its_reader_and_nobody_else() -> None:
    readers = [make_reader("ann@x.example"), make_reader("bea@x.example"), make_reader("ann@x.example", "b")]
    for reader in readers:
        token = write_token(reader.profile, reader.address.upper(), key=KEY)
        assert re.fullmatch(r"[\w-]{43}", token)
        assert find_reader(f"{token}\n", readers=readers, key=KEY) == reader
        assert find_reader(token, readers=readers, key=b"another") is None
    for wrong in ("", "ann@x.example", "ü", "\ud800", "A" * 43):
        assert find_reader(wrong, readers=readers, key=KEY) is None


def test_a_token_gets_its_place_in_the_address() -> None:
    assert write_address("", token="T") == ""
    assert write_address("https://x.example/leave", token="T") == "https://x.example/leave?token=T"
    assert write_address("https://x.example/?a=b", token="T") == "https://x.example/?a=b&token=T"
    assert write_address("https://x.example/leave/{token}", token="T") == "https://x.example/leave/T"
