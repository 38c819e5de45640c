"""Datelines are cut from the first paragraph, and the agency in them is kept."""

import pytest

from briefer.extractors.datelines import cut_dateline, cut_tail_credit, find_agency, read_credit_line


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("LONDON (Reuters) - ", "Reuters"),
        ("LONDON, Nov 24 (Reuters) - ", "Reuters"),
        ("NEW YORK/LONDON, Nov 24 (Reuters) - ", "Reuters"),
        ("(Reuters) - ", "Reuters"),
        ("BERLIN (dpa) — ", "dpa"),
        ("Berlin (dpa/lno) - ", "dpa"),
        ("PARIS, 24 nov 2026 (AFP) - ", "AFP"),
        ("WASHINGTON, D.C. (AP) — ", "AP"),
        ("MADRID, 24 Nov. (EUROPA PRESS) - ", "Europa Press"),
        ("REYKJAVIK, Nov. 23 (Meridian Press Agency) - ", "Meridian Press Agency"),
        ("KHARTOUM, Sudan (CNN) -- ", "CNN"),
        ("Jakarta (CNN)", "CNN"),
        ("(CNN)", "CNN"),
        ("SAN FRANCISCO--(BUSINESS WIRE)--", "BUSINESS WIRE"),
        ("OSLO (XYZ) - ", "XYZ"),
        ("МОСКВА, 24 ноя - РИА Новости. ", "RIA Novosti"),
        ("［東京　２４日　ロイター］ - ", "Reuters"),
        ("【ワシントン共同】", "Kyodo"),
        ("新华社北京11月24日电（记者张三）", "Xinhua"),
        ("لندن (رويترز) - ", "Reuters"),
        ("WASHINGTON — ", ""),
        ("WASHINGTON ― ", ""),
        ("Washington — ", ""),
        ("New York – ", ""),
        ("OSLO (AP) ― ", "AP"),
        ("DES MOINES – ", ""),
        ("PORT AVERELL, N.S. — ", ""),
        ("DUNMERE, Sask. -- ", ""),
        ("ST. RONAN, Isle of Corran - ", ""),
        ("HONG KONG, China -- ", ""),
        ("ROME. Italy -- ", ""),
        ("TBILISI: ", ""),
        ("Lyon, le 24 novembre - ", ""),
        ("PARIS, Nov 23 — ", ""),
        ("March 26, 2026 . ", ""),
        ("26 March 2026 - ", ""),
    ],
)
def test_a_dateline_goes_and_its_agency_stays(dateline: str, agency: str) -> None:
    found = cut_dateline([dateline + "Ministers met on Monday."])
    assert found.paragraph == "Ministers met on Monday."
    assert found.agency == agency


@pytest.mark.parametrize(
    "paragraph",
    [
        "BMW - Germany's largest carmaker - said that sales fell.",
        "March 26, 2026. It was the day the bridge broke.",
        "March 26, 2026 was the day the bridge broke.",
        "On March 26, 2026 - Easter - the bridge broke.",
        "NATO - Europe's alliance - met.",
        "ANA BO CY DI ED FAY GUS HAL IDA (AP) - Ministers met.",
        "NATO – the alliance – met.",
        "Paris (France) - the city of light.",
        "The mayor (left) said that she was glad.",
        "Turkey's AK Party (AKP) leaders met.",
        "Jane Doe (AP) said she was glad.",
        "In 2020 (AP) said so.",
        "Maine Gov. Paul LePage (R) said Wednesday that he stays.",
        "U.S. - China talks resume.",
        "Hillary Clinton — The former secretary — spoke.",
        "MUSK: We will go.",
        "LONDON (Reuters) -",
        "新华社说，市长宣布。",
        "Washington was calm - Congress was not.",
        "Washington — The capital — was calm.",
        "Paris – one of the largest cities – was calm.",
        "Washington - The capital was calm.",
        "Korrville — The mayor was calm.",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_stays(paragraph: str) -> None:
    assert cut_dateline([paragraph]).paragraph == paragraph


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [("PORT AVERELL, N.S. — ", ""), ("OSLO, Nov. 24 (AP) - ", "AP"), ("TBILISI: ", "")],
)
def test_a_dateline_stays_where_its_sentence_speaks_of_here(dateline: str, agency: str) -> None:
    here = f"{dateline}A ferry hit a breakwater here on Monday. Ministers met."
    assert cut_dateline([here]).paragraph == here
    assert cut_dateline([here]).agency == agency
    later = "A ferry hit a breakwater on Monday. Ministers met here."
    assert cut_dateline([dateline + later]).paragraph == later


def test_an_agency_alone_says_nothing_of_here() -> None:
    here = "A ferry hit a breakwater here on Monday."
    assert cut_dateline([f"(CNN) {here}"]).paragraph == here


def test_speakers_of_a_transcript_are_no_places() -> None:
    lines = ["INTERVIEWER: Why did you do it?", "MARTA OLSEN: I was curious."]
    assert cut_dateline(lines).paragraph == lines[0]


@pytest.mark.parametrize(
    ("line", "agency"),
    [("(AP)", "AP"), ("Source: Reuters", "Reuters"), ("— AFP", "AFP"), ("dpa/lno", "dpa"), ("Reuters.", "Reuters"),
     ("The mayor", ""), ("(AP) said so", ""), ("a" * 100, "")],
)  # fmt: skip
def test_a_line_that_is_a_credit_names_its_agency(line: str, agency: str) -> None:
    assert read_credit_line(line) == agency


def test_a_credit_behind_the_last_sentence_is_cut_off() -> None:
    found = cut_tail_credit("The vote is on Tuesday. (AFP)")
    assert (found.paragraph, found.agency) == ("The vote is on Tuesday.", "AFP")
    assert cut_tail_credit("He lives in Paris (France)").agency == ""


def test_agencies_go_by_their_own_names() -> None:
    assert [find_agency(name) for name in ("The Associated Press", "A.P.", "dpa/lno", "Jane")] == [
        "AP",
        "AP",
        "dpa",
        "",
    ]
