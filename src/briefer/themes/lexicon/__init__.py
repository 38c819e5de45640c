"""Seed words: what each section talks about, one file for each language."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent


@lru_cache(maxsize=64)
def read_lexicon(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the seed words of each section, in the sections' order; nothing for an unknown language."""
    path = _FOLDER / f"{language}.toml"
    if not (language.isalpha() and path.is_file()):
        return {}
    words: dict[str, str] = tomllib.loads(path.read_text("utf-8"))
    return {section: tuple(listed.split()) for section, listed in words.items()}
