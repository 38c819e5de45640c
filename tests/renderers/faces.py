"""What each face tells, read back by parsers that know nothing of briefer.

Every reader gives the same value, so that faces can be compared: the stories with their themes, headlines and
sentences, the watch list and the corrections, each with the number of its note, and the notes.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import html5lib
from lxml import etree
from lxml.etree import _Element as Element
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from tests.renderers.reading import read_pdf, squeeze

from briefer.renderers.cleaning import show_text

XHTML = "{http://www.w3.org/1999/xhtml}"
JOINER = "\u2060"
WIDE = "[\u3000-\u9fff]"
Cited = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStory:
    """A story as a face shows it; its theme in capitals, as some faces print it."""

    theme: str
    headline: Cited
    sentences: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """All that a face tells; ``notes`` are numbers and texts, white space left out."""

    stories: tuple[ToldStory, ...]
    watching: tuple[Cited, ...]
    corrections: tuple[Cited, ...]
    notes: tuple[tuple[int, str], ...]


def read_html(content: bytes) -> Face:
    """Read the web page with html5lib, which parses as browsers do and stops at the first error."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True)
    return _read_pages([parser.parse(content.decode("utf-8")).getroot()])


def read_epub(content: bytes) -> Face:
    """Read the chapters as XML, in the order of the spine."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _read_pages([etree.fromstring(archive.read(name)) for name in list_spine(archive)])


def list_spine(archive: zipfile.ZipFile) -> list[str]:
    """Return the names of a book's chapters in reading order, found as an e-reader finds them."""
    container = etree.fromstring(archive.read("META-INF/container.xml"))
    (rootfile,) = container.iter("{*}rootfile")
    place = rootfile.get("full-path")
    folder = place.rpartition("/")[0]
    package = etree.fromstring(archive.read(place))
    files = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    return [f"{folder}/{files[each.get('idref')]}" for each in package.iter("{*}itemref")]


def _read_pages(roots: list[Element]) -> Face:
    elements = [each for root in roots for each in root.iter() if isinstance(each.tag, str)]
    watching = [each for each in elements if each.get("aria-labelledby") == "watching"]
    corrections = [each for each in elements if each.get("aria-labelledby") == "corrections"]
    notes = [each for each in elements if re.fullmatch(r"note-\d+", each.get("id", ""))]
    return Face(
        stories=tuple(_read_article(each) for each in elements if each.tag == f"{XHTML}article"),
        watching=tuple(
            (_say(item[0]), _find_note(item)) for each in watching for item in each.iter(f"{XHTML}li")
        ),
        corrections=tuple(cited for each in corrections for cited in _list_sentences(each)),
        notes=tuple((int(each.get("id")[5:]), squeeze(_say(each))) for each in notes),
    )


def _read_article(article: Element) -> ToldStory:
    (headline,) = article.iter(f"{XHTML}h2", f"{XHTML}h3", f"{XHTML}h4")
    theme = next(article.itersiblings(f"{XHTML}h1", f"{XHTML}h2", f"{XHTML}h3", preceding=True))
    return ToldStory(
        theme=_say(theme).upper(),
        headline=(_say(headline), _find_note(headline)),
        sentences=tuple(_list_sentences(article)),
    )


def _list_sentences(element: Element) -> Iterator[Cited]:
    for sentence in element.iter(f"{XHTML}a"):
        if sentence.get("class") == "sentence":
            yield _say(sentence), _read_number(sentence.getnext())


def _find_note(element: Element) -> int:
    (cite,) = (each for each in element.iter() if each.get("class") == "cite")
    return _read_number(cite)


def _read_number(cite: Element) -> int:
    return int("".join(cite.itertext()).strip(JOINER))


def _say(element: Element) -> str:
    """Return an element's text without the notes in it."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.get("class") == "cite" else _say(child), child.tail or ""]
    return "".join(parts).strip()


def read_json(content: bytes) -> Face:
    """Read the brief for programs; of its texts, what any page may show."""
    data = json.loads(content)
    corrected = [each for both in data["corrections"] for each in (both["sentence"], both["now"]) if each]
    return Face(
        stories=tuple(
            ToldStory(
                theme=show_text(section["theme"]).upper(),
                headline=(show_text(story["headline"]), story["headline_note"]),
                sentences=tuple((show_text(each["text"]), each["note"]) for each in story["sentences"]),
            )
            for section in (*data["leads"], *data["briefs"])
            for story in section["stories"]
        ),
        watching=tuple((show_text(each["headline"]), each["headline_note"]) for each in data["watching"]),
        corrections=tuple((show_text(each["text"]), each["note"]) for each in corrected),
        notes=tuple(
            (
                note["number"],
                squeeze(f"{note['outlet'] or note['source']}{note['headline']}{note['article']}"),
            )
            for note in data["notes"]
        ),
    )


def read_markdown(content: bytes) -> Face:
    """Read the Markdown with markdown-it, as CommonMark with footnotes, numbered as they are cited."""
    page = MarkdownIt("commonmark").use(footnote_plugin).render(content.decode("utf-8"))
    body = etree.fromstring(f"<body>{page}</body>", etree.HTMLParser()).find("body")
    parts: dict[str, list[Element]] = {}
    stories: list[ToldStory] = []
    part = theme = ""
    for element in body:
        if element.tag in ("h1", "h2"):
            part = theme = "".join(element.itertext())
        elif element.tag == "h3" and element.find("sup") is None:
            theme = "".join(element.itertext())
        elif element.tag in ("h3", "h4"):
            (headline,) = _read_line(element)
            told = tuple(_read_line(_find_told(element)))
            stories.append(ToldStory(theme=theme.upper(), headline=headline, sentences=told))
        parts.setdefault(part, []).append(element)
    return Face(
        stories=tuple(stories),
        watching=tuple(_read_line(item)[0] for each in parts.get("Watching", ()) for item in each.iter("li")),
        corrections=tuple(
            (label.getnext().text, _read_line(each)[index][1])
            for each in parts.get("Corrections", ())[1:]
            for index, label in enumerate(each.iter("strong"))
        ),
        notes=tuple(
            (int(note.get("id")[2:]), squeeze("".join(note.itertext())))
            for note in body.iter("li")
            if note.get("class") == "footnote-item"
        ),
    )


def _find_told(headline: Element) -> Element | None:
    for element in headline.itersiblings():
        if element.tag != "p":
            return None
        if element.find("sup") is not None and element[0].tag != "strong":
            return element
    return None


def _read_line(element: Element | None) -> list[Cited]:
    """Return the texts of a line that have a note behind them, each with its number."""
    if element is None:
        return []
    cited: list[Cited] = []
    text = element.text or ""
    for child in element:
        words = "".join(child.itertext())
        if child.get("class") == "footnote-ref":
            cited.append((text.strip(), int(words.strip("[]").partition(":")[0])))
            text = child.tail or ""
        else:
            text += words + (child.tail or "")
    return cited


def read_text(content: bytes) -> Face:
    """Read the plain text by its rules: parts between double lines, stories between blank ones."""
    parts: dict[str, list[str]] = {}
    for number, part in enumerate(content.decode("utf-8").split("=" * 72 + "\n")):
        name = "" if number < 2 else part.partition("\n")[0]
        parts.setdefault(name, []).extend(re.split(r"\n\n+", part.strip("\n"))[min(number, 2) // 2 :])
    briefs = parts.get("IN BRIEF", [])
    return Face(
        stories=(*_read_leads(parts[""]), *map(_read_brief, briefs)),
        watching=tuple(
            _cut_cited(line)[0]
            for block in parts.get("WATCHING", ())
            for line in re.split(r"^- ", block, flags=re.MULTILINE)[1:]
        ),
        corrections=tuple(
            cited
            for block in parts.get("CORRECTIONS", ())
            for line in re.split(r"^  (?=Was: |Now: |It is)", block, flags=re.MULTILINE)[1:]
            if not line.startswith("It is")
            for cited in _cut_cited(line[5:])
        ),
        notes=tuple(
            (int(note.partition("]")[0]), squeeze(note))
            for block in parts.get("NOTES", ())
            for note in re.split(r"^\[", block, flags=re.MULTILINE)[1:]
        ),
    )


def _read_leads(blocks: list[str]) -> Iterator[ToldStory]:
    theme = ""
    headline: Cited | None = None
    for block in blocks:
        if block.startswith("-" * 72):
            theme = _unwrap(block.partition("\n")[2])
        elif theme and headline is None:
            headline = _cut_cited(block)[0]
        elif headline is not None:
            yield ToldStory(theme=theme, headline=headline, sentences=tuple(_cut_told(block)))
            headline = None


def _read_brief(block: str) -> ToldStory:
    head, _, told = block.partition("\n  ")
    ((labelled, number),) = _cut_cited(head)
    theme, _, headline = labelled.partition(". ")
    return ToldStory(theme=theme, headline=(headline, number), sentences=tuple(_cut_told(told)))


def _cut_told(block: str) -> list[Cited]:
    """Return a story's sentences; lines about it follow them."""
    return _cut_cited(
        re.split(r"^ *(?:Figures (?:differ|updated), |Also in |Update, )", block, flags=re.M)[0]
    )


def _cut_cited(block: str) -> list[Cited]:
    found = re.finditer(r"(.*?) \[(\d+)\] ?", _unwrap(block))
    return [(match[1], int(match[2])) for match in found]


def _unwrap(block: str) -> str:
    """Return the block on one line; scripts without blanks get none."""
    return " ".join(re.sub(f"(?<={WIDE})\n *(?={WIDE})", "", block).split())


def find_order(content: bytes, texts: list[str]) -> list[int]:
    """Return where each of the texts stands in a PDF, each looked for behind the one before; -1 ends it."""
    shown = squeeze("".join(page.extract_text() for page in read_pdf(content).pages)).replace(JOINER, "")
    places: list[int] = []
    place = 0
    for text in texts:
        place = shown.find(squeeze(text), place)
        places.append(place)
        if place < 0:
            break
    return places
