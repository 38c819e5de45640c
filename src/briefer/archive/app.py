"""The table of addresses, and what an answer becomes when something is wrong."""

import functools
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from briefer.archive import answers
from briefer.archive.answers import Answer, write_page
from briefer.archive.guard import LEAVING, Application, Guard
from briefer.archive.leaving import answer_leaving
from briefer.archive.site import Site
from briefer.errors import BrieferError

# How many answers are worked on at once: searches may take two seconds, and must hold up nothing else.
_PAGES, _SEARCHES, _LEAVINGS = 8, 2, 1
_WORDS: Final = {
    400: "This is no request that can be answered.",
    404: "There is nothing here.",
    405: "That cannot be done here.",
    500: "Something is wrong with this page; the log of the archive says what.",
    503: "The store cannot be read just now; the log of the archive says why.",
}
log = logging.getLogger("briefer.archive")

PAGES: Final[tuple[tuple[str, Answer], ...]] = (
    ("/", answers.show_index),
    ("/briefs/{profile}/{day}", answers.show_brief),
    ("/briefs/{profile}/{day}/{format}", answers.show_edition),
    ("/articles/{article}", answers.show_stored_article),
    ("/stories/{story}", answers.show_story),
)


def build_app(site: Site) -> Application:
    """Return the archive as an ASGI application."""
    pages, searches, leavings = map(CapacityLimiter, (_PAGES, _SEARCHES, _LEAVINGS))
    leave = functools.partial(answer_leaving, site=site, limiter=leavings)
    routes = [Route(path, _endpoint(answer, site=site, limiter=pages)) for path, answer in PAGES]
    routes += [
        Route("/search", _endpoint(answers.show_search, site=site, limiter=searches)),
        Route(LEAVING, leave, methods=["GET", "POST"]),
        Route(LEAVING + "/{token}", leave, methods=["GET", "POST"]),
    ]
    problem = functools.partial(_answer_problem, site=site)
    handlers = {HTTPException: problem, BrieferError: problem, Exception: problem}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), site=site)


def _endpoint(
    answer: Answer, *, site: Site, limiter: CapacityLimiter
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await to_thread.run_sync(answer, request, site, limiter=limiter)

    return endpoint


async def _answer_problem(request: Request, problem: Exception, *, site: Site) -> Response:
    status, headers = 500, {}
    if isinstance(problem, HTTPException):
        status, headers = problem.status_code, dict(problem.headers or {})
    else:
        log.warning("%s: %s", request.url.path, " ".join(str(problem).split()))
        status = 503 if isinstance(problem, BrieferError) else 500
    words = _WORDS.get(status, _WORDS[400])
    page = write_page("archive/notice.html.j2", site=site, status=status, heading=words, caching="no-store")
    page.headers.update(headers)
    return page
