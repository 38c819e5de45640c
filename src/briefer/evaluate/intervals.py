"""How sure a mean is: bootstrap intervals (Efron 1979), the same resamples for everything compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

RESAMPLES: Final = 2_000
SEED: Final = 1
_OUTSIDE: Final = (2.5, 97.5)  # percent: what is between holds 95 of 100

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean and the ends of its 95 % interval."""

    mean: float
    low: float
    high: float


def find_intervals(columns: Sequence[Sequence[float]]) -> list[Interval]:
    """Return the interval of the mean of each column; all have a value for each example, in one order.

    The seed is fixed and the resamples are shared: the same values give the same intervals, and a difference
    is as sure as the pairs that it comes from.
    """
    if not columns:
        return []
    values = np.array(columns, dtype=np.float64).T
    chance = np.random.default_rng(SEED)
    means = np.array(
        [values[chance.integers(len(values), size=len(values))].mean(axis=0) for _ in range(RESAMPLES)]
    )
    low, high = np.percentile(means, _OUTSIDE, axis=0)
    return [
        Interval(mean=float(mean), low=float(least), high=float(most))
        for mean, least, most in zip(values.mean(axis=0), low, high, strict=True)
    ]


def resample_sums(values: Floats) -> Floats:
    """Return the sums over each of ``RESAMPLES`` resamples of the rows of ``values``: one row for each.

    For figures that are no means, such as ratios of sums; the seed is fixed.
    """
    chance = np.random.default_rng(SEED)
    size = len(values)
    drawn = (chance.integers(size, size=size) for _ in range(RESAMPLES))
    return np.array([np.bincount(rows, minlength=size) @ values for rows in drawn])


def find_ends(samples: Floats) -> tuple[float, float]:
    """Return the ends of what holds 95 of 100 samples."""
    low, high = np.percentile(samples, _OUTSIDE)
    return float(low), float(high)
