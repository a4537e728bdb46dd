"""A State as operations look at it: who stands where, and the law of the moment; worked out once a State.

Everything here follows from State and Setting alone. It is kept in the Setting's cache for speed.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from game.law.memory import memory
from game.law.setting import Setting
from game.model.state import State, UnitState
from game.rules.operations.ground import ARTICLES, Ground, ground

T = TypeVar("T")


class Roster:
    """Who stands on the map: units by hex in the order of the State."""

    __slots__ = ("at", "memo", "units")

    def __init__(self, units: Mapping[str, UnitState]) -> None:
        self.units = units
        self.at: dict[int, tuple[str, ...]] = {}
        self.memo: dict[object, object] = {}
        at = self.at
        for name, unit in units.items():
            place = unit.place
            if place >= 0:
                at[place] = (*at[place], name) if place in at else (name,)

    def posts(self, table: Ground, side: str) -> tuple[tuple[int, int], ...]:
        """A side's posts of observation: where its units stand, and how far each sees."""
        found = self.memo.get(("posts", side))
        if found is None:
            units = self.units
            seen = [(units[name].place, sight) for name, sight in table.watchers[side] if name in units]
            found = self.memo["posts", side] = tuple(sorted(post for post in seen if post[0] >= 0))
        return cast(tuple[tuple[int, int], ...], found)


class Picture:
    """One State with what has been asked about it so far. `memo` belongs to this State alone."""

    __slots__ = ("_law", "ground", "memo", "roster", "setting", "state")

    def __init__(self, state: State, setting: Setting, before: "Picture | None") -> None:
        self.state = state
        self.setting = setting
        self.ground: Ground = before.ground if before else ground(setting)
        kept = before.roster if before and before.roster.units is state.units else None
        self.roster: Roster = kept or Roster(state.units)
        self.memo: dict[object, object] = {}
        self._law: dict[object, object] | None = None

    def sort(self, unit: str) -> object:
        """What the law can tell of a unit besides the place it is asked about."""
        known = memory(self.setting)
        desk = known.desk(*ARTICLES)
        if desk.by_unit or desk.stands:
            return unit, self.state.units[unit].place
        return known.like[unit]

    def kept(self, *key: object) -> dict[object, object]:
        """A table of answers that hold while the law stays as it is, for one kind of question."""
        if self._law is None:
            self._law = memory(self.setting).desk(*ARTICLES).at(self.state)
        found = self._law.get(key)
        if found is None:
            found = self._law[key] = {}
        return cast(dict[object, object], found)

    def once(self, key: object, make: Callable[["Picture"], T]) -> T:
        """The answer to a question about this State, made once."""
        found = self.memo.get(key)
        if found is None:
            found = self.memo[key] = make(self)
        return cast(T, found)


def now(state: State, setting: Setting) -> Picture:
    """The picture of a State; the last one asked for is kept."""
    last = cast(Picture | None, setting.cache.get("operations.picture"))
    if last is not None and last.state is state:
        return last
    found = setting.cache["operations.picture"] = Picture(state, setting, last)
    return found
