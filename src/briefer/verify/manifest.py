"""What must be proved: the sentences that a brief printed, and the stored texts that they must stand in."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefer.errors import VerifyError
from briefer.store import Store, StoredBrief, StoredSentence, StoredText


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The printed sentences in reading order, and the texts of the articles that they name, by id."""

    brief: StoredBrief
    sentences: tuple[StoredSentence, ...]
    texts: Mapping[str, StoredText]


class FoundSentence(NamedTuple):
    """A sentence as an edition shows it, and where the edition says that it stands."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An edition whose every sentence is proved.

    ``read`` of them were found in the file itself, ``by_hash`` rest on the file being the one that was made.
    """

    name: str
    format: str
    read: int
    by_hash: int


def load_manifest(store: Store, brief: StoredBrief) -> Manifest:
    """Return what the store remembers of the brief."""
    sentences = store.load_printed(brief)
    return Manifest(
        brief=brief, sentences=sentences, texts=store.load_texts({each.article for each in sentences})
    )


def prove_sentences(manifest: Manifest, *, path: str) -> None:
    """Prove every printed sentence against the stored text; the file at ``path`` is what prints it."""
    found = [FoundSentence(each.article, each.start, each.end, each.text) for each in manifest.sentences]
    for position, sentence in enumerate(found):
        prove_sentence(sentence, position=position, texts=manifest.texts, path=path)
    # Only then, so that where a sentence itself was altered it is that one which is named.
    for position, sentence in enumerate(found):
        if not manifest.texts[sentence.article].sound:
            where = name_sentence(position, sentence.text)
            message = (
                f"{path}: {where} cannot be proved: the stored article {sentence.article} was altered since"
            )
            raise VerifyError(message, path=path)


def prove_sentence(
    sentence: FoundSentence, *, position: int, texts: Mapping[str, StoredText], path: str
) -> None:
    """Prove that the sentence stands at its offsets of the stored article that it names."""
    stored = texts.get(sentence.article)
    where = name_sentence(position, sentence.text)
    if stored is None:
        message = f"{path}: {where} names article {sentence.article}, which is not in the store"
        raise VerifyError(message, path=path)
    if not 0 <= sentence.start < sentence.end or stored.text[sentence.start : sentence.end] != sentence.text:
        place = f"the stored article {sentence.article} has at {sentence.start}:{sentence.end}"
        raise VerifyError(f"{path}: {where} is not what {place}", path=path)


def name_sentence(position: int, text: str) -> str:
    """Return how an error names a sentence: its number in reading order, from 1, and its beginning."""
    words = " ".join(text.split())
    shown = words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"
    return f'sentence {position + 1} ("{shown}")'


def squeeze(text: str) -> str:
    """Return the text without any white space: what survives every way of breaking lines."""
    return re.sub(r"\s+", "", text)


def match_sentences(
    found: Sequence[FoundSentence], manifest: Manifest, *, show: Callable[[str], str], path: str
) -> None:
    """Compare the sentences that an edition shows with those that it must show, in order, none missing.

    ``show`` is how the edition's format shows a text.
    """
    for shown, printed in zip(found, manifest.sentences, strict=False):
        wanted = FoundSentence(printed.article, printed.start, printed.end, show(printed.text))
        if shown != wanted:
            where = name_sentence(printed.position, printed.text)
            raise VerifyError(f"{path}: {where} is missing, or not word for word", path=path)
    if len(found) < len(manifest.sentences):
        printed = manifest.sentences[len(found)]
        where = name_sentence(printed.position, printed.text)
        raise VerifyError(f"{path}: {where} is missing", path=path)
    if len(found) > len(manifest.sentences):
        place = len(manifest.sentences)
        where = name_sentence(place, found[place].text)
        raise VerifyError(f"{path}: {where} was never printed in this brief", path=path)
