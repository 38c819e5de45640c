"""A rule in one line, as it is tried on the command line before it is written into a file.

Either a few words, ``mute headline:"star signs" horoscope`` or ``boost /parking (fees|spaces)/``, or the keys
of a table ``[[rules]]`` with commas between them: ``action = "mute", words = ["horoscope"]``.
"""

import re
import shlex
import tomllib

from briefer.errors import SettingsError
from briefer.model import Rule
from briefer.settings.rules import ACTIONS, read_rule
from briefer.settings.tables import show_value
from briefer.tables import did_you_mean

_KEYS = re.compile(r"\s*[a-z]+\s*=")
_FIELDS = re.compile(r"([a-z]+(?:,[a-z]+)*):(?!//)")
_PATTERN = re.compile(r"/(.+)/")
_FORMS = 'write it as mute WORD, mute headline:"a phrase", boost /a pattern/ or include outlet:NAME'


def read_said_rule(text: str) -> Rule | None:
    """Return the rule that ``text`` says, None where it does not look like one.

    SettingsError says what is wrong with one that does.
    """
    where = f"the rule {show_value(text)}"
    if _KEYS.match(text):
        return read_rule(_read_keys(text, where=where), where=where)
    action, _, rest = text.strip().partition(" ")
    if action not in ACTIONS:
        if rest and (hint := did_you_mean(action, ACTIONS)):
            raise SettingsError(f"{where} begins with no action{hint}: {_FORMS}")
        return None
    return read_rule({"action": action} | _read_words(rest.strip(), where=where), where=where)


def _read_keys(text: str, *, where: str) -> dict[str, object]:
    try:
        table: dict[str, object] = tomllib.loads(f"rule = {{ {text} }}")["rule"]
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{where} cannot be read ({error}): {_FORMS}") from error
    return table


def _read_words(text: str, *, where: str) -> dict[str, object]:
    """Return the fields that are looked at, where they are named, and the words or the pattern."""
    table: dict[str, object] = {}
    if fields := _FIELDS.match(text):
        table["fields"] = fields[1].split(",")
        text = text[fields.end() :].strip()
    if pattern := _PATTERN.fullmatch(text):
        return table | {"pattern": pattern[1]}
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise SettingsError(f"{where} has an open quotation mark: {_FORMS}") from error
    if not words:
        raise SettingsError(f"{where} names no word and no pattern: {_FORMS}")
    return table | {"words": words}
