"""One typesetter for all tests of the renderers: it takes a second to get ready."""

from collections.abc import Iterator

import pytest
from tests.golden.invented_day import make_brief
from tests.looks import classic_press

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.typesetter import open_typesetter


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    with open_typesetter() as typesetter:
        yield classic_press(typesetter)


@pytest.fixture(scope="session")
def brief() -> Brief:
    return make_brief()
