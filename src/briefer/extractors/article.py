"""From a draft to an article: characters cleaned, furniture stripped, date settled, language found."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.bylines import clean_byline
from briefer.extractors.dates import find_url_date, settle_date
from briefer.extractors.draft import Draft
from briefer.extractors.furniture import strip_furniture
from briefer.extractors.headlines import names_outlet, strip_outlet
from briefer.extractors.hygiene import clean_line, cut_line
from briefer.extractors.walls import find_fault
from briefer.model import PARAGRAPH_BREAK, Article, RawDocument
from briefer.text.language import find_language
from briefer.text.links import clean_link
from briefer.text.sentences import split_sentences

_LANGUAGE_SAMPLE = 1_000  # characters; more costs time and changes nothing
_BLANK = re.compile(r"[\0- ]")  # or a control character
_HOST_PREFIXES = ("www.", "m.", "amp.", "mobile.", "edition.")


def build_article(
    document: RawDocument,
    *,
    url: str,
    headline: str,
    paragraphs: Sequence[str],
    outlet: str,
    byline: str,
    published: datetime | None,
    language: str,
    extent: Literal["whole", "summary"],
) -> Article:
    """Return the article with its two hashes: of what it says, and of the bytes it came from."""
    text = PARAGRAPH_BREAK.join(paragraphs)
    return Article(
        id=hashlib.sha256("\0".join([url, headline, text]).encode()).hexdigest()[:16],
        document=document.sha256,
        source=document.source,
        url=url,
        headline=headline,
        paragraphs=tuple(paragraphs),
        outlet=outlet,
        byline=byline,
        published=published,
        seen=document.fetched,
        language=language,
        extent=extent,
    )


def identify(article: Article, *, document: RawDocument) -> Article:
    """Return an article that was put together from two anew, with the hashes of ``document``."""
    return build_article(
        document,
        url=article.url,
        headline=article.headline,
        paragraphs=article.paragraphs,
        outlet=article.outlet,
        byline=article.byline,
        published=article.published,
        language=article.language,
        extent=article.extent,
    )


def finish_article(draft: Draft, *, document: RawDocument) -> Article:
    """Return the article that ``draft`` is; raise ExtractionError when it is none."""
    url = find_address(draft.url) or document.url
    hints = list_hints(url, document.url)
    outlet = cut_line(clean_line(draft.outlet), limits.OUTLET_CHARACTERS)
    declared = strip_outlet(clean_line(draft.headline[:2000]), outlet=outlet, hints=hints)
    copy = strip_furniture(
        _clean_lines(draft.lines),
        headline=cut_line(declared, limits.HEADLINE_CHARACTERS),
        byline=clean_byline(clean_line(draft.byline[:1000])),
        hints=hints,
    )
    fault = find_fault(copy.paragraphs)
    if fault:
        raise ExtractionError(fault, url=document.url)
    paragraphs = _cap_text(copy.paragraphs)
    outlet = outlet or copy.outlet or find_host(url)
    language = find_language(
        PARAGRAPH_BREAK.join(paragraphs)[:_LANGUAGE_SAMPLE],
        hint=_language_code(draft.language or copy.language),
    )
    witnesses = (*draft.dates, *copy.dates, find_url_date(url), find_url_date(document.url))
    return build_article(
        document,
        url=find_address(copy.url) or url if document.url.startswith("file:") else url,
        headline=_settle_headline(copy.headline, paragraphs, outlet=outlet, hints=hints, language=language),
        paragraphs=paragraphs,
        outlet=outlet,
        byline=_settle_byline(copy.byline, copy.agency, outlet=outlet),
        published=settle_date((witness for witness in witnesses if witness), fetched=document.fetched),
        language=language,
        extent="whole",
    )


def _clean_lines(lines: Iterable[str]) -> list[str]:
    cleaned: list[str] = []
    room = limits.RAW_CHARACTERS
    for line in lines:
        clean = clean_line(line[:room])
        if clean:
            cleaned.append(clean)
        room -= len(line)
        if room <= 0 or len(cleaned) >= limits.RAW_LINES:
            break
    return cleaned


def _cap_text(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return as much of ``paragraphs`` as a stored text may have."""
    kept: list[str] = []
    room = limits.TEXT_CHARACTERS
    for paragraph in paragraphs:
        if len(paragraph) > room:
            kept += [cut_line(paragraph, room)] if room > limits.HEADLINE_CHARACTERS else []
            break
        kept.append(paragraph)
        room -= len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(kept)


def _settle_headline(
    headline: str, paragraphs: Sequence[str], *, outlet: str, hints: tuple[str, ...], language: str
) -> str:
    """Return the headline, or the article's first sentence when it has none."""
    headline = strip_outlet(headline, outlet=outlet, hints=hints)
    if headline and not names_outlet(headline, outlet=outlet, hints=()):
        return headline
    start, end = next(iter(split_sentences(paragraphs[0][:5000], language=language)), (0, None))
    return cut_line(paragraphs[0][start:end], limits.HEADLINE_CHARACTERS)


def _settle_byline(byline: str, agency: str, *, outlet: str) -> str:
    if byline and names_outlet(byline, outlet=outlet, hints=()):
        byline = ""
    if (
        agency
        and agency.casefold() not in byline.casefold()
        and not names_outlet(agency, outlet=outlet, hints=())
    ):
        byline = f"{byline}, {agency}" if byline else agency
    return byline


def _language_code(declared: str) -> str:
    """Return the first subtag of a declared language ("en-GB", "pt_BR"), lower-cased, or ""."""
    code = declared.strip().replace("_", "-").partition("-")[0].lower()
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else ""


@lru_cache(maxsize=64)
def find_address(url: str) -> str:
    """Return ``url`` when it is a whole web address without spaces or control characters, else "".

    It comes without fragment and tracking parameters, and out of a redirect that carries it.
    """
    url = clean_link(url.strip())
    if len(url) > 2000 or not url.isascii() or _BLANK.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:  # "http://[::1"
        return ""
    if parts.scheme not in ("http", "https") or "." not in host or parts.username or parts.password:
        return ""
    return parts._replace(fragment="").geturl()


def find_host(url: str) -> str:
    """Return the host of a web address without "www.", or ""."""
    if not url.startswith(("http://", "https://")):
        return ""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    for prefix in _HOST_PREFIXES:
        host = host.removeprefix(prefix)
    return host


@lru_cache(maxsize=64)
def list_hints(*urls: str) -> tuple[str, ...]:
    """Return what addresses tell about an outlet's name: the host's labels, the folders of a file."""
    hints: list[str] = []
    for url in urls:
        if url.startswith("file:"):
            hints += [folder.casefold() for folder in unquote(url.removeprefix("file:")).split("/")[:-1]]
        else:
            hints += [label for label in find_host(url).split(".")[:-1] if len(label) > 3]
    return tuple(dict.fromkeys(hint.strip("_ -") for hint in hints if hint))
