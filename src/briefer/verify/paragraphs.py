"""Proving editions that are paragraphs of text: each story is one of printed sentences and nothing else.

A correction is a paragraph, too: what was printed, and what stands there now or that it is gone.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from briefer.errors import VerifyError
from briefer.store import StoredSentence
from briefer.verify.manifest import Manifest, name_sentence, squeeze


def prove_paragraphs(
    content: bytes,
    *,
    manifest: Manifest,
    show: Callable[[str], str],
    write_pattern: Callable[[list[StoredSentence]], str],
    path: str,
) -> None:
    """Prove the paragraphs of the file, white space left out; VerifyError names the first that fails.

    ``write_pattern`` gives the expression of the paragraph that has these sentences; ``show`` is how the
    format writes a sentence.
    """
    paragraphs = [squeeze(part) for part in re.split(r"\n\s*\n", content.decode("utf-8", "replace"))]
    place = 0
    for story in _list_paragraphs(manifest.sentences):
        pattern = re.compile(write_pattern(story))
        found = next(
            (number for number in range(place, len(paragraphs)) if pattern.fullmatch(paragraphs[number])),
            None,
        )
        if found is None:
            shown = [squeeze(show(each.text)) for each in story]
            raise VerifyError(_explain(story, shown, "".join(paragraphs[place:]), path=path), path=path)
        place = found + 1


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


def _explain(story: Sequence[StoredSentence], shown: Sequence[str], text: str, *, path: str) -> str:
    place = 0
    for sentence, words in zip(story, shown, strict=True):
        found = text.find(words, place)
        if found < 0:
            where = name_sentence(sentence.position, sentence.text)
            return f"{path}: {where} is missing, or not word for word"
        place = found
    where = name_sentence(story[0].position, story[0].text)
    return f"{path}: beside {where} stand words that no stored article has"
