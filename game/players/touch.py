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
from game.players.guess import brings

Part = tuple[str, str]
"""A part of an outlook: what kind of thing, and which of them."""
OWED: Part = ("owed", "")
PERIOD: Part = ("period", "")

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
    """For some objectives in their order: those that each matter and each track can touch."""

    objectives: tuple[str, ...]
    by_matter: Mapping[str, frozenset[str]]
    by_track: Mapping[str, frozenset[str]]
    _known: dict[tuple[str, ...], tuple[str, ...]] = field(factory=dict, init=False, repr=False)

    def matters(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The objectives that a package can touch, in their order."""
        found = self._known.get(names)
        if found is None:
            touched = frozenset().union(*(self.by_matter.get(name, ()) for name in names))
            found = self._known[names] = tuple(one for one in self.objectives if one in touched)
        return found

    def tracks(self, names: Iterable[str]) -> tuple[str, ...]:
        """The objectives that a movement of these tracks can touch, in their order."""
        touched = frozenset().union(*(self.by_track.get(name, ()) for name in names))
        return tuple(one for one in self.objectives if one in touched)


def touch(setting: Setting, objectives: tuple[str, ...]) -> Touch:
    """What can touch these objectives, found once for a setting."""
    key = ("players.touch", objectives)
    found = setting.cache.get(key)
    if found is None:
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
        found = setting.cache[key] = Touch(objectives, matters, tracks)
    return cast(Touch, found)


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
