"""What a number counts: people to whom something happened, or things that can be compared at all."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from briefer.figures.reading import Mention


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECTS: Final[Mapping[str, frozenset[str]]] = {
    "dead": _words(
        "dead killed died dies deaths death killing kills fatalities lives perished tote toten "
        "todesopfer getötet "
        "morts mort tués tuées muertos muertas fallecidos morti vittime doden mortos"
    ),
    "injured": _words(
        "injured injuring injures injuries hurt hurting wounded wounding verletzt verletzte verletzten "
        "blessés "
        "blessées blessé heridos heridas feriti gewonden feridos"
    ),
    "missing": _words("missing unaccounted vermisst vermisste disparus desaparecidos dispersi"),
    "arrested": _words(
        "arrested arresting arrests detained detaining festgenommen festnahmen arrêtés interpellés "
        "interpellations "
        "detenidos arrestati"
    ),
    "rescued": _words("rescued rescuing saved gerettet gerettete secourus rescatados"),
    "evacuated": _words("evacuated evacuating evacuees evakuiert évacués evacuados"),
    "trapped": _words("trapped trapping stranded eingeschlossen bloqués atrapados"),
}
_AUXILIARIES: Final = _words(
    "were was are is have has had been being be got reported confirmed also seriously critically badly "
    "slightly "
    "severely left feared wurden wurde worden sind waren ont été sont étaient fueron han sido resultaron "
    "personas "
    "menschen personnes people persons schwer leicht"
)
_LINKS: Final = _words(
    "the number of at to stood stands climbed climbs risen rose reached was is toll a total has had now "
    "up put as and"
)
_PEOPLE: Final = re.compile(
    r"^(?:people|persons?|men|women|children|boys|girls|police|crew|staff|menschen|personen|personnes"
    r"|personas|civilians"
    r"|pupils|students|adults|teenagers|guests|patients|tourists|migrants|hostages|residents|troops|fans"
    r"|nurses"
    r"|spectators|\w+(?:ers|ors|ists|ians|ees|men|women))$"
)
_UNITS: Final = _words(
    "second seconds minute minutes hour hours day days night nights week weeks month months year years "
    "decade decades "
    "century centuries km kilometre kilometres kilometer kilometers mile miles metre metres meter meters "
    "foot feet "
    "times degrees am pm a.m p.m minuten stunden tage wochen monate jahre heures jours mois ans horas "
    "días semanas "
    "meses años time percent points point"
)
_NOT_NOW: Final = re.compile(
    r"\b(?:could|would|might|may|if|unless|last year|a year (?:ago|earlier|before)|years? ago"
    r"|previous(?:ly)?|compared"
    r"|average|usually|normally|per|each|every|annually|an? (?:hour|day|night|week|month|year)"
    r"|den(?:y|ies|ied)|did not|didn[’']t|not|wrongly|falsely|rumou?rs?|first reported|initially|feared?"
    r"|dementierte[n]?|nicht|démenti|n[’']ont pas|desmintió"
    r"|könnten?|würden?|im vorjahr|pourrai(?:t"
    r"|ent)|en moyenne"
    r"|podrían?|el año pasado|since|expect(?:s|ed|ing|ations?)?|forecasts?|targets?|goals?|hopes?|aims?"
    r"|(?<!\ban )estimated?|estimates|projected|projections?|predict(?:s|ed|ions?)?|economists|analysts"
    r"|consensus)\b",
    re.IGNORECASE,
)
# What dates a whole sentence, wherever it stands in it.
_LONG_AGO: Final = re.compile(
    r"\b(?:last (?:month|year|spring|summer|autumn|fall|winter)"
    r"|(?:weeks|months|years|decades) (?:ago|earlier))\b",
    re.IGNORECASE,
)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_IN_MONTH: Final = re.compile(rf"\b[Ii]n (?:early |late |mid-)?({'|'.join(_MONTHS)})\b(?! \d)")
_CLAUSE: Final = re.compile(r"[,;:()–—]\s")
_YEAR: Final = re.compile(r"\b(?:18|19|20)\d\d\b")
_BORDER: Final = _words(", ; : ( ) – —")
_IN_HOSPITAL: Final = re.compile(
    r"^(?:[^\W\d_]+ ){0,2}(?:(?:were|was|are|is|have|has|had|been|being) ){0,3}"
    r"(?:(?:taken|rushed|airlifted|flown|sent|brought|admitted) to (?:an? |the )?(?:[^\W\d_]+ )?hospitals?"
    r"|hospitali[sz]ed|(?:ins|in ein) krankenhaus|hospitalisé(?:e?s)?|hospitalizad[oa]s)\b"
)
_THINGS: Final = _words(
    "cars vehicles lorries trucks buses trains boats ships planes houses homes buildings bridges trees sheep "
    "cows cattle pigs goats horses dogs birds fish animals livestock autos häuser fahrzeuge tiere voitures "
    "maisons animaux coches casas animales"
)
# Some of the people, who are counted apart: twelve officers among thirty injured dispute nothing.
_GROUPS: Final = _words(
    "children child boys girls women men officers policemen police firefighters soldiers troops crew staff "
    "pupils students teenagers babies nurses doctors journalists pedestrians kinder frauen männer "
    "polizisten soldaten enfants femmes hommes policiers pompiers soldats niños mujeres hombres "
    "policías bomberos soldados"
)
_DEGREES: Final = _words(
    "critically seriously badly severely slightly lightly gravely schwer leicht grièvement légèrement "
    "grave graves gravedad leves"
)
_FREE: Final = 2  # words of its own that a counted noun may have: "14 ferry passengers were injured"


def find_subject(mention: Mention) -> str:
    """Return what happened to the people that the number counts, or ""."""
    if mention.unit or mention.noun in _UNITS:
        return ""
    if is_in_hospital(mention):
        return "injured"
    for subject, words in SUBJECTS.items():
        if (_follows(mention.after, words) and mention.noun not in _THINGS) or (
            _precedes(mention.before, words) and _counts_people(mention)
        ):
            return subject
    return ""


def find_group(mention: Mention) -> str:
    """Return which people a number counts ("children", those "critically" injured), or "" for all."""
    near = (*mention.before[-1:], *mention.after[:5])
    found = [mention.noun] if mention.noun in _GROUPS else []
    return " ".join([*found, *(word for word in near if word in _DEGREES)])


def find_qualifiers(mention: Mention) -> str:
    """Return the words behind the noun that say which of its things are counted, up to the next clause."""
    after = mention.after
    if mention.noun not in after:
        return ""
    words = after[after.index(mention.noun) + 1 :]
    border = next((place for place, word in enumerate(words) if word in _BORDER), len(words))
    return " ".join(words[:border])


def is_in_hospital(mention: Mention) -> bool:
    """Tell whether the number counts people in hospital: at least so many were injured."""
    return bool(_IN_HOSPITAL.match(" ".join(mention.after)))


def is_countable(mention: Mention) -> bool:
    """Tell whether a number that counts no victims can be compared: it has a noun, or a unit and a noun."""
    return bool(mention.noun) and mention.noun not in _UNITS and mention.value >= 2 and not mention.part


def is_current(text: str, mention: Mention, *, today: date) -> bool:
    """Tell whether a mention is of what is, not of what was, may be or usually is.

    A year or a month dates the whole sentence, a condition or comparison its own clause.
    """
    if _LONG_AGO.search(text) or any(month != _MONTHS[today.month - 1] for month in _IN_MONTH.findall(text)):
        return False
    years = {int(each) for each in _YEAR.findall(text)}
    begin = max((match.end() for match in _CLAUSE.finditer(text, 0, mention.start)), default=0)
    end = _CLAUSE.search(text, mention.end)
    return years <= {today.year} and not _NOT_NOW.search(text, begin, end.start() if end else len(text))


def _follows(after: tuple[str, ...], words: frozenset[str]) -> bool:
    """``14 (passengers) (were) injured``: at most two words of its own before the auxiliaries."""
    free = 0
    for word in after:
        if word in words:
            return True
        if word in _BORDER:
            return False
        if word not in _AUXILIARIES:
            free += 1
            if free > _FREE:
                return False
    return False


def _precedes(before: tuple[str, ...], words: frozenset[str]) -> bool:
    """``injuring 14``, ``the number of injured at 14``, ``the death toll rose to 14``."""
    for word in reversed(before):
        if word in words:
            return True
        if word not in _LINKS:
            return False
    return False


def _counts_people(mention: Mention) -> bool:
    return not mention.noun or bool(_PEOPLE.match(mention.noun))
