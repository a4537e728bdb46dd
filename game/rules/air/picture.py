"""The air picture: who defends, whose radars work, which hexes they cover, and which seats see a track.

Allies share their air picture at all times, because the joint air defence is a standing organ (R26).
"""

from collections.abc import Mapping
from typing import cast

from attrs import evolve, frozen

from game.law.setting import Setting
from game.model.state import State, Track
from game.model.terms import LeaseStatus, Rail, Role
from game.model.world import Kind

CITE = "rulebook 3.2"
SHARED = "urads"
HOSTILE = ("missile", "strike")
RADARS = (Role.RADAR, Role.SAM, Role.FIGHTER)


@frozen
class AirUnit:
    """A unit that sees or shoots in the air, with what is asked of it most often."""

    id: str
    kind: Kind
    side: str
    duty: bool


def air_units(setting: Setting, alliance: str) -> tuple[AirUnit, ...]:
    """The radar, missile and fighter units of an alliance, in the order of the scenario."""
    key = ("air.units", alliance)
    found = setting.cache.get(key)
    if found is None:
        world = setting.world
        found = setting.cache[key] = tuple(
            AirUnit(name, world.kind_of[name], unit.side, "duty" in unit.tags)
            for name, unit in world.units.items()
            if world.alliance_of[name] == alliance and world.kind_of[name].role in RADARS
        )
    return cast(tuple[AirUnit, ...], found)


def air_unit(setting: Setting, name: str) -> AirUnit | None:
    """The record of one unit of the air defence; None for any other id."""
    alliance = setting.world.alliance_of.get(name)
    if alliance is None:
        return None
    return next((unit for unit in air_units(setting, alliance) if unit.id == name), None)


def watchers(setting: Setting, alliance: str) -> frozenset[str]:
    """The seats that share an alliance's air picture, and Control: who hears what its air defence does."""
    world = setting.world
    sides = (name for name, side in world.sides.items() if side.alliance == alliance)
    return frozenset({world.seat_of_side[side] for side in sides if side in world.seat_of_side} | {"control"})


def works(state: State, setting: Setting, place: int, kind: str) -> bool:
    """Whether no facility of a kind at a place is out of action."""
    world = setting.world
    return not any(
        world.facilities[name].kind == kind
        and state.facilities[name].damage >= world.facilities[name].strength
        for name in world.facilities_at.get(place, ())
    )


def radar_range(state: State, setting: Setting, unit: AirUnit) -> int:
    """How far a unit's radar sees now; 0 when it is off the map, on a train or destroyed.

    Damage to a radar site in its hex shortens it in proportion.
    """
    now = state.units.get(unit.id)
    if now is None or now.place < 0 or now.steps <= 0 or now.rail is not Rail.NONE:
        return 0
    world = setting.world
    reach = unit.kind.radar
    for name in world.facilities_at.get(now.place, ()):
        site = world.facilities[name]
        if site.kind == "radar" and site.strength:
            left = max(0, site.strength - state.facilities[name].damage)
            reach = reach * left // site.strength
    return reach


def radars(state: State, setting: Setting, alliance: str, side: str = "") -> tuple[tuple[int, int, str], ...]:
    """Every working radar of an alliance, or of one side: its hex, its range and its unit."""
    return tuple(
        (state.units[unit.id].place, reach, unit.id)
        for unit in air_units(setting, alliance)
        if (not side or unit.side == side) and (reach := radar_range(state, setting, unit))
    )


def coverage(state: State, setting: Setting, side: str) -> Mapping[int, int]:
    """How many radars see each hex that a side's air picture covers, those of its sharing allies included."""
    seen: dict[int, int] = {}
    alliance = setting.world.sides[side].alliance
    for place, reach, _ in radars(state, setting, alliance, "" if shares(setting) else side):
        for hex in setting.world.board.within(place, reach):
            seen[hex] = seen.get(hex, 0) + 1
    return seen


def shares(setting: Setting) -> bool:
    """Whether allies share one air picture: while the law knows a joint air defence (R26)."""
    return SHARED in setting.law.groups


def seeing(setting: Setting, found: tuple[tuple[int, int, str], ...], place: int) -> tuple[str, ...]:
    """The units among some radars that see a hex."""
    distance = setting.world.board.distance
    return tuple(unit for at, reach, unit in found if distance(at, place) <= reach)


def defender(setting: Setting, track: Track) -> str:
    """The alliance whose airspace a track is in or will be in; empty when it touches nobody's."""
    world = setting.world
    own = world.sides[track.side].alliance if track.side in world.sides else ""
    for place in reversed(track.path):
        ground = world.ground_of(place)
        if ground and world.sides[ground].alliance != own:
            return world.sides[ground].alliance
    return "" if own else next((world.sides[g].alliance for p in track.path if (g := world.ground_of(p))), "")


def warned(state: State, setting: Setting, alliance: str) -> bool:
    """Whether a leased warning radar shares its data with the alliance: until the lease ends (R55)."""
    world = setting.world
    return any(
        site.kind == "radar"
        and site.lease is not None
        and world.sides[site.side].alliance == alliance
        and (now := state.facilities[name]).founded
        and now.lease is not LeaseStatus.ENDED
        and now.damage < site.strength
        for name, site in world.facilities.items()
    )


def observed(state: State, setting: Setting, track: Track) -> Track:
    """The track as known to every seat whose side, or sharing ally, has it under its radars.

    A missile that a warning radar sees is known as early as if it had flown `warning` impulses further.
    """
    world = setting.world
    alliance = defender(setting, track)
    seats = {
        side: seat
        for side, record in world.sides.items()
        if record.alliance == alliance and (seat := world.seat_of_side.get(side)) and seat not in track.known
    }
    if not seats:
        return track
    early = track.kind == "missile" and warned(state, setting, alliance)
    last = track.at + (setting.numbers.air.warning * track.speed if early else 0)
    spots = track.path[track.at : last + 1]
    sharing = shares(setting)
    found = [
        seat
        for side, seat in seats.items()
        if any(_watched(state, setting, alliance, "" if sharing else side, spot) for spot in spots)
    ]
    return evolve(track, known=track.known | frozenset(found)) if found else track


def _watched(state: State, setting: Setting, alliance: str, side: str, place: int) -> bool:
    return bool(seeing(setting, radars(state, setting, alliance, side), place))


def known_tracks(state: State, seat: str) -> tuple[Track, ...]:
    """The tracks on a seat's screens."""
    return tuple(track for track in state.air.tracks if seat in track.known)
