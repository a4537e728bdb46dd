"""Clauses on places: regions, ground, facilities with their leases and damage, and who holds them."""

from typing import ClassVar

from attrs import frozen

from game.core.verdict import Finding
from game.law.clauses.case import Case
from game.law.clauses.parts import Part
from game.law.clauses.politics import listing
from game.model.terms import LeaseStatus, Period


def _said(lease: LeaseStatus | None) -> str:
    """The status of a lease in words."""
    return lease.value.replace("-", " ") if lease else "none"


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
        now = listing(tuple(dict.fromkeys(_said(lease) for lease in found)) or ("none",), "and")
        values = (titles, listing(tuple(map(_said, self.one_of))), now)
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
class WarIsOver:
    """In wartime, none of these sides' ground is in other hands; in any other period nothing is asked (R21, R22)."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.PERIOD, Part.CONTROL})
    sides: tuple[str, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether there is no war, or its aims are reached."""
        world, state = case.setting.world, case.state
        lost = sum(
            world.ground_of(place) in self.sides and holder != world.sides[world.ground_of(place)].alliance
            for place, holder in state.control.items()
        )
        titles = listing(tuple(world.sides[side].title for side in self.sides), "and")
        holds = state.period is not Period.WARTIME or not lost
        says = "a war ends when nothing of the ground of {} is in the adversary's hands; {} hexes are"
        return Finding("war_over", holds, says, (titles, lost or "no"), self.cite)
