"""What is written about the settings: the reference in docs/settings.md, and the file of ``briefer init``.

Both are read off the table of keys, so that they cannot differ from what the program does.
"""

import textwrap
from collections.abc import Mapping
from datetime import time

from briefer.settings.keys import KEYS, Key, Own
from briefer.settings.load import FILE_NAME, PREFIX
from briefer.settings.table_keys import HOOK_KEYS, INSERT_KEYS, RULE_KEYS, SECTION_KEYS, SOURCE_KEYS

_WIDTH = 98

_SOURCES = """\
# Where articles come from: any number of feeds, folders and pages. Without any, the shipped sample is read.

# [[sources]]
# url = "https://harbourpost.example/feed.xml"
# section = "Economy"

# [[sources]]
# path = "articles"
# name = "Articles"

# [[sources]]
# url = "https://example.org/report.html"
# section = "Reports"
"""
_SECTIONS = """\
# Your own sections, in your order. A story stands in the first that names a word, outlet or source of it.

# [[sections]]
# label = "Harbour"
# words = ["port", "container terminal"]
# outlets = ["Harbour Post"]
"""
_RULES = """\
# Your own rules: what is muted, what is boosted, what alone is included. `briefer rules test` tries them.

# [[rules]]
# action = "mute"
# words = ["horoscope", "lottery numbers"]
"""
_INSERTS = """\
# What stands beside the news: a calendar, or whatever a program of yours prints as a block of JSON.

# [[inserts]]
# calendar = "calendar.ics"

# [[inserts]]
# title = "Weather"
# command = "bin/weather Oslo"
"""
_HOOKS = """\
# Programs or addresses that get the JSON of each edition.

# [[hooks]]
# command = "/usr/local/bin/on-brief --quiet"
"""
_PROFILES = """\
# Series of briefs over the same store: what a table says holds for it, what stands above for all.
# `briefer make --profile harbour` makes one; its files are in a folder of its name.

# [profiles.harbour]
# title = "The Harbour Brief"
# minutes = 3
# [[profiles.harbour.sections]]
# label = "Harbour"
# words = ["port", "container terminal"]
"""
_PROFILES_REFERENCE = """\
## `[profiles.NAME]`

A series of briefs of its own over the same store, with its own readers:
`briefer make --profile NAME`. The table may hold any setting but `data_dir` and `profile`, and
`[[profiles.NAME.sources]]`, and so on for sections, rules, inserts and hooks; what it does not say
holds as above it. Unless it sets `out_dir`, its briefs are in the folder of its name within `out_dir`.
"""


def write_settings_file() -> str:
    """Return a ``briefer.toml`` that sets nothing and explains everything."""
    parts = [
        "# Settings of briefer. Every line is optional; what stands here behind a # is the default.\n"
        "# Flags come before the environment (BRIEFER_TITLE and so on), the environment before this file.\n"
    ]
    for group, keys in _group_keys().items():
        parts.append(f"# --- {group} ---\n")
        parts += [_comment_key(key) for key in keys]
    return "\n".join([*parts, _SOURCES, _SECTIONS, _RULES, _INSERTS, _HOOKS, _PROFILES])


def write_reference() -> str:
    """Return docs/settings.md."""
    parts = [
        "# Settings\n",
        _wrap(
            f"What a flag says goes before what the environment says (`{PREFIX}` and the name in capitals),"
            f" and that before the settings file: the one named by `--config` or `BRIEFER_CONFIG`, else"
            f" `{FILE_NAME}` in the current folder, else `$XDG_CONFIG_HOME/briefer/{FILE_NAME}`. Paths in a"
            " file count from that file's folder, all others from the current one. `briefer init` writes a"
            " file with every setting in it. This page is written by `python bench/settings_reference.py`.\n"
        ),
    ]
    for group, keys in _group_keys().items():
        parts.append(f"## {group}\n\n| setting | is | default | meaning |\n|---|---|---|---|")
        parts.append("".join(f"{_describe_key(key)}\n" for key in keys))
    tables = {"sources": SOURCE_KEYS, "sections": SECTION_KEYS, "rules": RULE_KEYS}
    tables |= {"inserts": INSERT_KEYS, "hooks": HOOK_KEYS}
    parts += [_describe_table(name, keys) for name, keys in tables.items()]
    parts.append(_PROFILES_REFERENCE)
    return "\n".join(parts)


def _group_keys() -> dict[str, list[Key]]:
    """Return the keys by group, groups and keys in the order in which they are first named."""
    groups: dict[str, list[Key]] = {}
    for key in KEYS:
        groups.setdefault(key.group, []).append(key)
    return groups


def _comment_key(key: Key) -> str:
    lines = textwrap.wrap(f"{key.meaning} It is {key.kind.words}.", _WIDTH - 2)
    text = "".join(f"# {line}\n" for line in lines)
    if isinstance(key.default, Own):
        return f"{text}# {key.name} = …   # {key.default.words}\n"
    return f"{text}# {key.name} = {_as_toml(key.default)}\n"


def _describe_key(key: Key) -> str:
    default = key.default.words if isinstance(key.default, Own) else f"`{_as_toml(key.default)}`"
    return f"| `{key.name}` | {key.kind.words} | {default} | {key.meaning} |"


def _describe_table(name: str, keys: Mapping[str, str]) -> str:
    rows = "".join(f"| `{key}` | {meaning} |\n" for key, meaning in keys.items())
    head = f"## `[[{name}]]`\n\nAny number of them, in the settings file only.\n\n"
    return f"{head}| key | meaning |\n|---|---|\n{rows}"


def _as_toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_as_toml(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    return f'"{value}"' if isinstance(value, str) else str(value)


def _wrap(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_on_hyphens=False) + "\n"
