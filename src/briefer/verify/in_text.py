"""Proving brief.txt: each story is a paragraph of printed sentences, their notes, and nothing else."""

import re

from briefer.renderers.cleaning import show_text
from briefer.store import StoredSentence
from briefer.verify.manifest import Manifest, Proof, squeeze
from briefer.verify.paragraphs import prove_paragraphs

_NOTE = r"\[\d+\]"
# What may stand in a story's paragraph beside its sentences: a run-in headline before, these lines after.
_HEAD = rf"(.*?{_NOTE})?"
_TAIL = r"((Update,|Figures(differ|updated),|Alsoin).*)?"


def prove_text(content: bytes, *, manifest: Manifest, path: str) -> Proof:
    """Prove every sentence of the file; VerifyError names the first that fails."""
    prove_paragraphs(content, manifest=manifest, show=show_text, write_pattern=_write_pattern, path=path)
    return Proof(name="brief.txt", format="text", read=len(manifest.sentences), by_hash=0)


def _write_pattern(paragraph: list[StoredSentence]) -> str:
    shown = [re.escape(squeeze(show_text(each.text))) + _NOTE for each in paragraph]
    if paragraph[0].role == "told":
        return _HEAD + "".join(shown) + _TAIL
    now = f"Now:{shown[1]}" if len(shown) > 1 else rf"Itisnolongerthere{_NOTE}\."
    return f".*?Was:{shown[0]}{now}"
