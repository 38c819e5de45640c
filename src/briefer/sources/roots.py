"""What an XML file is: told by its root element, whatever stands before it."""

import re
from collections.abc import Iterator

_LOOK_BYTES = 64 * 1024
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_EBCDIC = b"\x4c\x6f\xa7\x94"  # "<?xm": XML 1.0, appendix F
_HEAD = re.compile(rb"<\?xml")  # found in a third of the time that bytes take to find it
_TAG = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,40})(?=[\s/>])")
DOCTYPE = re.compile(
    rb"<!DOCTYPE[^<>\[]{0,2000}(?:\[(?:[^\]'\"]|'[^']{0,4000}'|\"[^\"]{0,4000}\"){0,20000}\]\s{0,200})?>",
    re.IGNORECASE,
)
# Microsoft's CDF has the root "channel"; "html" may be left out of a page.
_FEEDS = frozenset({"rss", "feed", "rdf", "channel", "urlset"})
_PARTS = frozenset({"item", "entry"})
_PAGES = frozenset({"html", "head", "body"})


def is_xml_feed(content: bytes) -> bool:
    """Tell whether a file that nobody called a feed is one: by its root, or by that after its XML head."""
    head = _read_head(content).lstrip(_MARKS)
    if not head.startswith(b"<"):
        return False
    if find_root(head) in _FEEDS:
        return True
    later = _HEAD.search(head, 1)
    return later is not None and find_root(head[later.start() :]) in _FEEDS


def may_be_xml_feed(content: bytes) -> bool:
    """Tell whether a file that is said to be a feed may be one: parts of feeds come before parts of pages."""
    names = _list_names(_read_head(content))
    return next((name not in _PAGES for name in names if name in _FEEDS | _PARTS | _PAGES), False)


def is_page(content: bytes) -> bool:
    """Tell whether a file is a web page by its root, or by what comes first of it."""
    return next((True for name in _list_names(_read_head(content)) if name in _PAGES), False)


def find_root(content: bytes) -> str:
    """Return the name of the first element in lower case, without its prefix, or ""."""
    return next(_list_names(_read_head(content)), "")


def _read_head(content: bytes) -> bytes:
    """Return the beginning of a file in an encoding that has ASCII in it."""
    head = content[:_LOOK_BYTES]
    if head.startswith(_EBCDIC):
        return head.decode("cp037").encode()
    return head.replace(b"\0", b"")


def _list_names(head: bytes) -> Iterator[str]:
    """Yield the names of elements in their order; what stands in comments and heads is none."""
    place = head.find(b"<")
    while place >= 0:
        after = place + 1
        if head.startswith(b"<!--", place):
            after = _find_end(head, b"-->", place)
        elif head.startswith(b"<![CDATA[", place):
            after = _find_end(head, b"]]>", place)
        elif head.startswith(b"<?", place):
            after = _find_end(head, b">", place)
        elif declared := DOCTYPE.match(head, place):
            after = declared.end()
        elif tag := _TAG.match(head, place):
            yield tag.group(1).decode("ascii").lower()
        place = head.find(b"<", after)


def _find_end(head: bytes, mark: bytes, place: int) -> int:
    end = head.find(mark, place)
    return end + len(mark) if end >= 0 else len(head)
