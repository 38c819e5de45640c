"""Texts cut at their blanks: no word and no token reaches over one, so a piece can be remembered whole.

One look-up for each piece serves whoever reads a text for its stems and whoever reads it for names.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from briefer.text.memory import Memory
from briefer.text.tokens import make_classifier, make_tokenizer
from briefer.text.words import make_stemmer


class Piece(NamedTuple):
    """What stands between two blanks: its stems, as of ``list_stems``, its tokens, and the kind of each."""

    stems: tuple[str, ...]
    tokens: tuple[str, ...]
    kinds: str


def cut_pieces(text: str, *, language: str) -> list[Piece]:
    """Return the pieces of a text, in order."""
    return list(map(_pieces_memory(language).__getitem__, text.split(" ")))


def join_stems(pieces: Iterable[Piece]) -> list[str]:
    """Return the stems of the content words in order."""
    return list(chain.from_iterable(map(attrgetter("stems"), pieces)))


@lru_cache(maxsize=64)
def _pieces_memory(language: str) -> Memory[Piece]:
    find_stems = make_stemmer(language)
    list_tokens = make_tokenizer(language)
    find_kind = make_classifier(language)

    def read_piece(text: str) -> Piece:
        tokens = list_tokens(text)
        return Piece(find_stems(text), tokens, "".join(map(find_kind, tokens)))

    return Memory(read_piece)
