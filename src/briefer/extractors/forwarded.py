"""A mail that somebody sent on, attached whole or in their own text: who wrote it first, and when."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message

FORWARD = re.compile(r"^\s*(?:fwd?|wg|tr|rv|enc|i|doorst|vs|vb|pd)\s*:", re.IGNORECASE)
_MARK = re.compile(
    r"\W*(?:begin )?(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht"
    r"|message transféré|message d'origine|mensaje reenviado|mensaje original|messaggio inoltrato"
    r"|mensagem encaminhada|doorgestuurd bericht|oorspronkelijk bericht)\W*",
    re.IGNORECASE,
)
_FROM = "from von de da van från fra"
_SENT = "date datum gesendet sent fecha data verzonden enviado envoyé inviato skickat"
_OTHERS = "subject betreff objet asunto oggetto assunto onderwerp to an à para a aan cc reply-to antwort-an"
_FIELDS = {
    **dict.fromkeys(_FROM.split(), "from"),
    **dict.fromkeys(_SENT.split(), "date"),
    **dict.fromkeys(_OTHERS.split(), ""),
}
_FIELD = re.compile(r"\s*\*?([^\W\d_]+(?:-[^\W\d_]+)?)\s?:\*?\s*(.*)")
_NEAR = 40  # lines above the mark: what somebody says of it
_BREAK = re.compile(r"<br[^<>]{0,200}>|</(?:div|p|tr|li|h\d)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEAD_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """What stands at the head of a mail that was sent on in the text of another: ``rest`` is its text."""

    sender: str
    date: str
    rest: tuple[str, ...]


def find_forwarded(lines: Sequence[str]) -> Forwarded | None:
    """Return the mail that the lines pass on behind a mark, None where there is none."""
    for index, line in enumerate(lines[:_NEAR]):
        if not _MARK.fullmatch(line):
            continue
        found = {"from": "", "date": "", "": ""}
        end = index + 1
        while end < len(lines) and (not lines[end].strip() or _read_field(lines[end])):
            name, value = _read_field(lines[end]) or ("", "")
            found[name] = found[name] or value
            end += 1
        if found["from"]:
            return Forwarded(sender=found["from"], date=found["date"], rest=tuple(lines[end:]))
    return None


def list_shown(page: str) -> list[str]:
    """Return the lines that the beginning of a page in HTML shows, roughly."""
    text = _TAG.sub("", _BREAK.sub("\n", page[:_HEAD_CHARACTERS].replace("\n", " ")))
    return [" ".join(line.split()) for line in html.unescape(text).split("\n") if line.strip()]


def find_attached(message: Message, *, depth: int) -> Message | None:
    """Return the one mail that is attached to another, at most so many containers deep, or None."""
    found: list[Message] = []
    waiting = [(message, 0)]
    while waiting:
        part, level = waiting.pop()
        payload = part.get_payload()
        if not isinstance(payload, list) or level > depth:
            continue
        children = [child for child in payload if isinstance(child, Message)]
        if part.get_content_type() == "message/rfc822":
            found += children
        else:
            waiting += [(child, level + 1) for child in children]
    return found[0] if len(found) == 1 else None


def _read_field(line: str) -> tuple[str, str] | None:
    match = _FIELD.fullmatch(line)
    name = _FIELDS.get(match[1].casefold()) if match else None
    return None if match is None or name is None else (name, match[2].strip())
