"""Who decides in an impulse: rules of engagement, what they do by themselves, and what is left to ask."""

from collections.abc import Iterator
from itertools import islice
from typing import cast

from attrs import frozen

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import Firing, State, Track
from game.model.terms import Roe, Role
from game.rules.air.flight import closing
from game.rules.air.keys import Candidate, candidates, scramble
from game.rules.air.picture import HOSTILE, AirUnit, air_units, defender, watchers
from game.rules.air.weapons import fire_place, fire_rules, rounds_left
from game.rules.common import put

FIRE = "fire"


@frozen
class Decision:
    """Something a duty officer, or the commander of a unit, may decide now: a key or an order to fire."""

    office: str
    unit: str
    track: str
    deed: str


def roe(state: State, setting: Setting, seat: str, kind: str) -> Roe:
    """A seat's rule of engagement for a kind of track: its own, or the rulebook's."""
    own = state.air.roe.get(f"{seat}/{kind}")
    return Roe(own) if own else setting.numbers.air.roe.get(kind, Roe.ASK)


def track_called(state: State, name: str) -> Track | None:
    """The track with an id."""
    return next((track for track in state.air.tracks if track.id == name), None)


def in_layers(setting: Setting, alliance: str) -> tuple[AirUnit, ...]:
    """The units of an alliance that shoot, as they fire: fighters, then missiles from long reach to short."""
    key = ("air.layers", alliance)
    found = setting.cache.get(key)
    if found is None:
        armed = (unit for unit in air_units(setting, alliance) if unit.kind.role is not Role.RADAR)
        layers = sorted(armed, key=lambda unit: (unit.kind.role is not Role.FIGHTER, -unit.kind.reach))
        found = setting.cache[key] = tuple(layers)
    return cast(tuple[AirUnit, ...], found)


# -- keys ----------------------------------------------------------------------------------------------------
def take_off(state: State, setting: Setting, candidate: Candidate, track: Track, office: str) -> Outcome:
    """Put a unit into the air when every key is turned and the law lets it; otherwise nothing changes."""
    name, place = candidate.unit.id, track.path[candidate.index]
    keys = state.air.keys
    if any(keys.get(f"{name}/{track.id}/{key}", 0) <= 0 for key in candidate.right.offices):
        return Outcome(state)
    verdict = scramble(state, setting, name, track, place, office)
    if not verdict.allowed:
        return Outcome(state)
    world, air, base = setting.world, state.air, state.units[name].place
    flown = put(air.sorties, name, air.sorties.get(name, 0) + 1)
    state = evolve(state, air=evolve(air, aloft=put(air.aloft, name, track.id), sorties=flown))
    whose = " and ".join(world.offices[key].title for key in candidate.right.offices)
    article = setting.law.articles.get(verdict.rule)
    told = Event(
        "scramble",
        "{}: take-off from {} on the word of {}",
        (world.units[name].title, world.board.name(base), whose),
        article.cite if article else "rulebook 3.4",
        watchers(setting, world.alliance_of[name]),
        name,
        base,
    )
    return Outcome(state, (told,))


def sent(state: State, track: Track) -> int:
    """How many fighter units are in the air against a track."""
    return sum(name == track.id for name in state.air.aloft.values())


def automatic(state: State, setting: Setting) -> Outcome:
    """Turn the keys that standing rules turn, hold those that they hold, start what has all its keys.

    The unit that would meet a track first starts first, until as many as usual are sent.
    """
    events: tuple[Event, ...] = ()
    for track in state.air.tracks:
        wanted = setting.numbers.air.sent.get(track.kind, 1)
        if sent(state, track) >= wanted or not _ruled(state, setting, track):
            continue
        for candidate in candidates(state, setting, track):
            if sent(state, track) >= wanted:
                break
            outcome = _standing(state, setting, track, candidate)
            state, events = outcome.state, events + outcome.events
    return Outcome(state, events)


def _ruled(state: State, setting: Setting, track: Track) -> bool:
    """Whether any seat that sees a track has a standing rule for it, rather than asking its officer."""
    return any(roe(state, setting, seat, track.kind) is not Roe.ASK for seat in track.known)


def _standing(state: State, setting: Setting, track: Track, candidate: Candidate) -> Outcome:
    keys, last = dict(state.air.keys), ""
    for office in candidate.right.offices:
        seat = setting.world.seat_of_office.get(office, "")
        key = f"{candidate.unit.id}/{track.id}/{office}"
        rule = roe(state, setting, seat, track.kind)
        if seat not in track.known or key in keys or rule is Roe.ASK:
            continue
        keys[key] = state.air.impulse if rule is Roe.AUTOMATIC else -1
        last = office
    if not last:
        return Outcome(state)
    state = evolve(state, air=evolve(state.air, keys=keys))
    return take_off(state, setting, candidate, track, last)


# -- fire ----------------------------------------------------------------------------------------------------
def engagements(state: State, setting: Setting) -> tuple[Firing, ...]:
    """What comes up to a track or fires on it in the coming impulse, in order: by track, then by layer."""
    return tuple(
        Firing(unit.id, track.id, place)
        for track in state.air.tracks
        for unit in in_layers(setting, defender(setting, track))
        if unit.id in state.units and (place := _engages(state, setting, unit, track)) is not None
    )


def _engages(state: State, setting: Setting, unit: AirUnit, track: Track) -> int | None:
    """Where a unit meets an unmet track, or fires by its orders; None when it does neither."""
    fighter = unit.kind.role is Role.FIGHTER
    if fighter and state.air.aloft.get(unit.id) != track.id:
        return None
    if fighter and track.kind not in HOSTILE and f"met {unit.id}" not in track.handled:
        return closing(state, setting, unit, track)
    place = fire_place(state, setting, unit, track)
    if place is None:
        return None
    order = state.air.keys.get(f"{unit.id}/{track.id}/{FIRE}", 0)
    if order < 0 or f"fired {unit.id}" in track.handled or not rounds_left(state, setting, unit):
        return None
    superior = setting.law.superior(state, setting, unit.id)
    seat = setting.world.seat_of_office.get(superior, "")
    by_rule = seat in track.known and roe(state, setting, seat, track.kind) is Roe.AUTOMATIC
    if not (order or by_rule):
        return None
    lawful = all(f.holds for f in fire_rules(state, setting, unit.id, track, place, superior))
    return place if lawful else None


# -- what is asked -------------------------------------------------------------------------------------------
def decisions(state: State, setting: Setting, seat: str) -> Iterator[Decision]:
    """What a seat is asked now: keys of the nearest units, and fire of the units that it commands."""
    if state.air.decisions.get(seat, 0) >= setting.numbers.air.decisions:
        return
    for track in state.air.tracks:
        if seat in track.known and roe(state, setting, seat, track.kind) is Roe.ASK:
            yield from _keys_asked(state, setting, seat, track)
            yield from _fire_asked(state, setting, seat, track)


def _keys_asked(state: State, setting: Setting, seat: str, track: Track) -> Iterator[Decision]:
    if sent(state, track) >= setting.numbers.air.sent.get(track.kind, 1):
        return
    for candidate in islice(candidates(state, setting, track), setting.numbers.air.choices):
        for office in candidate.right.offices:
            mine = setting.world.seat_of_office.get(office) == seat
            if mine and f"{candidate.unit.id}/{track.id}/{office}" not in state.air.keys:
                yield Decision(office, candidate.unit.id, track.id, "key")


def _fire_asked(state: State, setting: Setting, seat: str, track: Track) -> Iterator[Decision]:
    for unit in in_layers(setting, defender(setting, track)):
        if unit.id not in state.units or f"{unit.id}/{track.id}/{FIRE}" in state.air.keys:
            continue
        if f"fired {unit.id}" in track.handled or not rounds_left(state, setting, unit):
            continue
        place = fire_place(state, setting, unit, track)
        if place is None or (track.kind not in HOSTILE and _unmet(unit, track)):
            continue
        office = setting.law.superior(state, setting, unit.id)
        if setting.world.seat_of_office.get(office) != seat:
            continue
        if all(finding.holds for finding in fire_rules(state, setting, unit.id, track, place, office)):
            yield Decision(office, unit.id, track.id, FIRE)


def _unmet(unit: AirUnit, track: Track) -> bool:
    return unit.kind.role is Role.FIGHTER and f"met {unit.id}" not in track.handled


def duty_order(state: State, setting: Setting) -> tuple[str, ...]:
    """The seats that are asked something in this impulse; who comes first alternates."""
    if not state.air.tracks:
        return ()
    seats = tuple(seat for seat in setting.world.seats if any(True for _ in decisions(state, setting, seat)))
    return seats[::-1] if state.air.impulse % 2 else seats
