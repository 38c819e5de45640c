"""What an extractor picked up beside the article: links, boxes inside it, a sidebar behind it.

trafilatura returns text without telling where it stood. Here each paragraph is found again in the page, and
judged by its neighbourhood: the article is what most of the words have in common an element with.
"""

from collections import Counter
from collections.abc import Sequence

from lxml import html as lxml_html

from briefer.extractors.blocks import BLOCKS, SKIPPED, Block
from briefer.extractors.boxes import find_boxed, find_comments, stands_apart
from briefer.extractors.heads import same_headline
from briefer.extractors.hygiene import clean_line
from briefer.extractors.lines import count_words, is_lede, is_prose

_KEY_CHARACTERS = 60
_MOST = 0.75  # of the words: who holds these holds the article
_TEASER_WORDS = 40
_LOOSE_WORDS = 20  # a longer text outside any paragraph element is a paragraph that its page broke in two
_LEDES = 2
_COMPARED = 20_000  # lines with elements: more is no article, and would take seconds
_LINKED = 0.9  # of a line's characters in links: not a word of the article
PARAGRAPHS = frozenset({"p", "li", "blockquote", "dd"})


def drop_strays(tree: lxml_html.HtmlElement, lines: Sequence[str], *, headline: str) -> list[str]:
    """Return the ``lines`` extracted from ``tree`` without those that stand outside its article.

    In front stand the paragraphs below the ``headline`` that were not extracted.
    """
    found = _find_places(tree, lines)
    comments = find_comments(found, lines)
    if any(comments):
        lines = [line for line, comment in zip(lines, comments, strict=True) if not comment]
        found = [element for element, comment in zip(found, comments, strict=True) if not comment]
    sizes = [count_words(line) for line in lines]
    container = _find_container(found, sizes)
    if container is None:
        return list(lines)
    boxed = find_boxed(found, lines, container=container)
    inside = [element is not None and container in element.iterancestors() for element in found]
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    kept = _find_ledes(tree, next(element for element in found if element is not None), headline=headline)
    for index, line in enumerate(lines):
        element = found[index]
        if element is None:
            stray = first < index < last and sizes[index] < _LOOSE_WORDS
        elif not inside[index]:
            stray = index > last and sizes[index] < _TEASER_WORDS
        else:
            stray = boxed[index] or (not is_prose(line.strip()) and _is_linked(element))
        kept += [] if stray else [line]
    return kept


def _find_ledes(tree: lxml_html.HtmlElement, first: lxml_html.HtmlElement, *, headline: str) -> list[str]:
    """Return the paragraphs that stand between the headline and ``first``, the first that was found.

    Many pages set the first paragraph apart from the text, beside the headline. More than two such paragraphs
    are something else.
    """
    between: list[lxml_html.HtmlElement] | None = None
    for element in tree.iter("h1", "h2", *PARAGRAPHS):
        if element is first:
            break
        if element.tag in ("h1", "h2"):
            text = clean_line(str(element.text_content())[:2000])
            between = [] if same_headline(text, headline) else between
        elif between is not None and is_lede(str(element.text_content())[:2000]):
            between.append(element)
    ledes = [str(element.text_content()) for element in between or () if not stands_apart(element)]
    return ledes if len(ledes) <= _LEDES else []


def find_article(tree: lxml_html.HtmlElement, lines: Sequence[str]) -> lxml_html.HtmlElement | None:
    """Return the innermost element of ``tree`` that holds most of ``lines``, which come from it, or None."""
    return _find_container(_find_places(tree, lines), [count_words(line) for line in lines])


def _find_places(tree: lxml_html.HtmlElement, lines: Sequence[str]) -> list[lxml_html.HtmlElement | None]:
    """Return the paragraph element that holds each line: the first, for comments quote, and boxes repeat."""
    elements = list(tree.iter(*PARAGRAPHS))
    places: dict[str, list[lxml_html.HtmlElement]] = {}
    for element in elements:
        places.setdefault(_key(str(element.text_content())), []).append(element)
    found: list[lxml_html.HtmlElement | None] = []
    for line in lines:
        known = places.get(_key(line), [])
        found.append(known.pop(0) if len(known) > 1 else next(iter(known), None))
    missing = [index for index, element in enumerate(found) if element is None]
    if missing and len(missing) * len(elements) <= _COMPARED:
        texts = [_key_all(element) for element in elements]
        for index in missing:
            found[index] = _find_around(lines[index], elements, texts)
    return found


def _find_around(
    line: str, elements: Sequence[lxml_html.HtmlElement], texts: Sequence[str]
) -> lxml_html.HtmlElement | None:
    """Return the smallest of ``elements`` that holds ``line`` among others; ``texts`` are theirs, packed."""
    packed = "".join(line.split())
    holders = [index for index, text in enumerate(texts) if packed in text]
    return elements[min(holders, key=lambda index: len(texts[index]))] if holders else None


def wrap_loose(tree: lxml_html.HtmlElement) -> None:
    """Put text that hangs loose between paragraphs into paragraphs of its own, in place.

    An advertisement inside a paragraph ends it for every parser; what follows the advertisement belongs to
    no element then, and trafilatura passes over it.
    """
    for parent in dict.fromkeys(paragraph.getparent() for paragraph in tree.iter("p")):
        for child in list(parent) if parent is not None else ():
            if count_words(clean_line(child.tail or "")) >= _LOOSE_WORDS and _ends_block(child):
                paragraph = lxml_html.Element("p")
                paragraph.text, child.tail = child.tail, None
                child.addnext(paragraph)
                _move_inline(paragraph)


def unset_ledes(tree: lxml_html.HtmlElement) -> None:
    """Make paragraphs of those headings that are a first paragraph set large, in place."""
    for heading in list(tree.iter("h2", "h3", "h4")):
        if is_lede(str(heading.text_content())) and heading.find(".//a[@href]") is None:
            heading.tag = "p"


def _ends_block(element: lxml_html.HtmlElement) -> bool:
    return not isinstance(element.tag, str) or element.tag in BLOCKS or element.tag in SKIPPED


def _move_inline(paragraph: lxml_html.HtmlElement) -> None:
    """Move the inline elements behind ``paragraph`` into it."""
    following = paragraph.getnext()
    while following is not None and not _ends_block(following):
        paragraph.append(following)
        following = paragraph.getnext()


def _key(text: str) -> str:
    return "".join(text[: 4 * _KEY_CHARACTERS].split())[:_KEY_CHARACTERS]


def _find_container(
    found: Sequence[lxml_html.HtmlElement | None], sizes: Sequence[int]
) -> lxml_html.HtmlElement | None:
    """Return the innermost element that holds most of the extracted words, or None."""
    words: Counter[lxml_html.HtmlElement] = Counter()
    for element, size in zip(found, sizes, strict=True):
        for ancestor in element.iterancestors() if element is not None else ():
            words[ancestor] += size
    enough = _MOST * sum(sizes)
    holders = [element for element, size in words.items() if size >= enough]
    return max(holders, key=lambda element: sum(1 for _ in element.iterancestors())) if holders else None


def _is_linked(element: lxml_html.HtmlElement) -> bool:
    text = len(_key_all(element))
    return text > 0 and sum(len(_key_all(link)) for link in element.iter("a")) >= _LINKED * text


def _key_all(element: lxml_html.HtmlElement) -> str:
    return "".join(str(element.text_content()).split())


def choose_blocks(blocks: Sequence[Block], *, headline: str) -> list[Block]:
    """Return the ``blocks`` of the article: behind its headline, in paragraph elements if it uses them.

    Short texts outside paragraph elements are boxes; when most of the page's prose stands outside, all stay.
    """
    for index, block in enumerate(blocks):
        if block.heading and same_headline(clean_line(block.text), headline):
            blocks = blocks[index + 1 :]
            break
    texts = [clean_line(block.text) for block in blocks]
    sizes = [count_words(text) if is_prose(text) else 0 for text in texts]
    marked = [block.element in PARAGRAPHS for block in blocks]
    if sum(size for size, mark in zip(sizes, marked, strict=True) if mark) < _MOST * sum(sizes):
        return list(blocks)
    return [
        block
        for block, size, mark in zip(blocks, sizes, marked, strict=True)
        if mark or block.heading or size >= _LOOSE_WORDS
    ]
