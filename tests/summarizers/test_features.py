"""What the default summarizer sees of a sentence, and what it sees in languages that it knows little of."""

from tests.fakes import make_article

from briefer.model import Budget
from briefer.summarizers import find_summarizer
from briefer.summarizers.features import FEATURES, measure_sentences
from briefer.text.split import split_article

NAMES = list(FEATURES)
# Filipino as a foreigner would write it: "ang" and "sa" stand in nearly every sentence, "tulay" in three.
TAGALOG = (
    "Binuksan ang tulay sa Davao. Inayos ang tulay sa loob ng isang buwan. Sinara ang daan sa gabi. "
    "Dumating ang mga bus sa lungsod. Tumaas ang presyo sa palengke. Bumaba ang ulan sa bundok. "
    "Pumunta ang alkalde sa tulay. Natapos ang pulong sa hapon."
)


def measure(text: str, *, language: str, name: str) -> list[float]:
    split = split_article(make_article(text, headline="", language=language))
    return [float(value) for value in measure_sentences(split)[:, NAMES.index(name)]]


def test_without_stop_words_what_stands_everywhere_is_no_content() -> None:
    assert measure(TAGALOG, language="tl", name="content-words") == [3, 6, 3, 4, 3, 3, 3, 3]
    # Too short a text does not tell what stands everywhere.
    short = ". ".join(TAGALOG.split(". ")[:2]) + "."
    assert measure(short, language="tl", name="content-words") == [5, 8]


def test_without_stop_words_the_same_sentences_recur_as_a_reader_would_say() -> None:
    frequent = measure(TAGALOG, language="tl", name="frequent")
    assert [position for position, value in enumerate(frequent) if value > 0] == [0, 1, 6]


def test_pairs_of_characters_count_as_the_words_they_stand_for() -> None:
    # Nine characters of Chinese are eight pairs.
    assert measure("市政府周一重开海港大桥。", language="zh", name="words") == [6.0]
    assert measure("市政府周一重开海港大桥。", language="zh", name="function-words")[0] < 6.0


def test_an_unknown_language_gets_a_summary_too() -> None:
    split = split_article(make_article(TAGALOG, headline="Binuksan ang tulay", language="tl"))
    summary = find_summarizer("briefer")(split, Budget(unit="sentences", size=2))
    assert summary.sentences[0].text == "Binuksan ang tulay sa Davao."
