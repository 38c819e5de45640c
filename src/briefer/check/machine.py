"""The whole examination, in the order in which one would mend things."""

from collections.abc import Mapping
from datetime import datetime

from briefer.check.finding import Finding, fail_of
from briefer.check.mail import check_mail
from briefer.check.places import check_data, check_disk, check_out, check_store
from briefer.check.printing import check_pdf, check_templates
from briefer.check.surroundings import check_clock, check_extras, check_sources, check_zone, describe_settings
from briefer.settings import Settings


def check_machine(settings: Settings, *, moment: datetime, environment: Mapping[str, str]) -> list[Finding]:
    """Return a finding for everything that a brief by these settings needs; ``moment`` is the clock."""
    findings = [describe_settings(settings), check_zone(settings, moment=moment, environment=environment)]
    findings += check_sources(settings)
    findings += check_extras(settings)
    findings += [check_templates(settings), *check_pdf(settings)]
    findings += check_mail(settings, environment=environment)
    findings += [check_data(settings), check_out(settings), check_disk(settings)]
    damage, newest = check_store(settings)
    return [*findings, damage, check_clock(moment, newest=newest)]


def check_settings(problem: str) -> Finding:
    """Return the finding that the settings cannot be read, for the reason given."""
    return fail_of("settings", problem, cure="correct it, then run `briefer check` again")
