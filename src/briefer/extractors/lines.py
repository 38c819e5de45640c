"""What a line is: prose, or one of the kinds of furniture that stand round it.

All functions take clean lines (``hygiene.clean_line``). A line that holds anything but furniture is prose, or
unknown; unknown lines are kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.extractors.dates import find_dates, find_times
from briefer.extractors.hygiene import clean_line, is_plain
from briefer.extractors.judgements import remember
from briefer.extractors.months import MONTHS, WEEKDAYS, ZONES
from briefer.extractors.patterns import (
    CAPTION,
    CAPTION_END,
    INNER_NOTICE,
    LATE_NOTICE,
    LIST_HEADING,
    NOTICE,
    POINTER,
    TEASER,
    compile_alternatives,
    find_opening,
)
from briefer.extractors.phrases import BUTTONS, DATE_WORDS, PADDING, SECTIONS

FURNITURE_CHARACTERS = 400  # longer lines are never furniture
_BUTTON_WORDS = 18
_CAPTION_WORDS = 60
_DATE_WORDS_AT_MOST = 18
_CREDIT_CHARACTERS = 160
_PROSE_WORDS = 20
_LEDE_WORDS = 15
_PROMOTION_ASIDE = 10  # words of a sentence beside a notice: "Love the ferries? Sign up for our letter."

_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
# Not compiled before a line is met that may be in such a script: these take the longest of all.
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_SOUTHEAST = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
_DENSE = f"{_UNSPACED}|{_SOUTHEAST}".replace("]|[", "")
_SENTENCE_END = re.compile(r"[.!?…。！？．؟۔।]['\"”’»«›)\]」』）]*$")
_SENTENCE_BREAK = re.compile(r"[.!?…。！？][\"”’»)」』]*(?:\s|(?<=[。！？」』]))\s*")
_ADDRESS = re.compile(
    r"(?:[\w .:,|-]{0,30}\s)?(?:https?://|www\.)\S+|\S+@\S+\.\w{2,}|[@#]\w+(?:[ ,]+[@#]\w+)*"
    r"|[\w.-]{1,80}\.(?:com|org|net)/\S*"
)
_NO_CREDIT = '.!?”"'  # what a line ends with that is no picture's credit
_OPENINGS = frozenset().union(*(turns.alternatives for turns in (POINTER, NOTICE, CAPTION, LIST_HEADING)))
_BUTTON_VOCABULARY = BUTTONS | PADDING
_ADDRESS_SIGNS = ("/", "@", "#", "www.")  # one of these stands in every address
_DATE_VOCABULARY = DATE_WORDS | WEEKDAYS | frozenset(MONTHS) | frozenset(ZONES)
_VOCABULARY = _BUTTON_VOCABULARY | _DATE_VOCABULARY
_PROMOTION_WORDS = (b"sign up", b"signing up", b"subscri", b"newsletter", b"inbox", b"cookie", b"terms")
_LATE_WORDS = tuple(map(str.encode, LATE_NOTICE.words))
_GLUED = re.compile(
    r"(?<=\d)(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])|(?<=\d{4})(?=\d{1,2}:\d\d)"
)
_SPAN = re.compile(r"\d{1,3}(?:h|hr|hrs|m|min|mins|d|w)")  # "5h", as in "5h ago"
_CRUMB_SIGNS = ">»›/|•·"
_CRUMB = re.compile(rf"\s*[{_CRUMB_SIGNS}]+\s*")


def list_tokens(line: str) -> list[str]:
    """Return the words and numbers of ``line``, casefolded."""
    return [token.replace("’", "'") for token in _TOKEN.findall(line.casefold())]


@remember
def count_words(line: str) -> int:
    """Return how many words the clean ``line`` holds; scripts without spaces count by their characters."""
    words = line.count(" ") + 1 if line else 0
    if line.isascii() or is_plain(line) or not re.search(_DENSE, line):
        return words
    return words + len(re.findall(_UNSPACED, line)) // 2 + len(re.findall(_SOUTHEAST, line)) // 4


def ends_sentence(line: str) -> bool:
    """Tell whether ``line`` ends as a sentence does."""
    return _SENTENCE_END.search(line[-12:]) is not None


@remember
def is_prose(line: str) -> bool:
    """Tell whether ``line`` is running text: a sentence of three words or more, or a long line."""
    words = count_words(line)
    return words >= _PROSE_WORDS or (words >= 3 and ends_sentence(line))


def is_lede(heading: str) -> bool:
    """Tell whether a heading is a first paragraph set as one: a subheading is no sentence, or a short one."""
    line = clean_line(heading)
    return ends_sentence(line) and count_words(line) >= _LEDE_WORDS


def list_breaks(line: str) -> list[int]:
    """Return where a sentence may begin inside ``line``."""
    return [match.end() for match in _SENTENCE_BREAK.finditer(line) if match.end() < len(line)]


def is_buttons(line: str) -> bool:
    """Tell whether ``line`` is made of the words of buttons and menus alone."""
    if line.count(" ") > 2 * _BUTTON_WORDS:
        return False
    count, told = 0, False
    for match in _TOKEN.finditer(line.casefold()):
        token = match.group().replace("’", "'")
        if not _is_button_word(token):
            return False
        count += 1
        told = told or token in BUTTONS
    return told and count <= _BUTTON_WORDS


def _is_button_word(token: str) -> bool:
    return token in _BUTTON_VOCABULARY or token.isdigit()


def is_timestamp(line: str) -> bool:
    """Tell whether ``line`` says when something was published, and nothing else."""
    if (
        len(line) > 160
        or line.count(" ") > _DATE_WORDS_AT_MOST
        or (line.count(" ") > 3 and not any(map(str.isdigit, line)))
    ):
        return False
    if not line.islower():
        # "ESTToday", "GMT+1Updated": what stood in elements of its own.
        line = _GLUED.sub(" ", line)
    rest = line
    dates, times = find_dates(line), find_times(line)
    for start, end in sorted([(date.start, date.end) for date in dates] + times, reverse=True):
        rest = rest[:start] + " " + rest[end:]
    tokens = list_tokens(rest)
    if not all(token in _DATE_VOCABULARY or token.isdigit() or _SPAN.fullmatch(token) for token in tokens):
        return False
    return bool(dates or times or any(token[:1].isdigit() or token in WEEKDAYS for token in tokens))


def is_section(line: str) -> bool:
    """Tell whether ``line`` names sections of a newspaper: a kicker, or a trail such as Home > World."""
    if count_words(line) > 4 and not any(map(line.__contains__, _CRUMB_SIGNS)):
        return False
    parts = [part for part in _CRUMB.split(line) if part]
    if len(parts) > 6 or not parts or max(map(count_words, parts)) > 4:
        return False
    named = [all(token in SECTIONS or token in PADDING for token in list_tokens(part)) for part in parts]
    return all(named) or (len(parts) > 2 and named[0])


def is_address(line: str) -> bool:
    """Tell whether ``line`` is a web or mail address, a handle or hashtags, with at most a word before it."""
    return len(line) < 2000 and _ADDRESS.fullmatch(line) is not None


def _is_caption(line: str, *, opening: str) -> bool:
    """Tell whether ``line`` is a picture's caption or credit."""
    if count_words(line) > _CAPTION_WORDS:
        return False
    if CAPTION.begin(line, opening=opening):
        return True
    # A credit ends in a name or a bracket; searching every sentence for one would cost the most of all rules.
    if line[-1:] in _NO_CREDIT:
        return False
    credit = compile_alternatives(CAPTION_END, flags=re.NOFLAG)
    return credit.search(line[-_CREDIT_CHARACTERS:]) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """Which of the words and signs that betray furniture stand anywhere in some lines.

    The others need not be looked for in each of them.
    """

    address: bool
    inner: tuple[str, ...]
    late: bool
    promotion: tuple[bytes, ...]

    @property
    def elsewhere(self) -> bool:
        """Whether there are others than the ``inner`` ones."""
        return self.address or self.late or self.promotion != ()


def _find_signs(lines: Sequence[str]) -> _Signs:
    text = "\n".join(line for line in lines if len(line) <= FURNITURE_CHARACTERS)
    folded = _fold(text)
    return _Signs(
        address=any(map(text.__contains__, _ADDRESS_SIGNS)),
        inner=tuple(filter(text.__contains__, INNER_NOTICE.words)),
        late=any(map(folded.__contains__, _LATE_WORDS)),
        promotion=tuple(filter(folded.__contains__, _PROMOTION_WORDS)),
    )


def _is_notice(line: str, signs: _Signs) -> bool:
    """Tell whether ``line`` is a pointer to another article, a request, an advertisement or a notice."""
    line = line.lstrip("([*_ ")
    opening = find_opening(line)
    if POINTER.begin(line, opening=opening):
        # A pointer leads to a headline; a line that goes on for sentences has something to tell.
        return len(list_breaks(line)) < 2
    if _matches_notice(line, signs, opening=opening):
        return True
    if not signs.promotion:
        return False
    words = _fold(line)
    return any(map(words.__contains__, signs.promotion)) and _is_promotion(line, signs)


def _fold(text: str) -> bytes:
    """Return the text in small letters, of the Latin ones: bytes are folded four times as fast."""
    return text.encode("utf-8", "replace").lower()


def _matches_notice(line: str, signs: _Signs, *, opening: str) -> bool:
    if NOTICE.begin(line, opening=opening):
        return True
    if signs.late and LATE_NOTICE.pattern.match(line):
        return True
    inner = signs.inner and any(map(line.__contains__, signs.inner))
    return bool(inner) and INNER_NOTICE.pattern.match(line) is not None


def _is_promotion(line: str, signs: _Signs) -> bool:
    """Tell whether at least half of the sentences of ``line`` are notices, and the others a few words."""
    places = [0, *list_breaks(line), len(line)]
    sentences = [line[start:end].strip() for start, end in pairwise(places)]
    others = [
        sentence
        for sentence in sentences
        if not _matches_notice(sentence, signs, opening=find_opening(sentence))
    ]
    return (
        len(sentences) > 1
        and 2 * len(others) <= len(sentences)
        and all(count_words(sentence) <= _PROMOTION_ASIDE for sentence in others)
    )


def is_furniture(line: str) -> bool:
    """Tell whether ``line`` is furniture of any kind that may stand between two paragraphs."""
    return find_furniture([line])[0]


def find_furniture(lines: Sequence[str]) -> list[bool]:
    """Tell of each of ``lines`` whether it is furniture: for all at once it takes half of the time."""
    signs = _find_signs(lines)
    return [_is_furniture(line, signs) for line in lines]


def _is_furniture(line: str, signs: _Signs) -> bool:
    if len(line) > FURNITURE_CHARACTERS:
        return False
    first, opening = _find_first(line), find_opening(line)
    if (
        first
        and first not in _VOCABULARY
        and opening not in _OPENINGS
        and line[-1] in _NO_CREDIT
        and not (signs.elsewhere or (signs.inner and any(map(line.__contains__, signs.inner))))
    ):
        return False  # most lines: none of the rules has anything to look at
    if not any(map(str.isalnum, line)):
        return True
    return (
        ((not first or first in _BUTTON_VOCABULARY) and is_buttons(line))
        or (signs.address and is_address(line))
        or ((not first or first in _DATE_VOCABULARY) and is_timestamp(line))
        or _is_notice(line, signs)
        or _is_caption(line, opening=opening)
        or (LIST_HEADING.begin(line, opening=opening) and not is_prose(line))
    )


def _find_first(line: str) -> str:
    """Return the first word, casefolded, where no rule reads more or less of it as one; else ""."""
    word = line.partition(" ")[0]
    return word.casefold() if word.isalpha() and (len(word) == 1 or word[1:].islower()) else ""


def is_teaser(line: str) -> bool:
    """Tell whether ``line`` is the headline of something else, behind a word for its kind: "Video: ..."."""
    return (
        len(line) <= _CREDIT_CHARACTERS
        and not ends_sentence(line)
        and TEASER.begin(line, opening=find_opening(line))
    )
