"""The colophon says what became of everything."""

from dataclasses import replace

from briefer.model import Brief, Skipped, SourceReport
from briefer.renderers.colophon import write_ledger


def say(brief: Brief) -> dict[str, str]:
    return {line.label: line.text for line in write_ledger(brief)}


def test_the_ledger_adds_up_in_words(brief: Brief) -> None:
    lines = say(brief)
    assert lines["Sources"] == "2 asked = 1 answered + 1 failed; 25 documents"
    assert lines["Read"] == "25 = 17 printed + 4 merged into a printed story + 4 left out"
    assert lines["Left out"] == "2 below the cut + 1 no readable text + 1 too short"
    assert lines["Not readable"] == "inbox/scan.pdf (no readable text); lakeside.example (too short)"
    assert lines["Trouble"] == "Valley Wire: no answer within 30 s"
    assert lines["Just below the cut"].startswith(
        "Potash price falls to lowest since June (Lakeside Business, 2.10)"
    )
    assert "briefer verify 2026-11-24" in lines["Proof"]
    assert lines["Made by"].startswith("briefer 0.1.0, settings 3f9ac2d1")
    assert "No font for" not in lines


def test_missing_glyphs_are_named(brief: Brief) -> None:
    lines = say(replace(brief, missing_glyphs=("\u16a0", "\U0001f600", "\x07")))
    assert lines["No font for"] == "U+16A0 runic letter fehu feoh fe f, U+1F600 grinning face, U+0007"
    many = say(replace(brief, missing_glyphs=tuple(map(chr, range(0x16A0, 0x16B0)))))
    assert many["No font for"].endswith(", and 8 more")


def test_lines_with_nothing_to_say_are_absent(brief: Brief) -> None:
    coverage = replace(
        brief.coverage,
        skipped=(),
        missed=(),
        sources=(SourceReport(name="a", documents=3, trouble="", note=""),),
    )
    brief = replace(brief, coverage=coverage, inserts=replace(brief.inserts, troubles=()))
    assert list(say(brief)) == ["Sources", "Read", "Proof", "Made by"]


def test_a_long_list_of_faults_is_cut_and_counted(brief: Brief) -> None:
    skipped = tuple(
        Skipped(url=f"file:{n}.pdf", source="s", room="extractors", reason="no readable text")
        for n in range(10)
    )
    nameless = Skipped(url="", source="stdin", room="extractors", reason="empty")
    lines = say(replace(brief, coverage=replace(brief.coverage, skipped=(nameless, *skipped))))
    assert lines["Not readable"].startswith("stdin (empty); 0.pdf (no readable text); ")
    assert lines["Not readable"].endswith("6.pdf (no readable text); and 3 more")


def test_what_a_rule_or_the_window_left_out_is_counted_and_hides_no_fault(brief: Brief) -> None:
    old = [Skipped(url=f"file:{n}", source="s", room="make", reason="outside the window") for n in range(90)]
    broken = Skipped(url="file:scan.pdf", source="s", room="extractors", reason="a broken PDF")
    lines = say(replace(brief, coverage=replace(brief.coverage, skipped=(*old, broken))))
    assert lines["Not readable"] == "scan.pdf (a broken PDF)"
    assert lines["Left out"] == "90 outside the window + 1 a broken PDF"


def test_a_story_of_no_known_outlet_has_its_rank_alone(brief: Brief) -> None:
    first = replace(brief.coverage.missed[0], outlet="")
    lines = say(replace(brief, coverage=replace(brief.coverage, missed=(first,))))
    assert lines["Just below the cut"] == "Potash price falls to lowest since June (2.10)"


def test_many_reasons_and_troubles_are_cut_and_still_add_up(brief: Brief) -> None:
    skipped = tuple(
        Skipped(url="", source="s", room="extractors", reason=f"reason {n % 11:02}") for n in range(21)
    )
    sources = tuple(
        SourceReport(name=f"s{n}", documents=1, trouble="took too long", note="") for n in range(9)
    )
    lines = say(replace(brief, coverage=replace(brief.coverage, skipped=skipped, sources=sources)))
    assert lines["Left out"].endswith("2 reason 07 + 5 for other reasons")
    assert sum(int(part.split()[0]) for part in lines["Left out"].split(" + ")) == 21
    assert lines["Sources"] == "9 asked = 0 answered + 9 failed; 9 documents"
    assert lines["Trouble"].endswith("s7: took too long; and 1 more")


def test_what_is_notable_of_a_source_that_answered_is_told(brief: Brief) -> None:
    silent = SourceReport(name="Post", documents=0, trouble="", note="no new article since 2026-10-01")
    coverage = replace(brief.coverage, sources=(silent,))
    lines = say(replace(brief, coverage=coverage))
    assert lines["Worth a look"] == "Post: no new article since 2026-10-01"
    assert lines["Sources"].startswith("1 asked = 1 answered")
