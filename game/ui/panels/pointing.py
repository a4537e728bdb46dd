"""What stands beside the pointer on the map: the unit, the way and its cost, the town, in two or three short lines."""

from game.engine.questions.orders import Reached
from game.engine.questions.route import Route
from game.model.terms import MoveClass
from game.report.text import counted
from game.ui.map import Pick
from game.ui.panels.asked import known, orders_of
from game.ui.panels.bench import Bench


def caption(bench: Bench, pick: Pick) -> str:
    """The words for what the pointer has met."""
    own = bench.view.own.get(bench.unit)
    lines = [_thing(bench, pick)]
    if own is not None and own.mine and pick.place != own.state.place:
        lines.append(_way(bench, pick.place))
    return "\n".join(line for line in lines if line)


def _thing(bench: Bench, pick: Pick) -> str:
    view, world = bench.view, bench.setting.world
    if pick.kind == "unit" and pick.id in world.units:
        title = world.units[pick.id].title
        if pick.id in view.own:
            state = view.own[pick.id].state
            return f"{title}\n{counted(state.steps, 'step')}, readiness {state.ready}"
        seen = view.seen.get(pick.id)
        return f"{title}\n{counted(seen.steps, 'step')} seen" if seen and seen.steps else title
    if pick.kind == "facility" and pick.id in world.facilities:
        return world.facilities[pick.id].title
    if pick.kind == "track":
        return ""
    return place_line(bench, pick.place)


def place_line(bench: Bench, place: int) -> str:
    """A place by its name, with its terrain and whose it is."""
    board, world = bench.setting.world.board, bench.setting.world
    if place < 0:
        return board.name(place)
    owner = world.ground_of(place)
    terrain = board.titles.get(board.terrain[place], board.terrain[place])
    return f"{board.name(place)}\n{terrain}{f', {world.sides[owner].title}' if owner else ''}"


def _way(bench: Bench, place: int) -> str:
    """What it takes the selected unit to come here."""
    orders = orders_of(bench, bench.unit)
    if orders.rail_reach:
        found = orders.rail_reach.get(place)
        return f"By rail: {counted(found.cost, 'hex')}" if found else ""
    found = orders.reach.get(place)
    if found is not None:
        return _cost(bench, found, orders.points)
    if bench.view.own[bench.unit].state.place < 0 or place < 0:
        return ""
    way: Route | None = known(bench, ("route", bench.unit, place))
    if way is None:
        return ""
    if not way.turns:
        return "No way leads here" if way.points else ""
    law = "" if way.lawful else "; the law stands against it"
    return f"{counted(way.turns, 'turn')} by march{law}"


def _cost(bench: Bench, found: Reached, points: int) -> str:
    kind = bench.setting.world.kind_of[bench.unit]
    if kind.mobility is MoveClass.AIR:
        said = counted(found.cost, "hex") + " by air"
    elif bench.view.own[bench.unit].state.place < 0:
        said = counted(found.cost, "turn") + " on the way"
    else:
        said = f"{found.cost} of {points} movement points"
    return said if found.legal else f"{said}; not allowed"
