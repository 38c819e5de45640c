"""Whether what a feed carries of an article is all of it, or a stub that leads to it."""

import html
import re
from typing import Final

_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_BLANKS: Final = re.compile(r"\s+")
# How stubs end: with dots, in brackets or not, or with words that lead on, in any order.
_LEADS_ON: Final = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…)\]|\((?:\.\.\.|…|more)\)"
    r"|\b(?:(?:continue|keep) reading|read (?:more|on|the (?:full|whole|rest|entire)(?: \w{1,20}){1,4})"
    r"|(?:full|more) (?:story|article)|more|weiterlesen|mehr lesen|zum artikel|lire la suite|en savoir plus"
    r"|leer más|seguir leyendo|leggi tutto|continua a leggere|ler mais|leia mais|lees (?:meer|verder)"
    r"|читать далее|читати далі|続きを読む|阅读全文|閱讀全文))"
    r"[\s\])»›→>.:]{0,8}$",
    re.IGNORECASE,
)
# What publishing systems set under each stub.
_SIGNED: Final = re.compile(
    r"\s*The post .{1,300} (?:appeared first|first appeared) on .{1,200}$", re.IGNORECASE
)
_END_CHARACTERS: Final = 600
_WHOLE_SUMMARY_WORDS: Final = 150  # a summary of so many words is no summary
_TEASER_WORDS: Final = 80  # a content that repeats the summary and has fewer is none
_LONG_WORD: Final = 15  # characters between blanks; more of them in the mean, and the script writes none


def is_stub(*, content: str, summary: str) -> bool:
    """Tell whether an entry of this ``content`` and ``summary`` (HTML, or "") is less than its article."""
    told, short = strip_tags(content), strip_tags(summary)
    if not told:
        return _is_cut(short) or count_roughly(short) < _WHOLE_SUMMARY_WORDS
    same = bool(short) and told[:_END_CHARACTERS] == short[:_END_CHARACTERS]
    return _is_cut(told) or (same and count_roughly(told) < _TEASER_WORDS)


def strip_tags(markup: str) -> str:
    """Return HTML as text, on one line, roughly: it is looked at, never printed."""
    return _BLANKS.sub(" ", html.unescape(_TAG.sub(" ", markup))).strip()


def count_roughly(text: str) -> int:
    """Return about how many words a text has, also where its script writes no blanks."""
    blanks = text.count(" ") + 1
    return len(text) // 2 if len(text) > _LONG_WORD * blanks else blanks if text else 0


def _is_cut(text: str) -> bool:
    end = _SIGNED.sub("", text[-_END_CHARACTERS:])
    return _LEADS_ON.search(end) is not None
