"""What leans back further inside a sentence's beginning: "Police say he", "Prices, however", "A day later".

``openings`` asks here when the first word is harmless. Whatever needs a list that a language does not have
is passed over for that language.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefer.text.languages import LanguageRules, find_rules, words_of

_HEAD: Final = 90  # characters in which a sentence says who and what it is about
_CROWD_WORDS: Final = 6
_PREPOSITIONS: Final = (
    "on|in|of|at|by|for|with|to|from|after|before|during|under|despite|until|following|than"
)
# "in that case", but not "those who", "those killed" and "for that matter, Lind said"
_POINTS_BACK = re.compile(
    rf"(?:[^\s,.;:]+ ){{0,4}}?(?:(?i:{_PREPOSITIONS})) (?:this|these|such(?: an?)?"
    r"|that (?!(?:of|he|she|it|they|the)\b)"
    r"|those (?!\w+(?:ed|ing)\b|(?:who|whose|in|with|of|from|at|on|under|over)\b))\s*(?P<noun>[a-z][\w-]*)"
)
_WORD = re.compile(r"\d+[\w-]*|[^\W\d_]+(?:['-][^\W\d_]+)*")
_OWNED = re.compile(r"\S+(?: \S+)? of (?:them|those|these|his|her|their|its)\b(?! (?:who|killed|own)\b)")
# "What scared them", "Critics accuse him"; in "Lind's wife left him" it may be Lind
_OBJECT = re.compile(r"(?:(?:On|In|At) [^,]{3,20}, )?(?:[^\s,.;:'’\"“]+ ){1,3}(?:him|them)\b")
_SPEAKER = re.compile(r" (?:I(?= |['’])|(?:me|my|myself)\b)")
_WE = re.compile(r"\S+ (?:we|our|us)\b")
_ADVERBS: Final = words_of(
    """
    now today yesterday again soon never rarely often sometimes perhaps maybe already once usually
    eventually initially originally previously ultimately apparently reportedly clearly surely there here
    """
)
_NEXT_PRONOUN = re.compile(r"(?: again)?,? (?:he|she|it|they|his|her|its|their)\b")
_HALVES: Final = words_of("because unless although though whereas")
# "Third, the harbour", "Yes, the mayor", "Each weighed", "One is": one of several, or an answer
_LISTED = re.compile(
    r"(?:Second|Third|Fourth|Fifth|Yes|No|Sure|Exactly|After all|Of course|To be sure),"
    r"|(?:Each|Neither|None) (?:\w+ed|is|was|were|are|has|had|will)\b|One (?:is|was|has|had|said)\b"
)
_REMARK = re.compile(r"\w+ly, (?:that|this|these|those|such|he|she|it|they|his|her|its|their) ")
_NEGATION = re.compile(r"Not (?:after|before|until|yet|for|in|on|with|without|if|because|even)\b[^,]*$")
_ALONE: Final = words_of("a an the one no every each any someone anyone everyone nobody")


def leans_inside(text: str, first: str, rules: LanguageRules) -> bool:
    """Tell whether ``text`` leans on another sentence by a word behind ``first``, its first in lower case."""
    head = text[:_HEAD]
    crowded = not rules.crowds.isdisjoint(head.lower().split(None, 2)[:2])  # "Local police say he"
    if crowded or first in rules.quantities or first in rules.subordinators:
        words = _WORD.findall(head.replace("’", "'"))
        if _leans_behind(text, words, rules):
            return True
    if ", " in head and _compile_asides(rules.code).search(head):
        return True
    if any(later in head for later in rules.laters) and _compile_laters(rules.code).match(head):
        return True
    return rules.code == "en" and _leans_in_english(text, first)


def _leans_behind(text: str, words: Sequence[str], rules: LanguageRules) -> bool:
    low = [word.lower() for word in words]
    first, second = low[0], low[1] if len(low) > 1 else ""
    if first in rules.quantities and second in rules.verbs:
        return True
    if first in rules.crowds or second in rules.crowds:
        named = words[0].endswith("'s")  # "Lind's lawyers say he"
        return not named and _means_one(words[1 + (second in rules.crowds) :], rules)
    if first not in rules.subordinators or rules.expletives.intersection((second, "_".join(low[1:3]))):
        return False  # "While it is hard to say"
    return second in rules.speakers or (second in rules.pronouns and not _is_resolved(text))


@lru_cache(maxsize=32)
def _compile_asides(code: str) -> re.Pattern[str]:
    asides = "|".join(map(re.escape, find_rules(code).asides))
    return re.compile(rf", (?:{asides})," if asides else r"(?!)")


@lru_cache(maxsize=32)
def _compile_laters(code: str) -> re.Pattern[str]:
    rules = find_rules(code)
    times, laters = ("|".join(map(re.escape, sorted(each))) for each in (rules.times, rules.laters))
    # "dos días después de la boda" says after what
    alone = r"(?=\s?,)" if rules.drops_pronouns or code == "fr" else r"(?! (?:this|on|in|than|today)\b)"
    return re.compile(rf"(?:\S+ ){{0,3}}?(?:{times}) (?:{laters})\b{alone}", re.IGNORECASE)


def _means_one(words: Sequence[str], rules: LanguageRules) -> bool:
    """Tell whether "he" or "her" follows before anybody whom it could mean."""
    for word in words[:_CROWD_WORDS]:
        if word.lower() in rules.persons:
            return True
        if word[0].isupper() or word in _ALONE:
            return False
    return False


def _is_resolved(text: str) -> bool:
    """Tell whether a name begins the main clause: "When he was ten, Lind moved"."""
    comma = text.find(", ", 0, 2 * _HEAD)
    return comma > 0 and text[comma + 2].isupper()


def _leans_in_english(text: str, first: str) -> bool:
    head = text[:_HEAD]
    if first in _HALVES and ", " not in text:
        return True  # the answer to a question, or half of another sentence
    if first in _ADVERBS and _NEXT_PRONOUN.match(text, len(first)):
        return True  # "Now it is empty", "Once again they"
    if _LISTED.match(text) or _REMARK.match(text) or _NEGATION.match(text):
        return True
    if first == "both" and " and " not in head:
        return True
    back = _POINTS_BACK.match(text)
    if back and back["noun"] not in find_rules("en").times:
        return True
    if _OWNED.match(text) or _OBJECT.match(text):
        return True
    return _speaks_itself(head)


def _speaks_itself(head: str) -> bool:
    """Tell whether an unknown speaker speaks, outside quotations: "Can I", "Most of my friends"."""
    if _WE.match(head):
        return True
    spoken = _SPEAKER.search(head)
    if spoken is None or any(mark in head[: spoken.start()] for mark in '"“‘'):
        return False
    before = head.rfind(" ", 0, spoken.start()) + 1
    return not (before and spoken.group() == " I" and head[before].isupper())  # "In World War I"
