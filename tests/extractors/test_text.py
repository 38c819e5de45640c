"""Plain text as people paste it."""

import pytest
from tests.extractors.pages import PARAGRAPHS, make_document

from briefer.errors import ExtractionError
from briefer.extractors.text import extract
from briefer.extractors.wrapping import join_lines
from briefer.model import Article

HEADLINE = "Harbour bridge reopens after two years"
BODY = "\n\n".join(PARAGRAPHS)


def read(content: str | bytes, *, media_type: str = "", url: str = "file:a.txt") -> Article:
    return extract(make_document(content, media_type=media_type, url=url))


def wrap(text: str, width: int, *, indent: str = "") -> str:
    lines, line = [], indent
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line.strip() else line + word
    return "\n".join([*lines, line])


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n{BODY}\n",
        f"\ufeff\n\n  {HEADLINE}  \n\n \n\n{BODY}\n\n\nComments",
        f"{HEADLINE}\r\n\r\n" + BODY.replace("\n", "\r\n"),
        f"{HEADLINE}\r\r" + BODY.replace("\n", "\r"),
        f"{HEADLINE}\n" + "\n".join(PARAGRAPHS),
        f"{HEADLINE}\n\n" + "\n\n".join(wrap(paragraph, 72) for paragraph in PARAGRAPHS),
        f"{HEADLINE}\n\n" + "\n\n".join(wrap(paragraph, 80) for paragraph in PARAGRAPHS),
        f"{HEADLINE}\n\n" + "\n".join(wrap(paragraph, 66, indent="    ") for paragraph in PARAGRAPHS),
        f"World > Europe\nhttps://harbourpost.example/bridge\n{HEADLINE}\n\n{BODY}\nShare\nPrint",
        f"24 November 2026\n\n{HEADLINE}\n\n{BODY}",
        f"Headline: {HEADLINE}\nSource: Harbour Post\n\n{BODY}",
    ],
)
def test_headline_and_paragraphs_are_found_however_the_lines_are_broken(text: str) -> None:
    article = read(text)
    assert article.headline == HEADLINE
    assert article.paragraphs == PARAGRAPHS


def test_a_headline_wrapped_over_two_lines_is_one() -> None:
    text = wrap("Harbour bridge reopens after two years of repairs, a vote and a very public quarrel", 60)
    article = read(text + "\n\n" + "\n\n".join(wrap(paragraph, 60) for paragraph in PARAGRAPHS))
    assert article.headline.endswith("a very public quarrel")
    assert article.paragraphs == PARAGRAPHS


def test_without_a_headline_the_first_sentence_is_one() -> None:
    article = read(BODY)
    assert article.paragraphs == PARAGRAPHS
    assert article.headline == PARAGRAPHS[0]
    assert len(read("A" + "a very long beginning " * 40 + "ends. " + BODY).headline) <= 300


@pytest.mark.parametrize(
    "headline",
    [
        "Who reopened the bridge?",
        "“It was tea”",
        "Bridge open.",
        "Bridge reopens – and nobody cheers",
        "橋が再開",
    ],
)
def test_headlines_may_end_as_they_like(headline: str) -> None:
    assert read(f"{headline}\n\n{BODY}").headline == headline


def test_what_the_head_tells_is_kept() -> None:
    head = "By Jane Doe, Harbour Post\nPublished 23 November 2026, 18:00 CET\n\nOSLO, Nov 23 (Reuters) - "
    article = read(f"{HEADLINE}\n\n{head}{BODY}")
    assert (article.byline, article.outlet) == ("Jane Doe, Reuters", "Harbour Post")
    assert str(article.published) == "2026-11-23 17:00:00+00:00"
    assert article.paragraphs == PARAGRAPHS


def test_the_address_that_a_text_names_is_its_own() -> None:
    article = read(f"{HEADLINE}\nURL: https://harbourpost.example/bridge\n\n{BODY}")
    assert article.url == "https://harbourpost.example/bridge"
    assert article.outlet == ""


def test_a_folder_named_for_the_outlet_tells_who_the_outlet_is() -> None:
    assert (
        read(f"{HEADLINE}\n\nTouchline\n23 Nov 2026\n\n{BODY}", url="file:touchline/a.txt").outlet
        == "Touchline"
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "an empty file"),
        (b" \n\n\t", "an empty file"),
        (b"Comments", "no readable text"),
        (b"Bridge reopens\nFerries stay", "too short to be an article"),
        (b"\x89PNG\r\n\0\0", "binary data, not text"),
        ("\n".join(f"Bridge number {n} reopens after repairs" for n in range(30)).encode(), "no sentences"),
        (b"QUJD" * 4000, "too short to be an article"),
        (("0123456789 " * 400 + "\n").encode(), "no readable text"),
        (b"\xff\xfe\xfd" * 300, "no readable text|unknown encoding|too short"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        read(content)


def test_a_long_text_is_cut_between_words() -> None:
    article = read(HEADLINE + "\n\n" + "\n\n".join(f"{PARAGRAPHS[0]} Number {n}." for n in range(2000)))
    assert len(article.text) <= 200_000
    assert len(article.text) > 199_000


def test_the_ids_are_made_of_what_is_told_and_of_the_bytes() -> None:
    one, other = read(f"{HEADLINE}\n\n{BODY}"), read(f"{HEADLINE}\n\n{BODY}\n\nComments")
    assert one.id == other.id
    assert one.document != other.document
    assert read(f"{HEADLINE}\n\n{BODY}", url="file:b.txt").id != one.id


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([], []),
        (["", " "], []),
        (["one", "", "two"], ["one", "two"]),
        (["A poem has short lines", "and every one of them", "stands alone on purpose"], None),
        (
            ["They agreed on Monday, after some talk, on longer-", "range plans for the two ferries that cross the",
             "harbour every hour."],
            ["They agreed on Monday, after some talk, on longer-range plans for the two ferries that cross the harbour"
             " every hour."],
        ),
        (["沿線の3市町は23日、運行を少なくとも5年間続ける", "ことで合意した。きっかけは、地元の高校生が作った", "時刻表だった。"], None),
    ],
)  # fmt: skip
def test_lines_are_joined_where_they_were_wrapped(lines: list[str], paragraphs: list[str] | None) -> None:
    joined = join_lines(lines)
    if paragraphs is None:
        assert "".join(joined).replace(" ", "") == "".join(lines).replace(" ", "")
    else:
        assert joined == paragraphs


def test_list_items_stay_apart() -> None:
    lines = ["The council decided three things on Monday, after", "a long and quiet debate about the bridge:",
             "- the ferries stay until the end of January, and", "  drivers may use them free of charge;",
             "- the quay is closed to cars on Sundays."]  # fmt: skip
    assert len(join_lines(lines)) == 3


def test_a_long_line_among_few_is_a_paragraph() -> None:
    long = "The harbour bridge reopened on Monday after two years of repairs. " * 4
    assert join_lines([long, "It rained", "on the first cars."]) == [
        long.strip(),
        "It rained",
        "on the first cars.",
    ]


def test_one_line_that_sticks_out_does_not_hide_the_wrapping() -> None:
    wrapped = [
        "The harbour bridge reopened on Monday after two years of repairs and",
        "the ferries stay, for",
    ] * 8
    joined = join_lines([*wrapped, "https://harbourpost.example/" + "bridge-" * 20, "and the rest of it."])
    assert "repairs and the ferries" in joined[0]
