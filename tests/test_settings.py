"""Settings: which origin goes first, and one clear line for whatever is wrong."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import SettingsError
from briefer.settings import (
    Settings,
    SourceSetting,
    load_settings,
    parse_day,
    settings_hash,
    write_reference,
    write_settings_file,
)
from briefer.settings.keys import KEYS, Own
from briefer.settings.table_keys import SECTION_KEYS, SOURCE_KEYS
from briefer.settings.zones import find_zone

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 24)


class Desk:
    """A reader's machine: a current folder, a home, and what the environment says."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "desk"
        self.home = root / "home"
        self.folder.mkdir()
        self.home.mkdir()
        self.environment = {"HOME": str(self.home), "TZ": "Europe/Berlin"}

    def write(self, text: str, *, place: Path | None = None) -> Path:
        target = place or self.folder / "briefer.toml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def load(self, *, file: Path | None = None, **flags: object) -> Settings:
        return load_settings(flags=flags, environment=self.environment, folder=self.folder, file=file)

    def fail(self, *, file: Path | None = None, **flags: object) -> str:
        with pytest.raises(SettingsError) as error:
            self.load(file=file, **flags)
        assert error.value.exit_code == 2
        assert "\n" not in str(error.value)
        return str(error.value)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_without_any_settings_the_defaults_hold(desk: Desk) -> None:
    settings = desk.load()
    assert (settings.minutes, settings.words_per_minute, settings.lead_count) == (5.0, 238, 5)
    assert settings.formats == ("pdf", "html", "text", "json")
    assert settings.zone == "Europe/Berlin"
    assert settings.out_dir == desk.folder / "out"
    assert settings.data_dir == desk.home / ".local" / "share" / "briefer"
    assert (settings.sources, settings.sections, settings.file) == ((), (), "")


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_default_is_one_that_is_allowed(desk: Desk, key: "object") -> None:
    (setting,) = [candidate for candidate in KEYS if candidate is key]
    if not isinstance(setting.default, Own):
        setting.kind.read(setting.default, folder=desk.folder)
        assert type(getattr(desk.load(), setting.name)) is type(
            setting.kind.read(setting.default, folder=desk.folder)
        )


def test_there_is_one_key_for_each_setting() -> None:
    fields = {field.name for field in dataclasses.fields(Settings)}
    tables = {"sources", "sections", "rules", "inserts", "hooks", "profiles"}
    assert fields == {key.name for key in KEYS} | tables | {"file", "fault"}


def test_flags_go_before_the_environment_before_the_file_before_the_default(desk: Desk) -> None:
    assert desk.load().title == "The Morning Brief"
    file = desk.write('title = "File"\nminutes = 7\nwords_per_minute = 200')
    assert desk.load().title == "File"
    desk.environment |= {"BRIEFER_TITLE": "Environment", "BRIEFER_MINUTES": "8.5"}
    assert desk.load().title == "Environment"
    settings = desk.load(title="Flag", minutes=None)
    assert (settings.title, settings.minutes, settings.words_per_minute) == ("Flag", 8.5, 200)
    assert settings.file == str(file)


def test_a_switch_is_on_or_off(desk: Desk) -> None:
    assert desk.load().archival is False
    desk.write("archival = true")
    assert desk.load().archival is True
    desk.environment["BRIEFER_ARCHIVAL"] = "False"
    assert desk.load().archival is False
    desk.environment["BRIEFER_ARCHIVAL"] = "perhaps"
    assert "BRIEFER_ARCHIVAL must be true or false" in desk.fail()


def test_what_a_test_breaks_changes_no_hash(desk: Desk) -> None:
    whole = desk.load()
    desk.environment["BRIEFER_FAULT"] = "render_hang"
    assert (whole.fault, desk.load().fault) == ("", "render_hang")
    assert settings_hash(desk.load()) == settings_hash(whole)


def test_which_file_is_read(desk: Desk) -> None:
    desk.write('title = "Home"', place=desk.home / ".config" / "briefer" / "briefer.toml")
    assert desk.load().title == "Home"
    desk.write('title = "XDG"', place=desk.home / "xdg" / "briefer" / "briefer.toml")
    desk.environment["XDG_CONFIG_HOME"] = str(desk.home / "xdg")
    assert desk.load().title == "XDG"
    desk.write('title = "Here"')
    assert desk.load().title == "Here"
    desk.environment["BRIEFER_CONFIG"] = str(desk.write('title = "Named"', place=desk.home / "a.toml"))
    assert desk.load().title == "Named"
    other = desk.write('title = "Flag"', place=desk.folder / "b.toml")
    assert desk.load(file=Path("b.toml")).title == "Flag"
    other.unlink()
    assert "there is no settings file" in desk.fail(file=Path("b.toml"))


def test_paths_in_a_file_count_from_the_file(desk: Desk) -> None:
    file = desk.write('out_dir = "briefs"\ndata_dir = "~/data"', place=desk.home / "conf" / "b.toml")
    assert desk.load(file=file).out_dir == desk.home / "conf" / "briefs"
    desk.environment["BRIEFER_OUT_DIR"] = "from-environment/../out2"
    assert desk.load(file=file).out_dir == desk.folder / "out2"
    assert desk.load(file=file, out_dir="/abs").out_dir == Path("/abs")


def test_a_byte_order_mark_and_windows_lines_do_no_harm(desk: Desk) -> None:
    (desk.folder / "briefer.toml").write_bytes(b'\xef\xbb\xbftitle = "One"\r\nminutes = 3\r\n')
    assert (desk.load().title, desk.load().minutes) == ("One", 3.0)


def test_an_environment_variable_may_be_a_list_or_empty(desk: Desk) -> None:
    desk.environment |= {"BRIEFER_FORMATS": "html, text", "BRIEFER_TITLE": "", "BRIEFER_FAULT": "x"}
    assert desk.load().formats == ("html", "text")
    assert desk.load().title == "The Morning Brief"
    assert desk.load(formats="json").formats == ("json",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('titel = "x"', 'there is no setting "titel" (did you mean "title"?)'),
        ("xyzzy = 1", 'there is no setting "xyzzy": see docs/settings.md'),
        ('minutes = "ten"', 'minutes must be a number from 1 to 60, not "ten"'),
        ("minutes = 0", "minutes must be a number from 1 to 60, not 0"),
        ("minutes = nan", "minutes must be a number from 1 to 60, not nan"),
        ("minutes = true", "minutes must be a number from 1 to 60, not true"),
        ("archival = 1", "archival must be true or false, not 1"),
        ('archival = "yes"', 'archival must be true or false, not "yes"'),
        ("lead_count = 2.5", "lead_count must be a whole number from 1 to 20, not 2.5"),
        ("workers = 99999999999999999999999", "workers must be a whole number from 0 to 256"),
        ("title = 3", "title must be a line of text of at most 120 characters, not 3"),
        ('title = " "', "title must be a line of text of at most 120 characters"),
        ('title = "a\\nb"', "title must be a line of text of at most 120 characters"),
        ('zone = "Berlin"', 'not "Berlin" (did you mean "Europe/Berlin"?)'),
        ('zone = "Europe/Brelin"', '(did you mean "Europe/Berlin"?)'),
        ('zone = "new york"', '(did you mean "America/New_York"?)'),
        ('zone = "../../etc/passwd"', "must be an IANA time zone"),
        ('zone = "Europe"', "must be an IANA time zone"),
        ("zone = 1", "must be an IANA time zone"),
        ('language = "English"', 'language must be a language code such as en, not "English"'),
        ('formats = ["pdf", "htm"]', '(did you mean "html"?)'),
        ('formats = ["pdf", "pdf"]', "named twice"),
        ("formats = []", "formats must be a list of some of html, pdf, text, markdown, epub, json, not []"),
        ("formats = [1]", "formats must be a list of some of"),
        ('formats = "pdf"', 'must be a list of some of html, pdf, text, markdown, epub, json, not "pdf"'),
        ('engine = "process"', '(did you mean "processes"?)'),
        ("engine = 1", "engine must be one of"),
        ('html_extractor = "trafilatur"', '(did you mean "trafilatura"?)'),
        ("out_dir = 3", "out_dir must be the path of a folder, not 3"),
        ('out_dir = ""', "out_dir must be the path of a folder"),
        ('out_dir = "a\\u0000b"', "out_dir must be the path of a folder"),
        ('out_dir = "~nobody-of-that-name/x"', "no home folder"),
        ('profile = "My Desk"', "profile must be a name of small letters"),
        ('title = "a', "is not valid TOML: "),
        ("title = 1\ntitle = 2", "is not valid TOML: "),
        ("sources = 3", "sources must be tables: write [[sources]] on a line above each"),
        ("[sources]\npath = 'a'", "sources must be tables"),
        ("[[sources]]\nname = 'a'", "sources, number 1: give either a path, a url or a command"),
        ("[[sources]]\npath = 'a'\nurl = 'https://a.example/'", "give either a path, a url or a command"),
        ("[[sources]]\nurl = 'ftp://a.example/'", "url must be an address with http:// or https://"),
        ("[[sources]]\nurl = 'https://[bad/'", "url must be an address with http:// or https://"),
        ("[[sources]]\npaht = 'a'", 'sources, number 1: there is no key "paht" (did you mean "path"?)'),
        (
            "[[sources]]\nxyzzy = 'a'",
            'there is no key "xyzzy" (known: path, url, command, kind, columns, password_file,',
        ),
        ("[[sources]]\npath = 'a'\ntitle = 'x'", "move it above the first table in double brackets"),
        ("[[sources]]\npath = 3", "path must be the path of a folder or a file, not 3"),
        ("[[sources]]\npath = 'a'\nname = 3", "name must be a line of text"),
        ("[[sources]]\npath = 'a'\n[[sources]]\npath = 'b/a'", 'two sources are called "a"'),
        ("[[sources]]\npath = 'a'\nkind = 'foldr'", '(did you mean "folder"?)'),
        ("[[sections]]\nwords = ['a']", "sections, number 1: a section needs a label"),
        ("[[sections]]\nlabel = 'A'", '"A" would stay empty'),
        ("[[sections]]\nlabel = 'A'\nwords = 'a'", 'words must be a list of text in brackets, not "a"'),
        ("[[sections]]\nlabel = 'A'\nwords = [1]", "words must be a line of text"),
        (
            "[[sections]]\nlabel = 'A'\nwords = ['a']\n[[sections]]\nlabel = 'A'\nwords = ['b']",
            'two sections are called "A": put them into one',
        ),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_cure(desk: Desk, text: str, expected: str) -> None:
    file = desk.write(text)
    message = desk.fail()
    assert message.startswith(str(file))
    assert expected in message


def test_broken_toml_names_its_line(desk: Desk) -> None:
    desk.write('title = "One"\nminutes = = 3\n')
    assert "line 2" in desk.fail()


def test_a_file_that_cannot_be_read_is_named(desk: Desk) -> None:
    file = desk.folder / "briefer.toml"
    file.write_bytes(b"title = '\xe9'")
    assert "is not UTF-8 text" in desk.fail()


def test_a_long_wrong_value_is_cut_short(desk: Desk) -> None:
    desk.write(f'title = "{"x" * 5000}"')
    assert len(desk.fail()) < 300


def test_what_is_wrong_on_the_command_line_is_named(desk: Desk) -> None:
    assert desk.fail(minutes="ten").startswith("--minutes must be a number from 1 to 60")
    assert desk.fail(out_dir="").startswith("--out must be the path of a folder")
    assert desk.fail(formats="txt").startswith("--formats must be a list of some of")


def test_what_is_wrong_in_the_environment_is_named(desk: Desk) -> None:
    desk.environment["BRIEFER_MINUTES"] = "ten"
    assert desk.fail().startswith("BRIEFER_MINUTES must be a number from 1 to 60")
    desk.environment = {"BRIEFER_MINUTE": "3", "HOME": str(desk.home)}
    assert '"BRIEFER_MINUTE"' in desk.fail()
    assert 'did you mean "BRIEFER_MINUTES"?' in desk.fail()
    desk.environment = {"BRIEFER_SOURCES": "a", "HOME": str(desk.home)}
    assert "only be set in a settings file" in desk.fail()


def test_without_a_home_the_user_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", no_home)
    desk.environment = {"TZ": "UTC"}
    assert "there is no home folder" in desk.fail()


def test_sources_and_sections_are_read(desk: Desk) -> None:
    desk.write(
        """
        [[sources]]
        path = "articles"
        [[sources]]
        url = "https://paper.example/story"
        section = "Port"
        [[sources]]
        path = "/srv/wire"
        kind = "folder"
        name = "The wire"
        [[sections]]
        label = "Port"
        words = ["crane", "container terminal"]
        outlets = ["Harbour Post"]
        """
    )
    settings = desk.load()
    assert settings.sources == (
        SourceSetting(
            spec=str(desk.folder / "articles"),
            kind="folder",
            name="articles",
            section="",
            options=(),
            attributes=(),
        ),
        SourceSetting(
            spec="https://paper.example/story",
            kind="page",
            name="paper.example",
            section="Port",
            options=(),
            attributes=(),
        ),
        SourceSetting(
            spec="/srv/wire", kind="folder", name="The wire", section="", options=(), attributes=()
        ),
    )
    (section,) = settings.sections
    assert (section.label, section.words, section.sources) == ("Port", ("crane", "container terminal"), ())


def test_the_hash_tells_what_changes_the_brief_and_not_where_it_is_made(desk: Desk) -> None:
    plain = desk.load()
    assert settings_hash(plain) == settings_hash(desk.load())
    assert len(settings_hash(plain)) == 16
    changes: tuple[dict[str, Any], ...] = (
        {"out_dir": "elsewhere"},
        {"data_dir": "elsewhere"},
        {"engine": "serial"},
        {"workers": "3"},
        {"formats": "json"},
    )
    for same in changes:
        assert settings_hash(desk.load(**same)) == settings_hash(plain)
    changes = ({"title": "Other"}, {"minutes": "6"}, {"zone": "UTC"}, {"near": "0.6"})
    for other in changes:
        assert settings_hash(desk.load(**other)) != settings_hash(plain)
    desk.write("[[sources]]\npath = 'one/articles'")
    one = settings_hash(desk.load())
    desk.write("[[sources]]\npath = 'two/articles'")
    assert settings_hash(desk.load()) == one != settings_hash(plain)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 24)),
        (" Yesterday ", date(2026, 11, 23)),
        ("-1d", date(2026, 11, 23)),
        ("-30d", date(2026, 10, 25)),
        ("-0d", date(2026, 11, 24)),
        ("2026-11-23", date(2026, 11, 23)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_days_as_people_write_them(text: str, day: date) -> None:
    assert parse_day(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow", "is no day"),
        ("", "is no day"),
        ("23.11.2026", "is no day"),
        ("20261123", "is no day"),
        ("2026-W48-1", "is no day"),
        ("0001-01-01", "is no day"),
        ("2026-02-30", "is not in the calendar"),
        ("2026-11-25", "is still to come"),
        ("-999999d", "before the calendar begins"),
        ("+1d", "is no day"),
    ],
)
def test_days_that_are_none(text: str, expected: str) -> None:
    with pytest.raises(SettingsError, match=expected):
        parse_day(text, today=TODAY)


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_settings_error(text: str) -> None:
    try:
        day = parse_day(text, today=TODAY)
    except SettingsError:
        return
    assert day <= TODAY


@pytest.mark.parametrize(
    ("variable", "target", "name", "zone"),
    [
        ("Europe/Paris", "UTC", "", "Europe/Paris"),
        (":Europe/Paris", "UTC", "", "Europe/Paris"),
        ("CET-1CEST,M3.5.0", "Asia/Kathmandu", "", "Asia/Kathmandu"),
        ("", "right/Asia/Tokyo", "", "Asia/Tokyo"),
        ("", "", "America/Lima\n", "America/Lima"),
        ("", "", "", "UTC"),
        ("", "Etc/UTC", "", "UTC"),
    ],
)
def test_the_machines_own_zone(tmp_path: Path, variable: str, target: str, name: str, zone: str) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(f"/usr/share/zoneinfo/{target}" if target else tmp_path / "copied")
    if name:
        (tmp_path / "timezone").write_text(name)
    assert find_zone({"TZ": variable}, link=link, name=tmp_path / "timezone") == zone


def test_the_reference_is_up_to_date_and_names_every_setting() -> None:
    reference = write_reference()
    for name in [*(key.name for key in KEYS), *SOURCE_KEYS, *SECTION_KEYS]:
        assert f"| `{name}` |" in reference
    written = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert written == reference, "run `python bench/settings_reference.py`"


def test_the_file_of_init_explains_every_setting_and_sets_none(desk: Desk) -> None:
    desk.write(write_settings_file())
    settings = desk.load()
    assert settings == dataclasses.replace(desk.load(file=None), file=settings.file)
    assert (settings.title, settings.sources) == ("The Morning Brief", ())


def test_the_file_of_init_has_each_heading_once() -> None:
    headings = [line for line in write_settings_file().splitlines() if line.startswith("# --- ")]
    assert len(headings) == len(set(headings)) > 3


def test_the_file_of_init_holds_with_its_examples_switched_on(desk: Desk) -> None:
    lines = write_settings_file().splitlines()
    switched = [
        line.removeprefix("# ")
        for line in lines
        if (" = " in line and "…" not in line and line.count(".") < 4) or line.startswith("# [")
    ]
    desk.write("\n".join(switched))
    settings = desk.load()
    assert len(settings.sources) == 3
    assert settings.sections[0].label == "Harbour"
    assert settings.hooks[0].command == "/usr/local/bin/on-brief --quiet"
    assert desk.load(profile="harbour").minutes == 3
    plain = {key.name for key in KEYS if not isinstance(key.default, Own)} - {"out_dir"}
    (desk.folder / "briefer.toml").unlink()
    for name in plain:
        assert getattr(settings, name) == getattr(desk.load(), name)
