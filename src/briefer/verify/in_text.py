"""Proving brief.txt: each story is a paragraph of printed sentences, their notes, and nothing else.

A correction is a paragraph, too: what was printed, and what stands there now or that it is gone.
"""

import re
from collections.abc import Iterator, Sequence

from briefer.errors import VerifyError
from briefer.renderers.cleaning import show_text
from briefer.store import StoredSentence
from briefer.verify.manifest import Manifest, Proof, name_sentence, squeeze

_NOTE = r"\[\d+\]"
# What may stand in a story's paragraph beside its sentences: a run-in headline before, these lines after.
_HEAD = rf"(.*?{_NOTE})?"
_TAIL = r"((Update,|Figures(differ|updated),|Alsoin).*)?"


def prove_text(content: bytes, *, manifest: Manifest, path: str) -> Proof:
    """Prove every sentence of the file; VerifyError names the first that fails."""
    paragraphs = [squeeze(part) for part in re.split(r"\n\s*\n", content.decode("utf-8", "replace"))]
    place = 0
    for story in _list_paragraphs(manifest.sentences):
        pattern = re.compile(_write_pattern(story))
        found = next(
            (number for number in range(place, len(paragraphs)) if pattern.fullmatch(paragraphs[number])),
            None,
        )
        if found is None:
            raise VerifyError(_explain(story, "".join(paragraphs[place:]), path=path), path=path)
        place = found + 1
    return Proof(name="brief.txt", format="text", read=len(manifest.sentences), by_hash=0)


def _list_paragraphs(sentences: Sequence[StoredSentence]) -> Iterator[list[StoredSentence]]:
    """Yield the sentences of each story, and of each correction."""
    paragraph: list[StoredSentence] = []
    for sentence in sentences:
        last = paragraph[-1] if paragraph else sentence
        same = sentence.role == "corrects" or (last.role, last.story) == ("told", sentence.story)
        if paragraph and not (same and sentence.role != "corrected"):
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _write_pattern(paragraph: Sequence[StoredSentence]) -> str:
    shown = [re.escape(_show(each)) + _NOTE for each in paragraph]
    if paragraph[0].role == "told":
        return _HEAD + "".join(shown) + _TAIL
    now = f"Now:{shown[1]}" if len(shown) > 1 else rf"Itisnolongerthere{_NOTE}\."
    return f".*?Was:{shown[0]}{now}"


def _explain(story: Sequence[StoredSentence], text: str, *, path: str) -> str:
    place = 0
    for sentence in story:
        found = text.find(_show(sentence), place)
        if found < 0:
            where = name_sentence(sentence.position, sentence.text)
            return f"{path}: {where} is missing, or not word for word"
        place = found
    where = name_sentence(story[0].position, story[0].text)
    return f"{path}: beside {where} stand words that no stored article has"


def _show(sentence: StoredSentence) -> str:
    return squeeze(show_text(sentence.text))
