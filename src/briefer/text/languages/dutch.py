"""Dutch."""

from briefer.text.languages import LanguageRules

RULES = LanguageRules(code="nl", decimal=",")
