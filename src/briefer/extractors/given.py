"""Text that somebody hands over to have sentences of it chosen: where its news stands, furniture left out.

The rules are those for any plain text. But here every offset must count in the text as it was given, so
nothing is rewritten: the rules are asked what they would keep, and that is found in the given text again, by
counting the characters that are no blanks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefer.extractors import limits
from briefer.extractors.furniture import strip_furniture
from briefer.extractors.hygiene import clean_characters, clean_line, cut_line, split_lines
from briefer.extractors.lines import ends_sentence
from briefer.extractors.wrapping import join_lines

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenText:
    """The headline and who is credited, "" if there are none, and the given text's paragraphs of news.

    Each paragraph is its start and end in the text.
    """

    headline: str
    byline: str
    paragraphs: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line as the rules see it, and where it stands."""

    clean: str
    start: int
    end: int


def find_news(text: str, *, headline: str) -> GivenText:
    """Return where the news stands in ``text``; ``headline`` is the one given with it, or "".

    Looked at are the first ``limits.RAW_CHARACTERS`` and ``limits.RAW_LINES``. A text that is nothing but
    furniture is returned whole: whoever hands it over wants sentences of it.
    """
    text = text[: limits.RAW_CHARACTERS]
    lines = list(islice(_list_lines(text), limits.RAW_LINES))
    declared = cut_line(clean_line(headline[:2000]), limits.HEADLINE_CHARACTERS)
    copy = strip_furniture([line.clean for line in lines], headline=declared, byline="", hints=())
    found, paragraphs = copy.headline, copy.paragraphs
    if not declared and ends_sentence(found):
        # A pasted text begins with its headline; one that is handed over may begin with a short sentence.
        found, paragraphs = "", (found, *paragraphs)
    spans = tuple(_find_again(paragraphs, lines, text))
    return GivenText(
        headline=declared or found,
        byline=", ".join(part for part in (copy.byline, copy.agency) if part),
        paragraphs=spans or tuple((line.start, line.end) for line in lines),
    )


def _list_lines(text: str) -> Iterator[_Line]:
    """Yield the lines, those of wrapped prose joined: each holds the next so many characters of the text."""
    places = [place for place, character in enumerate(text) if not character.isspace()]
    begin = 0
    for line in join_lines(split_lines(text)):
        end = begin + len("".join(line.split()))
        inside = [place for place in places[begin:end] if _is_kept(text[place])]
        if inside:
            yield _Line(clean=clean_line(line), start=inside[0], end=inside[-1] + 1)
        begin = end


def _find_again(paragraphs: Sequence[str], lines: Sequence[_Line], text: str) -> Iterator[Span]:
    """Yield where each of the kept paragraphs stands; they are in the order of the lines."""
    index = 0
    for paragraph in paragraphs:
        rest = range(index, len(lines))
        at = next((place for place in rest if lines[place].clean == paragraph), None)
        if at is None:
            # Its dateline was cut off, or what was glued to its end.
            at = next((place for place in rest if paragraph in lines[place].clean), None)
        if at is not None:
            yield _find_inside(paragraph, lines[at], text)
            index = at + 1


def _find_inside(paragraph: str, line: _Line, text: str) -> Span:
    """Return where the paragraph stands in its line; the whole line where cleaning composed characters."""
    if paragraph == line.clean:
        return line.start, line.end
    places = [place for place in range(line.start, line.end) if _is_kept(text[place])]
    before = line.clean.index(paragraph)
    first = len("".join(line.clean[:before].split()))
    last = first + len("".join(paragraph.split()))
    if len(places) != len("".join(line.clean.split())):
        return line.start, line.end
    return places[first], places[last - 1] + 1


def _is_kept(character: str) -> bool:
    """Tell whether a clean line has the character: it is no blank, and not of zero width or the like."""
    return not character.isspace() and (clean_characters(character) != "")
