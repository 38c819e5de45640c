"""Proper names in the sentences of an article."""

import pytest

from briefer.text.names import find_names

CASES = [
    (
        "en",
        ["Gen. Ivo Marek called Gen. Carl Q. Stone Jr. on Monday.", "Marek spoke of Korr's harbour."],
        {"Ivo Marek", "Carl Q. Stone", "Marek", "Korr"},
    ),
    (
        "en",
        ["Prime Minister Ada Stone met Russian President Ivan Orlov in The Hague."],
        {"Ada Stone", "Russian", "Ivan Orlov", "Hague"},
    ),
    ("en", ["The U.S. and the US told NATO and the UK."], {"US", "NATO", "UK"}),
    ("en", ["It rained in New York.", "New York was wet."], {"New York"}),
    (
        "en",
        ["The Bank of England and the Department of Justice agreed."],
        {"Bank of England", "Department of Justice"},
    ),
    ("en", ["Officials met.", "The officials left.", "Storms came."], set()),
    ("en", ["Orlov left.", "They saw Orlov."], {"Orlov"}),
    ("en", ["Council Approves New Bridge After Long Debate"], set()),
    ("en", ["I said But no to And yes.", "“In,” he said."], set()),
    (
        "en",
        ["Anna de la Cruz and Ludwig van Tal met Abdul al Hakim."],
        {"Anna de la Cruz", "Ludwig van Tal", "Abdul al Hakim"},
    ),
    ("en", ["Smith & Co. and AT&T sued McCoy over the G7."], {"Smith & Co", "AT&T", "McCoy", "G7"}),
    (
        "en",
        ["The navy of Iran’s Navy Board and Chile's Senate voted."],
        {"Iran", "Navy Board", "Chile", "Senate"},
    ),
    (
        "fr",
        ["Le président Marc Dupré a vu Anna de la Tour à Lyon.", "M. Dupré est parti lundi."],
        {"Marc Dupré", "Anna de la Tour", "Lyon", "Dupré"},
    ),
    (
        "de",
        [
            "Bundeskanzler Otto Weiß traf Angela Kern in Köln.",
            "Weiß lobte die SPD.",
            "Der Rat tagte in Köln.",
        ],
        {"Otto Weiß", "Weiß", "Angela Kern", "Kern", "Köln", "SPD"},
    ),
    ("de", ["Die Lage ist ernst.", "Das Haus in der Stadt brannte.", "Die Stadt half."], set()),
    ("ru", ["Президент Иван Орлов прилетел в Омск.", "Орлов улетел."], {"Иван Орлов", "Омск", "Орлов"}),
    ("en", ["They saw Ada Stone of Korr."], {"Ada Stone", "Korr"}),
    ("ja", ["市長は言った。"], set()),
    (
        "en",
        ["In Salto I found St. Ronan.", "The Museum of Sound burned."],
        {"Salto", "St Ronan", "Museum of Sound"},
    ),
    ("fr", ["L’association Rive Gauche a vu l’Élysée."], {"Rive Gauche", "Élysée"}),
    ("de", ["Er handelt im Auftrag des Landes.", "Es kostet 55 Mio. Euro."], set()),
    ("ar", ["قال رئيس البلدية."], set()),
    ("en", [], set()),
]


@pytest.mark.parametrize(("language", "sentences", "names"), CASES)
def test_names(language: str, sentences: list[str], names: set[str]) -> None:
    assert set(find_names(sentences, language=language)) == names


def test_names_are_sorted_and_distinct() -> None:
    names = find_names(["Marek met Orlov, and Orlov met Marek, in Korr."], language="en")
    assert list(names) == sorted(set(names))


def test_a_name_ends_with_its_sentence() -> None:
    found = find_names(
        ["He went to see Anna Marek", "Orlov stayed with Ole & ", "Sons, said Ole Berg"], language="en"
    )
    assert found == ("Anna Marek", "Ole", "Ole Berg")


def test_what_carries_a_name_on() -> None:
    sentence = "Then St. John & Sons met Ada van der Berg, I Orlov and the Bank of de Korr of Ost."
    assert find_names([sentence], language="en") == (
        "Ada van der Berg",
        "Bank of de Korr",
        "I Orlov",
        "Ost",
        "St John & Sons",
    )


def test_what_ends_a_name() -> None:
    sentence = "He saw Korr's Ada, Ole der und de Berg, Marek & sons, Ivo. Then Rita of Ost."
    found = find_names([sentence], language="en")
    assert found == ("Ada", "Berg", "Ivo", "Korr", "Marek", "Ole", "Ost", "Rita")
