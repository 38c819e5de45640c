"""Numbers in a sentence with what they count: value, unit, noun, and how surely they are said."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import Final

from briefer.text.languages import find_rules
from briefer.text.memory import Memory
from briefer.text.words import list_words, stem_words

_AROUND: Final = 200  # characters before and after a number that tell what it counts
_CLOSE: Final = 60  # characters before it in which "about" or "including" stands
_CURRENCIES: Final = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD", "€": "EUR", "euro": "EUR",
    "euros": "EUR", "eur": "EUR", "£": "GBP", "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "¥": "JPY",
    "yen": "JPY", "₹": "INR", "rupees": "INR", "yuan": "CNY", "francs": "CHF", "kronor": "SEK",
}  # fmt: skip
_PERCENT: Final = frozenset({"%", "percent", "per cent", "pour cent", "por ciento", "prozent"})
_NUMBER: Final = re.compile(
    r"(?P<sign>US\$|[$€£¥₹])?\s?(?<![\w.,:/-])(?P<digits>\d+(?:[.,]\d+)*)(?![\w:/]|[.,]\d)"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)"
)
_NEXT: Final = re.compile(
    r"[\s\u00a0\u202f]?(%)"
    r"|[\s\u00a0\u202f-](per cent|pour cent|por ciento|[^\W\d_]+(?:['’-][^\W\d_]+)*)"
)
_ABOUT_WORDS: Final = (
    "about", "around", "some", "roughly", "nearly", "almost", "approximately", "up to", "as many as",
    "close to", "an estimated", "etwa", "rund", "knapp", "fast", "bis zu", "environ", "près de", "quelque",
    "unos", "unas", "cerca de", "casi", "alrededor de",
)  # fmt: skip
_AT_LEAST_WORDS: Final = (
    "at least", "more than", "over", "no fewer than", "no less than", "upwards of", "mindestens", "mehr als",
    "über", "au moins", "plus de", "al menos", "más de", "por lo menos",
)  # fmt: skip
_ABOUT: Final = re.compile(rf"\b(?:{'|'.join(_ABOUT_WORDS)})\s*$", re.IGNORECASE)
_AT_LEAST: Final = re.compile(rf"\b(?:{'|'.join(_AT_LEAST_WORDS)})\s*$", re.IGNORECASE)
_PART_WORDS: Final = (
    "including", "among them", "of whom", "of which", "another", "other", "further", "additional", "darunter",
    "dont", "entre ellos", "otros",
)  # fmt: skip
_PART: Final = re.compile(rf"\b(?:{'|'.join(_PART_WORDS)})(?:\s[^\W\d_]+)?\s*$", re.IGNORECASE)
_OF_THEM: Final = re.compile(
    r"^\s*(?:of (?:the|them|those|whom|its|his|her|their)|more\b|others?\b|der\b|d'entre)",
    re.IGNORECASE,
)
_BEFORE_AGE: Final = re.compile(r"[^\W\d_],\s$|\baged?\s$|\bim Alter von\s$")
_AFTER_AGE: Final = re.compile(r"\s?[,.)]|$")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mai|Juni|Juli|Okt|Dez)[a-zä]*\.?"
_BEFORE_DAY: Final = re.compile(rf"\b{_MONTH}\s$")
_AFTER_DAY: Final = re.compile(rf"\.?\s{_MONTH}\b")
_TO_WORDS: Final = ("-", "–", "to", "or", "bis", "à", "ou")
_RANGE_BEFORE: Final = re.compile(
    r"(?P<from>\b(?:from|von|de|desde)\s)?(?P<low>\d[\d.,]*|[^\W\d_]+)(?:\s?[-–]\s?|\s(?:to|or|bis|à|ou)\s)$",
    re.IGNORECASE,
)
_RANGE_AFTER: Final = re.compile(
    r"(?:\s?[-–]\s?|\s(?:to|or|bis|à|ou)\s)(?P<high>\d|[^\W\d_]+)", re.IGNORECASE
)
_BETWEEN_WORDS: Final = ("between", "zwischen", "entre", "and", "und", "et", "y")
_BETWEEN: Final = re.compile(
    r"\b(?:between|zwischen|entre)\s\S+\s(?:and|und|et|y)\s$|\b(?:between|zwischen|entre)\s$", re.IGNORECASE
)
_CLOCK: Final = re.compile(r"^\s?(?:[ap]\.?m\b|uhr\b|o['’]clock\b|heures? du\b)", re.IGNORECASE)
# What numbers are the names of, written with a capital: "Route 14", "Pier No. 4".
_NUMBERED_WORDS: Final = (
    "Route", "Pier", "Flight", "No.", "Nr.", "Number", "Section", "Highway", "Motorway", "Platform", "Line",
    "Unit", "Article", "Room", "Gate", "Level", "Ward", "Block", "Bus", "Train", "Track", "Page", "Chapter",
    "Figure", "Linie", "Gleis", "Zug", "Ligne", "Quai", "Ruta", "Línea",
)  # fmt: skip
_NUMBERED: Final = re.compile(rf"\b(?:{'|'.join(map(re.escape, _NUMBERED_WORDS))})\s$")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:()–—]")
_FEW: Final = 6  # words on either side that may say what a number counts
_TAIL: Final = 80  # characters that as a rule hold so many words
_CLAUSE_END: Final = re.compile(r"[.,;:()–—]\s")
_PLURAL_NEXT: Final = re.compile(r"\s[a-z]+s\b")
_RUN: Final = re.compile(r"(?:[\s-][^\W\d_]+(?:['’-][^\W\d_]+)*){1,3}")
_PLACE: Final = re.compile(
    r"\b(?:in|near|at|outside|bei|nahe|à|en)\s([^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_a-z][^\W\d_]+)*)"
)
_NO_PLACES: Final = frozenset(
    """January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Januar Februar März Mai Juni Juli Oktober Dezember""".split()  # noqa: SIM905 - words
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number as a sentence says it.

    ``kind`` is "exact", "about" or "at least"; ``part`` says that it counts some of a larger number, or is
    one end of a range. ``before`` and ``after`` are the words around it, case-folded; ``start`` and ``end``
    count characters.
    """

    value: float
    unit: str
    kind: str
    part: bool
    start: int
    end: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    noun: str


def read_mentions(text: str, *, language: str) -> Iterator[Mention]:
    """Yield the numbers of a sentence in order; years, ages, times and dates are none."""
    numerals = _remember_numerals(language)
    for match in _NUMBER.finditer(text):
        word = match["word"]
        value = numerals[word] if word else _value_of(match["digits"], language=language)
        if value is None:
            continue
        scale, unit, end = _read_unit(text, match, language=language)
        start = match.start("sign") if match["sign"] else match.start("digits" if match["digits"] else "word")
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        if _is_year_or_age(match["digits"] or "", before=before, after=after, unit=unit):
            continue
        close = max(0, len(before) - _CLOSE)
        # What stands right before a number is nearly always none of these: its end tells without a search.
        last = before[close:].rstrip()
        if _CLOCK.match(after) or (last.endswith(_NUMBERED_WORDS) and _NUMBERED.search(before, close)):
            continue
        folded = last.casefold()
        about = _ABOUT.search(before, close) if folded.endswith(_ABOUT_WORDS) else None
        least = _AT_LEAST.search(before, close) if folded.endswith(_AT_LEAST_WORDS) else None
        hedge = about or least
        lead = before[: hedge.start()] if hedge else before
        yield Mention(
            value=value * scale,
            unit=unit,
            kind="about" if about else "at least" if least else "exact",
            part=_is_part(lead[-_CLOSE:], after) or _is_range(lead[-_CLOSE:], after, numerals),
            start=start,
            end=end,
            before=_list_last_words(lead),
            after=tuple(word.group().casefold() for word in islice(_WORDS.finditer(after), _FEW)),
            noun=_find_noun(after, language=language),
        )


def _is_part(before: str, after: str) -> bool:
    """Tell a number that counts some of a larger one: "including 14", "14 of them"."""
    folded = before.casefold()
    found = any(word in folded for word in _PART_WORDS) and _PART.search(before)
    return bool(found or _OF_THEM.match(after))


def _is_range(before: str, after: str, numerals: Mapping[str, float | None]) -> bool:
    """Tell one end of a range ("10 to 15", "between 10 and 15"); "from 10 to 15" tells a change."""

    def counts(token: str) -> bool:
        return token[:1].isdigit() or numerals[token] is not None

    ahead, last = _RANGE_AFTER.match(after), before.rstrip().casefold()
    between = last.endswith(_BETWEEN_WORDS) and _BETWEEN.search(before)
    if between or (ahead and counts(ahead["high"])):
        return True
    behind = _RANGE_BEFORE.search(before) if last.endswith(_TO_WORDS) else None
    return bool(behind and counts(behind["low"]) and not behind["from"])


def find_place(text: str, mention: Mention) -> str:
    """Return the name of a place behind a preposition in the clause that follows the number, or ""."""
    clause = _CLAUSE_END.split(text[mention.end : mention.end + _AROUND], maxsplit=1)[0]
    return next((match[1] for match in _PLACE.finditer(clause) if match[1] not in _NO_PLACES), "")


def _read_unit(text: str, match: re.Match[str], *, language: str) -> tuple[int, str, int]:
    """Return magnitude, unit and where they end, from the words after the number."""
    unit = _CURRENCIES.get((match["sign"] or "").casefold(), "")
    end = match.end()
    following = _NEXT.match(text, end)
    scale = find_rules(language).magnitudes.get((following[2] or "").casefold(), 1) if following else 1
    if following and scale != 1:
        end = following.end()
        following = _NEXT.match(text, end)
    if following and not unit:
        word = (following[1] or following[2]).casefold()
        unit = "%" if word in _PERCENT else _CURRENCIES.get(word, "")
        end = following.end() if unit else end
    return scale, unit, end


def _list_last_words(text: str) -> tuple[str, ...]:
    """Return the last words and marks between clauses, in order."""
    words = _WORDS.findall(text[-_TAIL:])
    if len(words) <= _FEW:  # the first of them may be a part of one
        words = _WORDS.findall(text)
    return tuple(word.casefold() for word in words[-_FEW:])


def _value_of(digits: str, *, language: str) -> float | None:
    rules = find_rules(language)
    thousands = "," if rules.decimal == "." else "."
    parts = digits.split(thousands)
    if len(parts) > 1 and any(len(part.split(rules.decimal)[0]) != 3 for part in parts[1:]):
        return None  # neither thousands nor a decimal: a score, a version, a date
    try:
        return float("".join(parts).replace(rules.decimal, "."))
    except ValueError:  # two decimal signs: a version or a date
        return None


@lru_cache(maxsize=32)
def _remember_numerals(language: str) -> Memory[float | None]:
    """Return what each word of the language counts: nearly all count nothing."""
    return Memory(partial(_read_numeral, numerals=find_rules(language).numerals))


def _read_numeral(text: str, *, numerals: Mapping[str, int]) -> float | None:
    word = text.casefold()
    if word in numerals:
        value = numerals[word]
        return float(value) if value > 1 else None  # "one" and "a" count nothing
    tens, _, ones = word.partition("-")
    if ones in numerals and tens in numerals and numerals[tens] in range(20, 100, 10) and numerals[ones] < 10:
        return float(numerals[tens] + numerals[ones])
    return None


def _is_year_or_age(digits: str, *, before: str, after: str, unit: str) -> bool:
    """Tell a year ("in 2019"), an age (", 34,") or a day ("Nov. 23", "23 November") from a count."""
    if unit or not digits:
        return False
    if len(digits) == 4 and digits[:2] in ("18", "19", "20") and not _PLURAL_NEXT.match(after):
        return True
    if _AFTER_AGE.match(after) and _BEFORE_AGE.search(before, max(0, len(before) - _CLOSE)):
        return True
    return bool(_BEFORE_DAY.search(before, max(0, len(before) - _CLOSE)) or _AFTER_DAY.match(after))


def _find_noun(after: str, *, language: str) -> str:
    """Return the word that the number counts, of the run of plain words right after it, or "".

    It is the first that looks like a plural ("14 ferry passengers late at night"), else the last.
    """
    run = _RUN.match(after)
    noun = ""
    for word in list_words(run.group(), language=language) if run else ():
        if not stem_words([word], language=language):
            break
        noun = word
        if word.endswith("s") and not word.endswith("ss"):
            break
    return noun
