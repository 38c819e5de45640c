"""The editions of the invented day, byte for byte; regenerate.py says how to change them."""

import pytest
from tests.golden.invented_day import make_brief
from tests.golden.regenerate import FOLDER, FORMATS, render_golden

from briefer.model import Edition


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return {edition.format: edition for edition in render_golden(make_brief())}


@pytest.mark.parametrize("name", FORMATS)
def test_edition_is_as_it_was(name: str, editions: dict[str, Edition]) -> None:
    edition = editions[name]
    golden = (FOLDER / edition.name).read_text(encoding="utf-8")
    assert edition.content.decode("utf-8") == golden, "python -m tests.golden.regenerate shows what changed"
