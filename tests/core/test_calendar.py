"""Planned turns and turns played: terms in days, and a threatened period that is lived through day by day."""

from datetime import date

import pytest

from game.core.calendar import Calendar, Clock, Daily, StepLength, Stretch, planned_turn


def clock(*stretches: tuple[StepLength, int], most: int = 0) -> Clock:
    return Clock(
        start="2020-09-01",
        stretches=tuple(Stretch(step=step, turns=turns) for step, turns in stretches),
        threatened=Daily(most=most) if most else None,
    )


CAMPAIGN = clock((StepLength.MONTH, 11), (StepLength.WEEK, 9), most=7)
MAY, WEEK = 9, 14


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
    assert Calendar(plan=clock((step, 30))).later(5, days) == 5 + turns


def test_a_term_runs_on_through_a_change_of_step() -> None:
    mixed = Calendar(plan=clock((StepLength.MONTH, 11), (StepLength.WEEK, 9)))
    assert mixed.later(11, 14) == 12
    assert mixed.later(12, 14) == 14
    assert mixed.later(10, 45) == 12


def test_in_peace_the_turns_played_are_the_planned_turns() -> None:
    calendar = Calendar(plan=CAMPAIGN)
    for turn in range(1, 21):
        assert calendar.at(turn) == (turn, 0)
        assert calendar.label(turn) == calendar.heading(turn) == CAMPAIGN.label(turn)
        assert calendar.half_days(turn) == calendar.lasts(turn) == CAMPAIGN.half_days(turn)
        assert calendar.closes(turn)


def test_without_a_rule_for_it_a_threatened_period_divides_nothing() -> None:
    half_days = Calendar(plan=clock((StepLength.HALF_DAY, 15)), alarm=3)
    assert [half_days.at(turn)[0] for turn in (3, 4, 15)] == [3, 4, 15]
    assert half_days.label(4) == "2 September 2020, evening"


def test_an_open_period_goes_by_days_until_the_planned_turn_has_had_its_most() -> None:
    calendar = Calendar(plan=CAMPAIGN, alarm=MAY)
    assert [calendar.label(turn) for turn in (8, 9, 10, 15, 16)] == [
        "April 2021",
        "1 May 2021",
        "2 May 2021",
        "7 May 2021",
        "1 June 2021",
    ]
    assert calendar.heading(10) == "2 May 2021, day 2 of 7"
    assert [calendar.closes(turn) for turn in range(8, 17)] == [True, *[False] * 6, True, False]


def test_a_closed_period_returns_to_the_planned_date() -> None:
    calendar = Calendar(plan=CAMPAIGN, days={MAY: 3})
    assert [calendar.label(turn) for turn in (10, 11, 12, 13)] == [
        "2 May 2021",
        "3 May 2021",
        "June 2021",
        "July 2021",
    ]
    assert [calendar.at(turn) for turn in (8, 9, 11, 12)] == [(8, 0), (MAY, 1), (MAY, 3), (10, 0)]


@pytest.mark.parametrize("taken", range(2, 8))
@pytest.mark.parametrize("planned", [MAY, WEEK])
def test_the_days_of_a_planned_turn_last_as_long_as_it(planned: int, taken: int) -> None:
    calendar = Calendar(plan=CAMPAIGN, days={planned: taken})
    days = range(planned, planned + taken)
    assert sum(calendar.lasts(turn) for turn in days) == CAMPAIGN.half_days(planned)
    assert {calendar.half_days(turn) for turn in days} == {2}
    assert [calendar.closes(turn) for turn in days] == [False] * (taken - 1) + [True]


def test_seven_days_are_a_whole_week_and_the_next_follows_at_once() -> None:
    calendar = Calendar(plan=CAMPAIGN, alarm=WEEK)
    assert [calendar.day(turn) for turn in (WEEK, WEEK + 6, WEEK + 7)] == [
        date(2021, 8, 15),
        date(2021, 8, 21),
        date(2021, 8, 22),
    ]


def test_a_week_has_no_more_than_seven_days() -> None:
    long = clock((StepLength.WEEK, 3), most=14)
    assert long.most(1) == 7 and Calendar(plan=long, alarm=1).label(8) == "8 September 2020"


@pytest.mark.parametrize("days", [{}, {MAY: 3}, {MAY: 7, 10: 7, 12: 2}])
def test_both_ways_of_counting_agree(days: dict[int, int]) -> None:
    calendar = Calendar(plan=CAMPAIGN, days=days)
    seen = dict.fromkeys(days, 0)
    for turn in range(1, 40):
        planned, day = calendar.at(turn)
        if planned in seen:
            seen[planned] = day
        so_far = {name: taken for name, taken in seen.items() if taken > 1}
        assert planned_turn(turn, so_far) == planned


def test_a_notice_given_on_a_day_runs_by_the_calendar() -> None:
    may = Calendar(plan=CAMPAIGN, alarm=MAY)
    assert may.label(may.later(MAY + 1, 3)) == "5 May 2021"
    assert may.label(may.later(MAY + 1, 14)) == "1 June 2021"
    week = Calendar(plan=CAMPAIGN, alarm=WEEK)
    assert week.label(week.later(WEEK, 14)) == "29 August 2021"
