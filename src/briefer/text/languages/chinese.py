"""Chinese."""

from briefer.text.languages import LanguageRules, words_of

RULES = LanguageRules(
    code="zh",
    pronouns=words_of("他 她 它 他们 她们 它们 他們 她們 牠"),
    demonstratives=words_of("这 那 这些 那些 该 此 這 這些 此外"),
    connectives=words_of("但 但是 然而 不过 因此 所以 而且 另外 同时 随后 此后 不過 同時 隨後"),
    decimal=".",
    magnitudes={"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12},
)
