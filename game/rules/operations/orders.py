"""What every order to a unit asks first: is it in play, who commands it, has it acted, is an activation
left."""

from typing import cast

from game.core.records import evolve
from game.core.verdict import Finding
from game.model.state import State, UnitState
from game.model.terms import Rail
from game.rules.common import turn_findings
from game.rules.operations.command import command_finding, ordered_by
from game.rules.operations.entry import unknown_unit
from game.rules.operations.picture import Picture

CITE = "rulebook 4.1"
STEPS = ("operations",)
Findings = tuple[Finding, ...]


def turn(picture: Picture, seat: str, deed: str) -> Findings:
    """The conditions of every move of a seat, made once a State."""
    key = ("turn", seat, deed)
    found = picture.memo.get(key)
    if found is None:
        found = picture.memo[key] = turn_findings(picture.state, picture.setting, seat, STEPS, deed)
    return cast(Findings, found)


def unit_findings(picture: Picture, seat: str, unit: str, deed: str) -> Findings:
    """The conditions of an order that opens an activation: everything but where it leads."""
    key = ("unit", seat, unit, deed)
    found = picture.memo.get(key)
    if found is None:
        found = picture.memo[key] = (*turn(picture, seat, deed), *_unit(picture, seat, unit))
    return cast(Findings, found)


def _unit(picture: Picture, seat: str, unit: str) -> Findings:
    if unit not in picture.state.units:
        return (unknown_unit(picture.setting, unit, picture.state),)
    idle = picture.state.units[unit].acted < picture.state.turn
    title = picture.setting.world.units[unit].title
    return (
        command_finding(picture, seat, unit),
        arrived_finding(picture, unit),
        Finding("idle", idle, "{} may act only once a turn", (title,), CITE),
        activation_finding(picture, seat, 1),
    )


def arrived_finding(picture: Picture, unit: str) -> Finding:
    """Whether a unit has reached the end of a journey between box and map, or entered play at all."""
    arrives = picture.state.units[unit].arrives
    clock = picture.setting.clock(picture.state)
    values = (picture.setting.world.units[unit].title, clock.label(max(1, arrives)))
    says = "{} must have arrived: it does on {}"
    return Finding("arrived", arrives <= picture.state.turn, says, values, "rulebook 4.7")


def activation_finding(picture: Picture, seat: str, needed: int) -> Finding:
    """Whether a seat has as many activations left as an order opens."""
    left = picture.state.activations.get(seat, 0)
    says = "this takes {} of the seat's activations, and {} are left this turn"
    return Finding("activation", left >= needed, says, (needed, left), CITE)


def off_rail_finding(picture: Picture, unit: str, deed: str) -> Finding:
    """Whether a unit stands on its own feet."""
    loaded = picture.state.units[unit].rail is not Rail.NONE
    values = (picture.setting.world.units[unit].title, deed)
    return Finding("rail", not loaded, "{} must not be on rail; it unloads before {}", values, "rulebook 4.6")


def idle_units(picture: Picture, seat: str, about: str) -> tuple[str, ...]:
    """The units a seat may still activate: under its orders, arrived, without action this turn."""
    units, now = picture.state.units, picture.state.turn
    if picture.state.waiting[:1] != (seat,) or picture.state.activations.get(seat, 0) < 1:
        return ()
    names = ordered_by(picture, seat)
    if about:
        names = (about,) if about in names else ()
    return tuple(name for name in names if units[name].acted < now and units[name].arrives <= now)


def activated(state: State, seat: str, changed: dict[str, UnitState], used: int = 1) -> State:
    """The State with units changed and activations spent; `activations.<seat>` is counted.

    An order given now ends a standing one.
    """
    changed = {name: evolve(unit, standing="") if unit.standing else unit for name, unit in changed.items()}
    activations, tally = dict(state.activations), state.tally
    if used:
        activations[seat] = activations.get(seat, 0) - used
        tally = dict(tally)
        name = f"activations.{seat}"
        tally[name] = tally.get(name, 0) + used
    return evolve(state, units={**state.units, **changed}, activations=activations, tally=tally)


def side_of_seat(picture: Picture, seat: str) -> str:
    """A side whose picture a seat has; every side of a seat has the same. Empty for an unknown seat."""
    found = picture.setting.world.seats.get(seat)
    return found.sides[0] if found and found.sides else ""
