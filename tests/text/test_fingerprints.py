"""Fingerprints: equal for equal words, contained in longer texts, sampled by their smallest hashes."""

import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.fingerprints import count_shared, fingerprint_texts

WORDS = [f"word{number}" for number in range(200)]


def fingerprint_words(words: Sequence[str]) -> bytes:
    return fingerprint_texts([" ".join(words)])


def hashes(fingerprint: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(fingerprint) // 4}I", fingerprint)


def test_hashes_are_sorted_distinct_and_little_endian() -> None:
    found = hashes(fingerprint_words(WORDS + WORDS))
    assert list(found) == sorted(set(found))
    assert len(found) == 200  # 197 runs within, 3 over the seam


def test_value_never_changes() -> None:
    # what is a copy must not depend on the machine, nor on what was read before
    assert fingerprint_words(["the", "council", "met", "on", "monday"]).hex() == "c1b2ff02a2dc5faf"


def test_short_texts_have_one_hash() -> None:
    assert fingerprint_words([]) == b""
    assert len(fingerprint_words(["one"])) == 4
    assert fingerprint_words(["one", "two"]) != fingerprint_words(["two", "one"])
    assert len(fingerprint_words(["one", "two", "three", "four"])) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council met on Monday.", "THE COUNCIL met — on “Monday”!"),
        ("Don't rule out the long-range plan.", "Don’t rule out the longrange plan."),
        ("Paid 3.5 million for it", "paid: 3,5 million, for it"),
        ("تم التوقيع على الاتفاق", "تَمَّ التوقيعُ على الاتفاق"),
        ("日本の首相が記者会見", "日本の、首相が 記者会見。"),
    ],
    ids=["case and marks", "hyphens", "separators", "vowel points", "no blanks"],
)
def test_how_it_is_written_does_not_count(one: str, other: str) -> None:
    assert fingerprint_texts([one]) == fingerprint_texts([other]) != b""


def test_a_script_without_blanks_has_a_word_for_each_character() -> None:
    assert len(hashes(fingerprint_texts(["日本の首相が"]))) == 3
    assert len(hashes(fingerprint_texts(["\U00020000\U00020001\U00020002\U00020003\U00020004"]))) == 2


def test_vowel_signs_belong_to_words() -> None:
    assert fingerprint_texts(["हिन्दी में चार शब्द"]) != fingerprint_texts(["हन्द म चार शब्द"])
    assert len(hashes(fingerprint_texts(["हिन्दी में चार शब्द"]))) == 1


def test_texts_follow_one_another() -> None:
    assert fingerprint_texts(["The council met", "on Monday."]) == fingerprint_texts(
        ["the council met on monday"]
    )


def test_letters_that_change_places_between_words_are_seen() -> None:
    assert fingerprint_texts(["ab cd ef gh"]) != fingerprint_texts(["db ca ef gh"])


def test_marks_alone_are_no_words() -> None:
    assert fingerprint_texts(["... — '", "😀 -"]) == b""


def test_broken_text_is_hashed_all_the_same() -> None:
    assert len(fingerprint_words(["\ud800", "b"])) == 4


def test_excerpt_is_contained_in_its_whole() -> None:
    whole, excerpt = fingerprint_words(WORDS), fingerprint_words(WORDS[50:100])
    assert count_shared(excerpt, whole) == count_shared(whole, excerpt) == len(excerpt) // 4
    assert count_shared(whole, fingerprint_words(WORDS[::-1])) == 0


def test_changed_words_change_their_runs_only() -> None:
    changed = [f"new{place}" if place % 10 == 0 else word for place, word in enumerate(WORDS)]
    shared = count_shared(fingerprint_words(changed), fingerprint_words(WORDS))
    assert shared / len(hashes(fingerprint_words(WORDS))) == pytest.approx(0.6, abs=0.05)


def test_nothing_is_contained_in_nothing() -> None:
    assert count_shared(b"", fingerprint_words(WORDS)) == 0
    assert count_shared(b"", b"") == 0


@given(st.lists(st.text(max_size=4), max_size=30))
def test_any_text_has_a_hash_for_each_run_of_words(words: list[str]) -> None:
    found = hashes(fingerprint_words(words))
    assert list(found) == sorted(set(found))
    assert len(found) <= max(1, sum(map(len, words)) - 3)


@given(st.lists(st.text(max_size=4), max_size=30))
def test_a_part_shares_no_more_than_it_has(words: list[str]) -> None:
    fingerprint = fingerprint_words(words)
    assert count_shared(fingerprint, fingerprint) == len(fingerprint) // 4
    assert 0 <= count_shared(fingerprint, fingerprint_words(words[:10])) <= len(fingerprint) // 4


@pytest.mark.parametrize(
    "text",
    ["ΟΔΟΣ ΤΗΣ ΠΟΛΗΣ ΜΑΣ", "İZMİR LİMANI DÜN KAPANDI", "THE PORT OF ÉVREUX CLOSED", "ПОРТ В ОМСКЕ ЗАКРЫТ"],
)
def test_capitals_count_for_nothing(text: str) -> None:
    assert fingerprint_texts([text]) == fingerprint_texts([text.lower()]) != b""
