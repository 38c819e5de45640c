"""Fingerprints: equal for equal words, contained in longer texts, sampled by their smallest hashes."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.fingerprints import count_shared, fingerprint_words

WORDS = [f"word{number}" for number in range(200)]


def hashes(fingerprint: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(fingerprint) // 4}I", fingerprint)


def test_hashes_are_sorted_distinct_and_little_endian() -> None:
    found = hashes(fingerprint_words(WORDS + WORDS))
    assert list(found) == sorted(set(found))
    assert len(found) == 200  # 197 runs within, 3 over the seam


def test_value_never_changes() -> None:
    # the store keeps fingerprints: another version must make the same ones
    assert fingerprint_words(["the", "council", "met", "on", "monday"]).hex() == "8823ad39d52ad7bc"


def test_short_texts_have_one_hash() -> None:
    assert fingerprint_words([]) == b""
    assert len(fingerprint_words(["one"])) == 4
    assert fingerprint_words(["one", "two"]) != fingerprint_words(["two", "one"])
    assert len(fingerprint_words(["one", "two", "three", "four"])) == 4


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
def test_a_part_shares_no_more_than_it_has(words: list[str]) -> None:
    fingerprint = fingerprint_words(words)
    assert count_shared(fingerprint, fingerprint) == len(fingerprint) // 4
    assert 0 <= count_shared(fingerprint, fingerprint_words(words[:10])) <= len(fingerprint) // 4
