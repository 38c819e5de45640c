"""Paragraphs of typeset pages: what the places of lines say about the text."""

from briefer.extractors.typeset import TypesetText, read_lines
from briefer.extractors.typeset_line import TypesetLine


def set_lines(
    *texts: str, page: int = 0, left: float = 72, top: float = 700, size: float = 10, bold: bool = False
) -> list[TypesetLine]:
    return [
        TypesetLine(text=text, page=page, left=left, base=top - 12 * index, size=size, bold=bold)
        for index, text in enumerate(texts)
    ]  # fmt: skip


def read(*lines: TypesetLine, title: str = "") -> TypesetText:
    return read_lines(lines, title=title)


BODY = (
    "The harbour bridge reopened on Monday after two years of",
    "repairs that had cost the town more than nine million, and",
    "the ferries will run until the end of January.",
)


def test_nothing_set_is_nothing_read() -> None:
    assert read() == TypesetText(headline="", paragraphs=(), edges=(), asides=())


def test_a_page_of_nothing_but_its_number_has_no_text() -> None:
    assert read(*set_lines("12")) == TypesetText(headline="", paragraphs=(), edges=("12",), asides=())


def test_lines_are_joined_and_the_larger_type_is_the_headline() -> None:
    headline = set_lines("Harbour bridge reopens", "after two years", top=760, size=24)
    found = read(*headline, *set_lines(*BODY))
    assert found.headline == "Harbour bridge reopens after two years"
    assert found.paragraphs == (" ".join(BODY),)


def test_the_declared_title_is_the_headline_before_larger_type() -> None:
    loud = set_lines("Nine pages of sport inside", top=790, size=30)
    quiet = set_lines("Harbour bridge reopens today", top=740, size=16)
    found = read(*loud, *quiet, *set_lines(*BODY), title="Harbour bridge reopens today")
    assert found.headline == "Harbour bridge reopens today"


def test_menus_printed_above_the_title_of_a_web_page_go_and_its_date_stays() -> None:
    menus = set_lines("World Business Sport Weather", "Sign in to your account", top=790, size=30)
    title = "Harbour Post: Harbour bridge reopens today | Harbour Post"
    for page in (0, 1):
        above = set_lines("News for the river", "November 24, 2026", top=760, page=page)
        printed = set_lines("Harbour bridge reopens today", top=720, page=page, size=16)
        found = read(*menus, *above, *printed, *set_lines(*BODY, page=page), title=title)
        assert found.headline == "Harbour bridge reopens today"
        assert found.paragraphs == ("November 24, 2026", " ".join(BODY))


def test_a_foot_far_below_the_text_goes_and_a_sentence_there_stays() -> None:
    assert read(*set_lines(*BODY), *set_lines("Harbour Post", top=40)).edges == ("Harbour Post",)
    late = set_lines("The mayor was the first to cross it.", top=40)
    assert read(*set_lines(*BODY), *late).paragraphs[-1] == "The mayor was the first to cross it."


def test_running_heads_go() -> None:
    pages = [
        line
        for page in range(3)
        for line in [
            *set_lines(f"Harbour Post {page + 1}", page=page, top=780),
            *set_lines(f"{'Again' * page} the bridge of the", f"{'town' * page} town", page=page, top=740),
            *set_lines(f"was {'very ' * page}shut", f"on {'Mon' * page}day.", page=page, top=640),
        ]
    ]
    found = read(*pages)
    assert not any("Harbour Post" in paragraph for paragraph in found.paragraphs)
    assert found.edges == ("Harbour Post 1", "Harbour Post 2", "Harbour Post 3")


def test_a_wider_gap_and_an_indent_begin_paragraphs() -> None:
    gap = set_lines(*BODY, top=600)
    indented = set_lines("The mayor was the first to cross", left=84, top=564)
    found = read(*set_lines(*BODY), *gap, *indented)
    assert len(found.paragraphs) == 3


def test_subheadings_in_larger_type_go() -> None:
    heading = set_lines("The ferries", top=640, size=14)
    found = read(*set_lines(*BODY), *heading, *set_lines(*BODY, top=600))
    assert found.paragraphs == (" ".join(BODY), " ".join(BODY))


def test_hyphens_at_the_end_of_lines() -> None:
    soft = ("The bridge was re\u00ad", "paired.")
    assert read(*set_lines(*soft)).paragraphs == ("The bridge was repaired.",)
    known = ("The harbour bridge and the har-", "bour wall.")
    assert read(*set_lines(*known)).paragraphs == ("The harbour bridge and the harbour wall.",)
    compound = ("It is a long-", "term plan for the well-", "Known bridge.")
    assert read(*set_lines(*compound)).paragraphs == ("It is a long-term plan for the well-Known bridge.",)


def test_blank_lines_and_scripts_without_blanks() -> None:
    assert read(*set_lines("The bridge", "  ", "is open.")).paragraphs == ("The bridge is open.",)
    assert read(*set_lines("橋は月曜日に", "開通した。")).paragraphs == ("橋は月曜日に開通した。",)


def test_a_paragraph_goes_on_over_the_page_and_the_larger_of_two_headlines_is_taken() -> None:
    heads = [
        *set_lines("Harbour bridge reopens", top=790, size=24),
        *set_lines("Nine pages of sport", top=750, size=16),
    ]
    found = read(*heads, *set_lines(*BODY[:2]), *set_lines(BODY[2], page=1))
    assert found.headline == "Harbour bridge reopens"
    assert found.paragraphs[-1] == " ".join(BODY)
