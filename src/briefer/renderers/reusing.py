"""What WeasyPrint 70 works out again and again, worked out once in the typesetter's child.

Each function takes the place of one that its modules, or tinyhtml5's, call by name.
"""

import copy
import re
from functools import lru_cache
from typing import Any

import weasyprint
from weasyprint import css, tinyhtml5
from weasyprint.css import computed_values, tokens, units
from weasyprint.layout import inline
from weasyprint.text import line_break

# Rules that change more than the style sheet that they stand in: all but those of pages and their margins.
OUTER_RULE = re.compile("@(?!page|media|top-|bottom-|left-|right-)")
KEPT_SHEETS = 4


class Patterns(dict[tuple[Any, bool], re.Pattern[str]]):
    """Find how far text goes until one of some characters, or past them.

    tinyhtml5 looks under the characters, but keeps what it builds under the pattern itself.
    """

    def __missing__(self, key: tuple[Any, bool]) -> re.Pattern[str]:
        characters, opposite = key
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        self[key] = pattern = re.compile(f"[{'' if opposite else '^'}{listed}]+")
        return pattern


def open_sheet(*, string: str | None = None, page_rules: list[Any], **particulars: Any) -> Any:
    """Return the style sheet that stands in a page, parsed before if it was in another; nobody changes it."""
    if string is None or particulars["base_url"] is not None or OUTER_RULE.search(string):
        return weasyprint.CSS(string=string, page_rules=page_rules, **particulars)
    sheet = copy.copy(_parse_sheet(string, particulars["media_type"]))
    page_rules += sheet.page_rules
    sheet.page_rules, sheet.layers = page_rules, particulars["layers"]
    return sheet


@lru_cache(maxsize=KEPT_SHEETS)
def _parse_sheet(string: str, media_type: str) -> Any:
    return weasyprint.CSS(string=string, media_type=media_type)


def solve_pending(pending: Any, found: Any, name: str, base_url: Any) -> Any:
    """Return the value of a property that names variables, which the elements under a rule mostly share.

    The tokens that stand for the variables are those of the style sheet; kept, none is taken for another.
    """
    solved = pending.__dict__.setdefault("solved", {})
    key = (name, *map(id, found))
    if key not in solved:
        solved[key] = found, _solve(pending, found, name, base_url)
    return solved[key][1]


def measure_strut(style: Any) -> Any:
    """Return height and baseline of an empty line: every box asks its style for them."""
    kept = style.__dict__
    if "strut" not in kept:
        kept["strut"] = _measure_strut(style)
    return kept["strut"]


def describe_font(style: Any) -> Any:
    """Return Pango's description of a style's font; who takes it takes a copy."""
    kept = style.__dict__
    if "font" not in kept:
        kept["font"] = _describe_font(style)
    return kept["font"]


tinyhtml5.inputstream.characters_until_regex = Patterns()
css.CSS = open_sheet
_solve, tokens.Pending.solve = tokens.Pending.solve, solve_pending
_measure_strut, _describe_font = line_break.strut, line_break.get_font_description
for module in (line_break, inline, units, computed_values):
    module.strut = measure_strut
line_break.get_font_description = describe_font
