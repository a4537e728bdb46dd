"""Where beaten units go: back, away from the attacker, never beside his formations unless friends stand
there."""

from game.core.records import evolve
from game.model.events import Event
from game.model.state import State
from game.model.terms import MoveClass, Rail
from game.rules.operations import sight
from game.rules.operations.entry import may_enter
from game.rules.operations.ground import MARCHING
from game.rules.operations.losses import destroy, lose
from game.rules.operations.movement import full_hexes
from game.rules.operations.picture import Picture, now

CITE = "rulebook 4.9"


def fall_back(
    picture: Picture, state: State, units: tuple[str, ...], hexes: int, attackers: tuple[int, ...]
) -> tuple[State, list[Event]]:
    """Marching units go back that many hexes; one that cannot go loses a step more and stays."""
    events: list[Event] = []
    for name in units:
        if name not in state.units or picture.ground.units[name].mobility not in MARCHING:
            continue
        for number in range(hexes):
            goal = _way_out(now(state, picture.setting), name, attackers)
            if goal is None:
                if number == 0:
                    state, more = _stranded(picture, state, name)
                    events += more
                break
            state = _go(picture, state, name, goal, events)
    return state, events


def _stranded(picture: Picture, state: State, name: str) -> tuple[State, list[Event]]:
    title = picture.setting.world.units[name].title
    told = Event("stranded", "{} has no way out", (title,), CITE, subject=name, place=state.units[name].place)
    state, events = lose(picture, state, (name,), picture.setting.numbers.operations.stranded)
    return state, [told, *events]


def _go(picture: Picture, state: State, name: str, goal: int, events: list[Event]) -> State:
    board, unit = picture.setting.world.board, state.units[name]
    values = (picture.setting.world.units[name].title, board.name(unit.place), board.name(goal))
    moved = evolve(state, units={**state.units, name: evolve(unit, place=goal, dug_in=False, rail=Rail.NONE)})
    alliance = picture.ground.units[name].alliance
    seats = sight.audience(now(moved, picture.setting), alliance, unit.place, goal)
    events.append(Event("retreat", "{} retreats from {} to {}", values, CITE, seats, name, goal))
    return moved


def _way_out(picture: Picture, name: str, attackers: tuple[int, ...]) -> int | None:
    """The best hex to retreat to: furthest from the attackers, then the nearest to home, then the first."""
    facts, here = picture.ground.units[name], picture.state.units[name].place
    board, alliance = picture.setting.world.board, facts.alliance
    costs, home = picture.ground.costs[facts.mobility], picture.ground.home(facts.side)
    full = full_hexes(picture, alliance) if facts.formation else ()
    far = len(picture.ground.owner)
    best: tuple[int, int, int] | None = None
    for edge, there in board.steps[here]:
        if not costs[edge] or there in full or not _free(picture, there, alliance):
            continue
        if not may_enter(picture, name, there):
            continue
        rank = (-min(board.distance(there, a) for a in attackers), home.get(there, far), there)
        best = rank if best is None or rank < best else best
    return best[2] if best else None


def _free(picture: Picture, place: int, alliance: str) -> bool:
    """Whether no enemy stands there, and none of his formations beside it unless friends hold it."""
    facts, at = picture.ground.units, picture.roster.at
    names = at.get(place, ())
    if any(facts[name].alliance != alliance for name in names):
        return False
    if any(facts[name].fights for name in names):
        return True
    beside = picture.setting.world.board.neighbours[place]
    return not any(facts[n].fights and facts[n].alliance != alliance for h in beside for n in at.get(h, ()))


def overrun(picture: Picture, state: State, place: int, alliance: str) -> tuple[State, list[Event]]:
    """What cannot march and is left in a hex that falls: aircraft fly out a step weaker, the rest is
    destroyed."""
    events: list[Event] = []
    for name in picture.roster.at.get(place, ()):
        if name not in state.units or state.units[name].place != place:
            continue
        facts = picture.ground.units[name]
        if facts.alliance == alliance or facts.mobility in MARCHING:
            continue
        refuge = _refuge(picture, state, name) if facts.mobility is MoveClass.AIR else None
        if refuge is None:
            state, more = destroy(picture, state, name)
        else:
            state, more = lose(picture, state, (name,), 1)
        events += more
        if refuge is not None and name in state.units:
            state = evolve(state, units={**state.units, name: evolve(state.units[name], place=refuge)})
            values = (picture.setting.world.units[name].title, picture.setting.world.board.name(refuge))
            seats = picture.ground.seats[facts.alliance]
            events.append(Event("rebase", "{} flies out to {}", values, CITE, seats, name, refuge))
    return state, events


def _refuge(picture: Picture, state: State, name: str) -> int | None:
    """The nearest other airfield of a unit's own side that its alliance holds, else a box of its side."""
    facts, board, here = picture.ground.units[name], picture.setting.world.board, state.units[name].place
    fields = [
        place
        for place in picture.ground.airfields
        if place >= 0
        and place != here
        and picture.ground.owner[place] == facts.side
        and state.control.get(place, facts.alliance) == facts.alliance
        and all(picture.ground.units[n].alliance == facts.alliance for n in picture.roster.at.get(place, ()))
    ]
    if fields:
        return min(fields, key=lambda place: (board.distance(here, place), place))
    return next((box.place for box in board.boxes if box.side == facts.side), None)
