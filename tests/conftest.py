"""How property tests look for examples: the same ones in every run, many more of them with ``make fuzz``."""

from hypothesis import HealthCheck, settings

# No deadline: a busy machine is not a failing test.
settings.register_profile("ritual", deadline=None, derandomize=True)
settings.register_profile(
    "long", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ritual")
