"""Rules from a settings file: what they drop is counted, what they boost comes first, and they can be tried."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefer.cli import run_arguments

STORIES = {
    "a.txt": "Harbour bridge reopens\n\nThe harbour bridge reopened on Tuesday after a week of checks. Lorries may use it.",
    "b.txt": "Horoscope for Wednesday\n\nScorpio will meet a stranger on Wednesday. Aries should stay at home all day long.",
    "c.txt": "Council raises fees\n\nThe council raised parking fees by a tenth on Tuesday. Shopkeepers were not amused by it.",
}
SETTINGS = """
zone = "UTC"
engine = "serial"
formats = ["json"]
data_dir = "data"

[[sources]]
path = "news"

[[rules]]
action = "mute"
words = ["horoscope"]

[[rules]]
action = "boost"
name = "parking"
pattern = "parking (fees|spaces)"
value = 3

[[rules]]
action = "mute"
name = "never"
words = ["xyzzy"]
fields = ["outlet", "byline"]
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "news").mkdir()
    for name, text in STORIES.items():
        (tmp_path / "news" / name).write_text(text)
    (tmp_path / "briefer.toml").write_text(SETTINGS)
    return tmp_path


def test_what_is_muted_is_in_the_colophon_and_a_boost_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_arguments(["make", "--quiet"]) == 0
    (file,) = (home / "out").glob("*-*/brief.json")
    brief = json.loads(file.read_text())
    assert [each["reason"] for each in brief["coverage"]["skipped"]] == ['muted by the rule "mute horoscope"']
    stories = [story for section in brief["leads"] for story in section["stories"]]
    (parking,) = [story for story in stories if "fees" in story["headline"]]
    assert "rule parking" in parking["why"]
    assert parking["rank"] == max(story["rank"] for story in stories)


def test_rules_are_tried_on_what_was_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_arguments(["make", "--quiet"]) == 0
    capsys.readouterr()
    assert run_arguments(["rules", "test"]) == 0
    said = capsys.readouterr()
    assert "mute horoscope: hits 1" in said.out
    assert "never: never hit" in said.out
    assert said.err == "3 articles of 30 days; the rules drop 1 of them.\n"
    assert run_arguments(["rules", "test", "parking", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["articles"] == 3
    (rule,) = told["rules"]
    assert (rule["name"], rule["hits"]) == ("parking", 1)
    assert rule["articles"][0]["headline"] == "Council raises fees"
    assert run_arguments(["rules", "test", "parkin"]) == 2
    assert 'there is no rule "parkin" (did you mean "parking"?)' in capsys.readouterr().err


def test_many_hits_are_counted_and_the_newest_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(6):
        text = f"Ferry {number} sails\n\nThe ferry of pier number {number} sailed at dawn with all its passengers aboard."
        (home / "news" / f"f{number}.txt").write_text(text)
    (home / "briefer.toml").write_text(SETTINGS + '[[rules]]\naction = "mute"\nwords = ["ferry"]\n')
    assert run_arguments(["make", "--quiet"]) == 0
    capsys.readouterr()
    assert run_arguments(["rules", "test"]) == 0
    out = capsys.readouterr().out
    assert "mute ferry: hits 6" in out
    assert "  and 3 more" in out


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('words = ["a"]', "action must be one of include, mute, boost"),
        ('action = "hide"\nwords = ["a"]', "action must be one of include, mute, boost"),
        ('action = "mute"', "a rule needs words or a pattern"),
        ('action = "mute"\npattern = "("', 'pattern "(" is not one that RE2 knows: missing )'),
        (
            'action = "mute"\nwords = ["a"]\nfields = ["headlin"]',
            'no field "headlin" (did you mean "headline"?)',
        ),
        ('action = "mute"\nwords = ["a"]\nvalue = 2', "only a boost has a value"),
        ('action = "boost"\nwords = ["a"]\nvalue = 9', "value must be a number from -5 to 5, not 9"),
        ('action = "mute"\nword = ["a"]', 'there is no key "word" (did you mean "words"?)'),
        ('action = "mute"\nwords = ["horoscope"]', 'two rules are called "mute horoscope"'),
    ],
)
def test_a_wrong_rule_is_named_with_its_cure(
    home: Path, rule: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "briefer.toml").write_text(f"{SETTINGS}\n[[rules]]\n{rule}\n")
    assert run_arguments(["rules", "test"]) == 2
    assert message in capsys.readouterr().err


def test_without_rules_there_is_nothing_to_try(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "briefer.toml").write_text('[[sources]]\npath = "news"\n')
    assert run_arguments(["rules", "test"]) == 2
    assert "there are no rules to test" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rule", "headlines", "dropped"),
    [
        ("mute ferry bridge", ["Harbour bridge reopens"], 2),
        ("mute headline:tuesday", [], 1),
        ("mute text:tuesday", ["Harbour bridge reopens", "Council raises fees"], 3),
        ('mute headline,text:"Parking fees"', ["Council raises fees"], 2),
        ('boost "parking fees"', ["Council raises fees"], 1),
        ("boost text:/a (tenth|week)/", ["Harbour bridge reopens", "Council raises fees"], 1),
        ("include council", ["Council raises fees"], 2),
        ('action = "mute", words = ["lorries"], fields = ["text"]', ["Harbour bridge reopens"], 2),
        ('action = "boost", pattern = "parking", value = -2', ["Council raises fees"], 1),
    ],
)
def test_a_rule_that_is_in_no_file_is_tried(
    home: Path, rule: str, headlines: list[str], dropped: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_arguments(["make", "--quiet"]) == 0
    capsys.readouterr()
    assert run_arguments(["rules", "test", rule, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (tried,) = told["rules"]
    assert sorted(each["headline"] for each in tried["articles"]) == sorted(headlines)
    assert (tried["hits"], told["articles"], told["dropped"]) == (len(headlines), 3, dropped)
    assert run_arguments(["rules", "test", rule]) == 0
    shown = capsys.readouterr().out
    assert all(headline in shown for headline in headlines)
    assert bool(headlines) is ("never hit" not in shown)
    (home / "briefer.toml").write_text('zone = "UTC"\ndata_dir = "data"\n[[sources]]\npath = "news"\n')
    assert run_arguments(["rules", "test", rule, "never mind"]) == 2
    assert 'there is no rule "never mind"' in capsys.readouterr().err
    assert run_arguments(["rules", "test", rule, "--quiet"]) == 0


def test_articles_beyond_the_days_are_not_tried(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_arguments(["make", "--quiet"]) == 0
    with closing(sqlite3.connect(home / "data" / "briefer.db")) as connection:
        connection.execute(
            "UPDATE articles SET seen = seen - 31 * 86400000000 WHERE headline LIKE 'Council%'"
        )
        connection.commit()
    capsys.readouterr()
    assert run_arguments(["rules", "test", "mute council", "mute bridge", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["articles"] == 2
    assert {each["name"]: each["hits"] for each in told["rules"]} == {"mute council": 0, "mute bridge": 1}


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("mute", "names no word and no pattern: write it as mute WORD"),
        ("mute headline:", "names no word and no pattern: write it as mute WORD"),
        ('mute "open', "has an open quotation mark: write it as mute WORD"),
        ("mute headlin:word", 'there is no field "headlin" (did you mean "headline"?)'),
        ("boost /(/", 'pattern "(" is not one that RE2 knows: missing )'),
        ('action = "mute", words = ', "cannot be read ("),
        ('action = "mut", words = ["a"]', "action must be one of include, mute, boost"),
        ('action = "mute", word = ["a"]', 'there is no key "word" (did you mean "words"?)'),
        ("mut word", 'begins with no action (did you mean "mute"?): write it as mute WORD'),
        ("horoscopes", 'there is no rule "horoscopes"'),
    ],
)
def test_a_wrong_rule_on_the_command_line_is_one_line_with_its_cure(
    home: Path, rule: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_arguments(["rules", "test", rule]) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
