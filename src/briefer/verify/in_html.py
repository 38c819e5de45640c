"""Proving brief.html: every sentence element shows what the store has, and no story tells anything else."""

from collections.abc import Iterable
from html.parser import HTMLParser

from briefer.errors import VerifyError
from briefer.renderers.cleaning import show_text
from briefer.verify.manifest import FoundSentence, Manifest, Proof, match_sentences

# Elements without an end tag, which therefore cannot be waited for.
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


class _Reader(HTMLParser):
    """Collects the sentence elements, and whatever else stands where stories are told."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sentences: list[FoundSentence] = []
        self.foreign: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._place: tuple[str, int, int] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "data-article" in given:
            self._place = (given["data-article"], _count(given, "data-start"), _count(given, "data-end"))
            self._text = []
        role = "sentence" if "data-article" in given else given.get("class", "")
        if tag not in _VOID:
            self._open.append((tag, role))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in (name for name, _ in self._open):
            name, role = self._open.pop()
            if role == "sentence" and self._place:
                self.sentences.append(FoundSentence(*self._place, "".join(self._text)))
                self._place = None
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        roles = {role for _, role in self._open}
        if self._place:
            self._text.append(data)
        elif "told" in roles and "cite" not in roles and data.strip():
            self.foreign.append(data.strip())


def prove_html(content: bytes, *, manifest: Manifest, path: str) -> Proof:
    """Prove every sentence of the page; VerifyError names the first that fails."""
    read = prove_pages([content], manifest=manifest, path=path)
    return Proof(name="brief.html", format="html", read=read, by_hash=0)


def prove_pages(pages: Iterable[bytes], *, manifest: Manifest, path: str) -> int:
    """Prove every sentence of these pages, one after the other, and return how many there are."""
    sentences: list[FoundSentence] = []
    foreign: list[str] = []
    for page in pages:
        reader = _Reader()
        reader.feed(page.decode("utf-8", "replace"))
        reader.close()
        sentences += reader.sentences
        foreign += reader.foreign
    match_sentences(sentences, manifest, show=show_text, path=path)
    if foreign:
        message = f'{path}: "{show_text(foreign[0])[:80]}" stands in a story and in no stored article'
        raise VerifyError(message, path=path)
    return len(sentences)


def _count(given: dict[str, str], name: str) -> int:
    value = given.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() else -1
