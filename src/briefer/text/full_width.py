"""Sentence ends in the scripts whose own full stops need no blank: Chinese, Japanese, Korean, Hindi."""

import re
from typing import Final

from briefer.text.boundaries import Candidate

FULL_WIDTH_MARKS: Final = "。！？｡．।॥"
FULL_WIDTH_CLOSERS: Final = "」』）】〉》"
QUOTE_REACH: Final = 300  # a quotation that is open for longer is cut like other text

_CONTINUING: Final = "，、；：,;:)）」』】〉》〕］。！？｡"
_BRACKETS: Final = {"）": "（", "】": "【", ")": "("}
_HIRAGANA = re.compile(r"[ぁ-ん]")
_SPEECH = re.compile(
    r"[^，。！？；：,.]{0,8}?(?:说|說|道|问|問|表示|称|稱|喊|答|指出|强调|強調|认为|認為|写道|寫道)"
)


def ends_full_width(text: str, start: int, candidate: Candidate) -> bool:
    """Tell whether a run of full-width marks ends the sentence that began at ``start``.

    Not inside corner brackets, nor before what goes on with a quotation (「…。」と述べた, “…。”他说).
    """
    following = candidate.following
    follower = text[following]
    if follower in _CONTINUING:
        return False
    if candidate.run == "．" and follower.isdigit() and text[candidate.stop - 1].isdigit():
        return False
    end = candidate.stop + len(candidate.run) + len(candidate.closers)
    low = max(start, end - QUOTE_REACH)
    if text.count("「", low, end) + text.count("『", low, end) > text.count("」", low, end) + text.count(
        "』", low, end
    ):
        return False
    if not candidate.glued:
        return True
    if candidate.closers[:1] in ("》", "〉"):
        return False  # the title of a work
    if candidate.closers[:1] in _BRACKETS:  # an aside or a title in brackets, unless all stands in them
        return text.rfind(_BRACKETS[candidate.closers[0]], low, end) == start
    if candidate.closers:
        return not (_HIRAGANA.match(text, following) or _SPEECH.match(text, following))
    return follower != "と"
