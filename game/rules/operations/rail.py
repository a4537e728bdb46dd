"""By rail: a turn to load, then so many hexes a half-day along the line, and a turn to unload.

The regiments of a division that stand together go together, as one activation. The law of entry is judged for
every hex on the way, and again where the train stands.
"""

from collections.abc import Iterator

from game.core.reach import way_to
from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import RailMove
from game.model.state import State
from game.model.terms import Rail
from game.rules.move_rule import MoveRule
from game.rules.operations import boxes, sight
from game.rules.operations.entry import (
    entry_findings,
    ground_findings,
    is_leaving,
    is_place,
    may_enter,
    unknown_place,
)
from game.rules.operations.ground import MARCHING
from game.rules.operations.line import at_line, on_rail, rail_ends, rail_field, run, train
from game.rules.operations.move import arrive
from game.rules.operations.movement import stacked, walk
from game.rules.operations.orders import activated, idle_units, side_of_seat, unit_findings
from game.rules.operations.picture import Picture, now

RULE = "operations.rail"
CITE = "rulebook 4.6"
DEED = "moving by rail"
ACTS = ("load", "travel", "unload")


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[RailMove]:
    """Load where a railway runs, travel along it, unload."""
    picture = now(state, setting)
    side = side_of_seat(picture, seat)
    for name in idle_units(picture, seat, about):
        unit = state.units[name]
        if picture.ground.units[name].mobility not in MARCHING:
            continue
        if unit.rail is Rail.NONE:
            if at_line(picture, unit.place) and lift_finding(picture, name).holds:
                yield RailMove(seat, name, unit.place, "load")
        elif unit.rail is Rail.LOADED:
            for place in rail_ends(picture, name, side):
                yield RailMove(seat, name, place, "travel")
            if unit.place >= 0:
                yield RailMove(seat, name, unit.place, "unload")


def verdict(state: State, setting: Setting, move: RailMove) -> Verdict:
    """Whether the seat commands the unit and its train can do this here, lawfully all the way."""
    picture = now(state, setting)
    known = picture.memo.get((RULE, move.seat, move.unit))
    if move.act == "travel" and known is not None and move.place in known[0]:  # type: ignore[index]
        return known[1]  # type: ignore[index, no-any-return]
    found = unit_findings(picture, move.seat, move.unit, DEED)
    if move.unit not in state.units:
        return Verdict(RULE, found)
    if not is_place(setting, move.place):
        return Verdict(RULE, (*found, unknown_place(setting, move.place)))
    listed = move.act in ACTS
    marches = picture.ground.units[move.unit].mobility in MARCHING
    values = (setting.world.units[move.unit].title,)
    found = (
        *found,
        Finding("act", listed, "a train loads, travels or unloads; the order is “{}”", (move.act,), CITE),
        Finding("mobile", marches, "{} must be of a kind that travels by rail", values, CITE),
    )
    if not listed or not marches:
        return Verdict(RULE, found)
    judge = {"load": _loading, "travel": _travelling, "unload": _unloading}[move.act]
    made = Verdict(RULE, (*found, *judge(picture, move)))
    if move.act == "travel" and made.findings[-1].name == "run":
        side = side_of_seat(picture, move.seat)
        picture.memo[RULE, move.seat, move.unit] = (frozenset(rail_ends(picture, move.unit, side)), made)
    return made


def _here(picture: Picture, move: RailMove, wanted: Rail) -> Iterator[Finding]:
    unit, world = picture.state.units[move.unit], picture.setting.world
    words = {Rail.NONE: "not be on rail", Rail.LOADED: "be loaded on rail", Rail.UNLOADING: "be unloading"}
    holds = unit.rail is wanted
    yield Finding("rail", holds, "{} must {}", (world.units[move.unit].title, words[wanted]), CITE)


def _at_its_place(picture: Picture, move: RailMove) -> Finding:
    unit, world = picture.state.units[move.unit], picture.setting.world
    values = (world.units[move.unit].title, world.board.name(unit.place), world.board.name(move.place))
    return Finding(
        "place",
        unit.place == move.place,
        "{} must stand where it is ordered to act: it stands in {}, the order names {}",
        values,
        CITE,
    )


def _loading(picture: Picture, move: RailMove) -> Iterator[Finding]:
    world, unit = picture.setting.world, picture.state.units[move.unit]
    yield from _here(picture, move, Rail.NONE)
    yield _at_its_place(picture, move)
    name = world.board.name(unit.place)
    yield Finding(
        "line", at_line(picture, unit.place), "a railway that works must run through {}", (name,), CITE
    )
    yield lift_finding(picture, move.unit)


def lift_finding(picture: Picture, unit: str) -> Finding:
    """Whether the unit's side has wagons left for its division."""
    world, most = picture.setting.world, picture.setting.numbers.operations.rail_lift
    side = picture.ground.units[unit].side
    busy = on_rail(picture, side)
    holds = (world.units[unit].division or unit) in busy or len(busy) < most
    values = (world.sides[side].title, most, len(busy))
    return Finding("lift", holds, "{} can have {} divisions on rail at once; it has {}", values, CITE)


def _travelling(picture: Picture, move: RailMove) -> Iterator[Finding]:
    world, place = picture.setting.world, move.place
    yield from _here(picture, move, Rail.LOADED)
    side = side_of_seat(picture, move.seat)
    unit, name = picture.state.units[move.unit], world.board.name(place)
    if unit.rail is Rail.LOADED and place in rail_ends(picture, move.unit, side):
        limit = picture.setting.numbers.operations.rail
        yield Finding("run", True, "the place lies on the line, within {} hexes a half-day", (limit,), CITE)
        return
    if place < 0 or place == unit.place:
        yield Finding("reach", False, "trains travel to another hex of the map, not to {}", (name,), CITE)
        return
    yield from ground_findings(picture, move.unit, place)
    yield from _line_findings(picture, move, side)


def _line_findings(picture: Picture, move: RailMove, side: str) -> Iterator[Finding]:
    """Why the line does not lead there: too far, or over ground that the law or the enemy closes."""
    world, place = picture.setting.world, move.place
    name = world.board.name(place)
    free = run(picture, move.unit, side, lawful=False)
    says = "{} must lie on the line within a turn's journey, no enemy and no broken bridge between"
    yield Finding("reach", place in free, says, (name,), CITE)
    if place in free and picture.state.units[move.unit].place >= 0 and not is_leaving(picture, move.unit):
        for here in way_to(free, place)[1:-1]:
            if not may_enter(picture, move.unit, here):
                yield from (f for f in entry_findings(picture, move.unit, here) if not f.holds)
                return


def _unloading(picture: Picture, move: RailMove) -> Iterator[Finding]:
    unit = picture.state.units[move.unit]
    yield from _here(picture, move, Rail.LOADED)
    yield _at_its_place(picture, move)
    world = picture.setting.world
    title, name = world.units[move.unit].title, world.board.name(unit.place)
    on_map = unit.place >= 0
    yield Finding("map", on_map, "{} unloads on the map, not in {}", (title, name), CITE)
    if on_map:
        facts = picture.ground.units[move.unit]
        most, here = picture.setting.numbers.operations.stacking, stacked(picture, facts.alliance, unit.place)
        room = not facts.formation or here + len(train(picture, move.unit)) <= most
        says = "{} has room for {} formations; {} stand there"
        yield Finding("stacking", room, says, (name, most, here), "rulebook 4.3")
        yield from entry_findings(picture, move.unit, unit.place)


def effect(state: State, setting: Setting, move: RailMove) -> Outcome:
    """The whole train does it."""
    picture = now(state, setting)
    if move.act == "travel":
        return _travel(picture, move)
    rail = Rail.LOADED if move.act == "load" else Rail.UNLOADING
    units = train(picture, move.unit)
    changed = {n: evolve(state.units[n], rail=rail, acted=state.turn, dug_in=False) for n in units}
    after = activated(state, move.seat, changed)
    world, facts = setting.world, picture.ground.units[move.unit]
    titles = _titles(picture, units)
    says = "{} loaded on trains in {}" if move.act == "load" else "{} unloaded in {}"
    seats = sight.audience(picture, facts.alliance, move.place)
    told = Event("rail", says, (titles, world.board.name(move.place)), CITE, seats, move.unit, move.place)
    return Outcome(after, (told,))


def _travel(picture: Picture, move: RailMove) -> Outcome:
    state, units = picture.state, train(picture, move.unit)
    here = state.units[move.unit].place
    side = side_of_seat(picture, move.seat)
    if here < 0:
        arrives = state.turn + boxes.transit(picture, here)
        moved = {
            n: evolve(state.units[n], acted=state.turn, arrives=arrives, bound=move.place) for n in units
        }
        world = picture.setting.world
        seats = sight.audience(picture, picture.ground.units[move.unit].alliance)
        values = (
            _titles(picture, units),
            world.board.name(here),
            world.board.name(move.place),
            picture.setting.clock(state).label(arrives),
        )
        told = Event(
            "transit", "{} leave {} by rail for {} and arrive on {}", values, CITE, seats, move.unit, here
        )
        return Outcome(activated(state, move.seat, moved), (told,))
    way, met = walk(picture, move.unit, side, way_to(rail_field(picture, move.unit, side), move.place))
    moved = {n: evolve(state.units[n], acted=state.turn, place=way[-1]) for n in units}
    return arrive(picture, activated(state, move.seat, moved), move.unit, way, met)


def _titles(picture: Picture, units: tuple[str, ...]) -> str:
    return ", ".join(picture.setting.world.units[name].title for name in units)


RAIL = MoveRule(options, verdict, effect)
