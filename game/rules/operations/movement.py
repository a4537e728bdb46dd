"""How far a unit can march this turn, by which way, and what lies hidden on it."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from game.core.reach import Reach, dial_reach, way_to
from game.core.recent import Recent
from game.law.setting import Setting
from game.model.state import State
from game.model.terms import Rail
from game.rules.operations import sight
from game.rules.operations.entry import is_homeward, is_leaving, opened_hexes, refused_zones
from game.rules.operations.ground import MARCHING
from game.rules.operations.picture import Picture, now

NOWHERE: Reach = {}
REACHES = 512
"""How many marches are remembered: more are hardly asked for again, in this game or the next."""
WALLS = 128
"""How many kinds of obstacles are remembered."""


class Obstacles(NamedTuple):
    """What a side knows to be in its units' way: hexes that seen enemies hold, and those beside their
    formations."""

    held: frozenset[int]
    beside: frozenset[int]


OPEN = Obstacles(frozenset(), frozenset())


def reach(state: State, setting: Setting, unit: str, view_side: str) -> Mapping[int, int]:
    """Every hex where a unit could end its march now, with its cost in movement points.

    Whether the unit may be ordered at all is not asked. Only what `view_side` sees is taken into account.
    """
    picture = now(state, setting)
    return {place: step[0] for place, step in ends(picture, unit, view_side).items()}


def path(state: State, setting: Setting, unit: str, place: int, view_side: str) -> tuple[int, ...]:
    """The hexes of the cheapest march to a place within reach, both ends included; KeyError beyond it."""
    return way_to(field_of(now(state, setting), unit, view_side), place)


def obstacles(picture: Picture, side: str) -> Obstacles:
    """What a side knows to be in the way; a seat without forces knows nothing."""
    if side not in picture.setting.world.sides:
        return OPEN
    sides = sight.sharing(picture, side)
    memo = picture.roster.memo
    found = memo.get(("obstacles", sides))
    if found is None:
        facts, units = picture.ground.units, picture.state.units
        names = sight.sighted(picture, side)
        held = tuple(sorted({units[name].place for name in names}))
        strong = tuple(sorted({units[name].place for name in names if facts[name].fights}))
        found = memo["obstacles", sides] = _obstacles(picture, held, strong)
    return cast(Obstacles, found)


def _obstacles(picture: Picture, held: tuple[int, ...], strong: tuple[int, ...]) -> Obstacles:
    table: Recent[object, Obstacles] = picture.setting.recent("operations.obstacles", WALLS)
    found = table.find(
        (held, strong)
    )  # equal obstacles are one object, so that reaches are found again quickly
    if found is None:
        neighbours = picture.setting.world.board.neighbours
        beside = frozenset(there for here in strong for there in neighbours[here])
        found = table.keep((held, strong), Obstacles(frozenset(held), beside))
    return found


def budget(picture: Picture, unit: str) -> int:
    """Movement points of a unit this turn: its allowance for each half-day, up to the longest march."""
    world = picture.setting.world
    half_days = picture.setting.clock(picture.state).half_days(picture.state.turn)
    return world.kind_of[unit].allowance * min(half_days, picture.setting.numbers.operations.march)


def field_of(picture: Picture, unit: str, side: str, lawful: bool = True) -> Reach:
    """All hexes a unit can march to, with cost and the hex before; with `lawful` off, as if all ground were
    open."""
    facts, here = picture.ground.units[unit], picture.state.units[unit].place
    if here < 0 or facts.mobility not in MARCHING:
        return NOWHERE
    refused = refused_zones(picture, unit) if lawful else ()
    if lawful and is_leaving(picture, unit):
        refused = _shut(picture, facts.alliance, picture.ground.alliance[here])
    opened = opened_hexes(picture, unit) if lawful else ()
    wall, points = obstacles(picture, side), budget(picture, unit)
    key = (here, facts.mobility, points, refused, opened, wall.held, wall.beside)
    table: Recent[object, Reach] = picture.setting.recent("operations.reach", REACHES)
    found = table.find(key)
    if found is None:
        costs = picture.ground.masked(facts.mobility, refused, opened)
        found = table.keep(key, _march(picture, here, points, costs, wall))
    return found


def _march(picture: Picture, here: int, points: int, costs: tuple[int, ...], wall: Obstacles) -> Reach:
    steps = picture.setting.world.board.steps
    found = dial_reach(steps, here, points, costs, wall.held, wall.beside)
    if points:  # a unit may always go one hex, however hard the going
        for edge, there in steps[here]:
            if there not in found and costs[edge] and there not in wall.held:
                found[there] = (points, here)
    return found


def _shut(picture: Picture, *alliances: str) -> tuple[int, ...]:
    """The zones outside the ground of these alliances."""
    shut = enumerate(picture.ground.zones)
    return tuple(n for n, zone in shut if picture.ground.alliance[zone.place] not in alliances)


def ends(picture: Picture, unit: str, side: str) -> Mapping[int, tuple[int, int]]:
    """The part of `field_of` where a march may end: with room in the stack, and homeward where that is
    ordered."""
    key = ("ends", unit, side)
    known = picture.memo.get(key)
    if known is None:
        found = dict(field_of(picture, unit, side))
        here = picture.state.units[unit].place
        found.pop(here, None)
        if picture.ground.units[unit].formation:
            for place in full_hexes(picture, picture.ground.units[unit].alliance):
                found.pop(place, None)
        if is_leaving(picture, unit):
            found = {place: step for place, step in found.items() if is_homeward(picture, unit, place)}
        known = picture.memo[key] = found
    return cast(Mapping[int, tuple[int, int]], known)


def full_hexes(picture: Picture, alliance: str) -> tuple[int, ...]:
    """The hexes that hold as many formations of an alliance as they can."""
    memo = picture.roster.memo
    found = memo.get(("full", alliance))
    if found is None:
        most = picture.setting.numbers.operations.stacking
        found = memo["full", alliance] = tuple(
            place
            for place, names in picture.roster.at.items()
            if len(names) >= most and stacked(picture, alliance, place) >= most
        )
    return cast(tuple[int, ...], found)


def stacked(picture: Picture, alliance: str, place: int) -> int:
    """How many formations of an alliance a hex holds; loaded trains wait in sidings and do not count."""
    facts, units = picture.ground.units, picture.state.units
    return sum(
        facts[name].formation and facts[name].alliance == alliance and units[name].rail is not Rail.LOADED
        for name in picture.roster.at.get(place, ())
    )


def walk(picture: Picture, unit: str, side: str, way: tuple[int, ...]) -> tuple[tuple[int, ...], int | None]:
    """The part of a way that is really gone: up to what lies hidden on it, which is met (its hex, or
    None)."""
    dark = sight.hidden(picture, side)
    if not dark:
        return way, None
    facts, beside = picture.ground.units, picture.setting.world.board.neighbours
    for number, here in enumerate(way[1:], 1):
        if here in dark:
            return _roomy(picture, unit, way[:number]), here
        for there in beside[here]:
            if there in dark and any(facts[name].fights for name in dark[there]):
                return _roomy(picture, unit, way[: number + 1]), there
    return way, None


def _roomy(picture: Picture, unit: str, way: tuple[int, ...]) -> tuple[int, ...]:
    """A way cut back to the last hex with room in the stack."""
    if picture.ground.units[unit].formation and picture.state.units[unit].rail is not Rail.LOADED:
        full = full_hexes(picture, picture.ground.units[unit].alliance)
        while len(way) > 1 and way[-1] in full:
            way = way[:-1]
    return way


def on_foot(picture: Picture, unit: str) -> bool:
    """Whether a unit stands on the map, not on rail and not on its way."""
    found = picture.state.units[unit]
    return found.place >= 0 and found.rail is Rail.NONE and found.arrives <= picture.state.turn
