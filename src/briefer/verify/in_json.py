"""Proving brief.json: the offsets, hashes, headlines and figures that it states are those of the store."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefer.errors import VerifyError
from briefer.store import StoredText
from briefer.verify.manifest import (
    FoundSentence,
    Manifest,
    Proof,
    match_sentences,
    name_sentence,
    prove_sentence,
)


def prove_json(content: bytes, *, manifest: Manifest, path: str) -> Proof:
    """Prove every sentence, headline and figure of the file; VerifyError names the first that fails."""
    try:
        brief = json.loads(content)
        stories = list(_walk_stories(brief))
        notes = {note["number"]: note for note in brief["notes"]}
        printed = [
            *(sentence for story in stories for sentence in story["sentences"]),
            *_walk_corrections(brief),
        ]
        found = _prove_sentences(printed, notes=notes, manifest=manifest, path=path)
        for story in stories:
            _prove_figures(story, notes=notes, manifest=manifest, path=path)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise VerifyError(f"{path}: it is not the JSON of a brief any more ({reason})", path=path) from error
    match_sentences(found, manifest, show=str, path=path)
    return Proof(name="brief.json", format="json", read=len(found), by_hash=0)


def _walk_stories(brief: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for section in (*brief["leads"], *brief["briefs"]):
        yield from section["stories"]


def _walk_corrections(brief: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for correction in brief["corrections"]:
        yield correction["sentence"]
        if correction["now"] is not None:
            yield correction["now"]


def _prove_sentences(
    sentences: list[Mapping[str, Any]],
    *,
    notes: Mapping[int, Mapping[str, Any]],
    manifest: Manifest,
    path: str,
) -> list[FoundSentence]:
    found: list[FoundSentence] = []
    for printed in sentences:
        sentence = FoundSentence(printed["article"], printed["start"], printed["end"], printed["text"])
        where = name_sentence(len(found), sentence.text)
        prove_sentence(sentence, position=len(found), texts=manifest.texts, path=path)
        if printed["sha256"] != _hash_text(manifest.texts[sentence.article]):
            message = f"{path}: {where} states another hash than the stored article {sentence.article} has"
            raise VerifyError(message, path=path)
        if notes[printed["note"]]["article"] != sentence.article:
            raise VerifyError(f"{path}: {where} has a note that names another article", path=path)
        found.append(sentence)
    return found


def _prove_figures(
    story: Mapping[str, Any], *, notes: Mapping[int, Mapping[str, Any]], manifest: Manifest, path: str
) -> None:
    for disagreement in story["figures_differ"]:
        for figure in disagreement["figures"]:
            stored = manifest.texts.get(notes[figure["note"]]["article"])
            if stored and figure["text"] not in stored.text:
                message = f'{path}: the figure "{figure["text"]}" is not in the stored article that it names'
                raise VerifyError(message, path=path)


def _hash_text(stored: StoredText) -> str:
    return hashlib.sha256(stored.text.encode("utf-8", "surrogatepass")).hexdigest()
