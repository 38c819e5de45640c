"""Text as Markdown shows it: every character that a reader of Markdown would obey, taken literally.

CommonMark 0.31, section 2.4: a backslash before ASCII punctuation makes it literal. Escaped is what
CommonMark, its GitHub dialect (strikethrough, bare addresses, formulas, footnotes) and Pandoc give a meaning
to, so that the same file reads the same in each.
"""

import re

from markupsafe import Markup

_ANYWHERE = re.compile(
    r"[\\`*_\[\]<~^$#@]"  # links, emphasis, code, tags, formulas, addresses of mail
    r"|&(?=[#A-Za-z])"  # character references
    r"|!(?=\[|\Z)"  # pictures; a note may follow
    r"|:(?=//)|(?<=www)\."  # bare addresses
)
# What begins a block: a list, a quotation, a rule.
_AT_START = re.compile(r"(?P<number>\d{1,9})(?P<stop>[.)])|(?P<mark>[-+=>:|])")


def write_markdown(text: str) -> str:
    """Return one line of text as Markdown that shows exactly this text, wherever in a block it stands."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
    match = _AT_START.match(escaped)
    if not match:
        return escaped
    place = match.start("stop") if match["stop"] else match.start("mark")
    return f"{escaped[:place]}\\{escaped[place:]}"


def mark_down(value: object) -> Markup:
    """Return a value of a template as Markdown; what is marked as such already stays as it is."""
    return value if isinstance(value, Markup) else Markup(write_markdown(str(value)))
