"""Korean: full stops and blanks as in the West, no capitals."""

from briefer.text.languages import LanguageRules, words_of

RULES = LanguageRules(
    code="ko",
    pronouns=words_of("그 그는 그가 그의 그녀 그녀는 그들 그들은"),
    demonstratives=words_of("이 이는 이것 이것은 그것 그것은 이에 이를 이로써 해당"),
    connectives=words_of("그러나 하지만 그리고 또 또한 따라서 그래서 한편 다만 이어 이후"),
    decimal=".",
    magnitudes={"천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12},
)
