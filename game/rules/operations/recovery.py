"""What operations do at the end of a turn: standing orders, arrivals, trains, supply and readiness."""

from typing import cast

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State, UnitState
from game.model.terms import Rail, Role
from game.rules import tracks
from game.rules.common import then
from game.rules.operations import sight, standing
from game.rules.operations.movement import stacked
from game.rules.operations.picture import Picture, now
from game.rules.operations.supply import is_supplied

CITE = "rulebook 4.14"
USED = ("hybrid", "attack")
"""Events after which arms have been used: from then on nobody lives on what he brought along."""
REARMED = (Role.ARTILLERY, Role.STRIKE, Role.HELICOPTER)


def recover(state: State, setting: Setting) -> Outcome:
    """Standing orders; then journeys end, trains wait or are unloaded, and units rest or starve."""
    if _at_rest(state, setting):
        return Outcome(state)
    outcome = standing.carry_out(state, setting)
    for part in (_arrivals, _waiting_trains, _condition):
        outcome = then(outcome, lambda now_, do=part: do(now_, setting))  # type: ignore[misc]
    return outcome


def _at_rest(state: State, setting: Setting) -> bool:
    """Whether no arms have been used, and no unit has an order, a journey, a train or a rest before it.

    In peace most turns find all units so; they are looked at again when one of them has changed.
    """
    if any(event in state.happened for event in USED):
        return False
    last = cast(tuple[object, bool] | None, setting.cache.get("operations.at_rest"))
    if last is None or last[0] is not state.units:
        picture = now(state, setting)
        rest = all(_is_idle(picture, name, unit) for name, unit in state.units.items())
        last = setting.cache["operations.at_rest"] = (state.units, rest)
    return last[1]


def _is_idle(picture: Picture, name: str, unit: UnitState) -> bool:
    turn = picture.state.turn
    busy = unit.standing or unit.bound is not None or unit.rail is not Rail.NONE
    return not busy and max(unit.acted, unit.fought) < turn and _rest(picture, name, unit) is unit


# -- journeys -----------------------------------------------------------------------------------------------
def _arrivals(state: State, setting: Setting) -> Outcome:
    """Units whose journey ends with this turn stand at its end when the next one begins."""
    events: list[Event] = []
    for name in tuple(state.units):
        unit = state.units[name]
        if unit.bound is not None and unit.arrives <= state.turn + 1:
            state = _arrive(now(state, setting), name, unit, unit.bound, events)
    return Outcome(state, tuple(events))


def _arrive(picture: Picture, name: str, unit: UnitState, bound: int, events: list[Event]) -> State:
    """The unit at the end of its journey, or at the nearest free hex of that edge; it waits where none is
    free."""
    state, board = picture.state, picture.setting.world.board
    box = board.boxes[-1 - unit.place]
    place = next((h for h in _nearest(picture, bound, box.edge) if _free(picture, name, h)), None)
    if place is None:
        return evolve(state, units={**state.units, name: evolve(unit, arrives=state.turn + 2)})
    moved = evolve(unit, place=place, bound=None)
    after = evolve(state, units={**state.units, name: moved})
    seats = sight.audience(now(after, picture.setting), picture.ground.units[name].alliance, place)
    values = (picture.setting.world.units[name].title, board.name(place))
    events.append(Event("arrival", "{} arrives at {}", values, "rulebook 4.7", seats, name, place))
    return after


def _nearest(picture: Picture, bound: int, edge: tuple[int, ...]) -> tuple[int, ...]:
    distance = picture.setting.world.board.distance
    return tuple(sorted(edge, key=lambda place: (distance(bound, place), place)))


def _free(picture: Picture, name: str, place: int) -> bool:
    facts, ground = picture.ground.units[name], picture.ground
    names = picture.roster.at.get(place, ())
    loaded = picture.state.units[name].rail is Rail.LOADED
    line = not loaded or bool(picture.setting.world.board.rail[place])
    hostile = any(ground.units[n].alliance != facts.alliance for n in names)
    most = picture.setting.numbers.operations.stacking
    room = loaded or not facts.formation or stacked(picture, facts.alliance, place) < most
    return line and room and not hostile and ground.alliance[place] == facts.alliance


# -- trains -------------------------------------------------------------------------------------------------
def _waiting_trains(state: State, setting: Setting) -> Outcome:
    """Unloading ends; a division that waited loaded on the map was seen, and raises tension."""
    changed = {
        name: evolve(unit, rail=Rail.NONE)
        for name, unit in state.units.items()
        if unit.rail is Rail.UNLOADING
    }
    waited = [
        name
        for name, unit in state.units.items()
        if unit.rail is Rail.LOADED and unit.place >= 0 and unit.acted < state.turn and not unit.bound
    ]
    if changed:
        state = evolve(state, units={**state.units, **changed})
    if not waited:
        return Outcome(state)
    world = setting.world
    where = dict.fromkeys(world.board.name(state.units[name].place) for name in waited)
    why = f"divisions wait loaded on trains: {', '.join(where)}"
    return tracks.shift(
        state, setting, "tension", setting.numbers.operations.rail_tension, why, "rulebook 4.6"
    )


# -- condition ----------------------------------------------------------------------------------------------
def _condition(state: State, setting: Setting) -> Outcome:
    """Without supply readiness falls once arms have been used; in supply who rested regains it, and guns and
    aircraft take on rounds."""
    picture, used = now(state, setting), any(event in state.happened for event in USED)
    changed: dict[str, UnitState] = {}
    events: list[Event] = []
    for name, unit in state.units.items():
        facts = picture.ground.units[name]
        if used and facts.formation and not is_supplied(picture, name):
            found = _starve(picture, name, unit, events)
        else:
            found = _rest(picture, name, unit)
        if found is not unit:
            changed[name] = found
    if changed:
        state = evolve(state, units={**state.units, **changed})
    return Outcome(state, tuple(events))


def _starve(picture: Picture, name: str, unit: UnitState, events: list[Event]) -> UnitState:
    ready = max(0, unit.ready - picture.setting.numbers.operations.ready_lost)
    if ready == unit.ready:
        return unit
    values = (picture.setting.world.units[name].title, ready)
    seats = picture.ground.seats[picture.ground.units[name].alliance]
    says = "{} is out of supply: readiness {}"
    events.append(Event("supply", says, values, "rulebook 4.10", seats, name, unit.place))
    return evolve(unit, ready=ready)


def _rest(picture: Picture, name: str, unit: UnitState) -> UnitState:
    """A unit in supply: rested when it did not act, rearmed when it has a magazine of the ground war."""
    numbers, kind = picture.setting.numbers.operations, picture.setting.world.kind_of[name]
    ready, rounds = unit.ready, unit.magazine
    if unit.acted < picture.state.turn and unit.fought < picture.state.turn:
        ready = max(ready, min(numbers.ready, ready + numbers.ready_gain))
    if picture.ground.units[name].role in REARMED and unit.fought < picture.state.turn:
        rounds = max(rounds, min(kind.magazine, rounds + numbers.rearm))
    if (ready, rounds) == (unit.ready, unit.magazine):
        return unit
    return evolve(unit, ready=ready, magazine=rounds)
