"""Which nouns a sentence takes as known, and which of them an earlier sentence told of."""

import pytest

from briefer.text.definites import find_definite, list_definites
from briefer.text.words import list_words, stem_words


@pytest.mark.parametrize(
    ("language", "sentence", "noun"),
    [
        ("en", "The cemetery was in use until 1604.", "cemetery"),
        ("en", "The bandits' car was found in Halden.", "bandits'"),
        ("en", "The old cemetery lies under a car park.", "cemetery"),
        ("en", "The cemetery of Corran was in use until 1604.", ""),
        ("en", "The burn centre of Corran treated him.", ""),
        ("en", "The Harbour Bridge is open again.", ""),
        ("en", "The architect Ana Prado drew it.", ""),
        ("en", "The first cemetery held nobody.", ""),
        ("en", "The 14 men were freed.", ""),
        ("en", "The week was dry.", ""),
        ("en", "The new late local old cemetery is full.", ""),
        ("en", "A cemetery was found.", ""),
        ("en", "The dead.", ""),
        ("de", "Die Räuber entkamen mit 40.000 Euro.", "räuber"),
        ("de", "Der alte Friedhof lag unter Kies.", "friedhof"),
        ("de", "Der Friedhof von Halden lag unter Kies.", ""),
        ("de", "Die Ministerin Ute Lange sprach davon.", ""),
        ("fr", "Le goéland a lâché deux pages.", "goéland"),
        ("fr", "L’hôpital n’a soigné que les cas graves.", "hôpital"),
        ("it", "L'ospedale ha curato solo i casi gravi.", "ospedale"),
        ("en", "“The cemetery was full,” said Lind.", "cemetery"),
        ("en", "1604", ""),
        ("es", "El cementerio se usó hasta 1604.", "cementerio"),
        ("it", "Il cimitero fu usato fino al 1604.", "cimitero"),
        ("pt", "O cemitério foi usado até 1604.", "cemitério"),
        ("nl", "De begraafplaats werd gebruikt tot 1604.", "begraafplaats"),
        ("ru", "Кладбище было в пользовании до 1604 года.", ""),
        ("xx", "The cemetery was in use until 1604.", ""),
    ],
)
def test_the_noun_behind_a_definite_article(language: str, sentence: str, noun: str) -> None:
    assert find_definite(sentence, language=language) == noun


def test_a_noun_is_known_that_an_earlier_sentence_has() -> None:
    sentences = [
        "The weather turned on Monday.",
        "Diggers found two cemeteries in Corran.",
        "The cemetery at the church was in use until 1604.",
        "The cemeteries took 240 people.",
        "The archbishop prayed for them.",
        "The archbishop left at noon.",
    ]
    stems = [stem_words(list_words(each, language="en"), language="en") for each in sentences]
    assert list_definites(sentences, stems, language="en") == ["", "", "", "cemeteri", "", "archbishop"]
