"""French."""

from briefer.text.languages import LanguageRules

RULES = LanguageRules(code="fr", decimal=",")
