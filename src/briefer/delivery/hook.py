"""Hooks: a program or an address that gets the JSON of every edition.

At least once, unlike mail: what a killed run has handed over is handed over again, under the same
``Idempotency-Key``. A POST goes through the one door to the network, which comes in as a value.
"""

import hashlib
import hmac
import shlex
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefer.delivery.transport import Outcome, defer, fail
from briefer.errors import PrivateAddressError, RefusedError, SourceError
from briefer.model import SENT

SIGNATURE = "Briefer-Signature"
_LATER = frozenset({408, 425, 429})


# Posts a body, with these header fields, and returns the answer's status; SourceError where there is none.
Post = Callable[[str, bytes, Mapping[str, str]], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """A hook: ``command`` or ``url`` is "". ``post`` is the way to the address, ``environment`` what the
    command is started with, and ``seconds`` how long it may take."""

    command: str
    url: str
    secret: bytes = field(repr=False)
    post: Post
    environment: Mapping[str, str]
    seconds: float


def deliver_json(content: bytes, *, hook: Hook, delivery: str) -> Outcome:
    """Hand the JSON over; ``delivery`` names it, the same on every try."""
    return _run(content, hook, delivery) if hook.command else _post(content, hook, delivery)


def sign_content(content: bytes, *, secret: bytes) -> str:
    """Return what the signature's field says: HMAC-SHA256 (RFC 2104) of the content, in hex."""
    return f"sha256={hmac.new(secret, content, hashlib.sha256).hexdigest()}"


def _run(content: bytes, hook: Hook, delivery: str) -> Outcome:
    try:
        ended = subprocess.run(
            shlex.split(hook.command),
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=hook.seconds,
            env={**hook.environment, "BRIEFER_DELIVERY": delivery},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return defer("the command did not end in time")
    except (OSError, ValueError) as error:
        return defer(f"the command could not be started: {error}")
    if ended.returncode != 0:
        words = " ".join(ended.stderr.decode("utf-8", "replace").split())[:200]
        return defer(
            f"the command ended with {ended.returncode}{f': {words}' if words else ''}", orderly=True
        )
    return _succeed("the command ended with 0")


def _succeed(reply: str) -> Outcome:
    return Outcome(state=SENT, reply=reply, personal=False, stop=False, too_large=False, orderly=True)


def _post(content: bytes, hook: Hook, delivery: str) -> Outcome:
    fields = {"Content-Type": "application/json", "Idempotency-Key": delivery}
    if hook.secret:
        fields[SIGNATURE] = sign_content(content, secret=hook.secret)
    try:
        status = hook.post(hook.url, content, fields)
    except PrivateAddressError as error:
        return fail(f"{error}: set private = true if that is meant", personal=False)
    except RefusedError as error:
        return fail(str(error), personal=False)
    except SourceError as error:
        return defer(f"it could not be reached: {error}")
    if 200 <= status <= 299:
        return _succeed(f"answered {status}")
    if status in _LATER or status >= 500:
        return defer(f"answered {status}", orderly=True)
    redirect = ", a redirect, which is not followed" if 300 <= status <= 399 else ""
    return fail(f"answered {status}{redirect}", personal=False)
