"""Lists of feeds as reading programs exchange them (OPML 2.0): folders and attributes of any kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from briefer.errors import SourceError
from briefer.sources import limits

# What stands between the names of folders that stand inside one another.
STEP = " / "
_OWN = frozenset({"text", "xmlurl", "type"})
_DEEP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One feed of a list: ``section`` names its folders, the outer one first, or is "".

    ``attributes`` is all else that the list says of it, by the names that stand there, sorted.
    """

    url: str
    name: str
    section: str
    attributes: tuple[tuple[str, str], ...]


def read_opml(content: bytes, *, file: str) -> tuple[Subscription, ...]:
    """Return the feeds of a list, each address once, in their order; SourceError where it is none."""
    from lxml import etree  # 20 ms that only this command needs

    if len(content) > limits.FEED_BYTES:
        raise SourceError(f"{file}: larger than {limits.FEED_BYTES // limits.MEGABYTE} MB", source=file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not any(str(element.tag).lower() == "outline" for element in root.iter("*")):
        raise SourceError(f"{file} is no OPML file: export the list of feeds as OPML", source=file)
    found: dict[str, Subscription] = {}
    for element in root.iter("*"):
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        lower = {name.lower(): value.strip() for name, value in attributes.items()}
        url = lower.get("xmlurl") or (lower.get("url", "") if lower.get("type") == "rss" else "")
        if str(element.tag).lower() != "outline" or not url.lower().startswith(("http://", "https://")):
            continue
        kept = ((name, _clean(value)) for name, value in attributes.items() if name.lower() not in _OWN)
        name = _clean(lower.get("text") or lower.get("title") or "")
        found.setdefault(
            url,
            Subscription(
                url=url,
                name=name,
                section=_name_folders(element.iterancestors()),
                attributes=tuple(sorted((key, value) for key, value in kept if key.isprintable())),
            ),
        )
    return tuple(found.values())


def write_opml(subscriptions: Sequence[Subscription], *, title: str) -> str:
    """Return the list as OPML: folders in the order in which they first come, feeds in theirs."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "<head>"]
    lines += [f"<title>{_escape(title)}</title>", "</head>", "<body>"]
    lines += _write_folder([(_split(each.section), each) for each in subscriptions], depth=1)
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _write_folder(members: Sequence[tuple[tuple[str, ...], Subscription]], *, depth: int) -> list[str]:
    """Return the lines of what is in one folder; each member comes with the folders that are left to go."""
    indent = "  " * depth
    lines: list[str] = []
    folders: dict[str, list[tuple[tuple[str, ...], Subscription]]] = {}
    for path, subscription in members:
        if path and depth <= _DEEP:
            folders.setdefault(path[0], []).append((path[1:], subscription))
        else:
            lines.append(f"{indent}<outline {_write_attributes(subscription)}/>")
    for name, inside in folders.items():
        lines.append(f"{indent}<outline text={_quote(name)}>")
        lines += [*_write_folder(inside, depth=depth + 1), f"{indent}</outline>"]
    return lines


def _write_attributes(subscription: Subscription) -> str:
    own = {"type": "rss", "text": subscription.name, "xmlUrl": subscription.url}
    # Names in a namespace, which no other program would find declared, are left out.
    others = {name: value for name, value in subscription.attributes if _is_name(name)}
    return " ".join(f"{name}={_quote(value)}" for name, value in {**own, **others}.items())


def _name_folders(ancestors: Iterable[object]) -> str:
    names: list[str] = []
    for element in ancestors:
        if str(getattr(element, "tag", "")).lower() != "outline":
            continue
        attributes: Mapping[str, str] = getattr(element, "attrib", {})
        lower = {str(name).lower(): str(value) for name, value in attributes.items()}
        name = _clean(lower.get("text") or lower.get("title") or "")
        names += [name] if name else []
    return STEP.join(reversed(names[:_DEEP]))


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
