"""The headline contest: which member's headline works best as an abstract of the story.

Techmeme's rule: names, numbers and active verbs; no question, no bait, no live blog, no label (``bait``). And
it has to tell what the first sentences below it do, which are the lead's.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import chain
from typing import Final

from briefer.model import Article, Digest
from briefer.stories.bait import count_faults
from briefer.text.languages import find_rules, words_of
from briefer.text.numbers import find_numbers
from briefer.text.words import list_words, stem_words

# Where a language has none here, names and numbers alone must do.
_VERBS: Final[Mapping[str, frozenset[str]]] = {
    "en": words_of(
        """
        say says win wins beat beats sign signs vote votes pass passes approve approves reject rejects
        kill kills injure injures hit hits strike strikes cut cuts raise raises lift lifts rise rises
        fall falls drop drops jump jumps slide slides name names elect elects resign resigns quit quits
        die dies agree agrees ban bans block blocks buy buys sell sells open opens close closes launch
        launches fire fires arrest arrests charge charges jail jails sue sues order orders warn warns
        find finds back backs carry carries trap traps rescue rescues ram rams crash crashes explode
        explodes begin begins end ends halt halts shut shuts reopen reopens return returns leave leaves
        join joins meet meets seek seeks vow vows urge urges accuse accuses deny denies admit admits
        reveal reveals unveil unveils announce announces report reports post posts set sets break breaks
        make makes take takes get gets give gives lose loses face faces fight fights save saves spend
        spends pay pays claim claims plan plans promise promises surface surfaces emerge emerges jailed
        killed hurt injured found arrested charged elected sentenced approved rejected signed passed won
        lost indicted sued banned blocked ordered accused cleared fined freed surrenders replaces
        withdraws vetoes delays sends destroys demolishes appoints assigns files recommends reaches
        plunges soars tumbles sinks rocks surges collapses issues calls offers administers suspends
        clears advances starts stops tests tells details submits clashes questions grants refuses bars
        curbs eases expands extends flees hires invites keeps leads limits moves nominates ousts
        overturns recalls recovers reduces rules scores sees seizes settles spares storms supports
        targets threatens tops triggers tries upholds wants declares
        """
    ),
    "de": words_of(
        """
        sperrt schließt öffnet baut kauft verkauft gewinnt verliert tötet stirbt sterben wählt stimmt
        beschließt billigt lehnt kündigt streicht senkt erhöht steigt fällt warnt fordert verurteilt
        verhaftet findet finden rettet trifft tritt verbietet plant startet stoppt meldet einigt klagt
        """
    ),
    "fr": words_of(
        """
        ferme ouvre achète vend gagne perd tue meurt vote adopte rejette annonce supprime baisse augmente
        prévient réclame condamne arrête trouve sauve rencontre démissionne interdit lance bloque signe
        nomme accuse
        """
    ),
    "es": words_of(
        """
        cierra abre compra vende gana pierde mata muere vota aprueba rechaza anuncia suprime baja sube
        advierte exige condena detiene hallan halla encuentra salva dimite prohíbe lanza bloquea firma
        nombra acusa
        """
    ),
    "it": words_of(
        """
        chiude apre compra vende vince perde uccide muore vota approva respinge annuncia taglia sale
        scende avverte chiede condanna arresta trova trovate salva vieta lancia blocca firma nomina
        accusa
        """
    ),
    "pt": words_of(
        """
        fecha fechou abre compra vende vence perde mata morre vota aprova rejeita anuncia corta sobe cai
        alerta exige condena prende acha acharam encontra salva proíbe lança bloqueia assina nomeia acusa
        """
    ),
    "nl": words_of(
        """
        sluit sloot opent koopt verkoopt wint verliest doodt sterft stemt keurt verwerpt kondigt schrapt
        verlaagt verhoogt stijgt daalt waarschuwt eist veroordeelt arresteert vindt redt verbiedt start
        blokkeert benoemt
        """
    ),
}
_WORD: Final = re.compile(r"[^\W\d_]+")
# "Biden: ...", who speaks or what it is about; "... | Harbour Post" and "..." say nothing
_LABEL: Final = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)?\s?:")
_PADDING: Final = re.compile(r"^[^|]{2,30}\s\|\s|\s[|–—-]\s[^|–—-]{2,30}$|(?:\.\.\.|…)$")
_LABELLED: Final = 0.35
_FEWEST: Final = 5  # words
_MOST: Final = 16
_SPOILT: Final = 1.0
_OWN: Final = 0.35  # for the lead's own, which was written for the sentences below it
_TOLD_BELOW: Final = 2.0  # for a headline of which all stands in the lead's first sentences


def choose_headliner(members: Sequence[Digest]) -> Article:
    """Return the article whose headline is printed; the lead, who comes first, wins among equals.

    Only headlines in the lead's language compete.
    """
    language = members[0].article.language
    competing = [
        each for each in members if each.article.language == language and each.article.headline.strip()
    ]
    if len(competing) < 2:
        return (competing or members)[0].article
    told = _count_members(competing)
    opening = frozenset(members[0].opening)
    scored = [
        (
            -_score_headline(digest, told=told, members=len(competing), opening=opening)
            - _OWN * (digest is members[0]),
            index,
        )
        for index, digest in enumerate(competing)
    ]
    return competing[min(scored)[1]].article


def _count_members(members: Sequence[Digest]) -> Counter[str]:
    """In how many members each term occurs."""
    return Counter(chain.from_iterable(digest.terms.terms for digest in members))


def _score_headline(digest: Digest, *, told: Mapping[str, int], members: int, opening: Set[str]) -> float:
    headline = digest.article.headline
    language = digest.article.language
    words = list_words(headline, language=language)
    stems = set(stem_words(words, language=language))
    shared = sum(told.get(stem, 0) for stem in stems) / (members * max(len(stems), 1))
    names = sum(1 for name in digest.names if name in headline)
    score = 1.5 * shared + 0.35 * min(names, 2)
    score += _TOLD_BELOW * len(stems & opening) / max(len(stems), 1)
    verbs = _VERBS.get(find_rules(language).code, frozenset())
    active = not verbs.isdisjoint(_WORD.findall(headline.lower()))
    score += 0.25 * bool(find_numbers(headline, language=language)) + 0.4 * active
    if " " in headline:
        score -= 0.2 * max(0, _FEWEST - len(words)) + 0.12 * max(0, len(words) - _MOST)
    faults = count_faults(headline, language=language) + bool(_PADDING.search(headline))
    return round(score - _SPOILT * faults - _LABELLED * bool(_LABEL.search(headline)), 9)
