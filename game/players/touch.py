"""Which objectives a package or a measure can touch: only these are judged anew when it is weighed.

Worked out once from the setting. A condition is judged by parts of an outlook alone (`READS`), and what a matter or
a measure changes in an outlook stands in the scenario; where the two have nothing in common the chance of the
objective stays as it was, to the last per cent, so that leaving it out changes no weight.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from attrs import field, frozen

from game.law.bodies import Matter
from game.law.setting import Setting
from game.model.doctrine import Doctrine, Term
from game.players.guess import brings

Part = tuple[str, str]
"""A part of an outlook: what kind of thing, and which of them."""
OWED: Part = ("owed", "")
PERIOD: Part = ("period", "")
Touched = tuple[tuple[str, ...], tuple[Term, ...]]
"""The objectives and the terms that something touches."""

READS: Mapping[str, Callable[[Setting, Any], Iterable[Part]]] = {
    "decision": lambda setting, clause: [("mandate", clause.matter)],
    "any_decision": lambda setting, clause: [("mandate", name) for name in clause.one_of],
    "post": lambda setting, clause: [("post", clause.post)],
    "lease": lambda setting, clause: [OWED, *(("lease", name) for name in clause.all_of)],
    "period": lambda setting, clause: [OWED, PERIOD],
    "tally": lambda setting, clause: [OWED],
    "promises": lambda setting, clause: [OWED],
    "obligations": lambda setting, clause: [OWED],
    "happened": lambda setting, clause: [("mandate", brings(setting, clause.event))],
    "presence": lambda setting, clause: [("mandate", setting.law.switches.joint_command)],
    "track": lambda setting, clause: [("track", clause.track)],
    "holds": lambda setting, clause: [],
}
"""Of each condition that a guess judges, the parts of an outlook that it looks at."""


@frozen(eq=False)
class Touch:
    """For some objectives in their order, and a doctrine's terms: those that each matter and each track can touch."""

    objectives: tuple[str, ...]
    doctrine: Doctrine
    by_matter: Mapping[str, frozenset[str]]
    by_track: Mapping[str, frozenset[str]]
    _packages: dict[tuple[str, ...], Touched] = field(factory=dict, init=False, repr=False)
    _movements: dict[tuple[str, ...], tuple[str, ...]] = field(factory=dict, init=False, repr=False)

    def matters(self, names: tuple[str, ...]) -> Touched:
        """The objectives and the terms that a package can touch, each in their order."""
        found = self._packages.get(names)
        if found is None:
            touched = frozenset().union(*(self.by_matter.get(name, ()) for name in names))
            terms = self.doctrine.terms.values()
            found = self._packages[names] = (
                tuple(one for one in self.objectives if one in touched),
                tuple(term for term in terms if not set(names).isdisjoint(term.matters)),
            )
        return found

    def tracks(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The objectives that a movement of these tracks can touch, in their order."""
        found = self._movements.get(names)
        if found is None:
            touched = frozenset().union(*(self.by_track.get(name, ()) for name in names))
            found = self._movements[names] = tuple(one for one in self.objectives if one in touched)
        return found


def touch(setting: Setting, objectives: tuple[str, ...], doctrine: Doctrine) -> Touch:
    """What can touch these objectives and this doctrine's terms, found once for a setting."""
    key = ("players.touch", objectives, id(doctrine))
    found = cast(Touch | None, setting.cache.get(key))
    if found is None or found.doctrine is not doctrine:
        reads = {name: _reads(setting, name) for name in objectives}
        everything = frozenset(objectives)
        matters = {
            name: everything
            if matter.makes.period
            else frozenset(one for one in objectives if not reads[one].isdisjoint(_changes(name, matter)))
            for name, matter in setting.law.matters.items()
        }
        tracks = {
            track: frozenset(one for one in objectives if ("track", track) in reads[one])
            for track in setting.stakes.tracks
        }
        found = setting.cache[key] = Touch(objectives, doctrine, matters, tracks)
    return found


def _reads(setting: Setting, objective: str) -> frozenset[Part]:
    """The parts of an outlook that decide how likely an objective is; a condition that nobody judges has none."""
    clauses = setting.stakes.objectives[objective].needs.clauses
    looks = ((READS.get(kind.removeprefix("other_")), clause) for kind, clause in clauses)
    return frozenset(part for look, clause in looks if look for part in look(setting, clause))


def _changes(name: str, matter: Matter) -> frozenset[Part]:
    """The parts of an outlook that a matter changes when it is adopted, its period apart."""
    makes = matter.makes
    found = [("mandate", one) for one in (name, *makes.ends)]
    found += [("post", one) for one in makes.posts] + [("lease", one) for one in makes.leases]
    found += [("track", one) for one in makes.tracks] + ([OWED] if matter.owes else [])
    return frozenset(found)


def sold_by(setting: Setting, seat: str, tally: str) -> str:
    """The first concession of a seat whose test counts a tally, found once for a setting; "" where there is none."""
    key = ("players.sold", seat, tally)
    found = setting.cache.get(key)
    if found is None:
        counted = (
            name
            for name, matter in setting.law.matters.items()
            if matter.owes == seat and matter.test and matter.test.tally and matter.test.tally.tally == tally
        )
        found = setting.cache[key] = next(counted, "")
    return cast(str, found)
