"""Clauses on units, places, facilities, legal bases and losses."""

from typing import ClassVar

from attrs import frozen

from game.core.verdict import Finding
from game.law.clauses.case import Case
from game.law.clauses.parts import Part
from game.law.clauses.politics import listing
from game.model.terms import LeaseStatus, Role


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
class InRegion:
    """The place lies in a joint component's region."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.AREA})
    group: str
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the place is in the region."""
        world, law = case.setting.world, case.setting.law
        holds = case.place is not None and law.in_region(world, self.group, case.place)
        where = world.board.name(case.place) if case.place is not None else "nowhere"
        values = (where, law.groups[self.group].title)
        return Finding("region", holds, "{} must lie in the region of {}", values, self.cite)


@frozen(kw_only=True)
class OnGroundOf:
    """The place is the territory of one of these sides; or, with `not_one_of`, of none of those."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.AREA})
    one_of: tuple[str, ...] = ()
    not_one_of: tuple[str, ...] = ()
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the place's territory is named."""
        world = case.setting.world
        owner = world.ground_of(case.place) if case.place is not None else ""
        sides = self.one_of or self.not_one_of
        titles = listing(tuple(world.sides[side].title for side in sides))
        where = world.board.name(case.place) if case.place is not None else "nowhere"
        if self.not_one_of:
            return Finding("ground", owner not in sides, "{} must not lie in {}", (where, titles), self.cite)
        return Finding("ground", owner in sides, "{} must lie in {}", (where, titles), self.cite)


@frozen(kw_only=True)
class AtFacility:
    """The place holds one of these facilities, or one of these kinds, or one in joint use."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.LEASES, Part.AREA})
    one_of: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    joint_use: bool = False
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether a facility at the place fits."""
        world = case.setting.world
        here = world.facilities_at.get(case.place, ()) if case.place is not None else ()
        fit = [
            name
            for name in here
            if (not self.one_of or name in self.one_of)
            and (not self.kinds or world.facilities[name].kind in self.kinds)
            and (not self.joint_use or world.facilities[name].joint_use)
            and case.state.facilities[name].founded
        ]
        names = tuple(world.facilities[name].title for name in self.one_of)
        what = listing(names or self.kinds or ("a facility in joint use",))
        where = world.board.name(case.place) if case.place is not None else "nowhere"
        return Finding("facility", bool(fit), "{} must hold {}", (where, what), self.cite)


@frozen(kw_only=True)
class LeaseIs:
    """The leases of `all_of` have one of these statuses; with none named, that of the site at the place."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.LEASES, Part.AREA})
    one_of: tuple[LeaseStatus, ...]
    all_of: tuple[str, ...] = ()
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether every lease asked for has the status."""
        world, states = case.setting.world, case.state.facilities
        here = world.facilities_at.get(case.place, ()) if case.place is not None else ()
        near = (name for name in (case.facility, *here) if name in states and states[name].lease)
        names = self.all_of or tuple(near)
        found = tuple(states[name].lease for name in names)
        titles = listing(tuple(world.facilities[name].title for name in names) or ("a leased site",), "and")
        now = listing(
            tuple(dict.fromkeys(lease.value if lease else "none" for lease in found)) or ("none",), "and"
        )
        values = (titles, listing(tuple(status.value for status in self.one_of)), now)
        holds = bool(found) and all(lease in self.one_of for lease in found)
        return Finding("lease", holds, "the lease of {} must be {}; it is {}", values, self.cite)


@frozen(kw_only=True)
class FacilityStands:
    """A facility exists under the law: it has been founded and not closed."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.LEASES})
    facility: str
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the facility is founded."""
        holds = case.state.facilities[self.facility].founded
        title = case.setting.world.facilities[self.facility].title
        return Finding("founded", holds, "{} must have been founded", (title,), self.cite)


@frozen(kw_only=True)
class IntactAtLeast:
    """At least so many of a side's target facilities are not out of action."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.DAMAGE})
    side: str
    count: int
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether enough facilities still work."""
        world, states = case.setting.world, case.state.facilities
        own = [name for name, item in world.facilities.items() if item.target and item.side == self.side]
        intact = sum(states[name].damage < world.facilities[name].strength for name in own)
        values = (self.count, world.sides[self.side].title, intact)
        says = "at least {} facilities of {} must still work; {} do"
        return Finding("intact", intact >= self.count, says, values, self.cite)


@frozen(kw_only=True)
class Holds:
    """An alliance holds a facility's hex."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.CONTROL})
    alliance: str
    facility: str
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the hex is under the alliance's control."""
        world = case.setting.world
        place = world.facility_place[self.facility]
        holder = case.state.control.get(place) or world.sides[world.ground_of(place)].alliance
        values = (world.facilities[self.facility].title, world.names.get(self.alliance, self.alliance))
        return Finding("holds", holder == self.alliance, "{} must be held by the {}", values, self.cite)


@frozen(kw_only=True)
class PresenceIs:
    """The number of a side's units on another side's ground lies within bounds.

    `divisions` counts divisions and brigades instead of counters; `roles` limits what is counted.
    """

    reads: ClassVar[frozenset[Part]] = frozenset({Part.UNITS})
    side: str
    on: str
    at_least: int = 0
    at_most: int = 1_000
    tag: str = ""
    divisions: bool = False
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether as many units stand there as allowed."""
        world = case.setting.world
        found: set[str] = set()
        for name, unit in case.state.units.items():
            record = world.units[name]
            if record.side != self.side or (self.tag and self.tag not in record.tags):
                continue
            if world.ground_of(unit.place) == self.on:
                found.add((record.division or name) if self.divisions else name)
        values = (
            world.sides[self.side].title,
            world.sides[self.on].title,
            self.at_least,
            self.at_most,
            len(found),
        )
        says = "formations of {} in {} must number {} to {}; there are {}"
        return Finding("presence", self.at_least <= len(found) <= self.at_most, says, values, self.cite)


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
class BasedOn:
    """The unit would stand at the place on one of these legal bases."""

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
        holds = any(name not in gone and basis.needs.hold(here) for name, basis in known.items())
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
