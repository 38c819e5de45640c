"""How a failing source is told of: with its history, where there is one."""

from dataclasses import replace

from tests.sources.networks import START

from briefer.sources.book import NO_HARVEST, forget_all
from briefer.sources.health import describe_note, describe_trouble

FAILING = replace(
    forget_all("https://harbourpost.example/feed"),
    state="missing",
    trouble="answered 404",
    failures=4,
    failing_since=START,
    asked=START,
)


def test_a_trouble_is_told_with_its_history_and_cure() -> None:
    told = describe_trouble(FAILING, trouble="answered 404")
    assert (
        told == "answered 404 (4 in a row since 2026-11-02): find its new address on the site, or remove it"
    )
    known = replace(FAILING, harvest=replace(NO_HARVEST, documents=3, newest=START))
    assert "since 2026-11-02, last article 2026-11-02)" in describe_trouble(known, trouble="answered 404")


def test_who_names_a_machine_of_their_own_is_told_how_to_have_it_asked() -> None:
    private = replace(FAILING, state="refused", trouble="its host is not on the public internet")
    assert 'own_hosts = ["192.168.1.5:80"]' in describe_trouble(private, trouble=private.trouble)


def test_a_trouble_of_today_alone_has_no_history() -> None:
    paused = "its host asks to be left alone"
    assert describe_trouble(FAILING, trouble=paused) == paused
    assert describe_trouble(forget_all("x"), trouble=paused) == paused


def test_nothing_is_notable_of_a_source_that_is_well() -> None:
    assert describe_note(replace(FAILING, trouble="", failures=0), now=START) == ""
