"""The result of a combat carried out: losses, retreat, advance."""

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import Chance, State
from game.model.terms import MoveClass
from game.rules.operations.crossing import gained
from game.rules.operations.entry import may_enter
from game.rules.operations.ground import MARCHING
from game.rules.operations.losses import lose
from game.rules.operations.odds import fight
from game.rules.operations.picture import Picture, now
from game.rules.operations.retreat import fall_back, overrun

CITE = "rulebook 4.8"


def resolve(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """What chance answered: losses on both sides, the defender's retreat, and the first attacker's
    advance."""
    picture = now(state, setting)
    names, _, label = question.subject.partition(">")
    units, place = tuple(names.split("+")), setting.world.board.parse_place(label)
    units = tuple(name for name in units if name in state.units)
    if not units:
        return Outcome(state)
    result = setting.numbers.operations.results[answer]
    defenders = fight(picture, units, place, None).defenders
    from_hexes = tuple(dict.fromkeys(state.units[name].place for name in units))
    where = setting.world.board.name(place)
    told = [Event("combat", "in {}: {}", (where, result.title), CITE, question.audience, units[0], place)]
    after, events = lose(picture, state, units, result.attacker)
    told += _for(question, events)
    after, events = lose(picture, after, defenders, result.defender)
    told += _for(question, events)
    if result.retreat:
        after, events = fall_back(picture, after, defenders, result.retreat, from_hexes)
        told += _for(question, events)
    after, events = _advance(picture, after, units, place)
    return Outcome(after, (*told, *_for(question, events)))


def _for(question: Chance, events: list[Event]) -> list[Event]:
    """Events of a fight are for those who know of the fight; some have a smaller audience of their own."""
    return [event if event.audience else evolve(event, audience=question.audience) for event in events]


def _advance(picture: Picture, state: State, units: tuple[str, ...], place: int) -> tuple[State, list[Event]]:
    """The first attacker still standing enters the hex when no defender who marches is left, and the law
    lets it."""
    facts = picture.ground.units
    alliance = facts[units[0]].alliance
    left = now(state, picture.setting).roster.at.get(place, ())
    if any(facts[name].alliance != alliance and facts[name].mobility in MARCHING for name in left):
        return state, []
    lead = next(
        (name for name in units if name in state.units and _can_advance(picture, state, name, place)), None
    )
    if lead is None:
        return state, []
    state, events = overrun(picture, state, place, alliance)
    unit, board = state.units[lead], picture.setting.world.board
    way = (unit.place, place)
    state = evolve(state, units={**state.units, lead: evolve(unit, place=place, dug_in=False)})
    values = (picture.setting.world.units[lead].title, board.name(place))
    events.append(Event("advance", "{} advances into {}", values, "rulebook 4.9", subject=lead, place=place))
    state, more = gained(picture, state, lead, way)
    return state, [*events, *more]


def _can_advance(picture: Picture, state: State, unit: str, place: int) -> bool:
    facts, here = picture.ground.units[unit], state.units[unit].place
    if not facts.fights or facts.mobility in (MoveClass.AIR, MoveClass.FIXED):
        return False
    side = picture.setting.world.board.grid.side_towards(here, place)
    passable = side is not None and picture.ground.costs[facts.mobility][here * 6 + side] > 0
    return passable and may_enter(picture, unit, place)
