"""The units in a seat's view: its own and those under its orders in full, others as they are seen."""

from collections.abc import Mapping
from typing import cast

from attrs import frozen

from game.law.memory import Standing
from game.law.setting import Setting
from game.model.state import State, UnitState
from game.model.terms import Rail
from game.rules.air.picture import air_unit
from game.rules.operations import sight

CONTROL = "control"


@frozen(kw_only=True)
class OwnUnit:
    """A unit of the seat's own sides, or under its orders, in full."""

    id: str
    state: UnitState
    superior: str
    basis: str | None
    mine: bool


@frozen(kw_only=True)
class SeenUnit:
    """Another seat's unit as it is seen: where it is, and how strong it looks.

    Of an ally's unit steps, readiness and rounds are known only while the forces are joint: those of the air defence
    always (R26), all under a Joint Command. Steps that are not known are 0, readiness and rounds -1.
    """

    id: str
    place: int
    side: str
    steps: int = 0
    ready: int = -1
    magazine: int = -1
    dug_in: bool = False
    rail: Rail = Rail.NONE


Own = dict[str, OwnUnit]
Seen = dict[str, SeenUnit]


@frozen(eq=False)
class Roll:
    """What a seat knew of the units last, and what that rested on."""

    units: object
    standings: object
    joint: bool
    own: Own
    seen: Seen


def units_of(state: State, setting: Setting, seat: str, sides: tuple[str, ...]) -> tuple[Own, Seen]:
    """The units a seat knows in full (its own, and those under its orders), and those it sees.

    What is in sight follows from where units stand and whether the forces are joint, as all else does here from
    these and the standings: the same roll holds while none of the three has changed.
    """
    standings = setting.law.standings(state, setting)
    joint = setting.law.joint_command(state)
    key = ("view.units", seat)
    last = cast(Roll | None, setting.cache.get(key))
    if (
        last is None
        or last.units is not state.units
        or last.standings is not standings
        or last.joint is not joint
    ):
        own, seen = _units(state, setting, seat, sides, standings, joint, last)
        last = setting.cache[key] = Roll(state.units, standings, joint, own, seen)
    return last.own, last.seen


def _units(
    state: State,
    setting: Setting,
    seat: str,
    sides: tuple[str, ...],
    standings: Mapping[str, Standing],
    joint: bool,
    last: Roll | None,
) -> tuple[Own, Seen]:
    world = setting.world
    sighted = frozenset().union(*(sight.seen(state, setting, side) for side in sides))
    alliance = {world.sides[side].alliance for side in sides}
    before, glimpsed = (last.own, last.seen) if last else ({}, {})
    own: Own = {}
    seen: Seen = {}
    for name, unit in state.units.items():
        side, standing = world.side_of[name], standings[name]
        if seat == CONTROL or world.alliance_of[name] in alliance:
            mine = world.seat_of_office.get(standing.superior) == seat
            if seat == CONTROL or mine or side in sides:
                own[name] = _full(before.get(name), name, unit, standing, mine)
            else:
                told = joint or air_unit(setting, name) is not None
                seen[name] = _glimpse(glimpsed.get(name), _ally(name, unit, side, told))
        elif name in sighted:
            seen[name] = _glimpse(glimpsed.get(name), _enemy(name, unit, side))
    return own, seen


def _full(known: OwnUnit | None, name: str, unit: UnitState, standing: Standing, mine: bool) -> OwnUnit:
    """A unit in full; the record of it that the seat has already, where nothing has changed."""
    if (
        known
        and known.state is unit
        and known.superior == standing.superior
        and known.basis == standing.basis
    ):
        if known.mine is mine:
            return known
    return OwnUnit(id=name, state=unit, superior=standing.superior, basis=standing.basis, mine=mine)


def _ally(name: str, unit: UnitState, side: str, joint: bool) -> SeenUnit:
    """What an ally knows of a unit that it does not command."""
    if not joint:
        return SeenUnit(id=name, place=unit.place, side=side, dug_in=unit.dug_in, rail=unit.rail)
    return SeenUnit(
        id=name,
        place=unit.place,
        side=side,
        steps=unit.steps,
        ready=unit.ready,
        magazine=unit.magazine,
        dug_in=unit.dug_in,
        rail=unit.rail,
    )


def _enemy(name: str, unit: UnitState, side: str) -> SeenUnit:
    """What shows of an enemy unit in sight."""
    return SeenUnit(
        id=name, place=unit.place, side=side, steps=unit.steps, dug_in=unit.dug_in, rail=unit.rail
    )


def _glimpse(known: SeenUnit | None, now: SeenUnit) -> SeenUnit:
    """What is seen now; the record of it that the seat has already, where nothing has changed."""
    return known if known == now else now
