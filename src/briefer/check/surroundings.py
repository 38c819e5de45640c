"""What surrounds a run: settings, sources, extras, the time zone and the clock."""

import importlib.util
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from briefer.check.finding import Finding, fail_of, find_well, warn_of
from briefer.settings import Settings

# No run of this program was ever earlier: a clock that says so has lost its battery.
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_SLACK = timedelta(hours=1)


def describe_settings(settings: Settings) -> Finding:
    """Return where the settings came from."""
    return find_well("settings", settings.file or "defaults: no settings file; `briefer init` writes one")


def check_zone(settings: Settings, *, moment: datetime, environment: Mapping[str, str]) -> Finding:
    """Return in which zone days are counted, and whether TZ was understood."""
    local = moment.astimezone(ZoneInfo(settings.zone))
    words = f"{settings.zone}, where it is {local:%Y-%m-%d %H:%M}"
    named = environment.get("TZ", "").lstrip(":")
    if named and named != settings.zone and not settings.file and "BRIEFER_ZONE" not in environment:
        return warn_of("zone", f"{words}; TZ is {named}", cure='set zone, such as zone = "Europe/Berlin"')
    return find_well("zone", words)


def check_sources(settings: Settings) -> list[Finding]:
    """Return whether the sources named are there; addresses are not asked for."""
    if not settings.sources:
        words = "none are set, so a brief is made of the sample articles"
        return [warn_of("sources", words, cure="name your own in briefer.toml; `briefer init` writes one")]
    missing = [
        source
        for source in settings.sources
        if source.kind == "folder" and not os.access(Path(source.spec), os.R_OK)
    ]
    if missing:
        return [
            fail_of(
                "sources",
                f"{source.name}: {source.spec} does not exist or cannot be read",
                cure="correct its path",
            )
            for source in missing
        ]
    return [find_well("sources", ", ".join(source.name for source in settings.sources))]


def check_extras(settings: Settings) -> list[Finding]:
    """Return whether the packages are there that a setting asks for."""
    if settings.html_extractor == "resiliparse" and importlib.util.find_spec("resiliparse") is None:
        cure = "pip install 'briefer[fast]', or set html_extractor = \"trafilatura\""
        return [fail_of("extractor", "html_extractor is resiliparse, which is not installed", cure=cure)]
    return []


def check_clock(moment: datetime, *, newest: datetime | None) -> Finding:
    """Return whether the clock can be right, given when the newest brief was made."""
    words = f"{moment:%Y-%m-%d %H:%M} UTC"
    cure = "set the clock (timedatectl set-ntp true)"
    if moment < _BEGINNING:
        return fail_of("clock", f"{words} cannot be", cure=cure)
    if newest and moment < newest - _SLACK:
        return fail_of(
            "clock", f"{words} is before the newest brief was made ({newest:%Y-%m-%d %H:%M})", cure=cure
        )
    return find_well("clock", words)
