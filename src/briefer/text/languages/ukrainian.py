"""Ukrainian."""

from briefer.text.languages import LanguageRules

RULES = LanguageRules(code="uk", decimal=",")
