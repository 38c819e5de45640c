"""Numbers as their values: "725 million", "1.234,5" and "a dozen" made comparable."""

import re
from decimal import Decimal, InvalidOperation

from briefer.text.languages import find_rules

_NUMBER = re.compile(r"(?<![\w.,])[-−]?\d+(?:[.,  ’']\d+)*(?:\s?%|\s?([^\W\d_]+))?")


def find_numbers(text: str, *, language: str) -> tuple[str, ...]:
    """Return the numbers of the text in order, each as plain digits: "725000000", "3.5", "12%"."""
    rules = find_rules(language)
    found = []
    for match in _NUMBER.finditer(text):
        digits = re.match(r"[-−]?[\d.,  ’']*\d", match.group())
        if digits is None:
            continue
        plain = digits.group()
        other = "," if rules.decimal == "." else "."
        for separator in (other, " ", " ", "’", "'"):
            plain = plain.replace(separator, "")
        plain = plain.replace(rules.decimal, ".").replace("−", "-")
        try:
            value = Decimal(plain)
        except InvalidOperation:
            continue
        word = (match.group(1) or "").casefold()
        value *= rules.magnitudes.get(word, 1)
        shown = format(value.normalize(), "f")
        found.append(shown + ("%" if match.group().endswith("%") else ""))
    return tuple(found)
