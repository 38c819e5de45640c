"""Texts cut at their blanks: no word and no token reaches over one, so a piece can be remembered whole.

One look-up for each piece serves whoever reads a text for its stems and whoever reads it for names.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from briefer.text.memory import Memory
from briefer.text.tokens import make_classifier, make_tokenizer
from briefer.text.words import make_stemmer

# What stands between two blanks: its stems, as of ``list_stems``, its tokens, and the kind of each token. A
# plain tuple: those with names take three times as long to make, and every tenth piece of an article is new.
Piece = tuple[tuple[str, ...], tuple[str, ...], str]


def cut_pieces(text: str, *, language: str) -> list[Piece]:
    """Return the pieces of a text, in order."""
    return list(map(_pieces_memory(language).__getitem__, text.split(" ")))


def join_stems(pieces: Iterable[Piece]) -> list[str]:
    """Return the stems of the content words in order."""
    return list(chain.from_iterable(map(itemgetter(0), pieces)))


def join_tokens(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return the tokens in order."""
    return tuple(chain.from_iterable(map(itemgetter(1), pieces)))


def join_kinds(pieces: Iterable[Piece]) -> str:
    """Return the kinds of the tokens, a letter each."""
    return "".join(map(itemgetter(2), pieces))


@lru_cache(maxsize=64)
def _pieces_memory(language: str) -> Memory[Piece]:
    find_stems = make_stemmer(language)
    list_tokens = make_tokenizer(language)
    find_kind = make_classifier(language)

    def read_piece(text: str) -> Piece:
        word, mark = (text[:-1], text[-1]) if text.endswith((",", ".")) else (text, "")
        if word.isascii() and word.isalpha() and len(word) > 1:  # the plain case, eight of ten
            return find_stems(word), (word, mark) if mark else (word,), find_kind(word) + mark
        tokens = list_tokens(text)
        return find_stems(text), tokens, "".join(map(find_kind, tokens))

    return Memory(read_piece)
