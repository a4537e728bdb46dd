"""Who may order whom, now: the law's superior of a unit and the seat that holds his office; and who goes
first."""

from collections.abc import Iterator
from typing import cast

from game.core.records import evolve
from game.core.verdict import Finding
from game.law.setting import Setting
from game.model.events import Outcome
from game.model.state import State
from game.model.terms import Period, Role
from game.rules import presence
from game.rules.operations.picture import Picture, now

CITE = "rulebook 4.1"


def superior(picture: Picture, unit: str) -> tuple[str, str]:
    """The office that a unit takes its orders from, and the id of the command rule that says so."""
    return picture.setting.law.command_of(picture.state, picture.setting, unit)


def seat_over(picture: Picture, unit: str) -> str:
    """The seat that may order a unit; empty where no seat holds its superior's office."""
    return picture.setting.world.seat_of_office.get(superior(picture, unit)[0], "")


def ordered_by(picture: Picture, seat: str) -> tuple[str, ...]:
    """The units that a seat may order, in the order of the State."""
    over = picture.once("seats", _by_seat)
    return over.get(seat, ())


def _by_seat(picture: Picture) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    seats = picture.setting.world.seat_of_office
    for name, standing in picture.setting.law.standings(picture.state, picture.setting).items():
        found.setdefault(seats.get(standing.superior, ""), []).append(name)
    return {seat: tuple(names) for seat, names in found.items()}


def under_foreigner(picture: Picture, unit: str) -> bool:
    """Whether a unit stands under a commander of another state."""
    office = superior(picture, unit)[0]
    return picture.setting.world.offices[office].side != picture.ground.units[unit].side


def in_friction(picture: Picture, unit: str) -> bool:
    """Whether a formation is still in its first turns under a foreign commander."""
    since = picture.state.units[unit].since
    turns = picture.setting.numbers.operations.friction_turns
    return bool(since) and picture.state.turn - since < turns and under_foreigner(picture, unit)


def command_finding(picture: Picture, seat: str, unit: str) -> Finding:
    """Whether the unit takes its orders from an office of this seat; says who commands it, and why.

    Treaty law judges the allies alone: for everybody else the rulebook does.
    """
    key = ("command", seat, unit)
    found = picture.memo.get(key)
    if found is None:
        found = picture.memo[key] = _command_finding(picture, seat, unit)
    return cast(Finding, found)


def _command_finding(picture: Picture, seat: str, unit: str) -> Finding:
    world, law = picture.setting.world, picture.setting.law
    own = world.seats[seat].sides if seat in world.seats else ()
    if all(world.sides[side].alliance != picture.ground.units[unit].alliance for side in own):
        says = "{} is no unit of yours to order"
        return Finding("command", False, says, (world.units[unit].title,), CITE)
    office, rule = superior(picture, unit)
    holds = world.seat_of_office.get(office) == seat
    holder = world.offices[office].title
    if not world.is_bound(picture.ground.units[unit].side):
        return Finding(
            "command", holds, "{} takes its orders from {}", (world.units[unit].title, holder), CITE
        )
    title = law.command[rule].title
    says = "{} takes its orders from {} ({})"
    return Finding("command", holds, says, (world.units[unit].title, holder, title), law.command[rule].cite)


# -- the beginning of the step ------------------------------------------------------------------------------
def begin(state: State, setting: Setting) -> Outcome:
    """Operations begin: commanders who changed are entered, and every seat has its activations."""
    outcome = presence.commanders(state, setting)
    picture = now(outcome.state, setting)
    number = {seat: _activations(picture, seat) for seat in setting.world.seats if seat != "control"}
    return Outcome(evolve(outcome.state, activations=number), outcome.events)


def _activations(picture: Picture, seat: str) -> int:
    """A seat's own, and more for each division of an ally that has arrived under its command."""
    world, item = picture.setting.world, picture.setting.world.seats[seat]
    if item.stands_down and picture.state.period is Period.PEACETIME:
        return 0
    arrived: dict[str, None] = {}
    if item.per_division:
        for name in ordered_by(picture, seat):
            unit, facts = picture.state.units[name], picture.ground.units[name]
            if facts.formation and facts.side not in item.sides and unit.place >= 0 and not unit.rail:
                arrived[world.units[name].division or name] = None
    return item.activations + item.per_division * len(arrived)


def order(state: State, setting: Setting) -> tuple[str, ...]:
    """The seats that have somebody to order: the attacker's first, or last from the counterattack on."""
    world, stage = setting.world, setting.stakes.stages.get(state.stage)
    west_first = stage is None or stage.westerns_first
    council = tuple(seat for seat, item in world.seats.items() if item.council)
    others = tuple(seat for seat, item in world.seats.items() if not item.council and seat != "control")
    picture = now(state, setting)
    return tuple(_able(picture, (*others, *council) if west_first else (*council, *others)))


def _able(picture: Picture, seats: tuple[str, ...]) -> Iterator[str]:
    for seat in seats:
        if picture.state.activations.get(seat, 0) > 0 and any(
            _orderable(picture, name) for name in ordered_by(picture, seat)
        ):
            yield seat


def _orderable(picture: Picture, unit: str) -> bool:
    state, facts = picture.state, picture.ground.units[unit]
    useful = facts.formation or facts.role in (Role.STRIKE, Role.HELICOPTER)
    return useful and state.units[unit].arrives <= state.turn
