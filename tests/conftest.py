"""How property tests look for examples: the same ones in every run, many more of them with ``make fuzz``."""

import pytest
from hypothesis import HealthCheck, settings

# No deadline: a busy machine is not a failing test.
settings.register_profile("ritual", deadline=None, derandomize=True)
settings.register_profile(
    "long", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ritual")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``make fuzz`` ask for all damaged documents instead of a few."""
    parser.addoption("--fuzz", action="store_true", help="read 16,000 damaged documents, not 500")
