"""Lines that stand among the sentences of an article and are none, and questions, which tell nothing."""

from typing import Final

# How a sentence may end, before what closes; the languages below write no such marks.
_ENDS: Final = frozenset(".!?…。！？｡؟۔।॥։՜՞።፧⁇⁈⁉‼")
_CLOSING: Final = "\"'”’»«›“」』）)]}】*"
_UNMARKED: Final = frozenset({"th", "lo", "km", "my"})
_ASKS: Final = ("?", "？", "؟", "՞", "፧", "⁇", "⁈")


def is_fragment(text: str, *, language: str) -> bool:
    """Tell whether the text is no whole sentence: a heading, a link, a line that leads into another."""
    if language in _UNMARKED:
        return False
    bare = text.rstrip(_CLOSING)
    # A full stop that stands apart was put behind a heading to set it off.
    return bare[-1:] not in _ENDS or (bare[-1:] == "." and bare[-2:-1].isspace())


def is_question(text: str) -> bool:
    """Tell whether the writer asks; a question that somebody is quoted with tells what was asked."""
    return text.rstrip("!)]* ").endswith(_ASKS)
