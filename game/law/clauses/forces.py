"""Clauses on units: whose they are, where they are present, on which legal basis, under whose orders."""

from collections.abc import Iterable
from typing import ClassVar, cast

from attrs import frozen

from game.core.verdict import Finding
from game.law.clauses.case import Case
from game.law.clauses.parts import Part
from game.law.clauses.politics import listing
from game.model.terms import Role
from game.model.world import World

MANY = 1_000
"""As many as there may be: no bound."""


@frozen(kw_only=True)
class InGroup:
    """The unit belongs to a joint component."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.PERIOD, Part.MANDATES})
    group: str
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the unit's army is allocated to the group."""
        world, law = case.setting.world, case.setting.law
        holds = world.units[case.unit].army in law.armies(case.state, self.group)
        values = (world.units[case.unit].title, law.groups[self.group].title)
        return Finding("group", holds, "{} must be allocated to {}", values, self.cite)


@frozen(kw_only=True)
class ArmyIs:
    """The unit belongs to one of these armies; or, with `not_one_of`, to none of those."""

    reads: ClassVar[frozenset[Part]] = frozenset()
    one_of: tuple[str, ...] = ()
    not_one_of: tuple[str, ...] = ()
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the unit's army is named."""
        unit, names = case.setting.world.units[case.unit], case.setting.world.names
        if self.not_one_of:
            titles = listing(tuple(names.get(army, army) for army in self.not_one_of))
            holds, says = unit.army not in self.not_one_of, "{} must not belong to {}"
        else:
            titles = listing(tuple(names.get(army, army) for army in self.one_of))
            holds, says = unit.army in self.one_of, "{} must belong to {}"
        return Finding("army", holds, says, (unit.title, titles), self.cite)


@frozen(kw_only=True)
class SideIs:
    """The unit belongs to one of these sides."""

    reads: ClassVar[frozenset[Part]] = frozenset()
    one_of: tuple[str, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the unit's side is named."""
        world = case.setting.world
        unit = world.units[case.unit]
        titles = listing(tuple(world.sides[side].title for side in self.one_of))
        return Finding(
            "side", unit.side in self.one_of, "{} must belong to {}", (unit.title, titles), self.cite
        )


@frozen(kw_only=True)
class Tagged:
    """The unit carries a tag: assigned to the Joint Centre, taking part in the exercise, …"""

    reads: ClassVar[frozenset[Part]] = frozenset()
    tag: str
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the unit carries the tag."""
        world = case.setting.world
        unit = world.units[case.unit]
        values = (unit.title, world.names.get(self.tag, self.tag))
        return Finding("tag", self.tag in unit.tags, "{} must be {}", values, self.cite)


@frozen(kw_only=True)
class RoleIs:
    """The unit has one of these roles."""

    reads: ClassVar[frozenset[Part]] = frozenset()
    one_of: tuple[Role, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the unit's role is named."""
        world = case.setting.world
        names = listing(tuple(role.value for role in self.one_of))
        holds = world.kind_of[case.unit].role in self.one_of
        return Finding("role", holds, "{} must be: {}", (world.units[case.unit].title, names), self.cite)


@frozen(kw_only=True)
class PresenceIs:
    """The number of a side's units on another side's ground lies within bounds.

    `divisions` counts divisions and brigades instead of counters; `roles` limits what is counted.
    """

    reads: ClassVar[frozenset[Part]] = frozenset({Part.UNITS})
    side: str
    on: str
    at_least: int = 0
    at_most: int = MANY
    tag: str = ""
    divisions: bool = False
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether as many units stand there as allowed."""
        world, number = case.setting.world, self._number(case)
        where = (world.sides[self.side].title, world.sides[self.on].title)
        values = (*where, *self._bounds(), number)
        says = "formations of {} in {} must number {} {}; there are {}"
        return Finding("presence", self.at_least <= number <= self.at_most, says, values, self.cite)

    def _number(self, case: Case) -> int:
        """How many stand there, counted again when some unit of the State has changed."""
        units, key = case.state.units, (PresenceIs, self.side, self.on, self.tag, self.divisions)
        last = cast(tuple[object, int] | None, case.setting.cache.get(key))
        if last is None or last[0] is not units:
            places = ((name, unit.place) for name, unit in units.items())
            last = case.setting.cache[key] = (units, self.counted(case.setting.world, places))
        return last[1]

    def counted(self, world: World, places: Iterable[tuple[str, int]]) -> int:
        """How many of these units, each with its place, are formations that the clause is about."""
        found = set()
        for name, place in places:
            record = world.units[name]
            if record.side == self.side and (not self.tag or self.tag in record.tags):
                if world.ground_of(place) == self.on:
                    found.add((record.division or name) if self.divisions else name)
        return len(found)

    def _bounds(self) -> tuple[str, str]:
        """How many there must be, in words: the bound that matters, or both."""
        if self.at_most >= MANY:
            return "at least", str(self.at_least)
        if self.at_least == 0:
            return "at most", str(self.at_most)
        return str(self.at_least), f"to {self.at_most}"


@frozen(kw_only=True)
class HasBasis:
    """The unit would have a legal basis at the place: own ground, or one of the law's bases (R78)."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.BASES})
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether any basis carries the unit's presence."""
        world, law = case.setting.world, case.setting.law
        place = case.place if case.place is not None else case.state.units[case.unit].place
        holds = law.may_stand(case.state, case.setting, case.unit, place)
        titles = listing(tuple(basis.title for basis in law.bases.values()), "or")
        owner = world.ground_of(place)
        land = world.sides[owner].title if owner else "the sea"
        values = (world.units[case.unit].title, land, titles)
        says = "{} must have a legal basis for being in {}: {}"
        return Finding("basis", holds, says, values, self.cite)


@frozen(kw_only=True)
class StandsLawfully:
    """The unit itself stands where it needs no legal basis or has one, wherever it acts (R48, R78)."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.BASES, Part.STANDS})
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether any basis carries the unit's presence where it stands."""
        world, law = case.setting.world, case.setting.law
        place = case.state.units[case.unit].place
        holds = law.may_stand(case.state, case.setting, case.unit, place)
        values = (world.units[case.unit].title, world.board.name(place))
        says = "{} must have a legal basis for being where it stands, {}"
        return Finding("stands", holds, says, values, self.cite)


@frozen(kw_only=True)
class BasedOn:
    """The unit would stand at the place on one of these legal bases; on its own side's ground it needs none."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.BASES})
    one_of: tuple[str, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether one of the named bases carries the unit's presence."""
        world, law = case.setting.world, case.setting.law
        place = case.place if case.place is not None else case.state.units[case.unit].place
        here = Case(case.state, case.setting, unit=case.unit, place=place)
        gone = case.state.council.excluded
        known = {name: law.bases[name] for name in self.one_of if name in law.bases}
        home = world.ground_of(place) == world.side_of[case.unit]
        holds = not home and any(name not in gone and basis.needs.hold(here) for name, basis in known.items())
        titles = listing(tuple(basis.title for basis in known.values()) or ("none",))
        values = (world.units[case.unit].title, titles)
        return Finding("based", holds, "{} must be there on this basis: {}", values, self.cite)


@frozen(kw_only=True)
class Ordered:
    """The acting office is the unit's superior under the law."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.COMMAND, Part.STANDS})
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the office commands the unit."""
        world, law = case.setting.world, case.setting.law
        superior = law.superior(case.state, case.setting, case.unit)
        seat = world.seat_of_office.get(superior, "")
        holds = case.office == superior or (not case.office and case.seat == seat)
        values = (world.units[case.unit].title, world.offices[superior].title)
        return Finding("superior", holds, "{} takes its orders from {}", values, self.cite)
