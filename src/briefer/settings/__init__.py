"""Settings: one frozen value, read once at the edge, and the only place where defaults are written."""

from briefer.settings.days import parse_day
from briefer.settings.load import FILE_NAME, load_settings, settings_hash
from briefer.settings.reference import write_reference, write_settings_file
from briefer.settings.tables import name_source
from briefer.settings.values import HookSetting, InsertSetting, SectionSetting, Settings, SourceSetting

__all__ = [
    "FILE_NAME",
    "HookSetting",
    "InsertSetting",
    "SectionSetting",
    "Settings",
    "SourceSetting",
    "load_settings",
    "name_source",
    "parse_day",
    "settings_hash",
    "write_reference",
    "write_settings_file",
]
