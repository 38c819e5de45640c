"""Proving a brief: every printed sentence stands word for word in a stored article, in every edition.

Three things are proved, in this order, and the first that fails is named: that the sentences which the store
remembers as printed are what the stored articles have at their offsets, that the edition's file shows exactly
these, and that the file is byte for byte the one that was made.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefer.errors import VerifyError
from briefer.store import Store, StoredBrief, StoredEdition
from briefer.store.contents import hash_content
from briefer.verify.in_epub import prove_epub
from briefer.verify.in_html import prove_html
from briefer.verify.in_json import prove_json
from briefer.verify.in_markdown import prove_markdown
from briefer.verify.in_pdf import prove_pdf
from briefer.verify.in_text import prove_text
from briefer.verify.manifest import Manifest, Proof, load_manifest, prove_sentences

__all__ = ["Proof", "Verified", "verify_brief"]

Prover = Callable[..., Proof]
PROVERS: dict[str, Prover] = {
    "json": prove_json,
    "html": prove_html,
    "text": prove_text,
    "pdf": prove_pdf,
    "markdown": prove_markdown,
    "epub": prove_epub,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was proved: which brief, each edition with its count of sentences, and editions not found."""

    brief: StoredBrief
    proofs: tuple[Proof, ...]
    absent: tuple[str, ...]


def verify_brief(path: Path, *, store: Store) -> Verified:
    """Prove the editions in the folder ``path``, or the one edition that ``path`` is.

    Raises VerifyError, which names the file and the first sentence that fails.
    """
    files = _read_files(path)
    brief = _find_brief(path, files, store=store)
    manifest = load_manifest(store, brief)
    proofs: list[Proof] = []
    for edition in brief.editions:
        if edition.name in files:
            place = str(path / edition.name if path.is_dir() else path)
            proofs.append(_prove_edition(files[edition.name], edition, manifest=manifest, path=place))
    absent = tuple(edition.name for edition in brief.editions if edition.name not in files)
    return Verified(brief=brief, proofs=tuple(proofs), absent=absent if path.is_dir() else ())


def _prove_edition(content: bytes, edition: StoredEdition, *, manifest: Manifest, path: str) -> Proof:
    prove_sentences(manifest, path=path)
    prover = PROVERS.get(edition.format)
    if prover:
        proof = prover(content, manifest=manifest, path=path)
    else:
        # A format that a third party added: nobody here knows how to read it.
        count = len(manifest.sentences)
        proof = Proof(name=edition.name, format=edition.format, read=0, by_hash=count)
    if hash_content(content) != edition.sha256:
        message = (
            f"{path}: changed since it was made: every sentence stands, but its bytes are not those stored"
        )
        raise VerifyError(message, path=path)
    return proof


def _read_files(path: Path) -> dict[str, bytes]:
    try:
        places = [place for place in sorted(path.iterdir()) if place.is_file()] if path.is_dir() else [path]
        files = {place.name: place.read_bytes() for place in places if not place.name.startswith(".")}
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}: give the folder of a brief, or one of its files"
        raise VerifyError(message, path=str(path)) from error
    if not files:
        raise VerifyError(f"{path} holds no edition: give the folder of a brief", path=str(path))
    return files


def _find_brief(path: Path, files: dict[str, bytes], *, store: Store) -> StoredBrief:
    """Return the brief that most of the files are editions of, else the last one made for their day."""
    hashes = {hash_content(content) for content in files.values()}
    days = sorted(_find_days(path, files))
    candidates = [brief for day in days for brief in store.find_briefs_of_day(day)]
    candidates += [brief for brief in map(store.find_brief_of_edition, sorted(hashes)) if brief]
    candidates = [brief for brief in candidates if any(each.name in files for each in brief.editions)]
    if not candidates:
        message = (
            f"{path}: the store {store.path} knows no brief of these bytes: they were changed since they were"
            " made, or made with another store (--data-dir)"
        )
        raise VerifyError(message, path=str(path))
    return max(candidates, key=lambda brief: sum(each.sha256 in hashes for each in brief.editions))


def _find_days(path: Path, files: dict[str, bytes]) -> set[date]:
    """Return the days that the folder's name and the files' first lines speak of."""
    folder = path.absolute() if path.is_dir() else path.absolute().parent
    texts = [folder.name, *(content[:2000].decode("utf-8", "replace") for content in files.values())]
    days: set[date] = set()
    for text in texts:
        for written in re.findall(r"\b\d{4}-\d{2}-\d{2}\b", text):
            with suppress(ValueError):
                days.add(date.fromisoformat(written))
    return days
