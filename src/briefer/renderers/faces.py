"""The faces that come with the set-up, from wheels: PT Serif and PT Sans (ParaType), and one for each of some
other scripts. All are under the SIL Open Font License.

Only the typesetter's child imports this module; finding the files takes a tenth of a second.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

SCHEME = "brief:"
REGULAR, ITALIC, BOLD = (400, "normal"), (400, "italic"), (700, "normal")
USUAL: Mapping[str, tuple[tuple[int, str], ...]] = MappingProxyType(
    {"PT Serif": (REGULAR, ITALIC, BOLD), "PT Sans": (REGULAR, ITALIC, BOLD)}
)
# Declared where a page has one of these characters: every face costs time.
SCRIPTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        # Greek, and what Vietnamese and other languages add to the Latin letters of the usual faces
        "Noto Serif": re.compile("[\u0180-\u024f\u0250-\u02af\u0370-\u03ff\u1e00-\u1eff\u1f00-\u1fff]"),
        "Amiri": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]"),
        "Frank Ruhl Libre": re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
        "Noto Sans Devanagari": re.compile("[\u0900-\u097f]"),
        "Noto Sans Thai": re.compile("[\u0e00-\u0e7f]"),
        "Noto Sans Tamil": re.compile("[\u0b80-\u0bff]"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One face of a family, and its file."""

    family: str
    weight: int
    style: str
    path: Path


def find_scripts(text: str) -> tuple[str, ...]:
    """Return the families, beside the usual ones, that have letters of the text."""
    return () if text.isascii() else tuple(name for name, letters in SCRIPTS.items() if letters.search(text))


def list_faces(families: tuple[str, ...]) -> tuple[Face, ...]:
    """Return every face of these families that is installed; maybe none."""
    return tuple(_find_faces(families))


def _find_faces(families: tuple[str, ...]) -> Iterator[Face]:
    try:
        import fontpkg
    except ImportError:  # pragma: no cover - only where the wheels were left out on purpose
        return
    for family in families:
        for weight, style in USUAL.get(family, (REGULAR, BOLD)):
            try:
                path = fontpkg.path(family, weight=weight, style=style)
            except fontpkg.FontpkgError:  # pragma: no cover - as above
                continue
            yield Face(family=family, weight=weight, style=style, path=path)


def declare_faces(faces: tuple[Face, ...]) -> str:
    """Return @font-face rules for the files, under addresses that only the typesetter can resolve."""
    return "".join(
        f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight}; font-style: {face.style}; "
        f"src: url('{name_address(face)}') }}\n"
        for face in faces
    )


def name_address(face: Face) -> str:
    """Return the address under which the typesetter finds the face; variable files have odd names."""
    return SCHEME + re.sub(r"[^\w.-]", "-", face.path.name)
