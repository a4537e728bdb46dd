"""A unit marches; an air unit changes base; a unit goes to a box or comes from one to the edge of the map."""

from collections.abc import Iterator, Mapping
from typing import cast

from game.core.reach import way_to
from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import MoveUnit
from game.model.state import State
from game.model.terms import MoveClass
from game.rules.move_rule import MoveRule
from game.rules.operations import boxes, sight
from game.rules.operations.crossing import gained
from game.rules.operations.entry import (
    ground_findings,
    is_leaving,
    is_place,
    may_enter,
    may_go,
    unknown_place,
)
from game.rules.operations.ground import MARCHING
from game.rules.operations.movement import (
    budget,
    ends,
    field_of,
    full_hexes,
    obstacles,
    on_foot,
    walk,
)
from game.rules.operations.orders import (
    Findings,
    activated,
    idle_units,
    off_rail_finding,
    side_of_seat,
    unit_findings,
)
from game.rules.operations.picture import Picture, now

RULE = "operations.move"
CITE = "rulebook 4.2"
DEED = "moving a unit"


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[MoveUnit]:
    """Every place each unit can reach: by march, between box and edge, from airfield to airfield."""
    picture = now(state, setting)
    side = side_of_seat(picture, seat)
    for unit in idle_units(picture, seat, about):
        for place in goals(picture, unit, side):
            yield MoveUnit(seat, unit, place)


def goals(picture: Picture, unit: str, side: str) -> Mapping[int, object]:
    """The places that a unit can reach now and may enter, in the order of finding."""
    key = ("goals", unit, side)
    found = picture.memo.get(key)
    if found is None:
        found = picture.memo[key] = _goals(picture, unit, side)
    return cast(Mapping[int, object], found)


def _goals(picture: Picture, unit: str, side: str) -> Mapping[int, object]:
    if picture.ground.units[unit].mobility is MoveClass.AIR:
        return dict.fromkeys(boxes.bases(picture, unit, side))
    if picture.state.units[unit].place < 0:
        return dict.fromkeys(boxes.doors(picture, unit, side))
    if not on_foot(picture, unit):
        return {}
    out = boxes.boxes_from(picture, unit)
    marches = ends(picture, unit, side)
    return {**marches, **dict.fromkeys(out, (0, 0))} if out else marches


def verdict(state: State, setting: Setting, move: MoveUnit) -> Verdict:
    """Whether the seat commands the unit, it can still act, the place is within reach, free and lawful."""
    picture = now(state, setting)
    known = picture.memo.get((RULE, move.seat, move.unit))
    if known is not None and move.place in known[0]:  # type: ignore[index]
        return known[1]  # type: ignore[index, no-any-return]
    found = unit_findings(picture, move.seat, move.unit, DEED)
    if move.unit not in state.units:
        return Verdict(RULE, found)
    if not is_place(setting, move.place):
        return Verdict(RULE, (*found, unknown_place(setting, move.place)))
    side = side_of_seat(picture, move.seat)
    lawful = goals(picture, move.unit, side)
    if move.place not in lawful:
        return Verdict(RULE, (*found, *objections(picture, move.unit, move.place, side)))
    values = (setting.world.units[move.unit].title,)
    made = Verdict(
        RULE, (*found, Finding("reach", True, "{} can reach the place and may enter it", values, CITE))
    )
    picture.memo[RULE, move.seat, move.unit] = (lawful, made)
    return made


def objections(picture: Picture, unit: str, place: int, side: str) -> Findings:
    """The conditions on the place itself, held or not; all hold exactly for the places in `goals`."""
    if picture.ground.units[unit].mobility is MoveClass.AIR:
        return boxes.air_findings(picture, unit, place, side)
    if picture.state.units[unit].place < 0 or place < 0:
        return boxes.box_findings(picture, unit, place, side)
    return (off_rail_finding(picture, unit, "marching"), *_objections(picture, unit, place, side))


def _objections(picture: Picture, unit: str, place: int, side: str) -> Iterator[Finding]:
    world = picture.setting.world
    facts, name = picture.ground.units[unit], world.board.name(place)
    title, points = world.units[unit].title, budget(picture, unit)
    here = picture.state.units[unit].place
    if facts.mobility not in MARCHING:
        yield Finding("mobile", False, "{} must be of a kind that marches", (title,), CITE)
        return
    if not may_go(picture, unit, place):
        yield from ground_findings(picture, unit, place)
    if place == here:
        yield Finding("elsewhere", False, "{} is in {} already", (title, name), CITE)
        return
    if place in obstacles(picture, side).held:
        yield Finding("free", False, "enemy forces stand in {}: they must be attacked", (name,), CITE)
    elif place not in field_of(picture, unit, side):
        far = field_of(picture, unit, side, lawful=False).get(place)
        says = "{} must be within {} movement points of {}; {}"
        why = f"it takes {far[0]}, over ground that the unit may not cross" if far else "it is further"
        yield Finding(
            "reach",
            far is not None and not is_leaving(picture, unit) and not may_enter(picture, unit, place),
            says,
            (name, points, title, why),
            CITE,
        )
    if facts.formation and place in full_hexes(picture, facts.alliance):
        most = picture.setting.numbers.operations.stacking
        yield Finding("stacking", False, "{} holds {} formations already", (name, most), "rulebook 4.3")


def effect(state: State, setting: Setting, move: MoveUnit) -> Outcome:
    """The unit goes as far as nothing hidden stops it; ground it takes changes hands."""
    picture = now(state, setting)
    if picture.ground.units[move.unit].mobility is MoveClass.AIR:
        return boxes.fly(picture, move)
    if state.units[move.unit].place < 0 or move.place < 0:
        return boxes.travel(picture, move)
    side = side_of_seat(picture, move.seat)
    way = way_to(field_of(picture, move.unit, side), move.place)
    gone, met = walk(picture, move.unit, side, way)
    unit = state.units[move.unit]
    moved = evolve(unit, place=gone[-1], acted=state.turn, dug_in=unit.dug_in and len(gone) == 1)
    after = activated(state, move.seat, {move.unit: moved})
    return arrive(picture, after, move.unit, gone, met)


def arrive(picture: Picture, after: State, unit: str, way: tuple[int, ...], met: int | None) -> Outcome:
    """What follows from a unit's having gone a way: ground taken, records, and who is told."""
    setting, world = picture.setting, picture.setting.world
    alliance, board = picture.ground.units[unit].alliance, world.board
    final, events = gained(picture, after, unit, way)
    seats = sight.audience(now(final, setting), alliance, way[0], way[-1])
    title = world.units[unit].title
    told = [
        Event(
            "move",
            "{} moves from {} to {}",
            (title, board.names[way[0]], board.names[way[-1]]),
            CITE,
            seats,
            unit,
            way[-1],
        )
    ]
    if met is not None:
        enemies = {world.sides[picture.ground.units[n].side].title for n in picture.roster.at.get(met, ())}
        values = (title, " and ".join(sorted(enemies)) or "the enemy", board.names[met])
        both = seats.union(*picture.ground.seats.values())
        told.append(
            Event("contact", "{} meets forces of {} in {} and halts", values, "rulebook 4.5", both, unit, met)
        )
    return Outcome(final, (*told, *events))


MOVE = MoveRule(options, verdict, effect)
