"""Under which name the store keeps a profile's briefs. Light to import: an hourly call asks little more."""

from briefer.settings import Settings

SAMPLE = "sample"


def name_series(settings: Settings) -> str:
    """Return the profile's name, or the sample's where no source is set."""
    return settings.profile if settings.sources else SAMPLE
