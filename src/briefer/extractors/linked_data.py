"""What a page says about itself in JSON-LD (schema.org), read without trusting a word of it."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefer.extractors import limits

_NODES = 2_000
_DECODER = json.JSONDecoder(strict=False)  # pages put bare line breaks into strings
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_WRAPPERS = ("<!", "-->", "]]>")  # one of these stands in every wrapping
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"<[^<>]{1,300}>")
_OTHER_TYPES = frozenset(
    {"Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Review", "Column"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """The first article that a page's JSON-LD describes; every text may be "".

    ``locked`` says that not everybody may read all of it (schema.org/isAccessibleForFree).
    """

    headline: str
    outlet: str
    byline: str
    published: str
    language: str
    url: str
    body: str
    locked: bool


def read_linked_data(scripts: Iterable[str]) -> LinkedArticle | None:
    """Return the article that JSON-LD ``scripts`` describe, or None."""
    room = limits.LINKED_DATA_CHARACTERS
    for script in scripts:
        room -= len(script)
        if room < 0:
            break
        nodes = list(_list_nodes(_load(script)))
        for node in nodes:
            if _is_article(node):
                return _read_article(node, nodes)
    return None


def _load(script: str) -> object:
    if any(map(script.__contains__, _WRAPPERS)):
        script = _WRAPPING.sub("", _WRAPPING.sub("", script))
    for attempt in (script, _TRAILING_COMMA.sub("", script)):
        try:
            return _DECODER.decode(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _list_nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield every object in ``data``, outermost first, without recursion and not too many."""
    queue: list[object] = [data]
    seen = 0
    while queue and seen < _NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            queue += [value for value in item.values() if isinstance(value, dict | list)]
        elif isinstance(item, list):
            queue += [value for value in item if isinstance(value, dict | list)]


def _is_article(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    names = [kind.rpartition("/")[2] for kind in _as_list(kinds) if isinstance(kind, str)]
    if not any(name.endswith("Article") or name in _OTHER_TYPES for name in names):
        return False
    return bool(_text(node.get("headline")) or _text(node.get("name")) or _text(node.get("articleBody")))


def _read_article(node: dict[str, object], nodes: list[dict[str, object]]) -> LinkedArticle:
    names = {str(other["@id"]): other for other in nodes if "@id" in other and ("name" in other)}
    body = node.get("articleBody")
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        outlet=", ".join(_names(node.get("publisher"), names)[:1]),
        byline=", ".join(_names(node.get("author") or node.get("creator"), names)),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        language=_text(node.get("inLanguage")),
        url=_text(node.get("url")) or _address(node.get("mainEntityOfPage")),
        body=html.unescape(body) if isinstance(body, str) else "",
        locked=str(node.get("isAccessibleForFree")).casefold().endswith("false"),
    )


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    """Return a string, or the first string of a list, without entities and tags; anything else is ""."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName")
    if not isinstance(value, str):
        return ""
    value = html.unescape(value)
    return " ".join((_TAG.sub("", value) if "<" in value else value).split())


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id")
    return value if isinstance(value, str) else ""


def _names(value: object, nodes: dict[str, dict[str, object]]) -> list[str]:
    """Return the names of persons or organisations, given as text, object, reference, or a list of them."""
    names: list[str] = []
    for item in _as_list(value)[:10]:
        if isinstance(item, dict) and "name" not in item:
            item = nodes.get(str(item.get("@id")), item)
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name and "://" not in name:
            names.append(name)
    return list(dict.fromkeys(names))
