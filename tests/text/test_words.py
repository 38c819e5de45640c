"""Words, stop words and stems by language."""

import subprocess
import sys

import pytest

from briefer.text.words import list_rows, list_words, stem_words, stop_words

WORDS = [
    ("en", "Russia’s long-range missiles", ["russia", "long-range", "missiles"]),
    ("en", "O'Brien said it's AT&T's", ["o'brien", "said", "it", "at&t"]),
    (
        "en",
        "The U.S.-led and US-led talks told us",
        ["the", "u.s-led", "and", "u.s-led", "talks", "told", "us"],
    ),
    (
        "en",
        "Who at the WHO in the U.K. and UK",
        ["who", "at", "the", "w.h.o", "in", "the", "uk", "and", "uk"],
    ),
    ("en", "US SAYS NO TO IT", ["us", "says", "no", "to", "it"]),
    ("en", "cost $1,234.5 or 3.5% at 10:30", ["cost", "1,234.5", "or", "3.5", "at", "10:30"]),
    ("en", "see https://example.org/a.b?c=d now", ["see", "now"]),
    ("en", "“Stop!” — (he) said…", ["stop", "he", "said"]),
    ("en", "nai\u0308ve co\u00adop \ufb01nal", ["naïve", "coop", "final"]),
    ("en", "__init__ _a_", ["init", "a"]),
    ("en", "", []),
    ("en", "— … 🙂", []),
    ("fr", "L’homme qu'il a vu d'ici aujourd'hui", ["homme", "il", "a", "vu", "ici", "aujourd'hui"]),
    ("it", "dell'anno un'auto quell’altro", ["anno", "auto", "altro"]),
    ("ca", "l'home d'ahir", ["home", "ahir"]),
    ("de", "Die Straße, Häuser!", ["die", "strasse", "häuser"]),
    ("tr", "İstanbul ISPARTA", ["istanbul", "ısparta"]),
    ("uk", "п’ять людей", ["п'ять", "людей"]),
    ("hi", "हिन्दी में लिखा।", ["हिन्दी", "में", "लिखा"]),
    ("he", 'בְּרֵאשִׁית ארה"ב צה״ל', ["בראשית", "ארהב", "צהל"]),
    ("ar", "الكِتَابـ والمدارس", ["الكتاب", "والمدارس"]),
    ("zh", "议会批准。COVID-19", ["议会", "会批", "批准", "covid-19"]),
    ("ja", "橋を渡る", ["橋を", "を渡", "渡る"]),
    ("ko", "의회, 다리를", ["의회", "다리", "리를"]),
    ("th", "สภา", ["สภ", "ภา"]),
]

STEMS = [
    ("en", "The ministers were voting on bridges", ["minist", "vote", "bridg"]),
    ("en", "a long-range, 10-year plan", ["long", "rang", "10", "year", "plan"]),
    ("en", "F-16 and COVID-19, 3-2, e-mail", ["f-16", "covid-19", "3-2", "e-mail"]),
    ("en", "the U.S. and us", ["u.s"]),
    ("en", "his day-to-day work", ["day", "day", "work"]),
    ("de", "Die Brücken der Städte", ["bruck", "stadt"]),
    ("fr", "les ponts de la ville", ["pont", "vill"]),
    ("es", "los puentes de las ciudades", ["puent", "ciudad"]),
    ("nl", "de landen en het land", ["land", "land"]),
    ("nb", "havnene og havnen", ["havn", "havn"]),
    ("ru", "переговоры и переговоров", ["переговор", "переговор"]),
    ("ru", "знак ь стоит", ["знак", "сто"]),
    ("cs", "ministryně a ministryni", ["ministryn", "ministryn"]),
    ("pl", "ministrowie i ministra", ["minist", "minist"]),
    ("zh", "了桥的", []),
    ("ja", "橋をした", ["橋を"]),
    ("xx", "qwrty b 7", ["qwrty", "7"]),
]


@pytest.mark.parametrize(("language", "text", "words"), WORDS)
def test_words(language: str, text: str, words: list[str]) -> None:
    assert list_words(text, language=language) == words


@pytest.mark.parametrize(("language", "text", "stems"), STEMS)
def test_stems(language: str, text: str, stems: list[str]) -> None:
    assert stem_words(list_words(text, language=language), language=language) == stems


@pytest.mark.parametrize(
    "language", ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "cs", "ar", "he", "ja"]
)
def test_common_languages_have_stop_words(language: str) -> None:
    assert len(stop_words(language)) > 60


def test_languages_that_sumy_lacks_have_stop_words() -> None:
    assert "niet" in stop_words("nl")
    assert "что" in stop_words("ru")
    assert "ikke" in stop_words("nb") & stop_words("da")
    assert stop_words("xx") == frozenset()


def test_region_makes_no_difference() -> None:
    assert stop_words("en-GB") == stop_words("en")
    assert stem_words(["bridges"], language="en_US") == ["bridg"]


def test_words_alone_import_no_stemmer() -> None:
    code = (
        "import sys; from briefer.text.words import list_words, stop_words;"
        "list_words('The council met.', language='en'); stop_words('de');"
        "sys.exit(any(name in sys.modules for name in ('nltk', 'requests', 'pycountry')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_hyphen_among_characters_without_blanks_joins_nothing() -> None:
    words = list_words("会社によると2026-11-01には何もなかった。", language="ja")
    assert "会社" in words
    assert len(words) > 8


@pytest.mark.parametrize("language", ["en", "fr", "ja", "ar"])
def test_many_texts_give_what_each_gives_alone(language: str) -> None:
    texts = [
        *(text for _, text, _ in WORDS),
        "COUNCIL VOTES FOR US BRIDGE",
        "",
        " \0 a zero\0byte \0",
        "Nothing is lost behind it.",
    ]
    words, stems = list_rows(texts, language=language)
    assert list(words) == [tuple(list_words(text, language=language)) for text in texts]
    assert list(stems) == [tuple(stem_words(row, language=language)) for row in words]
    assert list_rows([], language=language) == ((), ())
