"""Railways: who goes on one train, where the line still works, and how far a train comes in a turn."""

from collections.abc import Iterator
from typing import cast

from game.core.reach import Reach, dial_reach
from game.rules.operations import boxes
from game.rules.operations.crossing import holder
from game.rules.operations.entry import is_homeward, is_leaving, may_enter
from game.rules.operations.movement import obstacles
from game.rules.operations.picture import Picture


def train(picture: Picture, unit: str) -> tuple[str, ...]:
    """The unit with the regiments of its division that stand where it stands, in the same state, under one
    order."""
    units, world = picture.state.units, picture.setting.world
    division, own = world.units[unit].division, units[unit]
    if not division:
        return (unit,)
    found = [
        name
        for name, other in units.items()
        if world.units[name].division == division
        and (other.place, other.rail, other.acted, other.arrives)
        == (own.place, own.rail, own.acted, own.arrives)
    ]
    return tuple(found)


def on_rail(picture: Picture, side: str) -> tuple[str, ...]:
    """The divisions of a side, and its brigades of none, that are loaded or unloading."""
    key = ("on rail", side)
    known = picture.memo.get(key)
    if known is None:
        known = picture.memo[key] = _on_rail(picture, side)
    return cast(tuple[str, ...], known)


def _on_rail(picture: Picture, side: str) -> tuple[str, ...]:
    world, facts = picture.setting.world, picture.ground.units
    found = (
        world.units[n].division or n
        for n, u in picture.state.units.items()
        if u.rail and facts[n].side == side
    )
    return tuple(dict.fromkeys(found))


def at_line(picture: Picture, place: int) -> bool:
    """Whether trains are loaded there: a hex on a railway that works, or a box."""
    return place < 0 or (bool(picture.setting.world.board.rail[place]) and place not in broken(picture))


def broken(picture: Picture) -> frozenset[int]:
    """The hexes whose railway bridge or junction is out of action."""
    return picture.once(("broken",), _broken)


def _broken(picture: Picture) -> frozenset[int]:
    world, states = picture.setting.world, picture.state.facilities
    return frozenset(
        world.facility_place[name]
        for name, item in world.facilities.items()
        if item.kind in ("bridge", "junction") and name in states and states[name].damage >= item.strength
    )


def rail_field(picture: Picture, unit: str, side: str) -> Reach:
    """The hexes a loaded train can come to this turn, by law and by what `side` sees of the enemy."""
    key = ("rail", unit, side)
    found = picture.memo.get(key)
    if found is None:
        found = picture.memo[key] = run(picture, unit, side)
    return cast(Reach, found)


def run(picture: Picture, unit: str, side: str, lawful: bool = True) -> Reach:
    """As `rail_field`; with `lawful` off, as if all ground were open."""
    state, world, facts = picture.state, picture.setting.world, picture.ground.units[unit]
    here = state.units[unit].place
    if here < 0:
        return {
            place: (boxes.transit(picture, here), here)
            for place in boxes.edge(picture, unit)
            if world.board.rail[place] and (not lawful or may_enter(picture, unit, place))
        }
    half_days = picture.setting.clock(state).half_days(state.turn)
    limit = min(picture.setting.numbers.operations.rail * half_days, world.board.size)
    closed = {place for place, held in state.control.items() if held != facts.alliance} | broken(picture)
    wall = obstacles(picture, side)
    leaving = is_leaving(picture, unit)
    ahead = [h for h in world.board.within(here, limit) if world.board.rail[h]]
    for place in ahead:
        foreign = holder(picture, state, place) not in ("", facts.alliance)
        shut = lawful and not leaving and not may_enter(picture, unit, place)
        if foreign or place in wall.held or shut:
            closed.add(place)
    return dial_reach(picture.ground.rails, here, limit, [1] * (6 * world.board.size), closed, wall.beside)


def rail_ends(picture: Picture, unit: str, side: str) -> Iterator[int]:
    """Where a train can travel to this turn; homeward only, without a legal basis."""
    here = picture.state.units[unit].place
    leaving = is_leaving(picture, unit)
    for place in rail_field(picture, unit, side):
        if place != here and (not leaving or is_homeward(picture, unit, place)):
            yield place
