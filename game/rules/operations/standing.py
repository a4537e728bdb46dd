"""Standing orders: hold, withdraw, follow the road to a place. They are carried out when the turn ends, with the
activations that their seat has left, in the order of the State."""

from collections.abc import Iterator
from difflib import get_close_matches

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import MoveUnit, Standing
from game.model.state import State
from game.rules.common import then
from game.rules.move_rule import MoveRule
from game.rules.operations import move as marching
from game.rules.operations.command import command_finding, seat_over
from game.rules.operations.entry import is_place, unknown_place, unknown_unit
from game.rules.operations.ground import BEYOND, MARCHING
from game.rules.operations.movement import ends, obstacles, on_foot
from game.rules.operations.orders import side_of_seat, turn
from game.rules.operations.picture import Picture, now

RULE = "operations.standing"
CITE = "rulebook 4.13"
DEED = "standing orders"
ORDERS = ("hold", "withdraw", "road")


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Standing]:
    """For a unit asked about: hold, withdraw, and the road to each town."""
    picture = now(state, setting)
    if about not in state.units or state.waiting[:1] != (seat,) or seat_over(picture, about) != seat:
        return
    for order in ORDERS[:2]:
        yield Standing(seat, about, order)
    for town in setting.world.board.towns:
        if town.rank < 3:
            yield Standing(seat, about, "road", town.hex)


def verdict(state: State, setting: Setting, move: Standing) -> Verdict:
    """Whether the seat commands the unit, and the order is one that units follow."""
    picture = now(state, setting)
    found: list[Finding] = [*turn(picture, move.seat, DEED)]
    if move.unit not in state.units:
        return Verdict(RULE, (*found, unknown_unit(setting, move.unit, state)))
    known = move.order in ORDERS
    close = [] if known else get_close_matches(move.order, ORDERS, 1)
    hint = f"; did you mean “{close[0]}”?" if close else ""
    marches = picture.ground.units[move.unit].mobility in MARCHING
    values = (setting.world.units[move.unit].title,)
    found += [
        command_finding(picture, move.seat, move.unit),
        Finding(
            "order",
            known,
            "units hold, withdraw or follow the road; the order is “{}”{}",
            (move.order, hint),
            CITE,
        ),
        Finding("mobile", marches, "{} must be of a kind that marches", values, CITE),
    ]
    if move.order == "road" and (not is_place(setting, move.place) or move.place < 0):
        found.append(unknown_place(setting, move.place))
    return Verdict(RULE, tuple(found))


def effect(state: State, setting: Setting, move: Standing) -> Outcome:
    """The order is entered; it takes no activation now."""
    picture = now(state, setting)
    order = "" if move.order == "hold" else move.order
    order = f"{order} {move.place}" if order == "road" else order
    unit = evolve(state.units[move.unit], standing=order)
    where = f" to {setting.world.board.name(move.place)}" if move.order == "road" else ""
    values = (setting.world.units[move.unit].title, move.order, where)
    seats = picture.ground.seats[picture.ground.units[move.unit].alliance]
    told = Event("standing", "{} has a standing order: {}{}", values, CITE, seats, move.unit, unit.place)
    return Outcome(evolve(state, units={**state.units, move.unit: unit}), (told,))


# -- carrying them out --------------------------------------------------------------------------------------
def carry_out(state: State, setting: Setting) -> Outcome:
    """Every unit with a standing order that has not acted goes as far as it can, while activations are
    left."""
    outcome = Outcome(state)
    for name, unit in state.units.items():
        if unit.standing and unit.acted < state.turn:
            outcome = then(outcome, lambda now_, unit_=name: _follow(now_, setting, unit_))  # type: ignore[misc]
    return outcome


def _follow(state: State, setting: Setting, unit: str) -> Outcome:
    picture = now(state, setting)
    seat = seat_over(picture, unit) if unit in state.units else ""
    if not seat or state.activations.get(seat, 0) < 1 or not on_foot(picture, unit):
        return Outcome(state)
    place = _goal(picture, unit, side_of_seat(picture, seat))
    if place is None:
        return Outcome(state)
    marched = marching.effect(state, setting, MoveUnit(seat, unit, place))
    if unit not in marched.state.units:
        return marched
    kept = evolve(marched.state.units[unit], standing=state.units[unit].standing)
    return Outcome(evolve(marched.state, units={**marched.state.units, unit: kept}), marched.events)


def _goal(picture: Picture, unit: str, side: str) -> int | None:
    """Where a standing order leads this turn; None where it leads no further."""
    order, _, number = picture.state.units[unit].standing.partition(" ")
    here = picture.state.units[unit].place
    places = tuple(ends(picture, unit, side))
    if order == "road":
        way = picture.ground.way(int(number), picture.ground.units[unit].mobility)
        far = {place: way[place] for place in (here, *places) if way[place] != BEYOND}
        best = min(far, key=lambda place: (far[place], place), default=here)
        return best if best != here else None
    home = picture.ground.home(picture.ground.units[unit].side)
    if home.get(here, 0):
        best = min((here, *places), key=lambda place: (home.get(place, len(home)), place))
        return best if best != here else None
    return _away(picture, side, here, places)


def _away(picture: Picture, side: str, here: int, places: tuple[int, ...]) -> int | None:
    """The place within reach that is furthest from the enemies in view; None when none is in view or
    further."""
    distance, enemies = picture.setting.world.board.distance, obstacles(picture, side).held
    if not enemies:
        return None
    near = sorted(enemies)
    best = max((here, *places), key=lambda place: (min(distance(place, e) for e in near), -place))
    further = min(distance(best, e) for e in near) > min(distance(here, e) for e in near)
    return best if further else None


STANDING = MoveRule(options, verdict, effect)
