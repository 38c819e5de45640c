"""DKIM signatures (RFC 6376, and RFC 8463 for Ed25519), relaxed in head and body.

The time of the signature is that of the mail, so that signing again gives the same bytes. Both fields of a
one-click unsubscription are signed, as RFC 8058 asks.
"""

import base64
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.errors import UnsentError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_SIGNED = (
    "from", "to", "subject", "date", "message-id", "list-id", "list-unsubscribe", "list-unsubscribe-post",
    "auto-submitted", "precedence", "mime-version", "content-type",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What mails are signed with: the domain, where its public key is published, the private key."""

    domain: str
    selector: str
    key: "RSAPrivateKey | Ed25519PrivateKey" = field(repr=False)


def read_seal(pem: bytes, *, domain: str, selector: str) -> Seal:
    """Return the seal of a private key in PEM; UnsentError where that is none, or the extra is missing."""
    try:
        # An extra: most mails are signed by the server that sends them on.
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError as error:
        message = "dkim_selector is set, which needs the extra: pip install 'briefer[dkim]'"
        raise UnsentError(message, channel="mail") from error
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        # Not the error's own words: they may quote the key.
        raise UnsentError("dkim_key_file holds no private key in PEM", channel="mail") from None
    if not isinstance(key, RSAPrivateKey | Ed25519PrivateKey):
        raise UnsentError("dkim_key_file holds a key that is neither RSA nor Ed25519", channel="mail")
    return Seal(domain=domain, selector=selector, key=key)


def sign_message(content: bytes, *, seal: Seal, seconds: int) -> bytes:
    """Return the mail with its signature in front; ``seconds`` since 1970 is when it counts as signed."""
    head, _, body = content.partition(b"\r\n\r\n")
    fields = _list_fields(head + b"\r\n")
    named = [name for name, _ in fields if name in _SIGNED]
    kind = "ed25519-sha256" if not hasattr(seal.key, "key_size") else "rsa-sha256"
    digest = base64.b64encode(hashlib.sha256(_relax_body(body)).digest()).decode("ascii")
    parts = [
        "v=1", f"a={kind}", "c=relaxed/relaxed", f"d={seal.domain}", f"s={seal.selector}", f"t={seconds}",
        f"h={':'.join(named)}", f"bh={digest}", "b=",
    ]  # fmt: skip
    value = ";\r\n\t".join(parts)
    signed = b"".join(_relax_field(name, text) for name, text in fields if name in _SIGNED)
    signed += _relax_field("dkim-signature", value.encode("ascii")).removesuffix(b"\r\n")
    signature = base64.b64encode(_sign(signed, seal=seal)).decode("ascii")
    lines = "\r\n\t".join(signature[start : start + 72] for start in range(0, len(signature), 72))
    return f"DKIM-Signature: {value}{lines}\r\n".encode("ascii") + content


def _sign(content: bytes, *, seal: Seal) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # as above
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256

    if isinstance(seal.key, RSAPrivateKey):
        return seal.key.sign(content, PKCS1v15(), SHA256())
    return seal.key.sign(hashlib.sha256(content).digest())


def _list_fields(head: bytes) -> list[tuple[str, bytes]]:
    """Return name and value, still folded, of each field; ours has none twice."""
    found = re.findall(rb"^([!-9;-~]+):((?:.*\r\n)(?:[ \t].*\r\n)*)", head, re.MULTILINE)
    return [(name.decode("ascii").lower(), value) for name, value in found]


def _relax_field(name: str, value: bytes) -> bytes:
    """Return the field in the relaxed form (RFC 6376 section 3.4.2)."""
    unfolded = re.sub(rb"[ \t]+", b" ", value.replace(b"\r\n", b"")).strip(b" \t")
    return name.encode("ascii") + b":" + unfolded + b"\r\n"


def _relax_body(body: bytes) -> bytes:
    """Return the body in the relaxed form (section 3.4.4)."""
    lines = [re.sub(rb"[ \t]+", b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    text = b"\r\n".join(lines).rstrip(b"\r\n")
    return text + b"\r\n" if text else b""
