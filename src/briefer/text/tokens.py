"""The tokens of a text, and of what kind each is: what proper names are found by.

A token is a word with what joins its parts ("U.S.", "O'Brien", "AT&T"), or a run of marks.
"""

import re
from collections.abc import Callable
from typing import Final

from briefer.text.languages import find_rules, words_of
from briefer.text.words import stop_words

_TOKEN = re.compile(r"[^\W_]++(?:['’.&-][^\W_]++)*+(?:(?<=\b[^\W\d_a-z])\.)?|[^\w\s]++")
_ELIDED = re.compile(r"\b([^\W\d_]{1,6})['’](?=[^\W\d_])")
PARTICLES: Final = words_of(
    """
    de del della delle dei degli di da do dos das du des la le van von vom zu zum zur der den ter ten te
    bin ibn bint al el ul ud y e af av of
    """
)
_OF_HEADS: Final = words_of(
    """
    Bank University House Department Ministry Court Republic Kingdom Bay Gulf Isle Isles Church Board
    Office Council States Chamber Institute School College Museum Academy Archbishop Bishop Duke Duchess
    Prince Princess Strait Sea Cape Port City Statue Bureau League Union Bill Act Declaration Treaty
    Battle Festival Feast Order Cathedral
    """
)
# what stands before a name and is no part of it, in lower case
TITLES: Final = words_of(
    """
    president vice prime minister premier chancellor secretary general senator governor congressman
    congresswoman representative mayor king queen prince princess pope saint sir dame lady lord sheriff
    president-elect sergeant-at-arms ex-president baron count judge justice chief director chairman
    chairwoman chair ceo cfo founder professor doctor colonel captain major lieutenant sergeant admiral
    commander private officer inspector detective superintendent commissioner ambassador speaker deputy
    attorney spokesman spokeswoman spokesperson coach manager reverend bishop archbishop cardinal rabbi
    imam sheikh mr mrs ms miss dr prof gen lt col capt sgt adm sen rep gov rev hon mx messrs state foreign
    defence defense präsident präsidentin ministerpräsident ministerpräsidentin kanzler kanzlerin
    bundeskanzler bundeskanzlerin außenminister außenministerin innenminister innenministerin
    finanzminister finanzministerin ministerin bürgermeister bürgermeisterin oberbürgermeister papst könig
    königin herr frau trainer richter staatsanwalt sprecher sprecherin chef chefin vorsitzende
    vorsitzender presidente presidenta ministro ministra rey reina papa président présidente ministre roi
    reine maire señor señora don doña monsieur madame mme signor signora президент министр премьер глава
    губернатор мэр генерал президента министра президентом
    """
)
CALENDAR: Final = words_of(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue
    Tues Wed Thu Thurs Fri Sat Sun Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
    Januar Februar März Mai Juni Juli Oktober Dezember Christmas Easter Eastern ET EST EDT GMT BST CET UTC
    PM AM
    """
)
ABBREVIATED_TITLES: Final = words_of(
    "Mr Mrs Ms Dr Prof Gen Lt Col Capt Cmdr Adm Maj Sgt Sen Rep Gov Rev Hon Sr Sra Hr Fr"
)
SUFFIXES: Final = words_of("Jr Sr II III IV")
_CUT_OFF: Final = CALENDAR | ABBREVIATED_TITLES | SUFFIXES
BREAK: Final = "\0"  # between sentences; no article holds one
_SENTENCE_MARKS: Final = frozenset(".!?…\"“”„«»‘’'([{—–:•|" + BREAK)
_NAMED_KINDS: Final = {BREAK: "|", ".": ".", "&": "&", "I": "I", "of": "o"}


def make_tokenizer(language: str) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the tokens of what stands between two blanks; elided articles are left out."""
    elisions = find_rules(language).elisions

    def list_tokens(piece: str) -> tuple[str, ...]:
        if piece.isalnum():
            return (piece,)  # the plain case, nine of ten
        if elisions:
            piece = _ELIDED.sub(lambda found: "" if found[1].lower() in elisions else found[0], piece)
        return tuple(_TOKEN.findall(piece))

    return list_tokens


def make_classifier(language: str) -> Callable[[str], str]:
    """Return what gives the kind of a token, as a letter: a row of kinds can be searched as a text is.

    With a capital: a name as it stands "C", "I", what a possessive ends "P", what "of" may follow "H", or a
    full stop "T", any other "D". Small: a particle "p", "of" "o", any other "a". Else: a break between
    sentences "|", "&" and "." themselves, other marks that a sentence may follow "!", the rest ",".
    """
    rules = find_rules(language)
    cut_short = rules.titles | rules.places
    never = TITLES | stop_words(language)

    def find_kind(token: str) -> str:
        if token in _NAMED_KINDS:
            return _NAMED_KINDS[token]
        if token[0] in _SENTENCE_MARKS:
            return "!"
        if token.islower():
            return "p" if token in PARTICLES else "a"
        if not token[0].isupper():
            return ","
        if token.endswith(("'s", "’s")):
            return "P"
        if token in cut_short:
            return "T"
        if token in _OF_HEADS:
            return "H"
        plain = token.isalnum() and len(token) > 1 and token not in _CUT_OFF
        return "C" if plain and token.lower() not in never else "D"

    return find_kind
