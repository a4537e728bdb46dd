"""What a march leaves behind: ground that changes hands, a frontier crossed, a deployment begun."""

from game.core.records import evolve
from game.model.events import Event
from game.model.state import State
from game.model.terms import Role
from game.rules.common import note
from game.rules.operations.picture import Picture

DEPLOYMENT = "rgf_deployment"


def holder(picture: Picture, state: State, place: int) -> str:
    """The alliance that holds a hex: by conquest, or by its territory; empty for nobody's."""
    return state.control.get(place) or picture.ground.alliance[place]


def gained(picture: Picture, state: State, unit: str, way: tuple[int, ...]) -> tuple[State, list[Event]]:
    """The State after a unit has gone a way, with what that changed on the map and on record."""
    facts, ground = picture.ground.units[unit], picture.ground
    events: list[Event] = []
    over = [place for place in way if ground.alliance[place] not in ("", facts.alliance)]
    if over or state.control:
        state = _taken(picture, state, unit, way, events)
    if over and not picture.setting.world.is_bound(facts.side):
        state = _crossed(picture, state, unit, over[0], events)
    abroad = ground.owner[way[-1]] not in ("", facts.side) and ground.alliance[way[-1]] == facts.alliance
    if abroad and "deployment" not in state.happened and picture.setting.world.is_bound(facts.side):
        state = _deployed(picture, state, unit, way[-1], events)
    return state, events


def _taken(picture: Picture, state: State, unit: str, way: tuple[int, ...], events: list[Event]) -> State:
    """Manoeuvre units take the hexes they pass."""
    facts = picture.ground.units[unit]
    if facts.role is not Role.MANOEUVRE:
        return state
    control = dict(state.control)
    for place in way:
        held = control.get(place) or picture.ground.alliance[place]
        if not held or held == facts.alliance:
            continue
        if picture.ground.alliance[place] == facts.alliance:
            del control[place]
        else:
            control[place] = facts.alliance
        if town := picture.setting.world.board.town[place]:
            names = (picture.setting.world.names.get(facts.alliance, facts.alliance), town.name)
            events.append(
                Event("control", "the {} take {}", names, "rulebook 4.2", subject=unit, place=place)
            )
    return state if control == state.control else evolve(state, control=control)


def _crossed(picture: Picture, state: State, unit: str, place: int, events: list[Event]) -> State:
    """A hostile unit on the soil of the bound alliance: under arms it is the attack (R05), in secret a
    hybrid act."""
    world = picture.setting.world
    if picture.ground.units[unit].role is Role.IRREGULAR:
        return note(state, "hybrid")
    if "crossing" not in state.happened:
        names = (world.units[unit].title, world.sides[picture.ground.owner[place]].title)
        says = "{} has crossed into {}: an attack on one is an attack on the union as a whole"
        events.append(Event("crossing", says, names, "R05, P24", subject=unit, place=place))
    return note(note(state, "attack"), "crossing")


def _deployed(picture: Picture, state: State, unit: str, place: int, events: list[Event]) -> State:
    """The first formation that stands on an ally's soil on the basis of the deployment.

    Everybody learns that it has come; which it is, and where, only those who see it.
    """
    setting, world = picture.setting, picture.setting.world
    if setting.law.basis(state, setting, unit, place) != DEPLOYMENT:
        return state
    where = world.sides[picture.ground.owner[place]].title
    says = "The first of the joint group has entered {}"
    events.append(Event("deployment", says, (where,), "R02, R36"))
    return note(state, "deployment")
