"""Portuguese."""

from briefer.text.languages import LanguageRules

RULES = LanguageRules(code="pt", decimal=",")
