"""The air picture: who defends, whose radars work, which hexes they cover, and which seats see a track.

Allies share their air picture at all times, because the joint air defence is a standing organ (R26).
"""

from collections.abc import Mapping
from typing import cast

from attrs import frozen

from game.core.records import evolve
from game.law.setting import Setting
from game.model.state import State, Track
from game.model.terms import LeaseStatus, Rail, Role
from game.model.world import Kind

CITE = "rulebook 3.2"
SHARED = "urads"
HOSTILE = ("missile", "strike")
Eyes = tuple[tuple[frozenset[str], tuple[tuple[int, int, str], ...]], ...]
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
    key = ("air.defender", track.side, track.path)
    found = setting.cache.get(key)
    if not isinstance(found, str):
        found = setting.cache[key] = _defender(setting, track)
    return found


def _defender(setting: Setting, track: Track) -> str:
    world = setting.world
    own = world.sides[track.side].alliance if track.side in world.sides else ""
    grounds = [ground for place in track.path if (ground := world.ground_of(place))]
    others = (world.sides[ground].alliance for ground in reversed(grounds))
    return next((alliance for alliance in others if alliance != own), "")


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


def observed(state: State, setting: Setting) -> tuple[Track, ...]:
    """Every track, known to each seat whose side, or sharing ally, has it under its radars now.

    A missile that a warning radar sees is known as early as if it had flown `warning` impulses further.
    """
    found: dict[str, Eyes] = {}
    tracks = []
    for track in state.air.tracks:
        alliance = defender(setting, track)
        if alliance not in found:
            found[alliance] = eyes(state, setting, alliance)
        tracks.append(_seen(state, setting, track, found[alliance]))
    return tuple(tracks)


def eyes(state: State, setting: Setting, alliance: str) -> Eyes:
    """Who of an alliance has which radars' picture: all have all while allies share, else each its own."""
    world = setting.world
    sides = [name for name, side in world.sides.items() if side.alliance == alliance]
    seats = frozenset(world.seat_of_side[side] for side in sides if side in world.seat_of_side)
    if shares(setting):
        return ((seats, radars(state, setting, alliance)),)
    return tuple(
        (frozenset({world.seat_of_side[side]}), radars(state, setting, alliance, side))
        for side in sides
        if side in world.seat_of_side
    )


def _seen(state: State, setting: Setting, track: Track, pictures: Eyes) -> Track:
    """The track with the seats added whose radars see a spot of its way."""
    blind = tuple(picture for picture in pictures if not picture[0] <= track.known)
    if not blind:
        return track
    early = track.kind == "missile" and warned(state, setting, defender(setting, track))
    last = track.at + (setting.numbers.air.warning * track.speed if early else 0)
    spots = track.path[track.at : last + 1]
    distance = setting.world.board.distance
    found = track.known.union(
        *(
            seats
            for seats, able in blind
            if any(distance(at, spot) <= reach for spot in reversed(spots) for at, reach, _ in able)
        )
    )
    return evolve(track, known=found) if found != track.known else track


def known_tracks(state: State, seat: str) -> tuple[Track, ...]:
    """The tracks on a seat's screens."""
    return tuple(track for track in state.air.tracks if seat in track.known)
