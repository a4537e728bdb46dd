"""A State as operations look at it: who stands where, and the law of the moment; worked out once a State.

Everything here follows from State and Setting alone. It is kept in the Setting's cache for speed.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from game.law.setting import Setting
from game.model.state import State, UnitState
from game.rules.operations.ground import Ground, ground
from game.rules.operations.reads import law_key, law_reads

T = TypeVar("T")
KEPT = 5_000


class Roster:
    """Who stands on the map: units by hex in the order of the State, and each side's posts of observation."""

    __slots__ = ("at", "memo", "posts", "units")

    def __init__(self, units: Mapping[str, UnitState], setting: Setting, table: Ground) -> None:
        self.units = units
        self.at: dict[int, tuple[str, ...]] = {}
        self.memo: dict[object, object] = {}
        posts: dict[str, list[tuple[int, int]]] = {}
        at, facts, kinds = self.at, table.units, setting.world.kind_of
        for name, unit in units.items():
            place = unit.place
            if place >= 0:
                at[place] = (*at[place], name) if place in at else (name,)
                posts.setdefault(facts[name].side, []).append((place, kinds[name].sight))
        self.posts = {side: tuple(sorted(found)) for side, found in posts.items()}


class Picture:
    """One State with what has been asked about it so far. `memo` belongs to this State alone."""

    __slots__ = ("_by_name", "_law", "ground", "memo", "roster", "setting", "state")

    def __init__(self, state: State, setting: Setting, before: "Picture | None") -> None:
        self.state = state
        self.setting = setting
        self.ground: Ground = before.ground if before else ground(setting)
        kept = before.roster if before and before.roster.units is state.units else None
        self.roster: Roster = kept or Roster(state.units, setting, self.ground)
        self.memo: dict[object, object] = {}
        self._by_name = law_reads(setting).by_name
        self._law = 0

    @property
    def law(self) -> int:
        """The number of the law of the moment: equal as long as nothing changes that the law looks at."""
        if not self._law:
            self._law = _number(self.setting, law_key(self.state, self.setting))
        return self._law

    def sort(self, unit: str) -> object:
        """What the law can tell about a unit besides its place."""
        return unit if self._by_name else self.ground.units[unit].sort

    def kept(self, *key: object) -> dict[object, object]:
        """A table of answers that hold while the law stays as it is, for one kind of question."""
        return table(self.setting, ("operations", *key, self.law))

    def once(self, key: object, make: Callable[["Picture"], T]) -> T:
        """The answer to a question about this State, made once."""
        found = self.memo.get(key)
        if found is None:
            found = self.memo[key] = make(self)
        return cast(T, found)


def _number(setting: Setting, key: tuple[object, ...]) -> int:
    """The number of a key, from 1; that of the last key asked for is found without hashing."""
    last = cast(tuple[tuple[object, ...], int] | None, setting.cache.get("operations.law"))
    if last is not None and last[0] == key:
        return last[1]
    numbers = cast(dict[object, int], setting.cache.setdefault("operations.laws", {}))
    found = numbers.setdefault(key, len(numbers) + 1)
    setting.cache["operations.law"] = (key, found)
    return found


def table(setting: Setting, key: object) -> dict[object, object]:
    """A table of answers in the Setting's cache, emptied with all others when there are too many of them."""
    tables = cast(dict[object, dict[object, object]], setting.cache.setdefault("operations.tables", {}))
    found = tables.get(key)
    if found is None:
        if len(tables) > KEPT:
            tables.clear()
        found = tables[key] = {}
    return found


def now(state: State, setting: Setting) -> Picture:
    """The picture of a State; the last one asked for is kept."""
    last = cast(Picture | None, setting.cache.get("operations.picture"))
    if last is not None and last.state is state:
        return last
    found = setting.cache["operations.picture"] = Picture(state, setting, last)
    return found
