"""The units in a seat's view: its own and those under its orders in full, others as they are seen."""

from collections.abc import Collection, Mapping
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

    units: Mapping[str, UnitState]
    standings: Mapping[str, Standing]
    joint: bool
    sighted: frozenset[str]
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
        sighted = frozenset().union(*(sight.seen(state, setting, side) for side in sides))
        now = Roll(state.units, standings, joint, sighted, {}, {})
        _enter(now, setting, seat, sides, last)
        last = setting.cache[key] = now
    return last.own, last.seen


def _enter(now: Roll, setting: Setting, seat: str, sides: tuple[str, ...], last: Roll | None) -> None:
    """Enter every unit that the seat knows; in the record of it that the seat has already, where nothing about it has
    changed."""
    world = setting.world
    alliance = {world.sides[side].alliance for side in sides}
    same = _unchanged(last, now) if last else ()
    for name, unit in now.units.items():
        side, standing = world.side_of[name], now.standings[name]
        if last and name in same:
            if name in last.own:
                now.own[name] = last.own[name]
            elif name in last.seen:
                now.seen[name] = last.seen[name]
        elif seat == CONTROL or world.alliance_of[name] in alliance:
            mine = world.seat_of_office.get(standing.superior) == seat
            if seat == CONTROL or mine or side in sides:
                known = last.own.get(name) if last else None
                now.own[name] = _full(known, name, unit, standing, mine)
            else:
                told = now.joint or air_unit(setting, name) is not None
                now.seen[name] = _glimpse(last, name, _ally(name, unit, side, told))
        elif name in now.sighted:
            now.seen[name] = _glimpse(last, name, _enemy(name, unit, side))


def _unchanged(last: Roll, now: Roll) -> Collection[str]:
    """The units of which nothing has changed that the seat might know."""
    if last.joint is not now.joint:
        return ()
    unit_before, standing_before = last.units.get, last.standings.get
    same = {
        name
        for name, unit in now.units.items()
        if unit_before(name) is unit and standing_before(name) == now.standings[name]
    }
    return same - (last.sighted ^ now.sighted)


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


def _glimpse(last: Roll | None, name: str, now: SeenUnit) -> SeenUnit:
    """What is seen now; the record of it that the seat has already, where it looks as before."""
    known = last.seen.get(name) if last else None
    return known if known == now else now
