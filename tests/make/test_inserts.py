"""Calendars and programs stand beside the news, on every face, and can never break a brief."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefer.errors import SettingsError
from briefer.make.means import Made
from briefer.make.plan import make_brief
from briefer.settings import load_settings, settings_hash

DAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
STORY = """Harbour bridge reopens after inspection

The Harbour Bridge in Eastport reopened to traffic on Monday after a ten-day inspection of its cables.
Engineers replaced 14 of the 212 hangers, the city council said.
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:20261124T080000Z
DURATION:PT1H
SUMMARY:Budget <b>committee</b>\u202e
LOCATION:Room 4
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Without a beginning
END:VEVENT
END:VCALENDAR
"""
WEATHER = """import json
print(json.dumps({"source": "Met Office", "time": "2026-11-24T05:40:00Z",
                  "items": [{"label": "Oslo", "value": "-3 °C", "note": "snow until noon"}]}))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "bridge.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "office.ics").write_text(CALENDAR, encoding="utf-8", newline="\r\n")
    (tmp_path / "weather.py").write_text(WEATHER, encoding="utf-8")
    return tmp_path


def write_settings(home: Path, inserts: str, *, minutes: int = 5) -> None:
    own = f'engine = "serial"\nzone = "UTC"\nminutes = {minutes}\ndata_dir = "data"\nout_dir = "out"\n'
    text = f'{own}[[sources]]\npath = "news"\n{inserts}'
    (home / "briefer.toml").write_text(text, encoding="utf-8")


def make(home: Path, *, day: date = DAY, moment: datetime = MORNING) -> Made:
    settings = load_settings(flags={}, environment={}, folder=home, file=None)
    return make_brief(settings, day=day, moment=moment, progress=lambda room, done, total: None)


def weather_of(home: Path) -> str:
    return f'[[inserts]]\ntitle = "Weather"\ncommand = "{sys.executable} {home / "weather.py"}"\n'


def test_they_stand_on_every_face(home: Path) -> None:
    write_settings(home, '[[inserts]]\ncalendar = "office.ics"\n' + weather_of(home))
    made = make(home)
    assert made.troubles == ("Calendar: 1 event of office.ics could not be understood",)
    faces = {edition.format: edition.content for edition in made.editions}
    data = json.loads(faces["json"])
    calendar, weather = data["inserts"]
    assert (calendar["title"], calendar["source"], weather["source"]) == (
        "Calendar",
        "office.ics",
        "Met Office",
    )
    assert weather["moment"] == "2026-11-24T05:40:00+00:00"
    assert [item["label"] for item in calendar["items"]] == ["08:00–09:00"]
    text = faces["text"].decode()
    for words in ("CALENDAR", "08:00–09:00", "Room 4", "WEATHER", "Oslo  -3 °C  snow until noon"):
        assert words in text
    assert "Met Office, 24 Nov 05:40" in text
    assert "Inserts: Calendar: 1 event of office.ics" in text
    assert "Budget &lt;b&gt;committee" in faces["html"].decode()


def test_a_day_made_again_shows_what_it_showed(home: Path) -> None:
    write_settings(home, weather_of(home))
    first = make(home)
    (home / "weather.py").write_text("raise SystemExit(1)", encoding="utf-8")
    again = make(home, moment=datetime(2026, 11, 26, 6, 30, tzinfo=UTC))
    assert again.brief.inserts == first.brief.inserts
    assert again.editions == first.editions
    other = make(home, day=date(2026, 11, 20), moment=datetime(2026, 11, 26, 6, 30, tzinfo=UTC))
    assert other.brief.inserts.blocks == ()


@pytest.mark.parametrize(
    ("program", "trouble"),
    [
        ("raise SystemExit('no network')", "ended with code 1: no network"),
        ("print('sunny')", "what it printed is not JSON in UTF-8"),
        ("print('x' * 1000000)", "printed more than 65,536 bytes"),
    ],
)
def test_a_program_that_fails_costs_its_lines_and_is_named(home: Path, program: str, trouble: str) -> None:
    (home / "weather.py").write_text(program, encoding="utf-8")
    write_settings(home, weather_of(home) + '[[inserts]]\ntitle = "Fairs"\ncalendar = "none.ics"\n')
    made = make(home)
    assert len(made.brief.leads) == 1
    assert made.brief.inserts.blocks == ()
    assert made.troubles[0].startswith("Weather: ")
    assert trouble in made.troubles[0]
    assert made.troubles[1] == "Fairs: none.ics: No such file or directory"
    for edition in made.editions:
        if edition.format in ("html", "text"):
            assert "Fairs: none.ics: No such file" in " ".join(edition.content.decode().split())


def test_many_lines_are_cut_to_their_share_and_counted(home: Path) -> None:
    items = [{"value": f"one two three four five six {number}"} for number in range(40)]
    block = {"source": "quotes", "time": "2026-11-24T05:40:00Z", "items": items}
    (home / "weather.py").write_text(f"print({json.dumps(json.dumps(block))})", encoding="utf-8")
    write_settings(home, weather_of(home), minutes=1)
    (block_shown,) = make(home).brief.inserts.blocks
    assert 0 < len(block_shown.items) < 40
    assert block_shown.more == 40 - len(block_shown.items)


@pytest.mark.parametrize(
    ("inserts", "wrong"),
    [
        (
            "[[inserts]]\ncommand = 'date'\n[[inserts]]\ncommand = '/bin/date'\n",
            'two inserts are called "date"',
        ),
        ('[[inserts]]\ntitle = "X"\n', "give either a calendar or a command"),
        ('[[inserts]]\ncommand = "say \'hello"\n', "has an open quotation mark"),
        ('[[inserts]]\ncommand = ["date"]\n', "command must be a line of text"),
        (
            '[[inserts]]\ncalendar = "a.ics"\n[[inserts]]\ncalendar = "b.ics"\n',
            'two inserts are called "Calendar"',
        ),
        ('[[inserts]]\ncalender = "a.ics"\n', 'did you mean "calendar"'),
        ('inserts = "a.ics"\n', r"write \[\[inserts\]\]"),
    ],
)
def test_a_wrong_setting_says_what_is_wrong(home: Path, inserts: str, wrong: str) -> None:
    (home / "briefer.toml").write_text(inserts, encoding="utf-8")
    with pytest.raises(SettingsError, match=wrong):
        load_settings(flags={}, environment={}, folder=home, file=None)


def test_where_a_calendar_lies_changes_no_hash(home: Path) -> None:
    hashes = []
    for folder in ("a", "b"):
        (home / folder).mkdir()
        write_settings(
            home / folder, '[[inserts]]\ncalendar = "office.ics"\n[[inserts]]\ncommand = "bin/date -u"\n'
        )
        settings = load_settings(flags={}, environment={}, folder=home / folder, file=None)
        assert settings.inserts[0].calendar == str(home / folder / "office.ics")
        assert settings.inserts[1].command == (str(home / folder / "bin" / "date"), "-u")
        hashes.append(settings_hash(settings))
    write_settings(home, "")
    hashes.append(settings_hash(load_settings(flags={}, environment={}, folder=home, file=None)))
    assert hashes[0] == hashes[1] != hashes[2]
