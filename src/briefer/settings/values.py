"""What settings are once they have been read: frozen, complete, checked."""

from dataclasses import dataclass
from datetime import time
from pathlib import Path

from briefer.model import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSetting:
    """One source: ``spec`` is an absolute path, an address or a command, ``section`` where its stories stand.

    ``options`` are pairs of name and value, sorted by name; ``section`` may be "". ``attributes`` are what
    another reading program said of it, kept for OPML.
    """

    spec: str
    kind: str
    name: str
    section: str
    options: tuple[tuple[str, str], ...]
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSetting:
    """One of the reader's own sections; a story belongs to it by any word, outlet or source named."""

    label: str
    words: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertSetting:
    """One insert: the absolute path of a calendar file, or a program and its arguments."""

    title: str
    calendar: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookSetting:
    """One hook: ``command`` or ``url`` is "", ``secret_file`` an absolute path or ""."""

    name: str
    command: str
    url: str
    secret_file: str
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, whatever it came from; ``keys.py`` tells what each one means and allows.

    No sources means the shipped sample. ``file`` is the settings file that was read, or ""; ``fault`` what
    BRIEFER_FAULT breaks for a test.
    """

    profile: str
    title: str
    zone: str
    at: time
    language: str
    data_dir: Path
    backups: int
    out_dir: Path
    channels: tuple[str, ...]
    formats: tuple[str, ...]
    paper: str
    look: str
    templates_dir: Path | None
    archival: bool
    lead_codes: bool
    minutes: float
    pages: int
    words_per_minute: int
    lead_count: int
    brief_count: int
    outlet_stories: int
    front_words: int
    story_sentences: int
    summarizer: str
    sentences: int
    html_extractor: str
    engine: str
    workers: int
    contact: str
    own_hosts: tuple[tuple[str, int], ...]
    full_text: str
    near: float
    cluster: float
    half_life_days: float
    quiet_days: int
    correction_days: int
    correction_pages: int
    theme_minimum: int
    mail_from: str
    mail_owner: str
    mail_by: str
    mail_bytes: int
    mail_quiet: bool
    smtp_host: str
    smtp_port: int
    smtp_security: str
    smtp_authorities: str
    smtp_user: str
    smtp_password_file: str
    smtp_password_command: str
    sendmail_path: str
    dkim_selector: str
    dkim_key_file: str
    unsubscribe_mailto: str
    unsubscribe_url: str
    on_unknown: str
    archive_address: str
    archive_port: int
    archive_hosts: tuple[str, ...]
    inserts: tuple[InsertSetting, ...]
    hooks: tuple[HookSetting, ...]
    profiles: tuple[str, ...]
    sources: tuple[SourceSetting, ...]
    sections: tuple[SectionSetting, ...]
    rules: tuple[Rule, ...]
    file: str
    fault: str
