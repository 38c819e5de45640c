"""Whether a sentence can open a summary, or leans on one before it.

A reader who starts there must not ask "who?", "which?" or "but what?". The rules are a language's lists of
pronouns, demonstratives, connectives and nouns that refer back; what a sentence resolves itself passes.
"""

import re

from briefer.text.languages import find_rules

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTES = '"“”„«»‘'


def opens_unresolved(sentence: str, *, language: str) -> bool:
    """Tell whether the sentence, standing first, would leave the reader without its antecedent."""
    rules = find_rules(language)
    words = [match.group().replace("’", "'").casefold() for match in _WORD.finditer(sentence[:200])]
    if not words:
        return False
    if words[0] in rules.pronouns or words[0] in rules.connectives or words[0] in rules.demonstratives:
        return True
    if words[0] in rules.articles and len(words) > 1 and words[1] in rules.roles:
        return True
    return sentence[:1] in _QUOTES and sentence.rstrip()[-1:] in _QUOTES
