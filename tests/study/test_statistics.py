"""The statistics of paired games, against values worked out by hand or known from books."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.study.statistics import bootstrap, mean, paired, summed_up, variance, wilson

VALUES = st.lists(st.integers(-50, 50), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("held", "games", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962), (380, 400, 0.924, 0.9674)],
)
def test_wilsons_interval(held: int, games: int, low: float, high: float) -> None:
    found = wilson(held, games)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_a_difference_that_is_always_the_same_has_no_width_and_pays_without_bound() -> None:
    found = paired([1, 5, 9], [3, 7, 11], False)
    assert (found.difference.value, found.difference.low, found.difference.high) == (2, 2, 2)
    assert (found.higher, found.same, found.lower) == (3, 0, 0)
    assert found.pays == 0 and found.effect == 0  # nothing varies, so neither ratio means anything


def test_pairing_pays_where_both_games_of_a_seed_go_alike() -> None:
    base = list(range(0, 40, 2))
    found = paired(base, [value + (value // 2) % 2 for value in base], False)
    assert found.pays > 100
    assert found.difference.is_clear


def test_the_effect_is_the_mean_in_standard_deviations_of_the_differences() -> None:
    found = paired([0, 0, 0, 0], [1, 3, 1, 3], False)
    assert found.effect == pytest.approx(2 / (4 / 3) ** 0.5)


def test_shares_have_wilsons_interval_and_means_a_bootstraps() -> None:
    assert summed_up([1, 0, 1, 1], True) == wilson(3, 4)
    assert summed_up([1, 0, 1, 1], False) == bootstrap([1, 0, 1, 1])


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_the_bootstrap_lies_around_the_mean_and_inside_the_values(values: list[int]) -> None:
    found = bootstrap(values)
    assert min(values) <= found.low <= found.value <= found.high <= max(values)


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_mean_and_variance_do_not_depend_on_the_order(values: list[int]) -> None:
    assert mean(values) == mean(sorted(values))
    assert variance(values) == pytest.approx(variance(values[::-1]))


def test_the_bootstrap_is_the_same_on_every_machine() -> None:
    found = bootstrap([1, 2, 3, 4, 10])
    assert (found.low, found.value, found.high) == (1.8, 4.0, 7.2)


def test_more_games_make_the_interval_narrower() -> None:
    widths = [bootstrap([0, 1, 5, 9] * n) for n in (1, 4, 16)]
    assert all(one.high - one.low > two.high - two.low for one, two in pairwise(widths))
