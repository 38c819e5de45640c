"""The way out for readers of the mails: one click in a mail program, or a page with a button (RFC 8058).

Asking for the page changes nothing, whoever or whatever asks: programs that look into mails follow every
link. Only a POST that says ``List-Unsubscribe=One-Click`` acts, and only with the token of the mail; it needs
no cookie and is answered without a redirect. Doing it twice is doing it once.
"""

import functools
from typing import Final

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from briefer.archive.answers import write_page
from briefer.archive.site import Site
from briefer.delivery.tokens import find_reader
from briefer.errors import DeliveryError
from briefer.model import LEFT
from briefer.send.people import unsubscribe
from briefer.store import open_store

MOST_BYTES: Final = 10_000
MOST_SECONDS: Final = 10
# As form fields, in the two encodings of forms that the RFC allows.
_PLAIN: Final = b"List-Unsubscribe=One-Click"
_PARTED: Final = (b'name="List-Unsubscribe"', b"One-Click")
_TEMPLATE: Final = "archive/leaving.html.j2"


async def answer_leaving(request: Request, *, site: Site, limiter: CapacityLimiter) -> Response:
    """Give the page that asks, or let the reader go."""
    token = request.path_params.get("token", "") or request.query_params.get("token", "")
    if request.method != "POST":
        return await to_thread.run_sync(functools.partial(_ask, token, site=site), limiter=limiter)
    body = await _read_body(request)
    if body is None:
        return _say("too-long", site=site, status=413)
    if _PLAIN not in body and not all(part in body for part in _PARTED):
        return _say("no-click", site=site, status=400)
    return await to_thread.run_sync(functools.partial(_let_go, token, site=site), limiter=limiter)


async def _read_body(request: Request) -> bytes | None:
    """Return what was sent, b"" where it does not come, None where it is more than a form could be."""
    body = b""
    try:
        with fail_after(MOST_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    return None
    except (TimeoutError, ClientDisconnect):
        return b""
    return body


def _ask(token: str, *, site: Site) -> Response:
    with site.shelf.lend() as store:
        reader = find_reader(token, readers=store.readers.list_readers(""), key=site.key)
    if reader is None:
        return _say("nobody", site=site, status=404)
    return _say("left" if reader.state == LEFT else "ask", site=site, status=200)


def _let_go(token: str, *, site: Site) -> Response:
    try:
        with open_store(site.shelf.path) as store:
            unsubscribe(token, store=store, key=site.key)
    except DeliveryError:
        return _say("nobody", site=site, status=404)
    return _say("left", site=site, status=200)


def _say(state: str, *, site: Site, status: int) -> Response:
    return write_page(
        _TEMPLATE, site=site, status=status, caching="no-store", heading="Leave the brief", state=state
    )
