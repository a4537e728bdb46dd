"""Units attack a hex beside them; chance gives the result, and the result is carried out."""

from collections.abc import Iterator
from typing import cast

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Attack
from game.model.state import Chance, State, UnitState
from game.model.terms import Rail
from game.rules.common import note
from game.rules.move_rule import MoveRule
from game.rules.operations import sight
from game.rules.operations.command import command_finding, ordered_by
from game.rules.operations.entry import is_place, unknown_place, unknown_unit
from game.rules.operations.lawful import fire_findings, may_fire
from game.rules.operations.odds import Odds, Preview, fight, odds, spread
from game.rules.operations.orders import (
    Findings,
    activated,
    activation_finding,
    arrived_finding,
    off_rail_finding,
    side_of_seat,
    turn,
)
from game.rules.operations.picture import Picture, now

RULE = "operations.attack"
CITE = "rulebook 4.8"
DEED = "attacking"


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Attack]:
    """On each enemy-held hex in view: every unit beside it alone, and all of them together."""
    picture = now(state, setting)
    if state.waiting[:1] != (seat,):
        return
    beside: dict[int, list[str]] = {}
    targets = _targets(picture, seat)
    neighbours = setting.world.board.neighbours
    for name in _able(picture, seat):
        for there in neighbours[state.units[name].place]:
            if there in targets and may_fire(picture, name, there):
                beside.setdefault(there, []).append(name)
    for place, names in beside.items():
        for name in names:
            if about in ("", name):
                yield Attack(seat, (name,), place)
        fresh = sum(state.units[name].acted < state.turn for name in names)
        if len(names) > 1 and fresh <= state.activations.get(seat, 0) and (not about or about in names):
            yield Attack(seat, tuple(names), place)


def _targets(picture: Picture, seat: str) -> frozenset[int]:
    """The hexes that hold enemies whom the seat sees."""
    side = side_of_seat(picture, seat)
    units = picture.state.units
    return frozenset(units[name].place for name in sight.sighted(picture, side)) if side else frozenset()


def _able(picture: Picture, seat: str) -> Iterator[str]:
    """A seat's units that can still attack this turn."""
    state, kinds = picture.state, picture.setting.world.kind_of
    left = state.activations.get(seat, 0)
    for name in ordered_by(picture, seat):
        unit = state.units[name]
        if kinds[name].attack and unit.place >= 0 and unit.rail is Rail.NONE and unit.arrives <= state.turn:
            if unit.fought < state.turn and (left or unit.acted == state.turn):
                yield name


def verdict(state: State, setting: Setting, move: Attack) -> Verdict:
    """Whether these units may attack there together: command, activations, contact, and the law of opening
    fire."""
    picture = now(state, setting)
    found: list[Finding] = [*turn(picture, move.seat, DEED)]
    names = tuple(dict.fromkeys(move.units))
    listed = bool(names) and len(names) == len(move.units)
    found.append(Finding("units", listed, "an attack names one or more different units", (), CITE))
    known = tuple(name for name in names if name in state.units)
    found.extend(unknown_unit(setting, name, state) for name in names if name not in state.units)
    if not is_place(setting, move.place) or move.place < 0:
        return Verdict(RULE, (*found, unknown_place(setting, move.place)))
    if known:
        fresh = sum(state.units[name].acted < state.turn for name in known)
        found.append(activation_finding(picture, move.seat, fresh))
    for name in known:
        found.extend(_unit(picture, move.seat, name, move.place))
    held = move.place in _targets(picture, move.seat)
    where = setting.world.board.name(move.place)
    found.append(Finding("enemy", held, "an enemy must be seen in {}", (where,), CITE))
    return Verdict(RULE, tuple(found))


def _unit(picture: Picture, seat: str, name: str, place: int) -> Findings:
    """Whether one of the attackers can and may."""
    key = ("attack", seat, name, place)
    found = picture.memo.get(key)
    if found is None:
        found = picture.memo[key] = tuple(_judge_unit(picture, seat, name, place))
    return cast(Findings, found)


def _judge_unit(picture: Picture, seat: str, name: str, place: int) -> Iterator[Finding]:
    world, state = picture.setting.world, picture.state
    unit, title = state.units[name], world.units[name].title
    yield command_finding(picture, seat, name)
    yield arrived_finding(picture, name)
    yield Finding(
        "once", unit.fought < state.turn, "{} may attack only once a turn", (title,), "rulebook 4.1"
    )
    can = world.kind_of[name].attack > 0
    yield Finding("strength", can, "{} must be of a kind that attacks", (title,), CITE)
    yield off_rail_finding(picture, name, "attacking")
    near = unit.place >= 0 and place in world.board.neighbours[unit.place]
    where = world.board.name(place)
    yield Finding("beside", near, "{} must stand in a hex beside {}", (title, where), CITE)
    yield from fire_findings(picture, name, place)


def effect(state: State, setting: Setting, move: Attack) -> Outcome:
    """The attack begins: activations and rounds are spent, and chance is asked for the result."""
    picture = now(state, setting)
    case = fight(picture, move.units, move.place, None)
    result = odds(case)
    changed = _spent(picture, move.units, result)
    used = sum(state.units[name].acted < state.turn for name in move.units)
    after = activated(state, move.seat, changed, used)
    board, facts = setting.world.board, picture.ground.units[move.units[0]]
    if setting.world.is_bound(facts.side):
        after = note(after, "counterattack") if _strikes_back(picture, facts.alliance, move.place) else after
    elif picture.ground.alliance[move.place] not in ("", facts.alliance):
        after = note(after, "attack")
    label = board.label(move.place)
    key = f"{state.stamp}/combat/{'+'.join(sorted(move.units))}>{label}"
    seats = _seats(picture, case.defenders, move.units, move.place)
    question = Chance(key, "combat", f"{'+'.join(move.units)}>{label}", result.answers, seats)
    titles = ", ".join(setting.world.units[name].title for name in move.units)
    column = setting.numbers.operations.odds[result.column].title
    why = (
        "; ".join(f"{driver.shift:+d} {driver.text}" for driver in result.drivers)
        or "nothing shifts the odds"
    )
    allies = picture.ground.seats[facts.alliance]
    told = (
        Event(
            "attack", "{} attack {}", (titles, board.name(move.place)), CITE, seats, move.units[0], move.place
        ),
        Event("odds", "the odds are {}: {}", (column, why), CITE, allies, move.units[0], move.place),
    )
    return Outcome(evolve(after, pending=(*after.pending, question)), told)


def _spent(picture: Picture, units: tuple[str, ...], result: Odds) -> dict[str, UnitState]:
    state, numbers = picture.state, picture.setting.numbers.operations
    changed = {}
    for name in units:
        unit = state.units[name]
        ready = max(0, unit.ready - numbers.ready_fight)
        changed[name] = evolve(unit, acted=state.turn, fought=state.turn, ready=ready)
    for name in result.supports:
        unit = state.units[name]
        changed[name] = evolve(unit, fought=state.turn, magazine=max(0, unit.magazine - 1))
    return changed


def _strikes_back(picture: Picture, alliance: str, place: int) -> bool:
    """Whether an attack is a counterattack: after a crossing, on ground that was lost or beyond the
    frontier."""
    lost = place in picture.state.control or picture.ground.alliance[place] not in ("", alliance)
    return "crossing" in picture.state.happened and lost


def _seats(
    picture: Picture, defenders: tuple[str, ...], units: tuple[str, ...], place: int
) -> frozenset[str]:
    """Who may know of a fight: both alliances."""
    names = (*units, *defenders)
    seats = (picture.ground.seats[picture.ground.units[name].alliance] for name in names)
    return frozenset().union(*seats)


def preview(state: State, setting: Setting, units: tuple[str, ...], place: int, side: str) -> Preview | None:
    """The odds of an attack as a side's seat may know them, with their drivers; `side` "" knows everything.

    The same function resolves the attack. None where the units cannot fight for the place at all.
    """
    picture = now(state, setting)
    names = tuple(dict.fromkeys(name for name in units if name in state.units))
    if not names or not is_place(setting, place) or place < 0:
        return None
    return spread(fight(picture, names, place, frozenset(sight.sighted(picture, side)) if side else None))


def preview_for(
    state: State, setting: Setting, seat: str, units: tuple[str, ...], place: int
) -> Preview | None:
    """`preview` for a seat; Control, and nobody else, knows everything."""
    known = "" if seat == "control" else setting.world.seats[seat].sides[0]
    return preview(state, setting, units, place, known)


ATTACK = MoveRule(options, verdict, effect)
