"""A sentence is news when it says what nobody said before, not when it says it otherwise."""

import pytest

from briefer.ledger.facts import Said, read_facts

PRINTED = (
    "The ferry Lady Catherine struck the breakwater at Ostrey on Monday and 14 passengers were injured.",
    "The harbour master, Ann Ames, said the bridge will reopen within 11 days.",
    "The bridge will reopen on 17 December, the harbour master, Ann Ames, said.",
    "The port will pay 2.4 million crowns for the repairs, Ann Ames said.",
)


def is_said(
    sentence: str, *, printed: tuple[str, ...] = PRINTED, known: str = "", language: str = "en"
) -> bool:
    """Tell whether the sentence adds nothing to what was printed, and to the words known of the story."""
    *said, facts = read_facts([*printed, sentence], language=language)
    (background,) = read_facts([known], language=language)
    return Said(said, known=background.stems, numbers=background.numbers).adds_nothing(facts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fourteen passengers were injured when the ferry Lady Catherine struck the Ostrey breakwater.",
        "On Monday the ferry Lady Catherine struck the breakwater at Ostrey; 14 passengers were injured.",
        "The bridge will reopen within 11 days, the harbour master, Ann Ames, said.",
        "Repairs will cost the port 2.4 million crowns, said Ann Ames.",
        "The ferry Lady Catherine struck the breakwater at Ostrey on 23 November and injured passengers.",
        "It is what it is.",
        "",
    ],
)
def test_reworded_facts_are_no_news(sentence: str) -> None:
    assert is_said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry Lady Catherine struck the breakwater at Ostrey on Monday and 19 passengers were injured.",
        "The harbour master, Ann Ames, said the bridge will not reopen within 11 days.",
        "The harbour master, Ann Ames, said the bridge will reopen within three days.",
        "The harbour master, Joel Pike, said the bridge will reopen within 11 days.",
        "Divers found a crack in the hull below the engine room.",
        "The harbour master, Ann Ames, said the bridge will reopen on 19 December.",
    ],
)
def test_a_new_figure_a_new_name_or_a_not_is_news(sentence: str) -> None:
    assert not is_said(sentence)


def test_what_the_story_knew_without_printing_it_is_no_news() -> None:
    known = "Divers found 3 cracks in the hull below the engine room, Joel Pike reported."
    assert is_said("Divers found cracks in the hull below the engine room.", known=known)
    assert is_said("In the hull divers found 3 cracks.", known=known)
    assert not is_said("In the hull divers found 5 cracks.", known=known)


@pytest.mark.parametrize(
    ("language", "printed", "same", "other"),
    [
        (
            "de",
            "Bei dem Unfall im Hafen von Brunshafen wurden 14 Menschen verletzt.",
            "Vierzehn Menschen wurden bei dem Unfall im Hafen von Brunshafen verletzt.",
            "Bei dem Unfall im Hafen von Brunshafen wurden 19 Menschen verletzt.",
        ),
        (
            "fr",
            "Le pont de Rives a rouvert lundi après onze jours de travaux.",
            "Après onze jours de travaux, le pont de Rives a rouvert.",
            "Le pont de Rives n'a pas rouvert lundi après onze jours de travaux.",
        ),
        ("ja", "橋は火曜日に再開した。", "橋は火曜日に再開した", "技術者は十四の亀裂を見つけた。"),
    ],
)
def test_other_languages(language: str, printed: str, same: str, other: str) -> None:
    assert is_said(same, printed=(printed,), language=language)
    assert not is_said(other, printed=(printed,), language=language)
