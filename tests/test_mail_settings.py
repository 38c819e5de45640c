"""The settings of mail, hooks and profiles: what they take, and one clear line for whatever is wrong."""

import dataclasses
from pathlib import Path

import pytest

from briefer.errors import SettingsError
from briefer.settings import Settings, load_settings, settings_hash


def load(folder: Path, text: str = "", **flags: object) -> Settings:
    (folder / "briefer.toml").write_text(text, encoding="utf-8")
    return load_settings(flags=flags, environment={}, folder=folder, file=None)


def fail(folder: Path, text: str = "", **flags: object) -> str:
    with pytest.raises(SettingsError) as error:
        load(folder, text, **flags)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("mail_from", " Brief  <b@EXAMPLE.org> ", "Brief <b@example.org>"),
        ("mail_from", "b@example.org", "b@example.org"),
        ("mail_from", "", ""),
        ("unsubscribe_mailto", "b@example.org", "b@example.org"),
        ("unsubscribe_url", "https://x.example/{token}", "https://x.example/{token}"),
        ("smtp_host", "smtp.example.org", "smtp.example.org"),
        ("smtp_host", "127.0.0.1", "127.0.0.1"),
        ("smtp_port", "2525", 2525),
        ("mail_quiet", "true", True),
    ],
)
def test_what_is_right_is_kept(tmp_path: Path, name: str, given: str, kept: object) -> None:
    assert getattr(load(tmp_path, **{name: given}), name) == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('mail_from = "nobody"', "mail_from must be an address such as Brief <brief@example.org>, or empty"),
        ("mail_from = 7", "mail_from must be"),
        ('mail_from = "a\\r\\nBcc: <b@c.example>"', "mail_from must be"),
        ('unsubscribe_mailto = "Ann <a@b.example>"', "unsubscribe_mailto must be"),
        ('unsubscribe_url = "http://x.example"', "unsubscribe_url must be an address with https://"),
        ("unsubscribe_url = 7", "unsubscribe_url must be"),
        ('unsubscribe_url = "https://x.example/>"', "unsubscribe_url must be"),
        ('smtp_host = "-x"', "smtp_host must be"),
        ('smtp_security = "ssl"', "smtp_security must be one of starttls, tls, none"),
        ('mail_quiet = "yes"', "mail_quiet must be true or false"),
        ('smtp_password = "x"', "a password is never written here"),
        ("[[hooks]]", "give either a command or a url"),
        ('[[hooks]]\ncommand = "a"\nurl = "https://b.example"', "give either a command or a url"),
        ('[[hooks]]\nurl = "http://b.example"', "set private = true, too"),
        ('[[hooks]]\nurl = "ftp://b.example"', "url must be an address"),
        ('[[hooks]]\ncommand = "a"\nprivate = 1', "private must be true or false"),
        ('[[hooks]]\ncommand = "a"\nnam = "b"', 'there is no key "nam" (did you mean "name"?)'),
        ('[[hooks]]\ncommand = "a"\n[[hooks]]\ncommand = "a"', 'two hooks are called "a"'),
        ("profiles = 7", "profiles must be tables"),
        ("[profiles]\nharbour = 7", "profiles must be tables"),
        ('[profiles."The Harbour"]', '"The Harbour" cannot name a profile'),
        ('[profiles.harbour]\ndata_dir = "x"', "profiles.harbour: data_dir is the same for all"),
        ("[profiles.harbour]\nminuts = 3", 'profiles.harbour: there is no setting "minuts" (did you mean'),
        ("[profiles.harbour]\nxyzzy = 3", "see docs/settings.md"),
    ],
)
def test_what_is_wrong_is_told_with_its_cure(tmp_path: Path, text: str, words: str) -> None:
    assert words in fail(tmp_path, text)


PROFILES = """
title = "The Brief"
minutes = 7
out_dir = "briefs"
[profiles.harbour]
minutes = 3
[[profiles.harbour.sections]]
label = "Harbour"
words = ["port"]
[profiles.desk]
out_dir = "desk"
minutes = 99
"""


def test_a_profile_says_what_is_otherwise_and_the_rest_holds(tmp_path: Path) -> None:
    harbour = load(tmp_path, PROFILES, profile="harbour")
    assert (harbour.title, harbour.minutes, harbour.profile) == ("The Brief", 3, "harbour")
    assert harbour.out_dir == tmp_path / "briefs" / "harbour"
    assert [section.label for section in harbour.sections] == ["Harbour"]
    assert harbour.profiles == ("harbour", "desk")
    whole = load(tmp_path, PROFILES)
    assert (whole.minutes, whole.out_dir, whole.sections) == (7, tmp_path / "briefs", ())
    assert "profiles.desk.minutes must be a number from 1 to 60" in fail(tmp_path, PROFILES, profile="desk")
    assert load(tmp_path, PROFILES.replace("99", "9"), profile="desk").out_dir == tmp_path / "desk"
    assert 'there is no profile "harbor" (did you mean "harbour"?)' in fail(
        tmp_path, PROFILES, profile="harbor"
    )
    assert "(known: harbour, desk, default)" in fail(tmp_path, PROFILES, profile="xyzzy")


def test_where_mails_go_changes_no_brief(tmp_path: Path) -> None:
    settings = load(tmp_path)
    mailed = dataclasses.replace(settings, mail_from="a@b.example", smtp_host="x.example", mail_quiet=True)
    assert settings_hash(mailed) == settings_hash(settings)
