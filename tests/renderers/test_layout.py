"""The page as it lies on paper: nothing off it, nothing over anything else, no line that a printer mends."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import pytest
from tests.golden.invented_day import make_brief
from tests.looks import compose
from tests.renderers.hard_days import WORD, make_hard_brief, tell
from weasyprint.formatting_structure import boxes

from briefer.model import Brief
from briefer.renderers import Press, typesetting
from briefer.renderers.cleaning import show_text
from briefer.renderers.templates import LOOKS, PAPERS

HYPHEN = "\u2011"
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
SLACK = 1.5


def lay_out(brief: Brief, press: Press, *, paper: str = "a4", look: str = "classic") -> list[Any]:
    """Return the root box of each page."""
    page = compose(brief, press, paper=paper, look=look)
    document = typesetting.lay_out(page, archival=False).document
    return [page._page_box for page in document.pages]


def list_texts(page: Any) -> list[Any]:
    """Return the boxes of text in the page's own area."""
    root = next(child for child in page.children if not isinstance(child, boxes.MarginBox))
    return [box for box in root.descendants() if isinstance(box, boxes.TextBox) and box.text.strip()]


def list_lines(page: Any) -> Iterator[tuple[str, set[str]]]:
    """Yield the text of each line, and the names of the elements that it is of."""
    for box in page.descendants():
        if isinstance(box, boxes.LineBox):
            texts = [each for each in box.descendants() if isinstance(each, boxes.TextBox)]
            yield "".join(each.text for each in texts), {each.element_tag for each in texts}


def overlap(one: Any, other: Any) -> bool:
    """Tell whether two boxes of text lie over each other by more than the air about their letters."""
    across = min(one.position_x + one.width, other.position_x + other.width)
    across -= max(one.position_x, other.position_x)
    tops = [box.position_y + box.margin_top + 0.3 * box.height for box in (one, other)]
    bottoms = [box.position_y + box.margin_top + 0.75 * box.height for box in (one, other)]
    return bool(across > SLACK and min(bottoms) - max(tops) > SLACK)


@pytest.mark.parametrize(
    ("paper", "look"),
    [*((paper, "classic") for paper in PAPERS), *(("a4", look) for look in LOOKS if look != "classic")],
)
def test_nothing_leaves_its_page_or_lies_over_anything(press: Press, paper: str, look: str) -> None:
    for page in lay_out(make_hard_brief(), press, paper=paper, look=look):
        left, right = page.content_box_x(), page.content_box_x() + page.width
        texts = list_texts(page)
        for box in texts:
            assert left - SLACK <= box.position_x, box.text
            assert box.position_x + box.width <= right + SLACK, box.text
        assert [(one.text, other.text) for one, other in combinations(texts, 2) if overlap(one, other)] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_only_long_words_are_broken_and_at_a_hyphen(press: Press, brief: Brief, paper: str) -> None:
    """Notes stay with what they prove; a word that is whole in the text is whole on the page."""
    stories = [story for section in (*brief.leads, *brief.briefs) for story in section.stories]
    printed = [each for story in stories for each in story.sentences]
    for each in brief.corrections:
        printed += [each.sentence, *([each.now] if each.now else [])]
    known = {word for each in printed for word in show_text(each.sentence.text).split()}
    before = ""
    for page in lay_out(brief, press, paper=paper):
        for box in page.descendants():
            if not isinstance(box, boxes.TextBox) or box.element_tag != "a":
                continue
            if box.element.get("class") != "sentence":
                continue
            first, *rest = box.text.split()
            words = rest if before.endswith(HYPHEN) else [first, *rest]
            before = box.text.rstrip()
            if before.endswith((HYPHEN, "-", "/")):
                words = words[:-1]
            # Of the languages here only those in Latin letters have blanks between words.
            assert {word for word in words if word.isascii() and word not in known} == set()
        for text, _ in list_lines(page):
            assert not text.startswith("\u2060"), "a note begins no line"


def test_a_language_hyphenates_its_long_words(press: Press) -> None:
    ends = [text for page in lay_out(make_hard_brief(), press, paper="eink") for text, _ in list_lines(page)]
    broken = [text.rsplit(maxsplit=1)[-1].strip("„“") for text in ends if text.endswith(HYPHEN)]
    assert len(broken) > 5
    assert {text.rstrip(HYPHEN)[:4] for text in broken} <= {WORD[at : at + 4] for at in range(len(WORD))}
    english = make_brief(
        (tell(0, "Plain words", "Representatives of municipalities deliberated notwithstanding."),)
    )
    assert not any(HYPHEN in text for page in lay_out(english, press) for text, _ in list_lines(page))


def test_a_headline_in_the_text_is_set_as_full_as_its_lines_hold(press: Press) -> None:
    headline = "ST. RONAN, Ferry of Newick - Plaimark Caiden of Shevik voted"
    told = [
        tell(
            number,
            f"A lead of the day number {number}",
            f"Mayor {number} opened {number + 3} schools, baths and a mill.",
        )
        for number in range(9)
    ]
    brief = make_brief((*told, tell(9, headline, "It took all of the night, and most of the morning.")))
    for paper in ("a4", "eink"):
        lines = [
            text
            for page in lay_out(brief, press, paper=paper)
            for text, tags in list_lines(page)
            if "h4" in tags
        ]
        assert len(lines[0]) > 35


@pytest.mark.parametrize("paper", ["a5", "eink"])
def test_no_page_ends_with_a_headline(press: Press, paper: str) -> None:
    for words in range(2, 14):
        stories = tuple(
            tell(
                number,
                "Council " * words + str(number),
                f"It was decided on {number} May, after {words} hours.",
            )
            for number in range(12)
        )
        for page in lay_out(make_brief(stories), press, paper=paper):
            body = [(text, tags) for text, tags in list_lines(page) if "Thursday" not in text]
            _, tags = body[-1]
            assert tags - HEADINGS or not tags


def test_notes_stand_in_columns_without_gaps(press: Press, brief: Brief) -> None:
    for page in lay_out(brief, press):
        notes = [
            box
            for box in page.descendants()
            if type(box) is boxes.BlockBox
            and box.element_tag == "li"
            and (box.element.get("id") or "").startswith("note-")
        ]
        columns = sorted({round(box.position_x) for box in notes})
        assert len(columns) in (0, 2)
        numbers = [
            int(box.element.get("value")) for box in sorted(notes, key=lambda box: round(box.position_x))
        ]
        assert numbers == sorted(numbers), "down the first column, then down the second"
        for column in columns:
            tops = [box for box in notes if round(box.position_x) == column]
            gaps = [
                below.position_y - (above.position_y + above.margin_height())
                for above, below in pairwise(tops)
            ]
            assert max(gaps, default=0) < SLACK


def test_the_last_words_of_a_paragraph_stand_together(press: Press) -> None:
    sentence = (
        "Newborn babies cannot be protected in time because the infection strikes in hours and it needs " * 2
    )
    for words in range(12):
        told = tell(0, "Babies", f"{sentence}{'many ' * words}weeks.")
        for page in lay_out(make_brief((told,)), press):
            for text, _ in list_lines(page):
                assert not re.fullmatch("weeks\\.\u2060?1", text.strip())


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_page_but_the_last_ends_three_quarters_down(press: Press, paper: str, look: str) -> None:
    *pages, _ = lay_out(make_brief(), press, paper=paper, look=look)
    for page in pages:
        lowest = max(box.position_y + box.margin_height() for box in list_texts(page))
        assert lowest - page.content_box_y() > 0.8 * page.height


@pytest.mark.parametrize("look", LOOKS)
def test_briefs_are_read_down_the_left_column_then_down_the_right(press: Press, look: str) -> None:
    numbers: list[int] = []
    for page in lay_out(make_brief(), press, look=look):
        parts = [
            box
            for box in page.descendants()
            if type(box) is boxes.BlockBox
            and box.element_tag == "article"
            and box.element.get("class") == "brief"
        ]
        # What else bears its name is inside it, or goes on with it.
        found = list({box.element.get("id"): box for box in reversed(parts)}.values())
        columns = sorted({round(box.position_x) for box in parts})
        assert len(columns) in (0, 2)
        ordered = sorted(found, key=lambda box: (round(box.position_x), box.position_y))
        numbers += [int(box.element.get("id").removeprefix("story-")) for box in ordered]
        bottoms = [
            max(box.position_y + box.margin_height() for box in parts if round(box.position_x) == column)
            for column in columns
        ]
        # A story of five lines is not parted.
        assert max(bottoms, default=0) - min(bottoms, default=0) < 6 * 18
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_headline_leaves_half_of_its_first_line_empty(press: Press, paper: str) -> None:
    for page in lay_out(make_brief(), press, paper=paper):
        for box in page.descendants():
            if type(box) is boxes.BlockBox and box.element_tag == "h3" and len(box.children) > 1:
                assert box.children[0].width > box.width / 2
