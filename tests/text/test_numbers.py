"""Quantities in running text, by language."""

import pytest

from briefer.text.numbers import find_numbers, list_numbers

CASES = [
    ("en", "It cost $725 million, not $1.2bn.", ("725000000", "1200000000")),
    ("en", "Some 1,234,567 people and 12,000 dogs", ("1234567", "12000")),
    ("en", "3.5%, 40 percent and 12 per cent", ("3.5%", "40%", "12%")),
    ("en", "3.500 kg, 2.50 pounds, 0.5 points", ("3.5", "2.5", "0.5")),
    ("en", "$5m, 5m tall, 10k runners, €3bn, 7M users", ("5000000", "5", "10000", "3000000000", "7000000")),
    ("en", "at 10:30 on 3/4 by 12-14 and 3-2", ()),
    ("en", "the F-16, Q3, A320 and COVID-19", ()),
    ("en", "in the 1990s, the 24th and 2nd of 3rd", ()),
    ("en", "version 1.2.3 at 192.168.1.1", ()),
    ("en", "at 5 o'clock, 5 a.m.", ()),
    ("en", "It fell to -5 degrees; a 12-year-old; 30-day", ("-5", "12", "30")),
    ("en", "Twelve people, twenty-one ships, a dozen eggs", ("12", "21", "12")),
    ("en", "two million euros, three hundred, one million", ("2000000", "300", "1000000")),
    ("en", "one man, no one, someone's one", ()),
    ("en", "ten percent of forty", ("10%", "40")),
    ("en", "twelve-two and two-twelve", ()),
    ("en", "from 2019 to 2020", ("2019", "2020")),
    ("en", "code 1234567890123456789012345678", ()),
    ("en", "", ()),
    ("de", "1.234,5 Mio. Euro, 3,5 Prozent, 12.000 Menschen", ("1234500000", "3.5%", "12000")),
    ("de", "um 10.30 Uhr am 24.11.2026", ()),
    ("de", "einundzwanzig Tote, zwölf Verletzte, zwei Milliarden", ("21", "12", "2000000000")),
    ("de", "Version 2.5", ("2.5",)),
    ("fr", "12\u202f000 personnes, 3,5 millions, 40 %, vingt-deux", ("12000", "3500000", "40%", "22")),
    ("fr", "12 pour cent, le 1er", ("12%",)),
    ("es", "3.500 personas, 2,5 millones, 12 mil, 40 por ciento", ("3500", "2500000", "12000", "40%")),
    ("it", "3.500 persone, 2 miliardi, dodici", ("3500", "2000000000", "12")),
    ("pt", "R$ 3,5 bilhões e doze", ("3500000000", "12")),
    ("nl", "3,5 miljoen, tweeëntwintig, vierendertig", ("3500000", "22", "34")),
    ("ru", "3,5 млн рублей, 12 тыс. человек, 40 процентов", ("3500000", "12000", "40%")),
    ("ar", "٣٫٥ مليون و 12 ألف", ("3500000", "12000")),
    ("hi", "3.5 लाख लोग, 12 करोड़", ("350000", "120000000")),
    ("ja", "3.5万人、12億円", ("35000", "1200000000")),
    ("ja", "３５人", ("35",)),
    ("ja", "年間の赤字は約2億3,000万円、3市町は23日に合意", ("230000000", "3", "23")),
    ("en", "the flaw CVE-2026-48113 and the years 2019-2021", ()),
    ("sv", "12 000 personer, 3,5 procent", ("12000", "3.5%")),
    ("de-CH", "12'000 Franken", ("12000",)),
    ("el", "Αύξηση 3,5 τοις εκατό ή 40%", ("3.5%", "40%")),
]


@pytest.mark.parametrize(("language", "text", "numbers"), CASES)
def test_numbers(language: str, text: str, numbers: tuple[str, ...]) -> None:
    assert find_numbers(text, language=language) == numbers


def test_places_cover_the_words_that_make_the_number() -> None:
    text = "Twelve of 3.5 million paid 40 per cent."
    found = [text[number.start : number.end] for number in list_numbers(text, language="en")]
    assert found == ["Twelve", "3.5 million", "40 per cent"]


def test_a_letter_that_grows_when_small_moves_no_number() -> None:
    text = "İzmir sent twelve buses to İstanbul, forty-two to Ankara."
    found = [text[number.start : number.end] for number in list_numbers(text, language="en")]
    assert found == ["twelve", "forty-two"]


def test_numbers_of_two_paragraphs_stay_two() -> None:
    assert find_numbers("It has 2\n\n300 came for $\n\n5m and twenty\n\n-two.", language="en") == (
        "2",
        "300",
        "5",
        "20",
    )


def test_work_is_linear_in_the_digits() -> None:
    assert len(find_numbers("1," * 200_000, language="en")) < 10
    assert find_numbers("1 " * 3_000 + "x", language="en") == ("1",) * 3_000


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "ru", "ja"])
def test_a_long_text_has_the_numbers_of_its_paragraphs(language: str) -> None:
    paragraphs = [text for code, text, _ in CASES if code == language]
    paragraphs += [
        "٣٥ of ３５ in x３５, 1,234.5 and F-16",
        "(Two) “one million” İki dozen",
        "Seven—eight, nine",
    ]
    paragraphs += ["The harbour of Korr was closed by a storm. " * 30, "ten"]
    found = [number for text in paragraphs for number in find_numbers(text, language=language)]
    assert list(find_numbers("\n\n".join(paragraphs), language=language)) == found
