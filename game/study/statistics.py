"""Statistics of paired games: means, differences, intervals. The same bytes for the same values on any machine.

Bootstrap samples are drawn from a hash of a fixed word, not from a generator whose stream a library may change.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import shake_256
from math import fsum, sqrt

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Z95 = 1.959963984540054
SAMPLES = 2_000
"""Bootstrap samples; the interval is taken between the 2.5th and the 97.5th per cent of their means."""


@frozen
class Interval:
    """A value and its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether 0 lies outside."""
        return self.low > 0 or self.high < 0


@frozen(kw_only=True)
class Paired:
    """A what-if against its base on one yardstick, pair by pair of the same seed.

    `better`, `same`, `worse` are pairs in which the what-if's value is higher, equal, lower; `effect` is the mean
    difference in standard deviations of the differences (Cohen's d for pairs), 0 where all are equal; `pays` is how
    many times smaller the variance of the paired difference is than that of an unpaired one, 0 if there is none.
    """

    base: Interval
    other: Interval
    difference: Interval
    effect: float
    higher: int
    same: int
    lower: int
    pays: float


def mean(values: Sequence[int]) -> float:
    """The arithmetic mean, exact up to its last rounding whatever the order.

    >>> mean([1, 2, 6])
    3.0
    """
    return fsum(values) / len(values)


def variance(values: Sequence[int]) -> float:
    """The sample variance; 0 for fewer than two values.

    >>> variance([1, 3]), variance([5])
    (2.0, 0.0)
    """
    if len(values) < 2:
        return 0.0
    middle = mean(values)
    return fsum((value - middle) ** 2 for value in values) / (len(values) - 1)


def wilson(held: int, games: int) -> Interval:
    """The share of games in which something held, with Wilson's interval.

    >>> found = wilson(380, 400)
    >>> round(found.value, 3), round(found.low, 3), round(found.high, 3)
    (0.95, 0.924, 0.967)
    """
    share = held / games
    spread = Z95**2 / games
    centre = (share + spread / 2) / (1 + spread)
    half = Z95 * sqrt(share * (1 - share) / games + spread / (4 * games)) / (1 + spread)
    return Interval(share, max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half)))


@lru_cache(maxsize=8)
def _picks(count: int) -> NDArray[np.uint32]:
    """Which of `count` values each bootstrap sample takes: SAMPLES rows."""
    words = shake_256(f"bootstrap/{count}".encode()).digest(4 * SAMPLES * count)
    picked: NDArray[np.uint32] = np.frombuffer(words, dtype="<u4").reshape(SAMPLES, count) % np.uint32(count)
    return picked


def bootstrap(values: Sequence[int]) -> Interval:
    """The mean with its percentile bootstrap interval."""
    middle = mean(values)
    if min(values) == max(values):
        return Interval(middle, middle, middle)
    data = np.asarray(values, dtype=np.int64)
    sums = np.sort(data[_picks(len(values))].sum(axis=1))
    low, high = sums[round(0.025 * (SAMPLES - 1))], sums[round(0.975 * (SAMPLES - 1))]
    return Interval(middle, int(low) / len(values), int(high) / len(values))


def summed_up(values: Sequence[int], share: bool) -> Interval:
    """The mean of one scenario's games: a share with Wilson's interval, or a mean with a bootstrap's."""
    return wilson(sum(values), len(values)) if share else bootstrap(values)


def paired(base: Sequence[int], other: Sequence[int], share: bool) -> Paired:
    """Compare two scenarios, whose values stand in the same order of seeds."""
    gaps = [b - a for a, b in zip(base, other, strict=True)]
    spread = variance(gaps)
    apart = variance(base) + variance(other)
    return Paired(
        base=summed_up(base, share),
        other=summed_up(other, share),
        difference=bootstrap(gaps),
        effect=mean(gaps) / sqrt(spread) if spread else 0.0,
        higher=sum(gap > 0 for gap in gaps),
        same=sum(gap == 0 for gap in gaps),
        lower=sum(gap < 0 for gap in gaps),
        pays=apart / spread if spread and apart else 0.0,
    )
