"""The way of a unit to any place: by march this turn, over several turns, or by rail; and what stands against it."""

from typing import NamedTuple, cast

from attrs import frozen

from game.core.reach import Reach, dial_reach, way_to
from game.core.recent import Recent
from game.core.verdict import Verdict
from game.engine.questions.common import date, setting_of
from game.engine.questions.orders import order_for_click
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Move
from game.model.state import State
from game.rules.operations.entry import opened_hexes, refused_zones
from game.rules.operations.ground import MARCHING
from game.rules.operations.line import at_line, broken
from game.rules.operations.movement import budget, field_of, obstacles
from game.rules.operations.orders import side_of_seat
from game.rules.operations.picture import Picture, now

FAR = 400
"""Movement points that a way over several turns may take: further than any map is wide."""
WAYS = 60
"""How many fields of ways are remembered, by march and by rail."""


class Way(NamedTuple):
    """A way over the map: its hexes, both ends included, its cost, and the turns that it takes at best."""

    path: tuple[int, ...]
    cost: int
    turns: int


NO_WAY = Way((), 0, 0)


@frozen
class Route:
    """How a unit comes to a place, and the verdict on the order that best fits a click there.

    `path` are the hexes of the cheapest march, both ends included, `cost` its movement points, `points` those of one
    turn, `turns` how many turns it takes at best (1: this turn; 0: there is no way), `arrives` the date of its end.
    `lawful` tells whether the law as it stands lets the unit go all of it. `rail` is the way by train, two turns of
    loading and unloading included; its cost is hexes on the line. Hidden enemies are not known to it.
    """

    unit: str
    place: int
    name: str
    path: tuple[int, ...]
    cost: int
    points: int
    turns: int
    arrives: str
    lawful: bool
    rail: Way
    move: Move | None
    verdict: Verdict


def route(view: View, unit: str, place: int) -> Route:
    """The way of a unit to a place, near or far; the verdict says why, where it cannot be ordered now."""
    setting = setting_of(view)
    move, verdict = order_for_click(view, unit, place)
    own = view.own.get(unit)
    way, rail, lawful, points = NO_WAY, NO_WAY, False, 0
    if own is not None and own.mine and own.state.place >= 0 and 0 <= place < setting.world.board.size:
        found = view.preview(lambda s, g, seat: _ways(s, g, seat, unit, place))
        way, rail, lawful, points = cast(tuple[Way, Way, bool, int], found)
    arrives = date(view, view.turn + way.turns - 1) if way.turns else ""
    name = setting.world.board.name(place) if move is not None else ""
    return Route(
        unit, place, name, way.path, way.cost, points, way.turns, arrives, lawful, rail, move, verdict
    )


def _ways(state: State, setting: Setting, seat: str, unit: str, place: int) -> tuple[Way, Way, bool, int]:
    picture = now(state, setting)
    if picture.ground.units[unit].mobility not in MARCHING:
        return NO_WAY, NO_WAY, False, 0
    side, points = side_of_seat(picture, seat), budget(picture, unit)
    near = field_of(picture, unit, side)
    rail = _by_rail(picture, unit, place, side)
    if place in near:
        return Way(way_to(near, place), near[place][0], 1), rail, True, points
    for lawful in (True, False):
        far = _far(picture, unit, side, lawful)
        if place in far:
            cost = far[place][0]
            return Way(way_to(far, place), cost, -(-cost // max(1, points))), rail, lawful, points
    return NO_WAY, rail, False, points


def _far(picture: Picture, unit: str, side: str, lawful: bool) -> Reach:
    """All hexes that a unit could come to in many turns, past the enemies in view."""
    here, move = picture.state.units[unit].place, picture.ground.units[unit].mobility
    refused = refused_zones(picture, unit) if lawful else ()
    opened = opened_hexes(picture, unit) if lawful else ()
    held = obstacles(picture, side).held
    table: Recent[object, Reach] = picture.setting.recent("questions.far", WAYS)
    key = (here, move, refused, opened, held)
    found = table.find(key)
    if found is None:
        costs = picture.ground.masked(move, refused, opened)
        found = table.keep(key, dial_reach(picture.setting.world.board.steps, here, FAR, costs, held))
    return found


def _by_rail(picture: Picture, unit: str, place: int, side: str) -> Way:
    """The way by train: a turn to load, so many hexes a turn, a turn to unload."""
    here, board = picture.state.units[unit].place, picture.setting.world.board
    if not at_line(picture, here) or not board.rail[place]:
        return NO_WAY
    alliance = picture.ground.units[unit].alliance
    lost = frozenset(at for at, holder in picture.state.control.items() if holder != alliance)
    closed = lost | broken(picture) | obstacles(picture, side).held
    table: Recent[object, Reach] = picture.setting.recent("questions.rail", WAYS)
    found = table.find((here, closed))
    if found is None:
        one = [1] * (6 * board.size)
        found = table.keep((here, closed), dial_reach(picture.ground.rails, here, board.size, one, closed))
    if place not in found or place == here:
        return NO_WAY
    half_days = picture.setting.clock(picture.state).half_days(picture.state.turn)
    a_turn = max(1, picture.setting.numbers.operations.rail * half_days)
    return Way(way_to(found, place), found[place][0], 2 + -(-found[place][0] // a_turn))
