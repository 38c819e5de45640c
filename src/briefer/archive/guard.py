"""What is checked before any answer, and what every answer says: whatever is asked, and whatever went wrong.

A page that a browser shows may ask this machine anything; what it may not do is choose the Host header. So
only names on the list are answered (421, RFC 9110, 15.5.20), which ends DNS rebinding.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from briefer.archive.site import Site

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LEAVING: Final = "/unsubscribe"
NOTHING: Final = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
_POLICY = b"content-security-policy"
_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


class Guard:
    """Stands around the whole application, its pages for errors included."""

    def __init__(self, application: Application, *, site: Site) -> None:
        self._application = application
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request under a name that is ours; refuse any other."""

        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                if not any(name == _POLICY for name, _ in headers):
                    headers.append((_POLICY, NOTHING.encode()))
                message["headers"] = [*headers, *_HEADERS]
            await send(message)

        name = find_host(scope)
        leaving = scope["path"] == LEAVING or scope["path"].startswith(LEAVING + "/")
        if name in self._site.hosts or (name and name == self._site.public and leaving):
            await self._application(scope, receive, send_guarded)
        elif name and name == self._site.public:
            await _refuse(send_guarded, 404, b"There is nothing here.\n")
        else:
            await _refuse(send_guarded, 421, b"This is not the host that was meant.\n")


def find_host(scope: Scope) -> str:
    """Return the name of the host that is asked, in small letters and without its port, or ""."""
    values = [value for name, value in scope["headers"] if name == b"host"]
    if len(values) != 1:
        return ""
    text = str(values[0].decode("latin-1")).strip().lower()
    if text.startswith("["):
        inside, bracket, port = text.partition("]")
        return inside + bracket if bracket and _is_port(port) else ""
    name, colon, port = text.partition(":")
    return name if _is_port(colon + port) else ""


def _is_port(text: str) -> bool:
    return not text or (text[0] == ":" and text[1:].isascii() and (text[1:].isdigit() or not text[1:]))


async def _refuse(send: Send, status: int, words: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(words))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
