"""How an AI brings guests home whose legal basis is gone: by standing order, or by air, before the stay is a breach."""

from collections.abc import Iterable

from game.engine.view import View
from game.model.moves import MoveUnit, Standing
from game.model.terms import Role
from game.players.decision import Decision
from game.players.mind import Mind, allowed, decided

FLYING = (Role.FIGHTER, Role.STRIKE, Role.HELICOPTER)


def leave(mind: Mind, view: View, ready: Iterable[str]) -> Decision | None:
    """The next order to a guest without a basis; None where nobody has to go."""
    for name in ready:
        unit = view.own[name].state
        if not unit.unbased or unit.standing:
            continue
        flights = [MoveUnit(mind.seat, name, place) for place in airfields(mind, name)]
        move = allowed(view, (Standing(mind.seat, name, "withdraw"), *flights))
        if move is not None:
            return decided(move, "its time to leave is short", worth=100, next=0)
    return None


def airfields(mind: Mind, unit: str) -> list[int]:
    """The airfields of a unit's own side, for aircraft that must go home; none for other units."""
    world, side = mind.setting.world, mind.setting.world.side_of[unit]
    if world.kind_of[unit].role not in FLYING:
        return []
    table = world.facilities.items()
    return [
        world.facility_place[name] for name, item in table if item.kind == "airfield" and item.side == side
    ]
