"""Front matter: the ``name: value`` lines between ``---`` (YAML) or ``+++`` (TOML) above a text.

Only what an article needs is read, with rules of our own: a parser of all of YAML would be one more thing for
hostile files to play with.
"""

import re

_OPENING = re.compile(r"\ufeff?\s{0,20}(---|\+\+\+)[ \t]*\n")
_PAIR = re.compile(r"([A-Za-z][\w.:-]{0,40})\s*[:=]\s*(.*)$")
_ENTRY = re.compile(r"\s*-\s+(.*)$")
_NAMES = {
    "headline": "title headline titel titre titulo título titolo",
    "byline": "author authors byline by creator autor auteur autore",
    "date": "date published published_at datepublished publishdate pubdate created datum fecha",
    "outlet": "outlet source publication publisher site_name sitename site newspaper website og:site_name",
    "language": "lang language locale inlanguage sprache",
    "url": "canonical url link permalink source_url canonical_url original_url",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_LINES = 200
_VALUE_CHARACTERS = 2_000


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return what front matter declares ("headline", "byline", "date" ...), and the text behind it."""
    text = text.replace("\r\n", "\n")
    opening = _OPENING.match(text)
    if not opening:
        return {}, text
    fence = opening.group(1)
    lines = text[opening.end() :].split("\n", _LINES)
    for number, line in enumerate(lines[:_LINES]):
        if line.rstrip() in (fence, "..." if fence == "---" else fence):
            return _read_pairs(lines[:number]), "\n".join(lines[number + 1 :])
    return {}, text


def _read_pairs(lines: list[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    kind = ""
    for line in lines:
        line = line[:_VALUE_CHARACTERS]
        pair, entry = _PAIR.match(line), _ENTRY.match(line)
        if pair:
            kind = _KINDS.get(pair.group(1).lower(), "")
            if kind and kind not in found:
                found[kind] = _read_value(pair.group(2))
        elif entry and kind:
            value = entry.group(1)
            found[kind] += _read_value(value.partition(":")[2] if value.startswith("name:") else value)
        elif line[:1].isspace() and kind and not found.get(kind) and line.strip():
            found[kind] = _read_value(line.strip())  # a folded value on the next line
    return {kind: ", ".join(values) for kind, values in found.items() if any(values)}


def _read_value(value: str) -> list[str]:
    value = value.strip()
    if value in ("", "|", ">", "|-", ">-", "null", "~"):
        return []
    if value.startswith("[") and value.endswith("]"):
        return [part for item in value[1:-1].split(",") for part in _read_value(item)]
    if value[:1] in "\"'":
        end = value.rfind(value[0])
        return [value[1:end].replace('\\"', '"').replace("''", "'")] if end > 0 else [value[1:]]
    return [re.sub(r"\s+#.*$", "", value)]
