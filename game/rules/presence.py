"""Who may be where, and who commands whom: legal bases ended, time to leave, breaches, changed superiors.

A unit without a legal basis has some turns to leave; after them it is in breach: each turn on record, a point
lost to its owner, and no supply from its host (R78, X04). Allies are told, not the other side.
"""

from collections.abc import Iterable

from game.core.records import evolve
from game.law.clauses.politics import listing
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State, UnitState
from game.rules.common import alliance_seats, count, told

CITE = "R78, X04"
NAMED = 3
"""How many units an event names before it counts the rest."""


def settle(state: State, setting: Setting) -> Outcome:
    """What recovery finds about every guest: a basis gone, regained, or a stay beyond the time to leave.

    A breach is counted once a planned turn, at its end. Where all stay lawfully, they do so for as long as their
    standings stay the same.
    """
    standings = setting.law.standings(state, setting)
    if setting.cache.get("presence.lawful") is standings:
        return Outcome(state)
    if not any(standings[name].basis is None or unit.unbased for name, unit in state.units.items()):
        setting.cache["presence.lawful"] = standings
        return Outcome(state)
    clock, days = setting.clock(state), setting.numbers.operations.days_to_leave
    units = dict(state.units)
    ended: dict[tuple[str, str], list[str]] = {}
    regained: dict[tuple[str, str], list[str]] = {}
    breached: dict[tuple[str, str], list[str]] = {}
    for name, unit in state.units.items():
        group = (setting.world.side_of[name], setting.world.ground_of(unit.place))
        if standings[name].basis is not None:
            if unit.unbased:
                units[name] = evolve(unit, unbased=0, breached=0)
                regained.setdefault(group, []).append(name)
        elif not unit.unbased:
            units[name] = evolve(unit, unbased=state.turn)
            ended.setdefault(group, []).append(name)
        elif clock.closes(state.turn) and state.turn >= clock.later(unit.unbased, days):
            units[name] = evolve(unit, breached=unit.breached + 1)
            breached.setdefault(group, []).append(name)
    changed = evolve(state, units=units) if ended or regained or breached else state
    events = tuple(_ended(changed, setting, group, names) for group, names in ended.items())
    events += tuple(_regained(setting, group, names) for group, names in regained.items())
    for group, names in breached.items():
        seat = setting.world.seat_of_side.get(group[0], "")
        changed = count(changed, f"breach.{seat}", setting.numbers.politics.presence_breach)
        events += (_breach(setting, group, names),)
    return Outcome(changed, events)


def _ended(state: State, setting: Setting, group: tuple[str, str], names: list[str]) -> Event:
    clock = setting.clock(state)
    last = clock.label(clock.later(state.turn, setting.numbers.operations.days_to_leave))
    says = "No legal basis any more in {}: {} ({}); they must leave towards the nearest exit up to {}"
    return Event(
        "unbased", says, (*_who(setting, group, names), last), CITE, _allies(setting, group[0]), group[0]
    )


def _regained(setting: Setting, group: tuple[str, str], names: list[str]) -> Event:
    where, units, side = _who(setting, group, names)
    says = "Guests in {} with a legal basis again, or gone: {}, of {}"
    return Event("based", says, (where, units, side), CITE, _allies(setting, group[0]), group[0])


def _breach(setting: Setting, group: tuple[str, str], names: list[str]) -> Event:
    says = (
        "In breach in {}, without a legal basis: {} ({}); points lost: {}; their host supplies them no longer"
    )
    lost = setting.numbers.politics.presence_breach
    return Event(
        "breach", says, (*_who(setting, group, names), lost), CITE, _allies(setting, group[0]), group[0]
    )


def _who(setting: Setting, group: tuple[str, str], names: list[str]) -> tuple[str, str, str]:
    side, ground = group
    sides = setting.world.sides
    where = sides[ground].title if ground in sides else "no state's ground"
    return where, _units(setting, names), sides[side].title


def _allies(setting: Setting, side: str) -> frozenset[str]:
    return alliance_seats(setting, setting.world.sides[side].alliance)


def _units(setting: Setting, names: Iterable[str]) -> str:
    titles = tuple(setting.world.units[name].title for name in names)
    rest = len(titles) - NAMED
    return listing(titles, "and") if rest <= 0 else listing((*titles[:NAMED], f"{rest} more"), "and")


# -- command -----------------------------------------------------------------------------------------------
def commanders(state: State, setting: Setting) -> Outcome:
    """Put on record who commands each unit now, and since when; one event for all that changed alike.

    A unit whose commander is on record for the first time has not changed its commander. Where all are on record,
    they are so for as long as their standings stay the same.
    """
    standings = setting.law.standings(state, setting)
    if setting.cache.get("presence.on_record") is standings:
        return Outcome(state)
    units: dict[str, UnitState] = {}
    moved: dict[tuple[str, str, str], list[str]] = {}
    for name, (now, rule, _) in standings.items():
        unit = state.units[name]
        if now == unit.commander:
            continue
        units[name] = evolve(unit, commander=now, since=state.turn if unit.commander else unit.since)
        if unit.commander:
            moved.setdefault((unit.commander, now, rule), []).append(name)
    if not units:
        setting.cache["presence.on_record"] = standings
        return Outcome(state)
    changed = evolve(state, units={**state.units, **units})
    return told(changed, *(_command(setting, *key, names) for key, names in moved.items()))


def _command(setting: Setting, old: str, new: str, rule: str, names: list[str]) -> Event:
    offices, found = setting.world.offices, setting.law.command[rule]
    titles = tuple(offices[office].title if office in offices else office for office in (old, new))
    says = "{} passes from {} to {}: {}"
    audience = _allies(setting, setting.world.side_of[names[0]])
    return Event("command", says, (_units(setting, names), *titles, found.title), found.cite, audience, new)
