"""How an AI sends troops by rail: load where help is far and wanted, travel, unload short of the enemy."""

from typing import cast

from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import RailMove
from game.model.state import State
from game.model.terms import Rail
from game.players.decision import Decision
from game.players.mind import Mind, decided
from game.players.terrain import UNKNOWN, enemies, fights, road
from game.rules.operations import rail

LONG = 12
TRIED = 4


def by_rail(mind: Mind, view: View, unit: str, goal: int | None) -> Decision | None:
    """The next act of a journey by rail; None where marching is better or nothing is to be done."""
    state = view.own[unit].state
    if state.rail is Rail.LOADED:
        return _under_way(mind, view, unit, goal)
    if state.rail is Rail.NONE and goal is not None and _goes(mind, view, unit, goal):
        move = RailMove(mind.seat, unit, state.place, "load")
        if view.verdict(move).allowed:
            return decided(move, "by rail it is there days sooner", worth=90, next=40)
    return None


def _goes(mind: Mind, view: View, unit: str, goal: int) -> bool:
    """Whether a unit should load: its own decision is taken, or expected; only whole divisions from afar."""
    far = road(mind, unit, view.own[unit].state.place, goal)
    if not fights(mind, unit) or far < LONG or far >= UNKNOWN:
        return False
    return bool(mind.setting.world.units[unit].division)


def _under_way(mind: Mind, view: View, unit: str, goal: int | None) -> Decision | None:
    state = view.own[unit].state
    foes = [enemy.place for enemy in enemies(mind, view) if fights(mind, enemy.id)]
    distance = mind.setting.world.board.distance
    aim = goal if goal is not None else state.place
    here = road(mind, unit, state.place, aim) if state.place >= 0 else UNKNOWN
    ranked = []
    for move in cast(tuple[RailMove, ...], view.preview(_acts(unit))):
        if move.act == "travel" and all(distance(move.place, place) > 2 for place in foes):
            ranked.append((road(mind, unit, move.place, aim), move.place, move))
    for cost, _, move in sorted(ranked, key=lambda item: item[:2])[:TRIED]:
        if cost < here - 2 and view.verdict(move).allowed:
            return decided(move, "the line is free, and the front is far", worth=90, next=40)
    unload = RailMove(mind.seat, unit, state.place, "unload")
    owner = mind.setting.world.ground_of(state.place)
    waits = owner == mind.setting.world.side_of[unit] and not view.joint_command
    if not waits and here < UNKNOWN and view.verdict(unload).allowed:
        return decided(unload, "from here it is quicker on its own tracks", worth=80, next=40)
    return None


def _acts(unit: str):  # type: ignore[no-untyped-def]
    def ask(state: State, setting: Setting, seat: str) -> object:
        return tuple(rail.options(state, setting, seat, unit))

    return ask
