"""Check: every trouble that stops or spoils a brief is found before the morning, and comes with its cure."""

import os
import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.delivery.post_office import PASSWORD, USER, open_post_office
from tests.fakes import make_article
from tests.store.builders import NOON, make_brief, make_edition

from briefer.check import Finding, check_machine, check_settings, places, printing, surroundings
from briefer.check.mail import check_mail
from briefer.errors import RenderError
from briefer.renderers.typesetter import CURE
from briefer.settings import Settings, load_settings
from briefer.store import open_store

ENVIRONMENT = {"TZ": "Europe/Berlin"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "articles").mkdir()
    (tmp_path / "briefer.toml").write_text('data_dir = "data"\n[[sources]]\npath = "articles"\n')
    return load_settings(flags={}, environment=ENVIRONMENT, folder=tmp_path, file=None)


def make_store(settings: Settings) -> Path:
    path = settings.data_dir / "briefer.db"
    article = make_article("The bridge is open.")
    with open_store(path) as store:
        store.save_articles([article])
        store.save_brief(
            make_brief(article),
            profile="desk",
            moment=NOON,
            articles=(),
            sources=(),
            editions=(make_edition(),),
        )
    return path


def test_a_sound_machine(settings: Settings) -> None:
    make_store(settings)
    findings = check_machine(settings, moment=NOON, environment=ENVIRONMENT)
    names = [finding.name for finding in findings]
    assert names == [
        "settings", "zone", "sources", "templates", "pdf", "fonts", "scripts", "data", "out", "disk", "store",
        "clock",
    ]  # fmt: skip
    assert {finding.name for finding in findings if finding.state == "fail"} == set()
    assert all(finding.cure for finding in findings if finding.state != "ok")
    assert not settings.out_dir.exists()


def test_settings_that_cannot_be_read() -> None:
    finding = check_settings("briefer.toml: there is no setting")
    assert (finding.state, finding.words) == ("fail", "briefer.toml: there is no setting")


def test_where_the_settings_came_from(settings: Settings) -> None:
    assert surroundings.describe_settings(settings).words == settings.file
    assert "briefer init" in surroundings.describe_settings(replace(settings, file="")).words


def test_the_zone_and_a_variable_that_says_otherwise(settings: Settings) -> None:
    def look(environment: dict[str, str], *, file: str = "") -> Finding:
        return surroundings.check_zone(replace(settings, file=file), moment=NOON, environment=environment)

    assert look({"TZ": ":Europe/Berlin"}).words == "Europe/Berlin, where it is 2026-11-24 13:00"
    assert look({"TZ": "CET-1CEST"}).state == "warn"
    assert look({"TZ": "CET-1CEST"}, file="briefer.toml").state == "ok"
    assert look({"TZ": "CET-1CEST", "BRIEFER_ZONE": "Europe/Berlin"}).state == "ok"


def test_sources_that_are_not_there(settings: Settings, tmp_path: Path) -> None:
    assert surroundings.check_sources(settings)[0].words == "articles"
    shutil.rmtree(tmp_path / "articles")
    (finding,) = surroundings.check_sources(settings)
    assert (finding.state, str(tmp_path / "articles") in finding.words) == ("fail", True)
    (sample,) = surroundings.check_sources(replace(settings, sources=()))
    assert (sample.state, "sample" in sample.words) == ("warn", True)


def test_an_extractor_that_is_not_installed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = replace(settings, html_extractor="resiliparse")
    assert surroundings.check_extras(settings) == []
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    (finding,) = surroundings.check_extras(fast)
    assert "briefer[fast]" in finding.cure


@pytest.mark.parametrize(
    ("moment", "newest", "state"),
    [
        (NOON, None, "ok"),
        (NOON, NOON + timedelta(minutes=30), "ok"),
        (NOON, NOON + timedelta(hours=2), "fail"),
        (datetime(1970, 1, 1, 0, 5, tzinfo=UTC), None, "fail"),
    ],
)
def test_a_clock_that_cannot_be_right(moment: datetime, newest: datetime | None, state: str) -> None:
    assert surroundings.check_clock(moment, newest=newest).state == state


def test_a_store_that_is_damaged(settings: Settings) -> None:
    assert places.check_store(settings)[0].state == "ok"
    path = make_store(settings)
    finding, newest = places.check_store(settings)
    assert (finding.state, newest) == ("ok", NOON)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE articles SET headline = 'Other'")
    finding, newest = places.check_store(settings)
    assert (finding.state, newest) == ("fail", None)
    assert "is not what was saved" in finding.words
    assert f"move {path} aside" in finding.cure
    path.write_bytes(b"nothing" * 100)
    assert places.check_store(settings)[0].state == "fail"


def test_several_damages_are_counted(settings: Settings) -> None:
    path = make_store(settings)
    with open_store(path) as store:
        store.save_articles([make_article("Second.")])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE articles SET headline = 'Other'")
    assert "and 1 more" in places.check_store(settings)[0].words


def test_folders_that_cannot_be_written(settings: Settings, tmp_path: Path) -> None:
    assert places.check_out(settings).words.endswith("out will be made")
    settings.out_dir.mkdir()
    assert places.check_out(settings).words == str(settings.out_dir)
    (tmp_path / "file").write_text("in the way")
    finding = places.check_data(replace(settings, data_dir=tmp_path / "file" / "data"))
    assert (finding.state, "is not a folder" in finding.words) == ("fail", True)


@pytest.fixture
def closed_folder(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.out_dir.mkdir()
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    monkeypatch.setattr(os, "supports_effective_ids", set())
    return settings.out_dir


def test_a_folder_of_somebody_else(settings: Settings, closed_folder: Path) -> None:
    finding = places.check_out(settings)
    assert (finding.state, finding.words) == ("fail", f"{closed_folder} may not be written")


def test_a_read_only_file_system(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "statvfs", lambda folder: SimpleNamespace(f_flag=os.ST_RDONLY))
    assert places.check_out(settings).state == "fail"


@pytest.mark.parametrize(("free", "state"), [(10**7, "fail"), (10**8, "warn"), (10**10, "ok")])
def test_a_disk_that_is_full(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, free: int, state: str
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10**11, 0, free))
    assert places.check_disk(settings).state == state


def test_a_machine_without_pango(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(texts: object, *, typesetter: object) -> tuple[str, ...]:
        raise RenderError(f"no PDF without Pango: {CURE}", format="pdf")

    monkeypatch.setattr(printing, "find_missing_glyphs", find)
    (finding,) = printing.check_pdf(settings)
    assert (finding.state, finding.words) == ("fail", "no PDF without Pango")
    assert "apt-get install libpangoft2" in finding.cure
    assert "brew install pango" in finding.cure
    (finding,) = printing.check_pdf(replace(settings, formats=("html",)))
    assert (finding.state, finding.words) == ("warn", "no PDF without Pango; it is not among your formats")


def test_fonts_that_are_missing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "find_missing_glyphs", lambda texts, *, typesetter: ("あ", "한"))
    monkeypatch.setattr(printing, "find_spec", lambda name: None)
    _, fonts, scripts = printing.check_pdf(settings)
    assert (fonts.state, "PT Serif, PT Sans" in fonts.words) == ("warn", True)
    assert "fontpkg-pt-serif fontpkg-pt-sans" in fonts.cure
    assert scripts.words == "no font here shows Japanese, Korean"
    assert scripts.cure.startswith("apt-get install fonts-ipaexfont-mincho fonts-wqy-zenhei")
    monkeypatch.setattr(printing, "find_missing_glyphs", lambda texts, *, typesetter: ())
    assert printing.check_pdf(settings)[2].state == "ok"


def find_mail(settings: Settings, **environment: str) -> list[tuple[str, str]]:
    findings = check_mail(settings, environment=environment)
    return [(finding.state, finding.words) for finding in findings]


def test_mail_is_looked_at_as_far_as_the_login_and_none_is_sent(tmp_path: Path) -> None:
    with open_post_office(tmp_path, size=1_000_000) as office:
        flags = {
            "mail_from": "brief@example.org",
            "smtp_host": "localhost",
            "smtp_port": office.port,
            "smtp_authorities": office.authorities,
            "smtp_user": USER,
        }
        settings = load_settings(flags=flags, environment={}, folder=tmp_path, file=None)
        well, less, exposed = find_mail(settings, BRIEFER_SMTP_PASSWORD=PASSWORD)
        assert well == (
            "ok",
            f"from brief@example.org by localhost, logged in as {USER}, which takes mails of 1 MB",
        )
        assert less == ("warn", "the server takes less than mail_bytes")
        assert exposed[0] == "warn"
        assert "it is in the environment" in exposed[1]
        (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
        (tmp_path / "password").chmod(0o600)
        kept = replace(settings, smtp_password_file=str(tmp_path / "password"), mail_bytes=1_000_000)
        assert [state for state, _ in find_mail(kept)] == ["ok"]
        wrong = find_mail(settings, BRIEFER_SMTP_PASSWORD="wrong")
        assert [state for state, _ in wrong] == ["fail"]
        assert "does not accept smtp_user and its password" in wrong[0][1]
        anonymous = replace(settings, smtp_user="", mail_bytes=1_000_000)
        assert [state for state, _ in find_mail(anonymous)] == ["ok"]
        assert office.mails == []


def test_mail_that_is_not_set_up_is_no_finding(tmp_path: Path) -> None:
    settings = load_settings(flags={}, environment={}, folder=tmp_path, file=None)
    assert find_mail(settings) == []
    by_command = replace(settings, mail_from="a@b.example", mail_by="sendmail")
    assert find_mail(replace(by_command, sendmail_path="/no/such"))[0][0] == "fail"
    assert find_mail(replace(by_command, sendmail_path="/bin/true"))[0][0] == "ok"


def test_templates_of_ones_own(settings: Settings, tmp_path: Path) -> None:
    assert printing.check_templates(settings).words == "the shipped ones, classic"
    own = replace(settings, templates_dir=tmp_path / "mine")
    assert "there is no folder" in printing.check_templates(own).words
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "tokens.css").write_text(":root { --ink: black; }")
    assert printing.check_templates(own).words.startswith("1 of your own")
    (tmp_path / "yours").mkdir()
    (tmp_path / "yours" / "brief.html.j2").write_text("{% block %}")
    broken = printing.check_templates(replace(settings, templates_dir=tmp_path / "yours"))
    assert (broken.state, "brief.html.j2, line 1" in broken.words) == ("fail", True)
