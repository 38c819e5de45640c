"""What each address of the archive gives. Nothing here changes the store."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from briefer.archive.show import link_brief, show_article, show_found, show_months, show_told
from briefer.archive.site import Site
from briefer.archive.views import LinkView
from briefer.errors import QueryError
from briefer.renderers.cleaning import show_label
from briefer.renderers.templates import name_styles
from briefer.renderers.templating import fill_template
from briefer.renderers.wording import count, say_day
from briefer.search import MOST_CHARACTERS, search_store

Answer = Callable[[Request, Site], Response]

MOST_FOUND = 20
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Pages of people change with every brief; an edition never does, but its address may hold a newer revision.
_CACHING = {"cache-control": "private, no-cache"}


def show_index(request: Request, site: Site) -> Response:
    """Give the list of all briefs."""
    with site.shelf.lend() as store:
        months = show_months(store.archive.list_briefs())
    return write_page("archive/index.html.j2", site=site, heading="The archive", months=months)


def show_brief(request: Request, site: Site) -> Response:
    """Give a day's brief: its editions, and what it told, story by story."""
    profile, day = request.path_params["profile"], _read_day(request.path_params["day"])
    with site.shelf.lend() as store:
        stored = store.find_brief(profile, day)
        if stored is None:
            raise HTTPException(404)
        told = show_told(store.archive.find_told(profile, day), store=store)
    address = link_brief(profile, day)
    editions = tuple(
        LinkView(words=edition.format, address=f"{address}/{edition.format}") for edition in stored.editions
    )
    read = count(len(stored.articles), "article")
    return write_page(
        "archive/brief.html.j2",
        site=site,
        heading=say_day(day),
        profile=show_label(profile),
        number=f"No. {stored.number}",
        window=stored.window.words,
        read=f"{read} read",
        editions=editions,
        told=told,
    )


def show_edition(request: Request, site: Site) -> Response:
    """Give an edition, byte for byte as it was published."""
    profile, day = request.path_params["profile"], _read_day(request.path_params["day"])
    with site.shelf.lend() as store:
        edition = store.archive.find_edition(profile, day, request.path_params["format"])
        if edition is None:
            raise HTTPException(404)
        tag = f'"{edition.sha256}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag, **_CACHING})
        content = store.load_document(edition.sha256)
    name = re.sub(r"[^A-Za-z0-9._-]", "_", edition.name)
    headers = {"etag": tag, "content-disposition": f'inline; filename="{name}"', **_CACHING}
    if edition.media_type == "text/html":
        found = _STYLE.search(content)
        allowed = name_styles(found[1]) if found else ""
        headers["content-security-policy"] = _allow(allowed, form="'none'")
    # Starlette adds that texts are UTF-8, which all of ours are.
    return Response(content, media_type=edition.media_type, headers=headers)


def show_stored_article(request: Request, site: Site) -> Response:
    """Give an article's text with its printed sentences marked."""
    article_id = request.path_params["article"]
    with site.shelf.lend() as store:
        if not store.load_texts([article_id]):
            raise HTTPException(404)
        [article] = store.load_articles([article_id])
        printings = store.archive.find_printings(article=article_id)
        view = show_article(article, printings=printings, store=store, site=site)
    return write_page("archive/article.html.j2", site=site, heading=view.headline, article=view)


def show_story(request: Request, site: Site) -> Response:
    """Give what briefs told of a story, day after day."""
    story = request.path_params["story"]
    with site.shelf.lend() as store:
        told = show_told(store.archive.find_printings(story=story), store=store)
    if not told:
        raise HTTPException(404)
    heading = told[-1].heading.text
    return write_page("archive/story.html.j2", site=site, heading=heading, story=story, told=told)


def show_search(request: Request, site: Site) -> Response:
    """Give what holds the words that are searched for, and the form to search."""
    query, since = request.query_params.get("q", ""), request.query_params.get("since", "")
    earliest = None
    if since:
        earliest = datetime.combine(_read_day(since), time.min, tzinfo=site.zone)
    found, trouble = None, ""
    if query:
        with site.shelf.lend() as store:
            try:
                hits = search_store(store, query, since=earliest, most=MOST_FOUND)
                found = tuple(show_found(hit, site=site) for hit in hits)
            except QueryError as error:
                trouble = str(error)
    return write_page(
        "archive/search.html.j2",
        site=site,
        status=400 if trouble else 200,
        heading="Search",
        query=query[:MOST_CHARACTERS],
        since=since,
        found=found,
        trouble=trouble,
        most=MOST_FOUND,
    )


def write_page(name: str, *, site: Site, status: int = 200, caching: str = "", **values: object) -> Response:
    """Return a page of the archive under a policy that allows its own styles and nothing else."""
    page = fill_template(
        name,
        templates=site.templates,
        title=show_label(site.title),
        styles=Markup(site.styles),
        **values,
    ).encode("utf-8")
    headers = {"content-security-policy": _allow(site.allowed, form="'self'"), **_CACHING}
    if caching:
        headers["cache-control"] = caching
    return Response(page, status_code=status, media_type="text/html", headers=headers)


def _allow(styles: str, *, form: str) -> str:
    """Return the policy under which these styles hold, and nothing is loaded, run or framed."""
    held = f" style-src {styles};" if styles else ""
    return f"default-src 'none';{held} base-uri 'none'; form-action {form}; frame-ancestors 'none'"


def _read_day(text: str) -> date:
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise HTTPException(404)
