"""The air defence in recovery: aircraft land, crews rest, magazines are filled from depots that work."""

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Outcome
from game.model.state import Air, State
from game.model.terms import Role
from game.rules.air.picture import AirUnit, air_units, works
from game.rules.operations import supply


def recover(state: State, setting: Setting) -> Outcome:
    """The air is empty again; units rest, and those in supply are reloaded. Rules of engagement stay."""
    numbers = setting.numbers.air
    units, changed = state.units, {}
    for alliance in dict.fromkeys(side.alliance for side in setting.world.sides.values()):
        for unit in air_units(setting, alliance):
            now = units.get(unit.id)
            if now is None or unit.kind.role is Role.RADAR:
                continue
            tired = numbers.tiring * state.air.sorties.get(unit.id, 0)
            ready = max(0, min(3, now.ready + numbers.rest - tired))
            loaded = now.magazine + reload(state, setting, unit)
            if ready != now.ready or loaded != now.magazine:
                changed[unit.id] = evolve(now, ready=ready, magazine=loaded)
    return Outcome(
        evolve(state, units={**units, **changed} if changed else units, air=Air(roe=state.air.roe))
    )


def reload(state: State, setting: Setting, unit: AirUnit) -> int:
    """The rounds a unit gets this turn: up to its magazine, in supply, while a depot works."""
    room = unit.kind.magazine - state.units[unit.id].magazine
    rate = min(room, setting.numbers.air.reload.get(unit.kind.role.value, 0))
    if rate <= 0 or not depot_works(state, setting, unit) or not supply.supplied(state, setting, unit.id):
        return 0
    return rate


def depot_works(state: State, setting: Setting, unit: AirUnit) -> bool:
    """Whether a depot of the unit's side, or of the land it stands on, works; without any, none is needed."""
    world = setting.world
    sides = (unit.side, world.ground_of(state.units[unit.id].place))
    depots = [place for name, place in world.facility_place.items() if _is_depot(setting, name, sides)]
    return not depots or any(works(state, setting, place, "depot") for place in depots)


def _is_depot(setting: Setting, name: str, sides: tuple[str, str]) -> bool:
    item = setting.world.facilities[name]
    return item.kind == "depot" and item.side in sides
