"""Proving brief.md: each story is a paragraph of printed sentences, their links and notes, and no more."""

import re

from briefer.renderers.cleaning import show_text
from briefer.renderers.markup import write_markdown
from briefer.store import StoredSentence
from briefer.verify.manifest import Manifest, Proof, squeeze
from briefer.verify.paragraphs import prove_paragraphs

_NOTE = r"\[\^\d+\]"


def prove_markdown(content: bytes, *, manifest: Manifest, path: str) -> Proof:
    """Prove every sentence of the file; VerifyError names the first that fails."""
    prove_paragraphs(content, manifest=manifest, show=_show, write_pattern=_write_pattern, path=path)
    return Proof(name="brief.md", format="markdown", read=len(manifest.sentences), by_hash=0)


def _show(text: str) -> str:
    return write_markdown(show_text(text))


def _write_pattern(paragraph: list[StoredSentence]) -> str:
    shown = [_write_sentence(re.escape(squeeze(_show(each.text)))) for each in paragraph]
    if paragraph[0].role == "told":
        return "".join(shown)
    now = rf"\*\*Now:\*\*{shown[1]}" if len(shown) > 1 else rf"Itisnolongerthere{_NOTE}\."
    return rf".*?\*\*Was:\*\*{shown[0]}{now}"


def _write_sentence(words: str) -> str:
    """A sentence is a link where a reader can be sent to its source."""
    return rf"(?:\[{words}\]\(<[^<>]*>\)|{words}){_NOTE}"
