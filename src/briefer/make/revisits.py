"""Pages that earlier briefs printed from, asked for again: who corrects a report rarely sends it out anew.

Only pages that came over the network are asked for, through the sources' own door: never what a reader laid
into a folder. The pages of one host are asked for one after another. One that cannot be had costs nothing.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from briefer.make.arrivals import Reading, count_in_days
from briefer.make.connecting import Connection
from briefer.make.errand import lose_document, read_document, recall_article
from briefer.make.recalling import AGAIN
from briefer.model import Digest, PastSentence, RawDocument, Skipped, Window
from briefer.sources import Source
from briefer.store import Store

if TYPE_CHECKING:
    from briefer.sources.remote import Remote

_AT_ONCE: Final = 8  # hosts
_WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisits:
    """What stands now at addresses that were asked again, the bytes it came as, and what could not be had."""

    digests: Mapping[str, Digest]
    documents: Mapping[str, RawDocument]
    skipped: tuple[Skipped, ...]


def list_pages(
    printed: Sequence[PastSentence], *, sources: Sequence[Source], specs: Sequence[str], most: int
) -> tuple[str, ...]:
    """Return the addresses to ask again, those of the newest brief first, at most ``most``.

    Asked are pages that came from one of the ``sources`` whose spec is an address, but for that address.
    """
    # the shipped sample is a source without a spec
    pairs = zip(sources, specs, strict=False)
    names = {source.name for source, spec in pairs if spec.lower().startswith(_WEB)}
    newest = sorted(printed, key=lambda past: past.day, reverse=True)
    urls = dict.fromkeys(past.article.url for past in newest if past.article.source in names)
    return tuple(url for url in urls if url.startswith(_WEB) and url not in specs)[:most]


def revisit_pages(
    urls: Sequence[str], *, connection: Connection, reading: Reading, window: Window
) -> Revisits:
    """Ask each address again and read what it gives."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    answers: dict[str, RawDocument | Skipped] = {}
    if hosts:
        ask = partial(_ask_host, remote=connection(), window=window)
        with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
            for answered in pool.map(ask, hosts.values()):
                answers |= answered
    read = partial(read_document, html=reading.html)
    asked = [answers[url] for url in urls]
    results = list(reading.engine.map(read, asked, lost=lose_document)) if asked else []
    pairs = list(zip(urls, results, strict=True))
    return Revisits(
        digests={
            url: _count_in_days(result, zone=window.zone)
            for url, result in pairs
            if isinstance(result, Digest)
        },
        documents={url: each for url, each in answers.items() if isinstance(each, RawDocument)},
        skipped=tuple(
            replace(result, url=url, reason=f"asked for again: {result.reason}")
            for url, result in pairs
            if isinstance(result, Skipped)
        ),
    )


def recall_revisits(profile: str, *, store: Store, window: Window) -> Revisits:
    """Return what the day found when its brief was made."""
    known = store.load_revisits(profile, day=window.day)
    articles = store.load_articles(tuple(known.values()))
    digests = map(recall_article, articles)
    return Revisits(
        digests={
            url: _count_in_days(digest, zone=window.zone) for url, digest in zip(known, digests, strict=True)
        },
        documents={},
        skipped=(),
    )


def _count_in_days(digest: Digest, *, zone: str) -> Digest:
    return replace(digest, article=count_in_days(digest.article, zone=zone))


def _ask_host(urls: Sequence[str], *, remote: "Remote", window: Window) -> dict[str, RawDocument | Skipped]:
    from briefer.sources.page import fetch_page  # imported when a page is asked for

    return {url: fetch_page(url, name=AGAIN, window=window, remote=remote) for url in urls}
