"""Days in turns: a notice is as long in weeks and months as it is in half-days."""

import pytest

from game.core.calendar import Clock, StepLength, Stretch


def clock(*stretches: tuple[StepLength, int]) -> Clock:
    return Clock(
        start="2020-09-01", stretches=tuple(Stretch(step=step, turns=turns) for step, turns in stretches)
    )


@pytest.mark.parametrize(
    ("step", "days", "turns"),
    [
        (StepLength.HALF_DAY, 2, 4),
        (StepLength.DAY, 2, 2),
        (StepLength.WEEK, 14, 2),
        (StepLength.WEEK, 2, 1),
        (StepLength.MONTH, 14, 1),
        (StepLength.MONTH, 0, 0),
    ],
)
def test_a_term_in_days_is_as_many_turns_as_it_takes(step: StepLength, days: int, turns: int) -> None:
    assert clock((step, 30)).later(5, days) == 5 + turns


def test_a_term_runs_on_through_a_change_of_step() -> None:
    mixed = clock((StepLength.MONTH, 11), (StepLength.WEEK, 9))
    assert mixed.later(11, 14) == 12
    assert mixed.later(12, 14) == 14
    assert mixed.later(10, 45) == 12
