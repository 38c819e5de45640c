"""The desk that every test of the command line works at."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.desks import Desk
from tests.delivery.post_office import PostOffice, open_post_office


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith(("BRIEFER_", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLUMNS", "100")
    yield Desk(folder, capsys)
    logger = logging.getLogger("briefer")
    for handler in [*logger.handlers]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True
    logger.setLevel(logging.NOTSET)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PostOffice]:
    """A mail server that takes what the desk sends."""
    with open_post_office(tmp_path) as office:
        yield office
