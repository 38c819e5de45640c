"""Russian."""

from briefer.text.languages import LanguageRules

RULES = LanguageRules(code="ru", decimal=",")
