"""Web addresses as texts: without what only tells who was sent by whom, and out of what merely redirects."""

import base64
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

_TRACKING: Final = re.compile(
    r"(?:amp;){0,3}(?:utm_\w{1,40}|(?:fb|g|d|ms|y|ys|tw|tt|ya|ir|rb_|epi|sc)cl(?:k|ick)?id|gbraid|wbraid|gclsrc"
    r"|gad_(?:source|campaignid)|srsltid|_gl|_ga|li_fat_id|epik|wickedid|s_kwcid|ef_id|__s|_openstat|dicbo|ncid"
    r"|fb_(?:action_\w{1,20}|source|ref)|(?:pk|mtm|piwik|matomo|itm|sfmc|stm)_\w{1,40}|hsctatracking"
    r"|mc_[cet]id|igsh(?:id)?|_hs(?:enc|mi)"
    r"|hsa_\w{1,20}|mkt_tok|oly_(?:anon|enc)_id|vero_(?:id|conv)|at_(?:medium|campaign|custom\d|link_\w{1,20})"
    r"|ns_(?:campaign|mchannel|source|linkname|fee)|wt_(?:mc|zmc)|xtor|smid|ocid|cmpid|s_cid|sr_share"
    r"|__twitter_impression|guc(?:counter|e_\w{1,20})|mbid|trk(?:Campaign)?|ref_src|traffic_source)",
    re.IGNORECASE,
)
# Hosts whose addresses carry the one that they lead to, and the parameters that hold it.
_REDIRECTORS: Final[Mapping[str, tuple[str, ...]]] = {
    "www.google.com": ("q", "url"),
    "google.com": ("q", "url"),
    "news.url.google.com": ("url",),
    "www.bing.com": ("url",),
    "l.facebook.com": ("u",),
    "lm.facebook.com": ("u",),
    "l.instagram.com": ("u",),
    "out.reddit.com": ("url",),
    "t.umblr.com": ("z",),
    "www.linkedin.com": ("url",),
    "slack-redir.net": ("url",),
    "exit.sc": ("url",),
    "go.redirectingat.com": ("url",),
    "click.linksynergy.com": ("murl",),
    "redirect.viglink.com": ("u",),
}
_REDIRECTING_PATHS: Final = (
    "/url",
    "/l.php",
    "/news/apiclick.aspx",
    "/redirect",
    "/",
    "/link",
    "/deeplink",
    "",
)
_SAFE_LINKS: Final = ".safelinks.protection.outlook.com"
_YAHOO: Final = re.compile(r"/RU=(https?(?:%3a|:)[^/]{1,2000})/R[KSVO]=", re.IGNORECASE)
_GOOGLE_NEWS: Final = re.compile(r"/(?:rss/)?(?:articles|read)/([\w-]{16,2000})")
_INSIDE: Final = re.compile(rb"https?://[\x21-\x7e]{4,2000}")
# Hosts that stand between a reader and the article, where their addresses do not tell which one it is.
_AGGREGATORS: Final = frozenset(
    {"news.google.com", "feedproxy.google.com", "feeds.feedburner.com", "www.bing.com", "r.search.yahoo.com"}
    | {"t.co", "lnkd.in", "flip.it", "apple.news", "newsbreak.com", "www.newsbreak.com", "dlvr.it", "ift.tt"}
    | {"bit.ly", "trib.al", "ow.ly", "buff.ly", "l.facebook.com", "go.redirectingat.com"}
)
_DEEP: Final = 3


def clean_link(url: str) -> str:
    """Return the web address that ``url`` leads to as far as it tells, without parameters that only track.

    What is no web address comes back as it is.
    """
    for _ in range(_DEEP):
        inner = _find_inside(url)
        if not inner:
            break
        url = inner
    return _strip_tracking(url)


def find_aggregator(url: str) -> str:
    """Return the host of an address that leads to an article elsewhere, and does not tell where; or ""."""
    host = _find_host(url)
    return host if host in _AGGREGATORS else ""


@lru_cache(maxsize=64)
def _find_host(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return ""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _find_inside(url: str) -> str:
    """Return the address that a redirector's address carries, or ""."""
    host = _find_host(url)
    if not host:
        return ""
    parts = urlsplit(url)
    if host == "news.google.com":
        return _read_google_news(parts.path)
    if host == "r.search.yahoo.com":
        match = _YAHOO.search(parts.path)
        return _accept(unquote(match.group(1))) if match else ""
    names = ("url",) if host.endswith(_SAFE_LINKS) else _REDIRECTORS.get(host, ())
    if not names or parts.path not in _REDIRECTING_PATHS:
        return ""
    found = dict(reversed(parse_qsl(parts.query, max_num_fields=100)))
    return next(filter(None, (_accept(found.get(name, "")) for name in names)), "")


def _accept(url: str) -> str:
    return url if _find_host(url) and not re.search(r"[\x00-\x20\x7f]", url) else ""


def _read_google_news(path: str) -> str:
    """Return the address in an older link of Google News: a message of field 4, a length, and the text."""
    match = _GOOGLE_NEWS.search(path)
    if not match:
        return ""
    code = match.group(1)
    content = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)) if len(code) % 4 != 1 else b""
    found = _INSIDE.search(content)
    if not found:
        return ""
    start = found.start()
    length = content[start - 1] if start else 0
    if start > 1 and content[start - 2] >= 0x80:
        length = (content[start - 2] & 0x7F) | (length << 7)  # protobuf's numbers: low 7 bits first
    return _accept(content[start : start + length].decode("ascii", "replace"))


def _strip_tracking(url: str) -> str:
    if not _find_host(url):
        return url
    address, mark, fragment = url.partition("#")
    base, question, query = address.partition("?")
    # Some outlets track behind the "#", where nothing reaches their server.
    fragment = _drop_parts(fragment)
    query = _drop_parts(query)
    dropped = question and not query and not address.endswith("?")
    kept = base if dropped else f"{base}{question}{query}"
    return f"{kept}#{fragment}" if fragment or (mark and url.endswith("#")) else kept


def _drop_parts(query: str) -> str:
    """Return the parts of a query between its "&" that do not only track, as they stand there."""
    parts = query.split("&")
    return "&".join(part for part in parts if not _TRACKING.fullmatch(part.partition("=")[0]))
