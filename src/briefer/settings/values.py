"""What settings are once they have been read: frozen, complete, checked."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSetting:
    """One source: ``spec`` is an absolute path, an address or a command, ``section`` where its stories stand.

    ``options`` are pairs of name and value, sorted by name; ``section`` may be "".
    """

    spec: str
    kind: str
    name: str
    section: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSetting:
    """One of the reader's own sections; a story belongs to it by any word, outlet or source named."""

    label: str
    words: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, whatever it came from; ``keys.py`` tells what each one means and allows.

    No sources means the shipped sample. ``file`` is the settings file that was read, or ""; ``fault`` what
    BRIEFER_FAULT breaks for a test.
    """

    profile: str
    title: str
    zone: str
    language: str
    data_dir: Path
    out_dir: Path
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
    sources: tuple[SourceSetting, ...]
    sections: tuple[SectionSetting, ...]
    file: str
    fault: str
