"""Quotations whose speaker the sentence itself names."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.model import Digest, Quotation
from briefer.text.languages import find_rules
from briefer.text.names import find_names

_QUOTED: Final = re.compile(r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|\"[^\"]+\"|「[^「」]+」")
_FEWEST_WORDS: Final = 4
_MOST: Final = 6
_SAYING: Final = frozenset(
    """
    said says told asked added wrote argued warned announced insisted explained admitted recalled answered
    replied declared sagte sagt erklärte betonte warnte berichtete sagten dit déclaré affirme explique estime
    ajoute assure dijo dice afirmó explicó aseguró señaló añadió declaró disse spiega zei zegt
    """.split()  # noqa: SIM905 - a hundred quotation marks would hide the words
)


def find_quotations(speaking: Sequence[Digest]) -> tuple[Quotation, ...]:
    """Return sentences with quoted words and a verb of saying near a proper name, one for each speaker."""
    found: dict[str, Quotation] = {}
    for digest in speaking:
        language = digest.article.language
        verbs = _SAYING | find_rules(language).speech_verbs
        for sentence in digest.sentences:
            quoted = _QUOTED.findall(sentence.text)
            if max((len(each.split()) for each in quoted), default=0) < _FEWEST_WORDS:
                continue
            speaker = _name_speaker(_QUOTED.sub(" “” ", sentence.text), verbs=verbs, language=language)
            if speaker and speaker not in found:
                found[speaker] = Quotation(speaker=speaker, sentence=sentence)
                if len(found) == _MOST:
                    return tuple(found.values())
    return tuple(found.values())


def _name_speaker(outside: str, *, verbs: frozenset[str], language: str) -> str:
    """Return the name nearest to a verb of saying, outside the quotation marks, or ""."""
    places = [
        match.start() for match in re.finditer(r"[\w’'-]+", outside) if match.group().casefold() in verbs
    ]
    if not places:
        return ""
    # a word in front keeps a name at the start from being taken for the beginning of a sentence
    names = find_names([f"x {outside.strip()}"], language=language)
    near = [
        (min(abs(outside.find(name) - place) for place in places), name) for name in names if name in outside
    ]
    # "Ilse Verhagen of Palisade" speaks for Palisade, but it is she who speaks
    return min(near)[1].split(" of ")[0] if near else ""
