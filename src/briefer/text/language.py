"""Which language a text is in."""

import re
from typing import Final

_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)


def find_language(text: str, *, hint: str) -> str:
    """Return the ISO 639-1 code of the text's language; ``hint`` is the declared one, or ""."""
    sample = text[:2000]
    for code, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > 0.2 * sum(map(str.isalpha, sample)):
            return code
    if not sample.strip():
        return hint or "en"
    # py3langid takes 0.6 s to load its model
    import py3langid

    return str(py3langid.classify(sample)[0])
