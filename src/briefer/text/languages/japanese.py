"""Japanese."""

from briefer.text.languages import LanguageRules, words_of

RULES = LanguageRules(
    code="ja",
    pronouns=words_of("彼 彼女 彼ら 同氏 同社 同国 同省 同日"),
    demonstratives=words_of("これ それ あれ この その あの ここ そこ こうした そうした このため そのため"),
    connectives=words_of("しかし だが ただ また さらに そして そこで 一方 なお ところが でも"),
    decimal=".",
    magnitudes={"万": 10**4, "億": 10**8, "兆": 10**12},
)
