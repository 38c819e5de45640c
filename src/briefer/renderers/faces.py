"""The faces that come with the set-up: PT Serif and PT Sans (ParaType, SIL Open Font License), from wheels.

Only the typesetter's child imports this module; finding the files takes a tenth of a second.
"""

from collections.abc import Iterator
from pathlib import Path

FAMILIES = ("PT Serif", "PT Sans")
FACES = ((400, "normal"), (400, "italic"), (700, "normal"))
SCHEME = "brief:"


def list_faces() -> tuple[tuple[str, int, str, Path], ...]:
    """Return family, weight, style and file of every face that is installed; maybe none."""
    return tuple(_find_faces())


def _find_faces() -> Iterator[tuple[str, int, str, Path]]:
    try:
        import fontpkg
    except ImportError:  # pragma: no cover - only where the wheels were left out on purpose
        return
    for family in FAMILIES:
        for weight, style in FACES:
            try:
                yield family, weight, style, fontpkg.path(family, weight=weight, style=style)
            except fontpkg.FontpkgError:  # pragma: no cover - as above
                continue


def declare_faces(faces: tuple[tuple[str, int, str, Path], ...]) -> str:
    """Return @font-face rules for the files, under addresses that only the typesetter can resolve."""
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; "
        f"src: url('{SCHEME}{path.name}') }}\n"
        for family, weight, style, path in faces
    )
