"""Lists of feeds as reading programs exchange them (OPML 1.0 and 2.0): folders and attributes of any kind."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from briefer.errors import SourceError
from briefer.sources import limits
from briefer.sources.mending import mend_references
from briefer.sources.roots import DOCTYPE
from briefer.sources.salvage import narrow_feed

if TYPE_CHECKING:
    from lxml.etree import _Element

# What stands between the names of folders that stand inside one another.
STEP = " / "
_OWN = frozenset({"text", "xmlurl"})
_DEEP = 100
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_SPACE = re.compile(r"\{([^{}]+)\}(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One feed of a list: ``section`` names its folders, the outer one first, or is "".

    ``attributes`` is all else that the list says of it, by the names that stand there, sorted; one of a
    namespace is called "{address of the namespace}name".
    """

    url: str
    name: str
    section: str
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedList:
    """The feeds of a list, each address once, in their order.

    ``refused`` are those that cannot be asked for, a line each.
    """

    feeds: tuple[Subscription, ...]
    refused: tuple[str, ...]


def read_opml(content: bytes, *, file: str) -> FeedList:
    """Return the feeds of a list; SourceError where ``file`` is none."""
    found: dict[str, Subscription] = {}
    refused: list[str] = []
    for element in _list_outlines(_parse(content, file=file)):
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        lower = {name.lower(): value.strip() for name, value in attributes.items()}
        written = lower.get("xmlurl") or (
            lower.get("url", "") if lower.get("type", "").lower() == "rss" else ""
        )
        if not written:
            continue
        url, name = _read_address(written), _read_name(lower)
        if not url:
            refused.append(f"{name or 'a feed without a name'}: {_say_refusal(written)}")
            continue
        kept = ((name, _clean(value)) for name, value in attributes.items() if _is_other(name, value))
        found.setdefault(
            url,
            Subscription(
                url=url,
                name=name,
                section=_name_folders(element.iterancestors()),
                attributes=tuple(sorted((key, value) for key, value in kept if key.isprintable())),
            ),
        )
    return FeedList(feeds=tuple(found.values()), refused=tuple(refused))


def _parse(content: bytes, *, file: str) -> "_Element":
    from lxml import etree  # 20 ms that only this command needs

    if len(content) > limits.FEED_BYTES:
        raise SourceError(f"{file}: larger than {limits.FEED_BYTES // limits.MEGABYTE} MB", source=file)
    # Folders may stand in one another at will; without a document type nothing is declared that may blow up.
    bare = mend_references(DOCTYPE.sub(b"", narrow_feed(content), count=1)).lstrip(b"\xef\xbb\xbf \t\r\n")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(bare, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not (_is_called(root, "opml") or any(_list_outlines(root))):
        raise SourceError(f"{file} is no OPML file: export the list of feeds as OPML", source=file)
    return root


def _list_outlines(root: "_Element") -> "Iterator[_Element]":
    """Yield the outlines in their order, but those that are commented out (OPML 2.0, isComment)."""
    for element in root.iter("*"):
        if _is_called(element, "outline") and not any(map(_is_comment, (element, *element.iterancestors()))):
            yield element


def _is_comment(element: "_Element") -> bool:
    attributes = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    return attributes.get("iscomment", "").strip().lower() == "true"


def _is_called(element: "_Element", name: str) -> bool:
    return str(element.tag).rpartition("}")[2].lower() == name


def _is_other(name: str, value: str) -> bool:
    """Tell whether an attribute is kept beside name and address; that it is a feed need not be said."""
    return name.lower() not in _OWN and (name.lower(), value.strip().lower()) != ("type", "rss")


def _read_address(written: str) -> str:
    """Return the web address of a feed, "" where it is none that can be asked; "feed:" stands for http."""
    url = re.sub(r"^feed:(?://)?(?=https?:)|^feed:", "", written, flags=re.IGNORECASE)
    url = f"http:{url}" if url.startswith("//") and url != written else url
    url = url.replace(" ", "%20")
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    sound = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    url = parts.scheme + url[len(parts.scheme) :]  # in lower case
    return url if sound and url.isprintable() and len(url) <= limits.URL_CHARACTERS else ""


def _say_refusal(written: str) -> str:
    hidden = _hide(written)
    why = "no address of a feed" if hidden == written else "an address must not carry a name or password"
    return f"{why}: {_clean(hidden)[:200]}"


def _hide(written: str) -> str:
    """Return an address without a name or password that it may carry."""
    return re.sub(r"//[^/?#]*@", "//", written)


def _read_name(attributes: Mapping[str, str]) -> str:
    """Return what an outline is called; its text may be HTML (OPML 2.0, text attribute)."""
    name = attributes.get("text", "").strip() or attributes.get("title", "")
    return _clean(_MARKUP.sub("", unescape(name)))


def write_opml(subscriptions: Sequence[Subscription], *, title: str) -> str:
    """Return the list as OPML: folders in the order in which they first come, feeds in theirs."""
    names = {name for each in subscriptions for name, _ in each.attributes}
    spaces = sorted({match[1] for name in names if (match := _SPACE.fullmatch(name))})
    declared = "".join(f" xmlns:n{number}={_quote(space)}" for number, space in enumerate(spaces))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<opml version="2.0"{declared}>', "<head>"]
    lines += [f"<title>{_escape(title)}</title>", "</head>", "<body>"]
    lines += _write_folder([(_split(each.section), each) for each in subscriptions], spaces, depth=1)
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _write_folder(
    members: Sequence[tuple[tuple[str, ...], Subscription]], spaces: Sequence[str], *, depth: int
) -> list[str]:
    """Return the lines of what is in one folder; each member comes with the folders that are left to go."""
    indent = "  " * depth
    lines: list[str] = []
    folders: dict[str, list[tuple[tuple[str, ...], Subscription]]] = {}
    for path, subscription in members:
        if path and depth <= _DEEP:
            folders.setdefault(path[0], []).append((path[1:], subscription))
        else:
            lines.append(f"{indent}<outline {_write_attributes(subscription, spaces)}/>")
    for name, inside in folders.items():
        lines.append(f"{indent}<outline text={_quote(name)}>")
        lines += [*_write_folder(inside, spaces, depth=depth + 1), f"{indent}</outline>"]
    return lines


def _write_attributes(subscription: Subscription, spaces: Sequence[str]) -> str:
    own = {"type": "rss", "text": subscription.name, "xmlUrl": subscription.url}
    others = {_write_name(name, spaces): value for name, value in subscription.attributes}
    written = {**own, **others}
    return " ".join(f"{name}={_quote(value)}" for name, value in written.items() if name)


def _write_name(name: str, spaces: Sequence[str]) -> str:
    """Return an attribute's name as it is written, "" where no file could hold it."""
    match = _SPACE.fullmatch(name)
    if match is None:
        return name if _is_name(name) else ""
    return f"n{spaces.index(match[1])}:{match[2]}" if _is_name(match[2]) else ""


def _name_folders(ancestors: "Iterable[_Element]") -> str:
    names: list[str] = []
    for element in ancestors:
        if _is_called(element, "outline"):
            attributes = {str(name).lower(): str(value) for name, value in element.attrib.items()}
            # A folder of that name is not two.
            names.append(_read_name(attributes).replace(STEP, "/"))
    return STEP.join(reversed([name for name in names if name][:_DEEP]))


def _split(section: str) -> tuple[str, ...]:
    return tuple(filter(None, section.split(STEP)))


def _clean(text: str) -> str:
    return " ".join(
        "".join(character for character in text if character.isprintable() or character.isspace()).split()
    )


def _is_name(name: str) -> bool:
    return name.isascii() and name.replace("-", "_").replace(".", "_").isidentifier()


def _quote(value: str) -> str:
    return quoteattr("".join(character for character in value if character.isprintable() or character == " "))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
