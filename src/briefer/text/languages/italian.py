"""Italian."""

from briefer.text.languages import LanguageRules

RULES = LanguageRules(code="it", decimal=",")
