"""DKIM: signatures that a public key proves, over what RFC 8058 wants signed."""

import base64
import hashlib
import re

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from briefer.delivery.dkim import read_seal, sign_message
from briefer.errors import UnsentError

MAIL = (
    b"From: brief@example.org\r\nTo: ann@example.org\r\nSubject: folded\r\n  here\r\n"
    b"List-Unsubscribe: <https://x.example>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    b"X-Other: not signed\r\nContent-Type: text/plain\r\n\r\nGood  morning. \r\n\r\n\tx\r\n\r\n\r\n"
)
# By the rules of RFC 6376 section 3.4, by hand.
RELAXED_BODY = b"Good morning.\r\n\r\n x\r\n"
RELAXED_HEAD = (
    b"from:brief@example.org\r\nto:ann@example.org\r\nsubject:folded here\r\n"
    b"list-unsubscribe:<https://x.example>\r\nlist-unsubscribe-post:List-Unsubscribe=One-Click\r\n"
    b"content-type:text/plain\r\n"
)


def to_pem(key: "rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey") -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_a_signature_is_proved_by_the_public_key(kind: str) -> None:
    key = rsa.generate_private_key(65537, 2048) if kind == "rsa" else ed25519.Ed25519PrivateKey.generate()
    seal = read_seal(to_pem(key), domain="example.org", selector="brief")
    signed = sign_message(MAIL, seal=seal, seconds=1_795_500_000)
    assert signed == sign_message(MAIL, seal=seal, seconds=1_795_500_000)
    assert signed.endswith(MAIL)
    field = signed[: -len(MAIL)]
    assert all(len(line) <= 400 for line in field.split(b"\r\n"))
    value = re.sub(rb"\s+", b" ", field.removeprefix(b"DKIM-Signature: ").removesuffix(b"\r\n"))
    tags = dict(tag.strip().split(b"=", 1) for tag in value.split(b";"))
    assert tags[b"bh"] == base64.b64encode(hashlib.sha256(RELAXED_BODY).digest())
    assert (tags[b"d"], tags[b"s"], tags[b"t"]) == (b"example.org", b"brief", b"1795500000")
    assert tags[b"a"] == kind.encode() + b"-sha256"
    unsigned = value[: value.rindex(b"b=") + 2]
    content = RELAXED_HEAD + b"dkim-signature:" + unsigned
    signature = base64.b64decode(tags[b"b"].replace(b" ", b""))
    public = key.public_key()
    if isinstance(public, rsa.RSAPublicKey):
        public.verify(signature, content, padding.PKCS1v15(), SHA256())
    else:
        public.verify(signature, hashlib.sha256(content).digest())


def test_an_empty_body_is_empty() -> None:
    seal = read_seal(to_pem(ed25519.Ed25519PrivateKey.generate()), domain="d.example", selector="s")
    signed = sign_message(b"From: a@b.example\r\n\r\n\r\n", seal=seal, seconds=1)
    assert base64.b64encode(hashlib.sha256(b"").digest()) in signed


def test_a_key_that_is_none_is_told_without_its_words() -> None:
    curve = to_pem(ec.generate_private_key(ec.SECP256R1()))
    for pem, words in (
        (b"-----BEGIN secret-----", "holds no private key"),
        (curve, "neither RSA nor Ed25519"),
    ):
        with pytest.raises(UnsentError, match=words) as error:
            read_seal(pem, domain="d.example", selector="s")
        assert "secret" not in str(error.value)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cryptography.hazmat.primitives.serialization", None)
    with pytest.raises(UnsentError, match=r"briefer\[dkim\]"):
        read_seal(b"", domain="d.example", selector="s")
