"""Which objectives a package or a measure can touch: only these are judged anew when it is weighed.

Worked out once from the setting. A condition is judged by parts of an outlook alone (`READS`), and what a matter or
a measure changes in an outlook stands in the scenario; where the two have nothing in common the chance of the
objective stays as it was, to the last per cent, so that leaving it out changes no weight.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from attrs import field, frozen

from game.core.recent import Recent
from game.law.bodies import Matter
from game.law.clauses.course import TrackIs
from game.law.setting import Setting
from game.model.doctrine import Doctrine, Term
from game.players.guess import MADE, brings, track_chance
from game.players.outlook import within

Part = tuple[str, str]
"""A part of an outlook: what kind of thing, and which of them."""
Moves = tuple[str, tuple[int, ...]]
"""A track, and by how much it moves, step by step."""
Gains = tuple[tuple[str, Sequence[int]], ...]
"""Tracks, each with what a movement of it brings at each of its values."""
Numbered = tuple[int, Term, tuple[str, ...]]
"""A term with its number in the doctrine, and the matters of a package that it is about."""
OWED: Part = ("owed", "")
PERIOD: Part = ("period", "")
LEFT: Part = ("left", "")
"""The turns that are left."""
KINDS = ("lease", "track", "tally", "happened")
"""Kinds of parts that stand in an outlook, or in its view, by name."""
PACKAGES = 128
"""Of how many packages it is remembered what they touch."""


def _counts(setting: Setting, clause: Any) -> list[Part]:
    """A count rises by what is owed and will be tested by it; that of promises made by each that its maker owes."""
    made = [("owes", clause.tally.removeprefix(MADE))] if clause.tally.startswith(MADE) else []
    return [("owed tally", clause.tally), ("tally", clause.tally), *made]


READS: Mapping[str, Callable[[Setting, Any], Iterable[Part]]] = {
    "decision": lambda setting, clause: [("mandate", clause.matter)],
    "any_decision": lambda setting, clause: [("mandate", name) for name in clause.one_of],
    "post": lambda setting, clause: [("post", clause.post)],
    "lease": lambda setting, clause: [("owed", "lease"), *(("lease", name) for name in clause.all_of)],
    "period": lambda setting, clause: [("owed", "period"), PERIOD, LEFT],
    "tally": _counts,
    "promises": lambda setting, clause: [("owes", clause.seat)],
    "obligations": lambda setting, clause: [OWED],
    "happened": lambda setting, clause: [
        ("mandate", brings(setting, clause.event)),
        ("happened", clause.event),
    ],
    "presence": lambda setting, clause: [("mandate", setting.law.switches.joint_command)],
    "track": lambda setting, clause: [("track", clause.track)],
    "holds": lambda setting, clause: [],
}
"""Of each condition that a guess judges, the parts of an outlook that it looks at; who holds what ground has no part."""


@frozen(eq=False)
class Touched:
    """What a package can touch: objectives, `besides` those that ask for one track alone; terms, each with its number
    and the matters of the package that it is about; tracks, each with its movements one after the other, and with what
    these bring at each value from 0 to 100; what the package owes, and whether it may fulfil anything owed, as leases
    and the period alone do; and the parts of an outlook on which it rests what happens to `besides`."""

    objectives: tuple[str, ...]
    besides: tuple[str, ...]
    terms: tuple[Numbered, ...]
    tracks: tuple[Moves, ...]
    gains: Gains
    owed: tuple[str, ...]
    fulfils: bool
    reads: frozenset[Part]


@frozen(eq=False, kw_only=True)
class Touch:
    """For some objectives in their order, and a doctrine's terms: those that each matter and each track can touch.

    `values` tells of each track what each of its values from 0 to 100 is worth by itself, to the doctrine's goals and
    to the objectives that ask for nothing else; `goals` the same of the doctrine's goals alone. `looks` are all the parts
    of an outlook by which any objective is judged, `named` the names of those that have one, by kind.
    """

    setting: Setting
    objectives: tuple[str, ...]
    doctrine: Doctrine
    by_matter: Mapping[str, frozenset[str]]
    by_track: Mapping[str, frozenset[str]]
    alone: frozenset[str]
    reads: Mapping[str, frozenset[Part]]
    looks: frozenset[Part]
    named: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Sequence[int]]
    goals: Mapping[str, Sequence[int]]
    _packages: Recent[tuple[str, ...], Touched] = field(
        factory=lambda: Recent(PACKAGES), init=False, repr=False
    )
    _gains: dict[Moves, Sequence[int]] = field(factory=dict, init=False, repr=False)
    _moving: dict[int, tuple[Mapping[str, int], Gains, tuple[str, ...]]] = field(
        factory=dict, init=False, repr=False
    )
    _movements: dict[tuple[str, ...], tuple[str, ...]] = field(factory=dict, init=False, repr=False)

    def matters(self, names: tuple[str, ...]) -> Touched:
        """What a package can touch, each in its order."""
        found = self._packages.find(names)
        if found is None:
            touched = frozenset().union(*(self.by_matter.get(name, ()) for name in names))
            table, terms = self.setting.law.matters, enumerate(self.doctrine.terms.values())
            fulfils = any(table[n].makes.leases or table[n].makes.period for n in names if n in table)
            makes = [table[name].makes.tracks for name in names if name in table]
            besides = tuple(one for one in self.objectives if one in touched and one not in self.alone)
            tracks = dict.fromkeys(track for one in makes for track in one)
            moves = tuple((track, tuple(one[track] for one in makes if track in one)) for track in tracks)
            touches = Touched(
                tuple(one for one in self.objectives if one in touched),
                besides,
                tuple(
                    (number, term, tuple(name for name in names if name in term.matters))
                    for number, term in terms
                    if not set(names).isdisjoint(term.matters)
                ),
                moves,
                tuple(self.gains(moves)),
                tuple(name for name in names if name in table and table[name].owes),
                fulfils,
                frozenset().union(*(self.reads[name] for name in besides)),
            )
            found = self._packages.keep(names, touches)
        return found

    def gains(self, moves: Iterable[Moves]) -> Iterator[tuple[str, Sequence[int]]]:
        """Of each track that moves and is worth anything, what the movement brings at each value from 0 to 100."""
        for move in moves:
            worth = self.values.get(move[0])
            if worth is not None:
                found = self._gains.get(move)
                if found is None:
                    moved = (worth[after_steps(value, move[1])] - worth[value] for value in range(101))
                    found = self._gains[move] = tuple(moved)
                yield move[0], found

    def movement(self, by: Mapping[str, int]) -> tuple[Gains, tuple[str, ...]]:
        """The same for tracks that move once, and the objectives that are touched besides; found once for a movement.

        `by` stands in the scenario, so that it stays what it is.
        """
        known = self._moving.get(id(by))
        if known is None or known[0] is not by:
            gained = tuple(self.gains((track, (amount,)) for track, amount in by.items()))
            known = self._moving[id(by)] = by, gained, self.tracks(tuple(by))
        return known[1:]

    def tracks(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The objectives that a movement of these tracks can touch besides those that ask for one track alone."""
        found = self._movements.get(names)
        if found is None:
            touched = frozenset().union(*(self.by_track.get(name, ()) for name in names)) - self.alone
            found = self._movements[names] = tuple(one for one in self.objectives if one in touched)
        return found


def touch(setting: Setting, objectives: tuple[str, ...], doctrine: Doctrine) -> Touch:
    """What can touch these objectives and this doctrine's terms, found once for a setting."""
    key = ("players.touch", objectives, id(doctrine))
    found = cast(Touch | None, setting.cache.get(key))
    if found is None or found.doctrine is not doctrine:
        found = setting.cache[key] = _touch(setting, objectives, doctrine)
    return found


def _touch(setting: Setting, objectives: tuple[str, ...], doctrine: Doctrine) -> Touch:
    reads = {name: _reads(setting, name) for name in objectives}
    mandated = frozenset(part for parts in reads.values() for part in parts if part[0] == "mandate")
    changed = {
        name: _changes(name, matter) | mandated if matter.makes.period else _changes(name, matter)
        for name, matter in setting.law.matters.items()
    }
    matters = {
        name: frozenset(one for one in objectives if not reads[one].isdisjoint(parts))
        for name, parts in changed.items()
    }
    tracks = {
        track: frozenset(one for one in objectives if ("track", track) in reads[one])
        for track in setting.stakes.tracks
    }
    goals = {track: range(0, 101 * goal, goal) for track, goal in doctrine.goals.items() if goal}
    looks = frozenset().union(*reads.values())
    values, alone = _values(setting, objectives, goals)
    return Touch(
        setting=setting,
        objectives=objectives,
        doctrine=doctrine,
        by_matter=matters,
        by_track=tracks,
        alone=alone,
        reads=reads,
        looks=looks,
        named={kind: tuple(name for one, name in sorted(looks) if one == kind) for kind in KINDS},
        values=values,
        goals=goals,
    )


def _values(
    setting: Setting, objectives: tuple[str, ...], goals: Mapping[str, Sequence[int]]
) -> tuple[dict[str, list[int]], frozenset[str]]:
    """What each value of each track is worth by itself; and the objectives that are in it, asking for it alone."""
    values = {track: list(table) for track, table in goals.items()}
    alone: set[str] = set()
    for name in objectives:
        item = setting.stakes.objectives[name]
        kinds = [kind.removeprefix("other_") for kind, _ in item.needs.clauses]
        if kinds == ["track"]:
            clause = cast(TrackIs, item.needs.clauses[0][1])
            table = values.get(clause.track, [0] * 101)
            chances = [track_chance(clause, value) for value in range(101)]
            values[clause.track] = [had + item.points * chance for had, chance in zip(table, chances)]
            alone.add(name)
    return values, frozenset(alone)


def _reads(setting: Setting, objective: str) -> frozenset[Part]:
    """The parts of an outlook that decide how likely an objective is; a condition that nobody judges has none."""
    clauses = setting.stakes.objectives[objective].needs.clauses
    looks = ((READS.get(kind.removeprefix("other_")), clause) for kind, clause in clauses)
    return frozenset(part for look, clause in looks if look for part in look(setting, clause))


def _changes(name: str, matter: Matter) -> frozenset[Part]:
    """The parts of an outlook that a matter changes when it is adopted, the mandates apart that end with a period."""
    makes = matter.makes
    found = [PERIOD] if makes.period else []
    found += [("mandate", one) for one in (name, *makes.ends)]
    found += [("post", one) for one in makes.posts] + [("lease", one) for one in makes.leases]
    found += [("track", one) for one in makes.tracks]
    return frozenset(found + owing(matter))


def owing(matter: Matter) -> list[Part]:
    """The parts of an outlook that a promise changes, when it is made, kept or broken."""
    if not matter.owes:
        return []
    found = [OWED, ("owes", matter.owes)]
    found += [("owed", kind) for kind, _ in (matter.test.clauses if matter.test else ())]
    found += [("owed tally", matter.test.tally.tally)] if matter.test and matter.test.tally else []
    return found


def after_steps(value: int, steps: Iterable[int]) -> int:
    """The value of a track after some steps, never below 0 or above 100."""
    for step in steps:
        value = within(value + step)
    return value


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
