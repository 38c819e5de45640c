"""German."""

from briefer.text.languages import LanguageRules

RULES = LanguageRules(code="de", decimal=",")
