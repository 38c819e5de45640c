"""Mails, newsletters above all: the part for readers of one message file (RFC 5322, RFC 2045).

Foreign mail is read with the lenient ``compat32`` policy and decoded here: the modern policy of the standard
library raises on headers that exist in the wild. Headers are cut before they are decoded, because decoding
thousands of encoded words costs gigabytes. No link is followed, no picture fetched.
"""

import email
import email.errors
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.article import finish_article
from briefer.extractors.blocks import list_blocks, pick_blocks
from briefer.extractors.decode import decode_text, find_declared_charset
from briefer.extractors.draft import Draft
from briefer.extractors.flowed import join_flowed
from briefer.extractors.forwarded import FORWARD, find_attached, find_forwarded, list_shown
from briefer.extractors.fragment import parse_fragment
from briefer.extractors.html import count_prose
from briefer.extractors.hygiene import split_lines
from briefer.extractors.lines import is_prose
from briefer.extractors.strays import choose_blocks
from briefer.extractors.text import draft_text
from briefer.model import Article, RawDocument

_FIELD = re.compile(rb"(?:\A|\n)(Content-[A-Za-z-]{1,40}):", re.IGNORECASE)
_FIELD_END = re.compile(rb"\n(?![ \t])")
_MULTIPART = re.compile(rb"content-type:\s*multipart/", re.IGNORECASE)
_SUBJECT_PREFIX = re.compile(
    r"^(?:(?:re|fw|fwd|aw|wg|tr|rv|sv|antw)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE
)
_QUOTED = re.compile(r"\s*>")
_SIGNATURE = re.compile(r"--\s*$|_{10,}\s*$")
# "the council said [https://post.example/click?u=1]": addresses are for programs.
_WRAPPED_LINK = re.compile(
    r"[ \t]*(?:\[\s*https?://[^\s\]]+\s*\]|<\s*https?://[^\s>]+\s*>|\(\s*https?://[^\s)]+\s*\))"
)
_LEAVING = re.compile(
    r"unsubscri|abbestell|abmelden|désabonn|désinscri|darse de baja|cancella(?:ti|re l)|disiscri|afmeld"
    r"|cancelar",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"(?:On|Am|Le|El|Il|Em|Op)\b.{5,120}(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef).{0,3}$"
)


def extract(document: RawDocument) -> Article:
    """Return the article that a mail carries."""
    try:
        message = _open(_parse(document.content, document.url))
        html, plain = _find_texts(message, document.url)
        headers = {
            name: _read_header(message, name) for name in ("subject", "from", "date", "content-language")
        }
    except (email.errors.MessageError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise ExtractionError("a broken mail", url=document.url) from error
    except (RecursionError, MemoryError) as error:
        raise ExtractionError("a mail of too many parts inside one another", url=document.url) from error
    headline = _SUBJECT_PREFIX.sub("", headers["subject"])
    sender, date = headers["from"], headers["date"]
    forwarded = find_forwarded(split_lines(plain)) or find_forwarded(list_shown(html))
    if forwarded is not None:
        sender, date = forwarded.sender, forwarded.date or date
        plain = "\n".join(forwarded.rest) if find_forwarded(split_lines(plain)) else plain
    lines = _choose_lines(html, plain, headline=headline, url=document.url)
    name, address = parseaddr(sender)
    draft = Draft(
        headline=headline,
        lines=tuple(lines),
        outlet=name or address.rpartition("@")[2],
        byline="",
        dates=tuple(filter(None, [date, headers["date"]])),
        language=headers["content-language"],
        url="",
    )
    return finish_article(draft, document=document)


def _open(message: Message) -> Message:
    """Return the mail that another does nothing but pass on, or the mail itself."""
    attached = find_attached(message, depth=limits.MAIL_DEPTH)
    if attached is not None and FORWARD.match(_read_header(message, "subject")):
        return attached
    return message


def _parse(content: bytes, url: str) -> Message:
    """Return the parsed mail, its head cut to size first; raise ExtractionError when it breaks a limit."""
    if len(_MULTIPART.findall(content)) > limits.MAIL_PARTS:
        raise ExtractionError("a mail of too many parts", url=url)
    for field in _FIELD.finditer(content):
        end = _FIELD_END.search(content, field.end())
        if (end.start() if end else len(content)) - field.start() > limits.MAIL_HEADER_BYTES:
            raise ExtractionError("a mail with an endless header", url=url)
    content = content.lstrip(b"\r\n")
    if content.startswith(b"From "):
        content = content.partition(b"\n")[2]  # the line before each message of an mbox
    head, gap, body = _split_head(content)
    if len(head) > limits.MAIL_HEAD_BYTES:
        raise ExtractionError("a mail with an endless header", url=url)
    return email.message_from_bytes(_cut_fields(head) + gap + body, policy=email.policy.compat32)


def _split_head(content: bytes) -> tuple[bytes, bytes, bytes]:
    match = re.search(rb"\r?\n\r?\n", content)
    if not match:
        return content, b"", b""
    return content[: match.start()], match.group(), content[match.end() :]


def _cut_fields(head: bytes) -> bytes:
    """Return the head of a mail without header fields that are longer than any honest one."""
    fields = re.split(rb"\r?\n(?![ \t])", head)
    return b"\r\n".join(field for field in fields if len(field) <= limits.MAIL_HEADER_BYTES)


def _read_header(message: Message, name: str) -> str:
    """Return a header's text, its encoded words decoded (RFC 2047), on one line."""
    value = message.get(name)
    if value is None:
        return ""
    raw = str(value)[: limits.MAIL_HEADER_BYTES]
    if "=?" not in raw:
        # Bytes that are no ASCII arrive as surrogates.
        raw = decode_text(raw.encode("utf-8", "surrogateescape"), declared="")
        return " ".join(raw.split())
    try:
        pieces = decode_header(raw)
    except (email.errors.HeaderParseError, ValueError, LookupError):
        return " ".join(raw.encode("utf-8", "replace").decode().split())
    words = [
        piece if isinstance(piece, str) else decode_text(piece, declared=charset or "")
        for piece, charset in pieces
    ]
    return " ".join("".join(words).encode("utf-8", "replace").decode().split())


def _list_parts(message: Message, url: str) -> Iterator[Message]:
    """Yield the parts of a mail that are no containers, outermost first, within the limits."""
    queue: list[tuple[Message, int]] = [(message, 0)]
    seen = 0
    # The messages of a digest are its text (RFC 2046, 5.1.5); of any other mail they are attached to it.
    digest = message.get_content_type() == "multipart/digest"
    while queue:
        part, depth = queue.pop(0)
        seen += 1
        if seen > limits.MAIL_PARTS or depth > limits.MAIL_DEPTH:
            raise ExtractionError("a mail of too many parts", url=url)
        payload = part.get_payload()
        container = part.get_content_maintype() == "multipart" or digest
        if container and isinstance(payload, list):
            queue = [(child, depth + 1) for child in payload if isinstance(child, Message)] + queue
        elif not isinstance(payload, list):
            yield part


def _find_texts(message: Message, url: str) -> tuple[str, str]:
    """Return the first HTML and the first plain text part of a mail; attachments are left alone."""
    found: dict[str, list[str]] = {"text/html": [], "text/plain": []}
    digest = message.get_content_type() == "multipart/digest"
    for part in _list_parts(message, url):
        kind = part.get_content_type()
        wanted = kind in found and (digest or not found[kind])
        if wanted and part.get_content_disposition() != "attachment":
            text = _read_part(part, kind)
            found[kind] += [text] if text.strip() else []
    return "\n".join(found["text/html"]), "\n\n".join(found["text/plain"])


def _read_part(part: Message, kind: str) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    declared = str(part.get_param("charset", "") or "")
    declared = declared or (find_declared_charset(content) if kind == "text/html" else "")
    text = decode_text(content[: limits.TEXT_BYTES], declared=declared)
    if kind == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
        return join_flowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _choose_lines(html: str, plain: str, *, headline: str, url: str) -> list[str]:
    """Return the mail's paragraphs: of its HTML part, unless the plain one tells more."""
    if not html.strip() and not plain.strip():
        raise ExtractionError("a mail without text", url=url)
    rich = _read_html(html, headline, url) if html.strip() else []
    bare = _read_plain(plain) if plain.strip() else []
    return rich if count_prose(rich) > 0.7 * count_prose(bare) else bare


def _read_html(html: str, headline: str, url: str) -> list[str]:
    # A newsletter is laid out with tables: every block of it counts, but for its links.
    blocks = list_blocks(parse_fragment(html, url=url))
    return pick_blocks(choose_blocks(blocks, headline=headline), least=1)


def _read_plain(text: str) -> list[str]:
    kept: list[str] = []
    lines = split_lines(_WRAPPED_LINK.sub("", text))
    last = max((index for index, line in enumerate(lines) if is_prose(line.strip())), default=0)
    for index, line in enumerate(lines):
        leaving = index > last and _LEAVING.search(line)
        if (leaving or _SIGNATURE.match(line)) and count_prose(kept):
            break
        if not _QUOTED.match(line) and not _ATTRIBUTION.match(line):
            kept.append(line)
    return list(draft_text("\n".join(kept)).lines)
