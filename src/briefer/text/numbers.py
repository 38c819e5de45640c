"""Numbers as their values, so that "725 million", "725m" and "1.234,5" can be compared.

What is no quantity is left out: times, dates in digits, versions, ordinals, decades, and digits inside names
("F-16", "Q3"). Words count where the language file gives them values ("twelve", "two million").
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.text.beginnings import LONG, Table, find_quantities, find_words, make_table
from briefer.text.languages import LanguageRules, find_rules, words_of
from briefer.text.memory import Memory

_GROUPED: Final = {
    sign: re.compile(rf"(?:\d{{1,3}}(?:[{sign}'’ \u00a0\u202f\u2009]\d{{3}})+|\d+)(?:[{decimal}](\d+))?\Z")
    for sign, decimal in ((",", "."), (".", ","))
}
_WORD = re.compile(r"[^\W\d_]+")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)\Z")
_CODE: Final = 24  # characters; digits with more of them are a code, not a quantity
_ARABIC_SIGNS: Final = str.maketrans("٫٬", ".,")
_NOT_QUANTITIES: Final = words_of("st nd rd th s d er e ème º ª os as")
_PERCENT = words_of(
    "percent pct prozent procent procentů prosent prosenttia процент процента процентов відсотків відсотки"
) | {"per cent", "pour cent", "por ciento", "per cento", "por cento", "في المئة", "في المائة"}
_PERCENT |= {"τοις εκατό".casefold()}  # which makes a final sigma a common one, here as in what is looked up
_HEADS: Final = "|".join(sorted({words.split(" ")[0] for words in _PERCENT if " " in words}))
_LETTERS_OF_WORD: Final = r"(?:[^\W\d_]|[\u0900-\u0963])+"  # with the vowel signs of Hindi
_DIGITS = re.compile(
    # the first digit stands first so that the search runs over plain text at full speed
    r"(\d(?<![0-9A-Za-z\u00aa-\u1fff_.,:/]\d)(?<![^\W_]-\d)\d*+"
    r"(?:[.,٫٬'’]\d++|[ \u00a0\u202f\u2009]\d{3}(?!\d))*+)"
    # what is glued to the last digit, or behind it a percent sign, or a word: two of what may be "per cent"
    r"(?:([:/]\d|-\d|[^\W\d_]++)|[ \u00a0\u202f\u2009-]?([%٪])"
    rf"|[ \u00a0\u202f\u2009-]((?:(?i:{_HEADS}) )?{_LETTERS_OF_WORD}))?"
)
_CURRENCIES: Final = frozenset("$€£¥₹₽₩₪฿₫₺")
_LETTERS: Final = words_of("m k b")
_MINUSES: Final = frozenset("-−")
_CLOCK: Final = words_of("uhr uur h o o'clock a p")


class Number(NamedTuple):
    """A quantity in a text: where it stands, its value, and whether it is a percentage."""

    start: int
    end: int
    value: Decimal
    percent: bool


def find_numbers(text: str, *, language: str) -> tuple[str, ...]:
    """Return the quantities of the text in order, each as plain digits: "725000000", "3.5", "12%"."""
    return tuple(write_number(number) for number in list_numbers(text, language=language))


def write_number(number: Number) -> str:
    """Return a number as plain digits, without a needless fraction, "%" behind percentages."""
    plain = format(number.value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain + ("%" if number.percent else "")


def list_numbers(text: str, *, language: str) -> tuple[Number, ...]:
    """Return the quantities of the text with their places, in order."""
    rules = find_rules(language)
    found = [*_join_parts(_list_digits(text, rules)), *_list_words(text, rules)]
    found.sort()
    return tuple(found)


def _list_digits(text: str, rules: LanguageRules) -> Iterator[Number]:
    values, words = _values_memory(rules.decimal), _words_memory(rules.code)
    found = find_quantities(_DIGITS, text) if len(text) >= LONG else _DIGITS.finditer(text)
    for match in found:
        digits, glued, sign, word = match.groups()
        value = values[digits]
        if value is None:
            continue
        start, end = match.span(1)
        if start and text[start - 1] in _MINUSES and _stands_alone(text, start - 1):
            value = -value
        percent = False
        if word:
            percent, factor, length = words[word]
            if not factor:
                continue
            end += length
        elif glued:
            tail = glued.casefold()
            if tail[0] in ":/-" or tail in _NOT_QUANTITIES:
                continue
            factor = _attached_factor(tail, glued, _has_currency(text, start), rules)
            end += len(tail) if tail.isascii() and factor > 1 else int(factor > 1)
        elif sign:
            percent, factor, end = True, 1, match.end()
        else:
            factor = 1
        yield Number(start, end, value * factor if factor > 1 else value, percent)


def _join_parts(numbers: Iterator[Number]) -> Iterator[Number]:
    """Yield the numbers, parts that touch added up: "2億3,000万" is one."""
    last: Number | None = None
    for number in numbers:
        if last is not None and last.end == number.start and last.value > number.value:
            last = Number(last.start, number.end, last.value + number.value, number.percent)
            continue
        if last is not None:
            yield last
        last = number
    if last is not None:
        yield last


@lru_cache(maxsize=2)
def _values_memory(decimal: str) -> Memory[Decimal | None]:
    """Return what gives the value of digits with separators, or None where they are no quantity."""
    grouped = _GROUPED["," if decimal == "." else "."]

    def read_digits(digits: str) -> Decimal | None:
        if len(digits) > _CODE:
            return None
        plain = digits.translate(_ARABIC_SIGNS)
        if match := grouped.match(plain):
            fraction = match.group(1) or ""
            whole = plain[: len(plain) - len(fraction) - 1] if fraction else plain
            return Decimal(re.sub(r"\D", "", whole) + ("." + fraction if fraction else ""))
        if match := _DECIMAL.match(plain):  # the other language's decimal sign
            return Decimal(f"{match.group(1)}.{match.group(2)}")
        return None  # a date or a version

    return Memory(read_digits)


def _stands_alone(text: str, place: int) -> bool:
    """Tell whether a minus there is a sign: nothing but a blank, a bracket or a currency before it."""
    return place == 0 or not (text[place - 1].isalnum() or text[place - 1] in ")]%")


def _has_currency(text: str, start: int) -> bool:
    return not _CURRENCIES.isdisjoint(text[max(0, start - 2) : start])


def _attached_factor(letters: str, written: str, currency: bool, rules: LanguageRules) -> int:
    """Return what letters right behind the digits multiply by: "$5m" is millions, "5m" may be metres."""
    if letters in _LETTERS and not currency and written not in ("k", "K", "M", "B"):
        return 1
    if letters.isascii():
        return rules.magnitudes.get(letters, 1)
    return rules.magnitudes.get(letters, rules.magnitudes.get(letters[0], 1))


@lru_cache(maxsize=32)
def _words_memory(code: str) -> Memory[tuple[bool, int, int]]:
    """Return what tells of a word behind digits whether it makes them a percentage, and their factor.

    0 where they are no quantity then. The third is how much of it belongs to the number, with the blank.
    """
    magnitudes = find_rules(code).magnitudes

    def read_words(written: str) -> tuple[bool, int, int]:
        words = written.casefold()
        first = words.split(" ")[0]
        if first in _CLOCK:
            return False, 0, 0
        if words in _PERCENT or first in _PERCENT:
            return True, 1, 1 + len(words if words in _PERCENT else first)
        if first in magnitudes and first not in _LETTERS:
            return False, magnitudes[first], 1 + len(first)
        return False, 1, 0

    return Memory(read_words)


@lru_cache(maxsize=32)
def _numeral_pattern(code: str) -> tuple[re.Pattern[str], Table]:
    known = sorted(find_rules(code).numerals, key=lambda word: (-len(word), word))
    ends: dict[str, list[str]] = {}
    for word in known:
        # that it begins there is asked last: most words that begin alike go on otherwise
        ends.setdefault(word[0], []).append(rf"{re.escape(word[1:])}(?<![\w'’-]{re.escape(word)})")
    # every alternative begins with a letter of its own, so that the search runs over plain text at full speed
    heads = "|".join(rf"{re.escape(head)}(?:{'|'.join(rest)})" for head, rest in ends.items())
    after = "|".join(map(re.escape, known))
    pattern = re.compile(rf"({heads})(?:-({after}))?(?![\w'’-])(?:[ \u00a0-]([^\W\d_]+))?")
    return pattern, make_table(known)


def _list_words(text: str, rules: LanguageRules) -> Iterator[Number]:
    if not rules.numerals:
        return
    low = text.replace("İ", "I").lower()  # the one letter that grows when small: places must stay the same
    pattern, table = _numeral_pattern(rules.code)
    for match in find_words(pattern, low, table) if len(low) >= LONG else pattern.finditer(low):
        numeral, unit, following = match.groups("")
        value = rules.numerals[numeral]
        if unit:
            if value < 20 or value % 10:
                continue
            value += rules.numerals[unit]
        factor = rules.magnitudes.get(following, 1) if following not in _LETTERS else 1
        percent = following in _PERCENT
        if value == 1 and factor == 1 and not percent:
            continue  # "one" is a pronoun more often than a quantity
        end = match.end() if factor > 1 or percent else match.end(2 if unit else 1)
        yield Number(match.start(), end, Decimal(value * factor), percent)
