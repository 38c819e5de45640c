"""The templates and the sample articles are found in a checkout and in a wheel."""

from pathlib import Path

import pytest

from briefer import resources


def test_a_checkout_has_both_folders() -> None:
    assert (resources.templates_folder() / "brief.html.j2").is_file()
    assert resources.seeds_folder().name == "seeds"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    assert resources.templates_folder() == tmp_path / "templates"
    assert resources.seeds_folder() == resources.CHECKOUT / "seeds"
