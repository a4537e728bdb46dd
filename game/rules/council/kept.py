"""Menus of packages made before, kept for as long as nothing changes that they rest on.

Whether a package may stand is judged in states that its own matters make, and these change only what `enact`
changes: period, mandates, posts, leases, expulsions. Menus lie in tables, one for each content of these parts. A
clause that looks at nothing which a matter changes answers alike throughout a package: it enters the key by its
answer alone, so that a menu outlives turns, and games, in which such clauses answer as before.
"""

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from game.law.bodies import Matter
from game.law.clauses import Case, Clause, Part
from game.law.law import Law
from game.law.memory import Desk, expanded, memory
from game.law.setting import Setting
from game.model.moves import Propose
from game.model.state import State
from game.rules.council.packages import is_sole

NOT_ENACTED = frozenset(
    {
        Part.TRACKS,
        Part.PROMISES,
        Part.HAPPENED,
        Part.TALLY,
        Part.TURN,
        Part.STAGE,
        Part.INTENT,
        Part.DAMAGE,
        Part.CONTROL,
        Part.UNITS,
        Part.KEYS,
    }
)
"""Parts of the State that are the same before a matter is in force and after."""
ENACTED = frozenset({Part.PERIOD, Part.MANDATES, Part.EXCLUDED, Part.POSTS, Part.LEASES, Part.SITTING})

MENUS = 64
"""For how many contents of these parts menus are remembered: they are dear to make."""
Menu = tuple[Propose, ...]


@frozen(eq=False)
class Shelf:
    """The menus of one setting's law: the desk with their tables, and the clauses that enter by their answers."""

    law: Law
    desk: Desk
    outside: tuple[Clause, ...]

    def find(self, state: State, setting: Setting, seat: str) -> Menu | None:
        """A seat's menu as it was made before; None where it must be made."""
        return cast(Menu | None, self.desk.at(state).get(self._key(state, setting, seat)))

    def keep(self, state: State, setting: Setting, seat: str, menu: Menu) -> None:
        """Keep a seat's menu."""
        self.desk.at(state)[self._key(state, setting, seat)] = menu

    def _key(self, state: State, setting: Setting, seat: str) -> object:
        case = Case(state, setting)
        return seat, tuple([clause.met(case).holds for clause in self.outside])


def shelf(setting: Setting) -> Shelf:
    """The shelf of a setting's menus, begun with the first."""
    found = cast(Shelf | None, setting.cache.get("council.menus"))
    if found is None or found.law is not setting.law:
        clauses = tuple(_clauses(setting.law))
        outside = [clause for clause in clauses if clause.reads and clause.reads <= NOT_ENACTED]
        parts = ENACTED.union(*(clause.reads for clause in clauses if clause not in outside))
        desk = Desk(memory(setting).contents, expanded(setting.law, parts), MENUS)
        found = setting.cache["council.menus"] = Shelf(setting.law, desk, _distinct(outside))
    return found


def _clauses(law: Law) -> Iterator[Clause]:
    """What a package on a menu may be asked: the needs of its matters, and the law on sending guests home."""
    listed = [matter for matter in law.matters.values() if _may_be_listed(law, matter)]
    for matter in listed:
        yield from (clause for _, clause in matter.needs.clauses)
    if any(matter.makes.expels for matter in listed) and "expel" in law.articles:
        yield from (clause for _, clause in law.articles["expel"].needs.clauses)


def _may_be_listed(law: Law, matter: Matter) -> bool:
    """Whether a matter may stand on a menu: a vote decides it, or it is a concession."""
    return bool(matter.owes) or (matter.body in law.bodies and not is_sole(law.bodies[matter.body]))


def _distinct(clauses: list[Clause]) -> tuple[Clause, ...]:
    found: list[Clause] = []
    for clause in clauses:
        if clause not in found:
            found.append(clause)
    return tuple(found)
