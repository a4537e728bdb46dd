"""From turn numbers to dates: the planned turns of a scenario, and the calendar of one game.

A scenario plans its turns: months, weeks, half-days. A game counts every turn that it plays. Both are the same number
until a threatened period goes to days: then one planned turn is lived through in several turns of a day each. Terms
and dates are counted in planned turns (`Clock`); whatever is done on a turn, and when, in turns played (`Calendar`).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from attrs import field, frozen


class StepLength(StrEnum):
    """How long one turn lasts."""

    HALF_DAY = "half-day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


HALF_DAYS = {StepLength.HALF_DAY: 1, StepLength.DAY: 2, StepLength.WEEK: 14, StepLength.MONTH: 60}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def written(day: date) -> str:
    """A day as a reader writes it.

    >>> written(date(2021, 9, 10))
    '10 September 2021'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@frozen(kw_only=True)
class Stretch:
    """A number of turns of one length."""

    step: StepLength
    turns: int


@frozen(kw_only=True)
class Daily:
    """While a threatened period is open, a planned turn is lived through day by day: in at most `most` days."""

    most: int


@frozen(kw_only=True)
class Clock:
    """When turn 1 begins and how long each planned turn lasts.

    `threatened` divides planned turns into days in a threatened period or in war; None: they stay whole.

    >>> clock = Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.HALF_DAY, turns=15),))
    >>> clock.label(1), clock.label(4), clock.turns
    ('10 September 2021, morning', '11 September 2021, evening', 15)
    """

    start: str
    stretches: tuple[Stretch, ...] = field()
    threatened: Daily | None = None
    turns: int = field(init=False, eq=False, repr=False)
    """How many planned turns the clock holds."""
    _labels: dict[int, str] = field(factory=dict, init=False, eq=False, repr=False)
    _days: dict[int, date] = field(factory=dict, init=False, eq=False, repr=False)

    @turns.default
    def _all_turns(self) -> int:
        return sum(stretch.turns for stretch in self.stretches)

    def step(self, turn: int) -> StepLength:
        """The length of a turn; turns past the end are as long as the last."""
        for stretch in self.stretches:
            if turn <= stretch.turns:
                return stretch.step
            turn -= stretch.turns
        return self.stretches[-1].step

    def half_days(self, turn: int) -> int:
        """The length of a turn in half-days, the unit of every rate in the game."""
        return HALF_DAYS[self.step(turn)]

    def most(self, turn: int) -> int:
        """How many days a planned turn may be lived through in; 1 where it is never divided."""
        if self.threatened is None:
            return 1
        return max(1, min(self.threatened.most, self.half_days(turn) // HALF_DAYS[StepLength.DAY]))

    def day(self, turn: int) -> date:
        """The day on which a turn begins."""
        found = self._days.get(turn)
        if found is None:
            found = self._days[turn] = self._begin(turn)[0]
        return found

    def label(self, turn: int) -> str:
        """The turn's date as a reader writes it."""
        found = self._labels.get(turn)
        if found is None:
            found = self._labels[turn] = self._label(turn)
        return found

    def turn(self, turn: int) -> str:
        """The turn with its date, such as "turn 6 (February 2021)"."""
        return f"turn {turn} ({self.label(turn)})"

    def _label(self, turn: int) -> str:
        day, half = self._begin(turn)
        step = self.step(turn)
        if step is StepLength.MONTH:
            return f"{MONTHS[day.month - 1]} {day.year}"
        text = written(day)
        if step is StepLength.HALF_DAY:
            return f"{text}, {'evening' if half else 'morning'}"
        return f"week of {text}" if step is StepLength.WEEK else text

    def _begin(self, turn: int) -> tuple[date, int]:
        day, half = date.fromisoformat(self.start), 0
        for earlier in range(1, turn):
            step = self.step(earlier)
            if step is StepLength.MONTH:
                day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            else:
                half += HALF_DAYS[step]
                day, half = day + timedelta(days=half // 2), half % 2
        return day, half


def planned_turn(turn: int, days: Mapping[int, int]) -> int:
    """The planned turn that a turn played belongs to, when `days` tells how many each divided one took so far.

    >>> planned_turn(9, {}), planned_turn(12, {9: 4}), planned_turn(13, {9: 4})
    (9, 9, 10)
    """
    return turn - sum(days.values()) + len(days)


@frozen(kw_only=True)
class Calendar:
    """The turns of one game as they were played, and as they will be if its period stays what it is.

    `days` gives each planned turn that took more than one day the number of days so far. `alarm` is the planned turn
    from which on turns are divided, because a threatened period or a war is on; 0: none. All turns that its methods
    take are turns played.

    >>> daily = Daily(most=7)
    >>> plan = Clock(start="2021-05-01", stretches=(Stretch(step=StepLength.MONTH, turns=3),), threatened=daily)
    >>> closed = Calendar(plan=plan, days={1: 3})
    >>> closed.label(2), closed.label(4), closed.lasts(2), closed.lasts(3)
    ('2 May 2021', 'June 2021', 2, 56)
    """

    plan: Clock
    days: Mapping[int, int] = field(factory=dict)
    alarm: int = 0

    def at(self, turn: int) -> tuple[int, int]:
        """The planned turn that a turn belongs to, and which day of it; day 0 where it is lived whole."""
        if not (self.days or self.alarm):
            return turn, 0
        planned = 1
        while turn > (count := self._count(planned)):
            turn -= count
            planned += 1
        return planned, turn if self._divided(planned) else 0

    def step(self, turn: int) -> StepLength:
        """The length of a turn."""
        planned, day = self.at(turn)
        return StepLength.DAY if day else self.plan.step(planned)

    def half_days(self, turn: int) -> int:
        """The length of a turn in half-days: what can be done in it."""
        return HALF_DAYS[self.step(turn)]

    def lasts(self, turn: int) -> int:
        """How many half-days pass in a turn: the last day of a planned turn takes what is left of it."""
        planned, day = self.at(turn)
        if not day or not self.closes(turn):
            return self.half_days(turn)
        return self.plan.half_days(planned) - (day - 1) * self.half_days(turn)

    def closes(self, turn: int) -> bool:
        """Whether a planned turn is over with this turn."""
        planned, day = self.at(turn)
        return not day or day >= self._count(planned)

    def later(self, turn: int, days: int) -> int:
        """The first turn that begins at least so many days after another has begun, however long turns are.

        >>> half_days = Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.HALF_DAY, turns=15),))
        >>> weeks = Clock(start="2021-08-01", stretches=(Stretch(step=StepLength.WEEK, turns=9),))
        >>> half_days, weeks = Calendar(plan=half_days), Calendar(plan=weeks)
        >>> half_days.later(3, 2), weeks.later(3, 14), weeks.later(3, 2)
        (7, 5, 4)
        """
        return self.after(turn, days * HALF_DAYS[StepLength.DAY])

    def after(self, turn: int, half_days: int) -> int:
        """The first turn that begins at least so many half-days after another has begun."""
        while half_days > 0:
            half_days -= self.lasts(turn)
            turn += 1
        return turn

    def day(self, turn: int) -> date:
        """The day on which a turn begins."""
        planned, day = self.at(turn)
        return self.plan.day(planned) + timedelta(days=max(0, day - 1))

    def label(self, turn: int) -> str:
        """The turn's date as a reader writes it."""
        planned, day = self.at(turn)
        return written(self.day(turn)) if day else self.plan.label(planned)

    def heading(self, turn: int) -> str:
        """The date of the turn that is being played, with what makes it a day.

        >>> weeks = (Stretch(step=StepLength.WEEK, turns=3),)
        >>> plan = Clock(start="2021-05-01", stretches=weeks, threatened=Daily(most=7))
        >>> Calendar(plan=plan, alarm=1).heading(2)
        '2 May 2021, day 2 of 7'
        """
        planned, day = self.at(turn)
        if not day:
            return self.label(turn)
        return f"{self.label(turn)}, day {day} of {self._count(planned)}"

    def _divided(self, planned: int) -> bool:
        if self.alarm and planned >= self.alarm:
            return self.plan.most(planned) > 1
        return planned in self.days

    def _count(self, planned: int) -> int:
        """How many turns a planned turn takes: as many as it took, or all that it may while the alarm lasts."""
        if self.alarm and planned >= self.alarm:
            return self.plan.most(planned)
        return self.days.get(planned, 1)
