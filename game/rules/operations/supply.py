"""Supply: traced by road and railway, within a limit, from a source; and a few steps beyond the network.

A source is a depot or town marked so, which its alliance holds and which still works, or a side's own edge
of the map. A guest draws on its host's sources only when the law says so (R39), and not while it is in
breach.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from game.core.recent import Recent
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.state import State
from game.rules.operations.command import superior
from game.rules.operations.crossing import holder
from game.rules.operations.line import broken
from game.rules.operations.picture import Picture, now

CITE = "rulebook 4.10"
AREAS = 256
"""How many areas of supply are remembered."""
Area = bytes
"""For each hex, whether it is supplied: as a set it would take fifteen times the room."""


def supplied(state: State, setting: Setting, unit: str) -> bool:
    """Whether a unit can be supplied where it stands; in a box it always is."""
    return is_supplied(now(state, setting), unit)


def is_supplied(picture: Picture, unit: str, as_seen: bool = False) -> bool:
    """As `supplied`, for a picture already at hand; `as_seen` by an enemy, who knows of no breach."""
    place = picture.state.units[unit].place
    return place < 0 or area(picture, _givers(picture, unit, as_seen))[place] > 0


def _givers(picture: Picture, unit: str, as_seen: bool) -> tuple[str, ...]:
    """The sides on whose sources a unit may draw: its own, and under the law its host and allies."""
    world, facts, found = picture.setting.world, picture.ground.units[unit], picture.state.units[unit]
    sides = tuple(name for name, item in world.sides.items() if item.alliance == facts.alliance)
    if not world.is_bound(facts.side):
        return sides
    host = picture.ground.owner[found.place]
    if host in ("", facts.side) or host not in sides or (found.breached and not as_seen):
        return (facts.side,)
    return tuple(
        side for side in sides if side == facts.side or (side == host and _host_gives(picture, unit))
    )


def _host_gives(picture: Picture, unit: str) -> bool:
    """Whether the article on host supply holds for a guest where it stands (R39)."""
    place = picture.state.units[unit].place
    answers = picture.once("host", lambda own: own.kept("host"))
    key = (picture.sort(unit), picture.ground.zone[place])
    found = answers.get(key)
    if found is None:
        office = superior(picture, unit)[0]
        case = Case(picture.state, picture.setting, unit=unit, place=place, office=office)
        found = answers[key] = picture.setting.law.judge("host_supply", case).allowed
    return cast(bool, found)


def area(picture: Picture, sides: tuple[str, ...]) -> Area:
    """The hexes that the sources of these sides of one alliance supply."""
    key = ("supply", sides)
    found = picture.memo.get(key)
    if found is None:
        found = picture.memo[key] = _remembered(picture, sides)
    return cast(Area, found)


def _remembered(picture: Picture, sides: tuple[str, ...]) -> Area:
    """The area, kept under everything it follows from."""
    alliance = picture.setting.world.sides[sides[0]].alliance
    sources, wall = _sources(picture, sides, alliance), _wall(picture, alliance)
    table: Recent[object, Area] = picture.setting.recent("operations.supply", AREAS)
    key = (sources, wall)
    found = table.find(key)
    if found is None:
        mask = bytearray(picture.setting.world.board.size)
        for place in _spread(picture, sources, frozenset(wall)):
            mask[place] = 1
        found = table.keep(key, bytes(mask))
    return found


def _wall(picture: Picture, alliance: str) -> tuple[int, ...]:
    """Hexes where supply does not pass: those the enemy has taken, and broken bridges and junctions."""
    taken = (place for place, held in picture.state.control.items() if held != alliance)
    return tuple(sorted({*broken(picture), *taken}))


def _sources(
    picture: Picture, sides: tuple[str, ...], alliance: str
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Hexes where supply begins, and the hexes of the adversary's soil that the alliance holds."""
    world, state = picture.setting.world, picture.state
    places: list[int] = []
    for name, item in world.facilities.items():
        place = world.facility_place[name]
        works = name in state.facilities and state.facilities[name].damage < item.strength
        if (
            item.supply
            and item.side in sides
            and place >= 0
            and works
            and holder(picture, state, place) == alliance
        ):
            places.append(place)
    for side in sides:
        places.extend(h for h in _edges(picture, side) if holder(picture, state, h) == alliance)
    gained = tuple(sorted(place for place, held in state.control.items() if held == alliance))
    return tuple(dict.fromkeys(places)), gained


def _edges(picture: Picture, side: str) -> tuple[int, ...]:
    """A side's own edge of the map: hexes with a road or railway that its boxes lead to, or its soil on the
    rim."""
    table = cast(dict[str, tuple[int, ...]], picture.setting.cache.setdefault("operations.edges", {}))
    found = table.get(side)
    if found is None:
        board, network = picture.setting.world.board, picture.ground.network
        by_box = [h for box in board.boxes if box.side == side for h in box.edge]
        last = board.size - board.cols
        rim = [
            h
            for h in range(board.size)
            if h < board.cols or h >= last or h % board.cols in (0, board.cols - 1)
        ]
        own = [h for h in rim if picture.ground.owner[h] == side]
        found = table[side] = tuple(h for h in dict.fromkeys((*by_box, *own)) if network[h])
    return found


def _spread(
    picture: Picture, sources: tuple[tuple[int, ...], tuple[int, ...]], wall: frozenset[int]
) -> frozenset[int]:
    """From the sources along the network, then overland, never through the wall."""
    numbers, ground = picture.setting.numbers.operations, picture.ground
    start, gained = sources
    soil = frozenset(ground.alliance[place] for place in start)
    open_hexes = (_soil(picture, soil) | frozenset(gained)) - wall
    reached = _waves(frozenset(start), ground.network, open_hexes, numbers.supply_trace)
    return _waves(reached, picture.setting.world.board.neighbours, open_hexes, numbers.supply_off)


def _soil(picture: Picture, alliances: frozenset[str]) -> frozenset[int]:
    """The hexes whose territory belongs to one of these alliances."""
    tables = cast(dict[object, frozenset[int]], picture.setting.cache.setdefault("operations.soil", {}))
    found = tables.get(alliances)
    if found is None:
        whose = picture.ground.alliance[: picture.setting.world.board.size]
        found = tables[alliances] = frozenset(h for h, name in enumerate(whose) if name in alliances)
    return found


def _waves(
    start: frozenset[int], beside: Sequence[Iterable[int]], open_hexes: frozenset[int], limit: int
) -> frozenset[int]:
    """The start, and the open hexes within so many steps of it."""
    found, front = set(start), start
    for _ in range(limit):
        front = open_hexes.intersection([there for here in front for there in beside[here]]) - found
        if not front:
            break
        found |= front
    return frozenset(found)
