"""What an AI asks of the map: how far it is, by road, to a goal, and who stands near."""

from collections.abc import Iterable
from typing import cast

from game.engine.view import SeenUnit, View
from game.law.setting import Setting
from game.model.state import State
from game.model.terms import MoveClass, Role
from game.players.mind import Mind
from game.rules import operations
from game.rules.operations.ground import BEYOND, MARCHING, ground

FIGHTING = (Role.MANOEUVRE, Role.IRREGULAR)
UNKNOWN = 999


def fights(mind: Mind, unit: str) -> bool:
    """Whether a unit takes and holds ground."""
    return mind.setting.world.kind_of[unit].role in FIGHTING


def marches(mind: Mind, unit: str) -> bool:
    """Whether a unit moves on the ground."""
    return mind.setting.world.kind_of[unit].mobility in MARCHING


def alliance(mind: Mind) -> str:
    """The alliance of the seat."""
    world = mind.setting.world
    return world.sides[world.seats[mind.seat].sides[0]].alliance


def road(mind: Mind, unit: str, here: int, goal: int) -> int:
    """What it costs to come from a hex to a goal, whoever holds the way; from a box, from its nearest edge."""
    mobility = mind.setting.world.kind_of[unit].mobility
    mobility = mobility if mobility in MARCHING else MoveClass.WHEELED
    way = ground(mind.setting).way(goal, mobility)
    if here >= 0:
        cost = way[here]
        return cost if cost != BEYOND else UNKNOWN
    edge = mind.setting.world.board.boxes[-1 - here].edge
    return min((way[place] for place in edge if way[place] != BEYOND), default=UNKNOWN) + 4


def reach(mind: Mind, view: View, unit: str) -> dict[int, int]:
    """Where a unit can march this turn, with the cost, as far as the seat knows."""

    def ask(state: State, setting: Setting, seat: str) -> object:
        return operations.reach(state, setting, unit, setting.world.seats[seat].sides[0])

    return dict(cast(dict[int, int], view.preview(ask)))


def strength(mind: Mind, unit: str, steps: int, attacks: bool) -> int:
    """Attack or defence in tenths of a point, in proportion to steps."""
    world = mind.setting.world
    kind = world.kind_of[unit]
    full = world.units[unit].steps or kind.steps
    return (kind.attack if attacks else kind.defence) * 10 * steps // max(1, full)


def enemies(mind: Mind, view: View) -> tuple[SeenUnit, ...]:
    """The enemy units in view on the map, in a fixed order."""
    world, own = mind.setting.world, alliance(mind)
    return tuple(
        view.seen[name]
        for name in sorted(view.seen)
        if view.seen[name].place >= 0 and world.sides[view.seen[name].side].alliance != own
    )


def near(mind: Mind, units: Iterable[tuple[str, int, int]], place: int, radius: int, attacks: bool) -> int:
    """The strength of the fighting units (id, place, steps) within so many hexes of a place."""
    distance = mind.setting.world.board.distance
    return sum(
        strength(mind, name, steps, attacks)
        for name, here, steps in units
        if fights(mind, name) and distance(here, place) <= radius
    )
