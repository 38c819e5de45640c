"""Proving brief.pdf: every sentence is found in the text that the file gives back.

White space is left out of the comparison, for lines and pages break anywhere. Some scripts cannot be given
back verbatim: right-to-left text comes in the order in which it is drawn, conjuncts as glyphs, and a
character that no font could draw comes as nothing. Sentences of these are proved by the file as a whole
being, byte for byte, the one that was made.
"""

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Sequence

from briefer.errors import VerifyError
from briefer.renderers.cleaning import show_text
from briefer.verify.manifest import Manifest, Proof, name_sentence, squeeze

# Scripts whose glyphs are not one for each character in reading order (Unicode 16, chapters 9, 12 and 13).
_RESHAPED = frozenset(
    {"DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA"}
)
_RESHAPED_TOO = frozenset({"MALAYALAM", "SINHALA", "THAI", "LAO", "TIBETAN", "MYANMAR", "KHMER", "MONGOLIAN"})

# The hyphen that the style sheet has for words that it breaks. At one that a text has no line ends (Unicode
# 17.0, UAX 14: class GL).
HYPHENATION = re.compile("\u2011\\s*\n")


def prove_pdf(content: bytes, *, manifest: Manifest, path: str) -> Proof:
    """Prove every sentence of the file; VerifyError names the first that fails."""
    pages = [squeeze(text) for text in _read_pages(content, path=path)]
    drawn = frozenset("".join(pages))
    read = by_hash = 0
    page = 0
    for printed in manifest.sentences:
        wanted = squeeze(show_text(printed.text))
        found = find_on_pages(wanted, pages, since=page)
        if found is None and not is_given_back(wanted, drawn=drawn):
            by_hash += 1
            continue
        if found is None:
            where = name_sentence(printed.position, printed.text)
            raise VerifyError(f"{path}: {where} is missing, or not word for word", path=path)
        page = found
        read += 1
    return Proof(name="brief.pdf", format="pdf", read=read, by_hash=by_hash)


def find_on_pages(wanted: str, pages: Sequence[str], *, since: int) -> int | None:
    """Return the number of the page, not before ``since``, on which the text begins, or None.

    A text may break off at the end of a page and go on after the next one's head.
    """
    for number in range(since, len(pages)):
        if wanted in pages[number]:
            return number
    for number in range(since, len(pages) - 1):
        here, there = pages[number], pages[number + 1]
        if any(wanted[:cut] in here and wanted[cut:] in there for cut in range(len(wanted) - 1, 0, -1)):
            return number
    return None


def is_given_back(text: str, *, drawn: frozenset[str]) -> bool:
    """Tell whether a PDF gives such text back as it was; ``drawn`` are the characters that this one gives."""
    for character in text:
        if character.isascii():
            continue
        script = unicodedata.name(character, "").partition(" ")[0]
        if unicodedata.bidirectional(character) in {"R", "AL", "AN"} or script in _RESHAPED | _RESHAPED_TOO:
            return False
        if character not in drawn:
            return False
    return True


def _read_pages(content: bytes, *, path: str) -> list[str]:
    # Only this proof needs it, and it takes a tenth of a second to import.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # An altered file breaks pypdf in every way that code can break, not only in its own.
    ways = (PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError)
    more_ways = (TypeError, ValueError, struct.error, zlib.error)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is damaged is reported here, not there
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    except (*ways, *more_ways) as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise VerifyError(f"{path}: it is not a readable PDF any more ({reason})", path=path) from error
    return [HYPHENATION.sub("", text) for text in pages]
