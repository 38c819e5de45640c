"""Spanish."""

from briefer.text.languages import LanguageRules

RULES = LanguageRules(code="es", decimal=",")
