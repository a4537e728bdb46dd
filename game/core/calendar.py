"""From turn numbers to dates: a clock of stretches of equal steps."""

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


@frozen(kw_only=True)
class Stretch:
    """A number of turns of one length."""

    step: StepLength
    turns: int


@frozen(kw_only=True)
class Clock:
    """When turn 1 begins and how long each turn lasts.

    >>> clock = Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.HALF_DAY, turns=15),))
    >>> clock.label(1), clock.label(4), clock.turns
    ('10 September 2021, morning', '11 September 2021, evening', 15)
    """

    start: str
    stretches: tuple[Stretch, ...] = field()
    _labels: dict[int, str] = field(factory=dict, init=False, eq=False, repr=False)

    @property
    def turns(self) -> int:
        """How many turns the clock holds."""
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

    def later(self, turn: int, days: int) -> int:
        """The first turn that begins at least so many days after another has begun, however long turns are.

        >>> half_days = Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.HALF_DAY, turns=15),))
        >>> weeks = Clock(start="2021-08-01", stretches=(Stretch(step=StepLength.WEEK, turns=9),))
        >>> half_days.later(3, 2), weeks.later(3, 14), weeks.later(3, 2)
        (7, 5, 4)
        """
        left = days * HALF_DAYS[StepLength.DAY]
        while left > 0:
            left -= self.half_days(turn)
            turn += 1
        return turn

    def day(self, turn: int) -> date:
        """The day on which a turn begins."""
        return self._begin(turn)[0]

    def label(self, turn: int) -> str:
        """The turn's date as a reader writes it."""
        found = self._labels.get(turn)
        if found is None:
            found = self._labels[turn] = self._label(turn)
        return found

    def _label(self, turn: int) -> str:
        day, half = self._begin(turn)
        step = self.step(turn)
        if step is StepLength.MONTH:
            return f"{MONTHS[day.month - 1]} {day.year}"
        text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
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
