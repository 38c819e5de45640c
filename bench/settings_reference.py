"""Write docs/settings.md: ``python bench/settings_reference.py``, after any change of a setting."""

from pathlib import Path

from briefer.settings import write_reference

PLACE = Path(__file__).parent.parent / "docs" / "settings.md"

if __name__ == "__main__":
    PLACE.write_text(write_reference(), encoding="utf-8")
    print(PLACE)
