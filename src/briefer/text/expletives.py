"""English "it" that points ahead or at nothing: "It is unclear whether", "It was in May that", "It rained".

What an expletive stands for follows in its own sentence: a clause behind an adjective (extraposition), what a
cleft sets in front, or nothing at all, as with weather and time. Any other "it" leans on an earlier sentence.
"""

import re
from typing import Final

_BE: Final = (
    r"it(?:['’]s(?: been)?| isn['’]t| wasn['’]t| is| was| remains| remained| became| becomes"
    r"| (?:will|would|may|might|could|can|should|must)(?: not)? be| (?:has|had)(?: not)? been)"
)
_ADVERBS: Final = r"(?:(?:not|too|so|very|now|still|also|already|as yet|yet|more|less|much|\w+ly) )*"
# "hard to say" is about saying; "likely to fall" and "expected to fall" are about what falls
_EASY: Final = (
    r"(?:hard|harder|difficult|easy|easier|tough|important|possible|impossible|early|late|safe|dangerous|illegal"
    r"|unlawful|legal|reasonable|fair|unfair|common|unusual|rare|necessary|vital|crucial|essential|good|bad|better"
    r"|best|nice|fun|worth|wrong|right|wise|unwise|tempting|customary|cheaper|time|up|enough|strange|odd|sad|great"
    r"|wonderful|terrible|painful|pointless|useless|useful|helpful|normal|natural|clear|unclear|left)"
)
_EXTRAPOSED: Final = (
    rf"{_BE} {_ADVERBS}(?:{_EASY}(?: \S+){{0,4}}? (?:to|for)\b"
    r"|(?!(?:an?|the|his|her|its|their|this|that|in|on|at|by|from|of|one|part|set)\b)[a-z]\S*(?: \S+){0,3}?"
    r" (?:that|whether|how|why|if|when|what|where|who)\b)"
)
_CLEFT: Final = (
    rf"{_BE} (?:not |only |just )*(?:(?:in|on|at|after|before|during|under|for|because|until|with|through"
    r"|the)\b|[A-Z])[^.;]{0,80}? (?:that|who|when|which)\b"
)
_NO_WONDER: Final = rf"{_BE} (?:a|no) (?:wonder|surprise|coincidence|secret|accident|shame|pity|relief)\b"
_TAKES: Final = (
    r"it (?:takes|took|(?:will|would|could|may|might|can) take|(?:has|had) taken)\b[^.;]{2,80}? "
    r"(?:to|before|until|for)\b"
)
_SEEMS: Final = (
    r"it (?:(?:would|has|had|later|soon|now|also) )*(?:seems?|seemed|appears?|appeared|emerged?|transpired"
    r"|happens?|happened|follows|followed|turns? out|turned out)\b"
    r"(?:[^.;]{0,60}? (?:that|as if|as though)\b| [A-Z])"
)
_SINCE: Final = r"it(?:['’]s| has| had) been [^.;]{1,60}? since\b"
_WEATHER: Final = (
    r"it (?:rained|snowed|hailed|thundered|poured|(?:is|was|has been|had been|will be) (?:raining|snowing"
    r"|freezing|dark|midnight|noon|dawn|dusk"
    r"|(?:just|shortly|nearly|almost|about|early|late|past|\d|[A-Z])[^.;]{0,50}? when))\b"
)
_EXPLETIVE = re.compile(
    "|".join(
        f"(?:[Ii]{form[1:]})" for form in (_EXTRAPOSED, _CLEFT, _NO_WONDER, _TAKES, _SEEMS, _SINCE, _WEATHER)
    )
)


def is_expletive(text: str, *, start: int) -> bool:
    """Tell whether the "it" of the English ``text`` at ``start`` says what it stands for, or nothing."""
    return _EXPLETIVE.match(text, start) is not None
