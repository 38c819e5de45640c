"""Folding: what a person types finds what was meant, in any script, and leads back to where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.folding import compile_phrase, find_places, fold_text, read_phrases


def find(query: str, text: str) -> list[str]:
    """Return what the query's only phrase marks in the text."""
    [phrase] = read_phrases(query)
    return [text[start:end] for start, end in find_places(text, [compile_phrase(phrase)])]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("electricite", "L’Électricité est chère", ["Électricité"]),
        ("ÉLECTRICITÉ", "electricite", ["electricite"]),
        ("oresund", "Die Øresund-Brücke", ["Øresund"]),
        ("lodz", "Tramwaje w Łodzi i Łódź", ["Łódź"]),
        ("strasse", "Die Straße ist zu", ["Straße"]),
        ("ёлка", "Новогодняя елка", ["елка"]),
        ("istanbul", "İstanbul’da", ["İstanbul"]),
        ("احمد", "قال أَحْمَد أمس", ["أَحْمَد"]),
        ("שלום", "אמר שָׁלוֹם", ["שָׁלוֹם"]),
        ("हिन्दी", "यह हिन्दी में है", ["हिन्दी"]),
        ("経済", "日本の経済は", ["経済"]),
        ("済", "日本の経済は", ["済"]),
        ("서울", "오늘 서울에서", ["서울"]),
        ("กรุงเทพ", "ที่กรุงเทพฯ", ["กรุงเทพ"]),
        ("ai技術", "新しいAI技術が", ["AI技術"]),
        ("fish", "ﬁsh and chips", ["ﬁsh"]),
        ("co-operate", "They co\u00ad-operate, or co operate", ["co\u00ad-operate", "co operate"]),
        ("bridge", "bridges, abridge, Bridge.", ["Bridge"]),
        ("bridge*", "bridges, abridge, Bridge.", ["bridges", "Bridge"]),
        ('"harbour bridge"', "The harbour—bridge, not the bridge of the harbour", ["harbour—bridge"]),
        ("“harbour bridge”", "harbour bridge", ["harbour bridge"]),
        ('"harbour bridge', "harbour bridge", ["harbour bridge"]),
        ("e\u0301tat", "L’état", ["état"]),
    ],
)
def test_what_is_meant_is_found_where_it_stands(query: str, text: str, found: list[str]) -> None:
    assert find(query, text) == found


def test_each_word_is_looked_for_once() -> None:
    assert len(read_phrases("bridge Bridge harbour")) == 2
    assert read_phrases('!? "" * () _ \ud800') == ()


@given(st.text(), st.text(max_size=30))
def test_any_text_folds_and_any_query_reads(text: str, query: str) -> None:
    assert fold_text(fold_text(text)).split() == fold_text(text).split()
    for phrase in read_phrases(query):
        for start, end in find_places(text, [compile_phrase(phrase)]):
            assert 0 <= start < end <= len(text)


@given(st.text(st.characters()))
def test_every_character_folds_by_itself(text: str) -> None:
    assert fold_text(text) == "".join(map(fold_text, text))


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_any_word_finds_itself(word: str) -> None:
    for phrase in read_phrases(word):
        assert find_places(f"before {word} behind", [compile_phrase(phrase)])
