"""Minutes and pages are met, on a few random days; ``make budget`` tries a hundred."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.looks import classic_press
from tests.make.budget import try_day

from briefer.renderers import Press
from briefer.renderers.typesetter import open_typesetter


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with open_typesetter() as typesetter:
        yield classic_press(typesetter)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_overflows_and_nothing_is_cut(seed: int, press: Press) -> None:
    assert try_day(seed, most=300, press=press).faults == ()


def test_what_no_shortening_can_fit_is_told(press: Press) -> None:
    """The colophon alone takes more than the page of a small reader."""
    small = replace(press, templates=replace(press.templates, paper="eink"))
    outcome = try_day(3, most=40, press=small, pages=1)
    assert [fault for fault in outcome.faults if fault.startswith("the PDF has 2 pages, not 1: allow more")]


@pytest.mark.parametrize("seed", [2, 6])
def test_a_page_that_was_left_rather_empty_is_filled_again_and_holds(seed: int, press: Press) -> None:
    """Days on which the first brief that fits leaves much of the page empty."""
    assert try_day(seed, most=80, press=press, pages=1).faults == ()
