"""A unit prepares its position; it keeps it until it moves."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import DigIn
from game.model.state import State
from game.rules.move_rule import MoveRule
from game.rules.operations.movement import on_foot
from game.rules.operations.orders import activated, idle_units, off_rail_finding, unit_findings
from game.rules.operations.picture import Picture, now

RULE = "operations.dig_in"
CITE = "rulebook 4.12"
DEED = "digging in"


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[DigIn]:
    """Every formation on the map that can still act and has no position yet."""
    picture = now(state, setting)
    for name in idle_units(picture, seat, about):
        if picture.ground.units[name].formation and on_foot(picture, name) and not state.units[name].dug_in:
            yield DigIn(seat, name)


def verdict(state: State, setting: Setting, move: DigIn) -> Verdict:
    """Whether the unit may spend its turn on a position where it stands."""
    picture = now(state, setting)
    found = unit_findings(picture, move.seat, move.unit, DEED)
    if move.unit not in state.units:
        return Verdict(RULE, found)
    unit, facts = state.units[move.unit], picture.ground.units[move.unit]
    values = (setting.world.units[move.unit].title,)
    return Verdict(
        RULE,
        (
            *found,
            Finding("formation", facts.formation, "{} must be of a kind that digs in", values, CITE),
            Finding("map", unit.place >= 0, "{} must be on the map", values, CITE),
            Finding("new", not unit.dug_in, "{} must not have prepared its position already", values, CITE),
            off_rail_finding(picture, move.unit, "digging in"),
            *_lawful(picture, move.unit),
        ),
    )


def _lawful(picture: Picture, unit: str) -> tuple[Finding, ...]:
    """The article on preparing positions, for a guest on an ally's soil."""
    facts, place = picture.ground.units[unit], picture.state.units[unit].place
    world = picture.setting.world
    guest = place >= 0 and world.ground_of(place) not in ("", facts.side)
    if not guest or picture.ground.alliance[place] != facts.alliance or not world.is_bound(facts.side):
        return ()
    return picture.setting.law.judge(
        "dig_in", Case(picture.state, picture.setting, unit=unit, place=place)
    ).findings


def effect(state: State, setting: Setting, move: DigIn) -> Outcome:
    """The position is prepared; the unit has used its turn."""
    picture = now(state, setting)
    unit = evolve(state.units[move.unit], dug_in=True, acted=state.turn, fought=state.turn)
    values = (setting.world.units[move.unit].title, setting.world.board.name(unit.place))
    seats = picture.ground.seats[picture.ground.units[move.unit].alliance]
    told = Event("dig_in", "{} digs in at {}", values, CITE, seats, move.unit, unit.place)
    return Outcome(activated(state, move.seat, {move.unit: unit}), (told,))


DIG_IN = MoveRule(options, verdict, effect)
