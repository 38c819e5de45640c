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

SENTENCE, NEIGHBOUR = "sentence", "verbatim"


class _Reader(HTMLParser):
    """Collects the sentence elements, what stands around them, and whatever else stands in stories."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sentences: list[FoundSentence] = []
        self.neighbours: list[FoundSentence] = []
        self.foreign: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._place = ("", 0, 0)
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        role = given.get("class", "")
        if "data-start" in given:
            role = SENTENCE if "data-article" in given else NEIGHBOUR
            article = given.get("data-article", self._place[0])
            self._place = (article, _count(given, "data-start"), _count(given, "data-end"))
            self._text = []
        if tag not in _VOID:
            self._open.append((tag, role))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in (name for name, _ in self._open):
            name, role = self._open.pop()
            if role in (SENTENCE, NEIGHBOUR):
                found = self.sentences if role == SENTENCE else self.neighbours
                found.append(FoundSentence(*self._place, "".join(self._text)))
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        roles = {role for _, role in self._open}
        if roles & {SENTENCE, NEIGHBOUR}:
            self._text.append(data)
        elif "told" in roles and not roles & {"cite", "around"} and data.strip():
            self.foreign.append(data.strip())


def prove_html(content: bytes, *, manifest: Manifest, path: str) -> Proof:
    """Prove every sentence of the page; VerifyError names the first that fails."""
    read = prove_pages([content], manifest=manifest, path=path)
    return Proof(name="brief.html", format="html", read=read, by_hash=0)


def prove_pages(pages: Iterable[bytes], *, manifest: Manifest, path: str) -> int:
    """Prove every sentence of these pages, one after the other, and return how many there are."""
    readers = [_read_page(page) for page in pages]
    sentences = [sentence for reader in readers for sentence in reader.sentences]
    match_sentences(sentences, manifest, show=show_text, path=path)
    for reader in readers:
        for words in reader.foreign:
            message = f'{path}: "{show_text(words)[:80]}" stands in a story and in no stored article'
            raise VerifyError(message, path=path)
        for neighbour in reader.neighbours:
            _prove_neighbour(neighbour, manifest=manifest, path=path)
    return len(sentences)


def _read_page(page: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(page.decode("utf-8", "replace"))
    reader.close()
    return reader


def _prove_neighbour(found: FoundSentence, *, manifest: Manifest, path: str) -> None:
    """Prove that what is shown before or after a sentence stands in that sentence's article."""
    stored = manifest.texts[found.article].text
    if not 0 <= found.start < found.end or show_text(stored[found.start : found.end]) != found.text:
        words = f'"{show_text(found.text)[:80]}", shown beside a sentence of article {found.article},'
        raise VerifyError(f"{path}: {words} is not what stands there", path=path)


def _count(given: dict[str, str], name: str) -> int:
    value = given.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() else -1
