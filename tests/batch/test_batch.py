"""Rows in, rows out: word for word, with offsets into the text as given, whatever stands in a row."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.batch import Line, list_lines, lose_row, split_row, summarize_row
from briefer.batch.lines import ROW_BYTES
from briefer.batch.rows import read_reports, read_row
from briefer.engines.processes import ProcessesEngine
from briefer.model import Budget

NEWS = (
    "EASTPORT, Nov 24 (Reuters) - The harbour bridge in Eastport reopened on Monday after ten days. "
    "Engineers replaced 14 of its 212 hangers, the council said. The repair cost $2.4 million.\r\n\r\n"
    "Share this article\r\n\r\n"
    "Mayor Ana Petrov\tsaid buses will cross the bridge from Tuesday.\u00a0 Ferries will stop on Friday."
)
OTHER = "The bridge in Eastport is open again. Its repair took ten days and 2.4 million dollars, they said."


def line_of(row: object) -> Line:
    return Line(number=1, content=json.dumps(row).encode(), whole=True)


def summarize(row: object, *, summarizer: str = "briefer", unit: str = "sentences", size: int = 3) -> Any:
    budget = Budget(unit=unit, size=size)  # type: ignore[arg-type]
    return json.loads(summarize_row(line_of(row), summarizer=summarizer, budget=budget).line)


@pytest.mark.parametrize("summarizer", ["briefer", "lead", "sumy-lexrank"])
def test_sentences_stand_in_the_text_as_given(summarizer: str) -> None:
    answer = summarize({"id": "a", "text": NEWS}, summarizer=summarizer)
    assert list(answer) == ["id", "sentences"]
    assert len(answer["sentences"]) == 3
    for sentence in answer["sentences"]:
        assert set(sentence) == {"text", "start", "end", "score"}
        assert NEWS[sentence["start"] : sentence["end"]] == sentence["text"]
        assert "Reuters" not in sentence["text"]
        assert "Share" not in sentence["text"]


def test_sentences_of_several_texts_say_from_which() -> None:
    docs = [" ", {"text": NEWS, "outlet": "Harbour Post", "published": 1_795_500_000}, OTHER]
    answer = summarize({"id": "a", "docs": docs}, unit="words", size=60)
    texts = [" ", NEWS, OTHER]
    assert answer["sentences"]
    assert sum(len(sentence["text"].split()) for sentence in answer["sentences"]) <= 60
    for sentence in answer["sentences"]:
        assert texts[sentence["doc"]][sentence["start"] : sentence["end"]] == sentence["text"]


@given(st.text(max_size=200) | st.text("aB1.!?\"' \n\r\t\0\ud800é。", max_size=200))
def test_any_text_keeps_its_offsets(text: str) -> None:
    answer = summarize({"id": 1, "text": text})
    assert answer.get("skipped", "no word in it") == "no word in it"
    for sentence in answer.get("sentences", ()):
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    spans = json.loads(split_row(line_of({"id": 1, "text": text})).line).get("sentences", ())
    inside = "".join(text[span["start"] : span["end"]] for span in spans)
    assert "".join(inside.split()) == "".join(text.split()), "no character is lost between sentences"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"id": "a"}, "it has no text"),
        ({"id": "a", "text": None}, "it has no text"),
        ({"id": "a", "text": ["x"]}, "text is not a string"),
        ({"id": "a", "text": ""}, "no word in it"),
        ({"id": "a", "text": " *** "}, "no word in it"),
        ({"id": "a", "text": "One.", "headline": 7}, "headline is not a string"),
        ({"id": "a", "text": "One.", "docs": ["Two."]}, "it has both text and docs"),
        ({"id": "a", "docs": []}, "docs is not a list of texts"),
        ({"id": "a", "docs": "One."}, "docs is not a list of texts"),
        ({"id": "a", "docs": ["One.", 7]}, "text is not a string"),
        ({"id": "a", "docs": ["", "\n"]}, "no word in it"),
    ],
)
def test_a_row_that_cannot_be_summarized_says_why(row: dict[str, object], reason: str) -> None:
    assert summarize(row) == {"id": "a", "skipped": reason}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "line 7 is not JSON"),
        (b'{"id": NaN, "text": "x"}', "line 7 is not JSON: NaN is no number"),
        (b"[" * 100_000, "line 7 is nested too deeply"),
        (b'"\xff"', "line 7 is not UTF-8"),
        (b"[1]", "line 7 is no JSON object"),
        (b'{"id": ' + b"9" * 5_000 + b"}", "line 7 is not JSON"),
    ],
)
def test_a_line_that_is_no_row_is_named(content: bytes, reason: str) -> None:
    line = Line(number=7, content=content, whole=True)
    budget = Budget(unit="sentences", size=1)
    for answer in (
        summarize_row(line, summarizer="lead", budget=budget),
        split_row(line),
        lose_row(line, "the process died"),
    ):
        assert answer.skipped
        assert json.loads(answer.line)["id"] is None
        assert json.loads(answer.line)["skipped"].startswith(reason)


def test_a_row_that_is_lost_keeps_its_id() -> None:
    answer = lose_row(line_of({"id": [1, {"of": 2}], "text": "x"}), "it took too long")
    assert json.loads(answer.line) == {"id": [1, {"of": 2}], "skipped": "it took too long"}


def test_lines_are_counted_blank_ones_left_out() -> None:
    lines = list(list_lines(io.BytesIO(b'\xef\xbb\xbf{"id": 1}\r\n\n  \n{"id": 2}')))
    assert [(line.number, line.content) for line in lines] == [(1, b'{"id": 1}'), (4, b'{"id": 2}')]


def test_a_line_longer_than_memory_should_hold_is_left_out() -> None:
    longest = b'"' + b"x" * (ROW_BYTES - 3) + b'"\n'
    lines = list(list_lines(io.BytesIO(longest + b"x" * (2 * ROW_BYTES + 5) + b"\n{}\n" + b"y" * ROW_BYTES)))
    assert [(line.number, line.whole) for line in lines] == [(1, True), (2, False), (3, True), (4, False)]
    with pytest.raises(ValueError, match="line 2 is longer than 16 MiB"):
        read_row(lines[1])


def test_what_is_told_of_a_text_is_taken() -> None:
    moments = ["2026-11-24", "2026-11-24T06:00:00+01:00", 1_795_500_000, "yesterday", 10**20, None]
    row = {"language": "de", "docs": [{"text": "x", "published": moment} for moment in moments]}
    reports = read_reports(read_row(line_of(row)))
    assert [report.published is not None for report in reports] == [True, True, True, False, False, False]
    assert all(report.published.tzinfo for report in reports if report.published)
    assert {report.language for report in reports} == {"de"}


def test_the_language_may_be_said() -> None:
    text = "Das sagte Dr. Weber am 3. Mai in Bonn. Mehr sagte er nicht."
    for language in ("de", ""):
        answer = json.loads(split_row(line_of({"id": 1, "text": text, "language": language})).line)
        starts = [span["start"] for span in answer["sentences"]]
        assert starts == [0, text.index("Mehr")]
    assert json.loads(split_row(line_of({"id": 1, "text": " "})).line)["skipped"] == "no word in it"


def test_the_shortest_texts_are_read_by_guarded_processes_too() -> None:
    # Their language is told by a model that unpacks itself into a file.
    line = line_of({"id": 1, "text": "Oil fell on Monday, traders said."})
    with ProcessesEngine(workers=1) as engine:
        results = list(engine.map(split_row, [line], lost=lose_row))
    assert [result.skipped for result in results] == [False]
