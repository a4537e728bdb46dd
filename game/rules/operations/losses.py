"""Steps lost and units destroyed, with what the score counts of it."""

from game.core.records import evolve
from game.model.events import Event
from game.model.state import State
from game.rules.common import count, without
from game.rules.operations.command import under_foreigner
from game.rules.operations.picture import Picture

CITE = "rulebook 4.8"


def lose(picture: Picture, state: State, units: tuple[str, ...], steps: int) -> tuple[State, list[Event]]:
    """Take so many steps from units of one side of a fight: who fights first, then the largest, then as given.

    `picture` is that of the beginning of the fight: it says under whose command the losses fell.
    """
    taken: dict[str, int] = {}
    facts = picture.ground.units
    for _ in range(steps):
        left = {n: state.units[n].steps - taken.get(n, 0) for n in units if n in state.units}
        alive = [name for name, has in left.items() if has]
        if not alive:
            break
        victim = max(alive, key=lambda name: (facts[name].fights, left[name]))
        taken[victim] = taken.get(victim, 0) + 1
    events: list[Event] = []
    for name, lost in taken.items():
        state = _apply(picture, state, name, lost, events)
    return state, events


def destroy(picture: Picture, state: State, unit: str) -> tuple[State, list[Event]]:
    """Take all steps that a unit has."""
    return lose(picture, state, (unit,), state.units[unit].steps)


def _apply(picture: Picture, state: State, name: str, lost: int, events: list[Event]) -> State:
    world, facts = picture.setting.world, picture.ground.units[name]
    unit, title = state.units[name], world.units[name].title
    state = count(state, f"lost.{facts.side}", lost)
    if under_foreigner(picture, name):
        state = count(state, f"lost_foreign.{facts.side}", lost)
    for alliance in dict.fromkeys(item.alliance for item in world.sides.values()):
        if alliance != facts.alliance:
            state = count(state, f"enemy_lost.{alliance}", lost)
    if lost >= unit.steps:
        events.append(Event("destroyed", "{} is destroyed", (title,), CITE, subject=name, place=unit.place))
        return evolve(state, units=without(state.units, name))
    values = (title, lost, "step" if lost == 1 else "steps")
    events.append(Event("losses", "{} loses {} {}", values, CITE, subject=name, place=unit.place))
    return evolve(state, units={**state.units, name: evolve(unit, steps=unit.steps - lost)})
