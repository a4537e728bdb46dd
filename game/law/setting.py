"""The Setting: everything that never changes during a game."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from attrs import field, frozen

from game.core.calendar import Calendar
from game.core.recent import Recent
from game.law.law import Law
from game.law.stakes import Stakes
from game.model.doctrine import Doctrine
from game.model.numbers import Numbers
from game.model.terms import Period
from game.model.world import World


class Moment(Protocol):
    """What tells the time in a game: a State, or a seat's view of it."""

    @property
    def planned(self) -> int:
        """The planned turn."""

    @property
    def days(self) -> Mapping[int, int]:
        """The number of days that each divided planned turn took so far."""

    @property
    def period(self) -> Period:
        """The legal period."""


def _emptied(old: dict[object, object]) -> dict[object, object]:
    return {}


@frozen(kw_only=True)
class Setting:
    """World, law, stakes and numbers of one scenario, with its doctrines.

    `cache` is what has been worked out from them; a Setting made from another with `evolve` begins with none.
    """

    world: World
    law: Law
    stakes: Stakes
    numbers: Numbers
    doctrines: Mapping[str, Doctrine] = field(factory=dict)
    cache: dict[object, object] = field(factory=dict, converter=_emptied, eq=False, repr=False)

    def recent(self, name: str, most: int) -> Recent[Any, Any]:
        """A table of the cache that keeps at most so many entries, begun when it is first asked for."""
        found = self.cache.get(name)
        if found is None:
            found = self.cache[name] = Recent(most)
        return cast(Recent[Any, Any], found)

    def clock(self, now: Moment) -> Calendar:
        """The calendar of a game as things stand: turns played, and their dates.

        `world.clock` is the plan: it dates planned turns.
        """
        plan = self.world.clock
        alarm = now.planned if plan.threatened and now.period is not Period.PEACETIME else 0
        key = (Calendar, alarm, tuple(now.days.items()) if now.days else ())
        found = self.cache.get(key)
        if found is None:
            found = self.cache[key] = Calendar(plan=plan, days=now.days, alarm=alarm)
        return cast(Calendar, found)
