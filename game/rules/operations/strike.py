"""Guns, rockets, missiles and aircraft strike a hex within reach: the troops seen there, else its
facility."""

from collections.abc import Iterator
from math import comb

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Strike
from game.model.state import Chance, State
from game.model.terms import MoveClass, Rail, Role
from game.rules.common import note, put
from game.rules.move_rule import MoveRule
from game.rules.operations import sight
from game.rules.operations.crossing import holder
from game.rules.operations.entry import is_place, unknown_place
from game.rules.operations.lawful import fire_findings, may_fire
from game.rules.operations.losses import lose
from game.rules.operations.odds import Answers
from game.rules.operations.orders import activated, idle_units, off_rail_finding, side_of_seat, unit_findings
from game.rules.operations.picture import Picture, now

RULE = "operations.strike"
CITE = "rulebook 4.11"
DEED = "striking"
STRIKERS = (Role.ARTILLERY, Role.MISSILE, Role.STRIKE, Role.HELICOPTER)


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Strike]:
    """Every hex within reach of a striker that holds seen enemies, or a facility in enemy hands."""
    picture = now(state, setting)
    side = side_of_seat(picture, seat)
    for name in idle_units(picture, seat, about):
        unit = state.units[name]
        if picture.ground.units[name].role in STRIKERS and _rounds(picture, name) and unit.rail is Rail.NONE:
            for place in _targets(picture, side, picture.ground.units[name].alliance):
                if _within(picture, name, place) and may_fire(picture, name, place):
                    yield Strike(seat, name, place)


def _rounds(picture: Picture, unit: str) -> bool:
    kind = picture.setting.world.kind_of[unit]
    return bool(kind.reach) and (picture.state.units[unit].magazine > 0 or not kind.magazine)


def _within(picture: Picture, unit: str, place: int) -> bool:
    """Whether a hex is in reach; aircraft in a box reach nothing until they have a base on the map."""
    world, here = picture.setting.world, picture.state.units[unit].place
    return here >= 0 and world.board.distance(here, place) <= world.kind_of[unit].reach


def _targets(picture: Picture, side: str, alliance: str) -> tuple[int, ...]:
    key = ("strike", side)
    found = picture.memo.get(key)
    if found is None:
        units = picture.state.units
        troops = [units[name].place for name in sight.sighted(picture, side)]
        sites = [
            place for place in picture.setting.world.facilities_at if _standing(picture, place, alliance)
        ]
        found = picture.memo[key] = tuple(dict.fromkeys((*troops, *sites)))
    return found  # type: ignore[return-value]


def _standing(picture: Picture, place: int, alliance: str) -> str:
    """The first facility of a hex in enemy hands that still works; empty for none."""
    world, state = picture.setting.world, picture.state
    if place < 0 or holder(picture, state, place) in ("", alliance):
        return ""
    for name in world.facilities_at.get(place, ()):
        found = state.facilities.get(name)
        if found and found.founded and found.damage < world.facilities[name].strength:
            return name
    return ""


def verdict(state: State, setting: Setting, move: Strike) -> Verdict:
    """Whether the unit strikes, has rounds, reaches the hex, knows of a target there, and may open fire."""
    picture, world = now(state, setting), setting.world
    found = unit_findings(picture, move.seat, move.unit, DEED)
    if move.unit not in state.units:
        return Verdict(RULE, found)
    if not is_place(setting, move.place) or move.place < 0:
        return Verdict(RULE, (*found, unknown_place(setting, move.place)))
    kind, facts = world.kind_of[move.unit], picture.ground.units[move.unit]
    title, where = world.units[move.unit].title, world.board.name(move.place)
    side = side_of_seat(picture, move.seat)
    aimed = bool(side) and move.place in _targets(picture, side, facts.alliance)
    strikes = facts.role in STRIKERS and kind.reach > 0
    return Verdict(
        RULE,
        (
            *found,
            off_rail_finding(picture, move.unit, "firing"),
            Finding("striker", strikes, "{} must be of a kind that strikes from afar", (title,), CITE),
            Finding("rounds", _rounds(picture, move.unit), "{} must have rounds left", (title,), CITE),
            Finding(
                "reach",
                _within(picture, move.unit, move.place),
                "{} must lie within {} hexes of {}",
                (where, kind.reach, title),
                CITE,
            ),
            Finding(
                "target", aimed, "an enemy seen, or a facility in enemy hands, must be in {}", (where,), CITE
            ),
            *fire_findings(picture, move.unit, move.place),
        ),
    )


def weights(picture: Picture, unit: str, place: int, known: frozenset[str] | None = None) -> Answers:
    """The number of hits with its exact weights: each shot tells by itself.

    `known` are the enemy units that whoever asks beforehand knows of (their missiles are taken to have rounds);
    None: all, as they are.
    """
    numbers, kind = picture.setting.numbers.operations, picture.setting.world.kind_of[unit]
    shots = kind.shots or numbers.strike_shots
    chance = strike_chance(picture, unit, place, known)
    return tuple(
        (str(hits), comb(shots, hits) * chance**hits * (100 - chance) ** (shots - hits))
        for hits in range(shots + 1)
    )


def strike_chance(picture: Picture, unit: str, place: int, known: frozenset[str] | None = None) -> int:
    """Per cent that one shot tells: by kind, cover, preparation, and air defence over the target."""
    setting, facts = picture.setting, picture.ground.units[unit]
    numbers, kind = setting.numbers.operations, setting.world.kind_of[unit]
    chance = kind.kill or numbers.strike_kill.get(facts.role.value, 0)
    troops = tuple(n for n in _troops(picture, place, facts.alliance) if known is None or n in known)
    terrain = numbers.terrain.get(setting.world.board.terrain[place])
    if troops and terrain:
        chance = chance * (100 - terrain.cover) // 100
    if any(picture.state.units[name].dug_in for name in troops):
        chance = chance * numbers.strike_dug_in // 100
    if facts.mobility is MoveClass.AIR and _covered(picture, place, facts.alliance, known):
        chance = chance * numbers.strike_air_cover // 100
    return chance


def _troops(picture: Picture, place: int, alliance: str) -> tuple[str, ...]:
    names = picture.roster.at.get(place, ())
    return tuple(name for name in names if picture.ground.units[name].alliance != alliance)


def _covered(picture: Picture, place: int, alliance: str, known: frozenset[str] | None) -> bool:
    """Whether an enemy air-defence unit with missiles reaches the hex."""
    world = picture.setting.world
    for name, unit in picture.state.units.items():
        facts = picture.ground.units[name]
        armed = unit.magazine > 0 if known is None else name in known
        if facts.role is Role.SAM and facts.alliance != alliance and armed:
            if world.board.distance(unit.place, place) <= world.kind_of[name].reach:
                return True
    return False


def effect(state: State, setting: Setting, move: Strike) -> Outcome:
    """The strike is on its way: a round and the activation are spent, chance is asked for the hits."""
    picture, world = now(state, setting), setting.world
    unit, facts = state.units[move.unit], picture.ground.units[move.unit]
    spent = evolve(unit, acted=state.turn, fought=state.turn, magazine=max(0, unit.magazine - 1))
    after = activated(state, move.seat, {move.unit: spent})
    if not world.is_bound(facts.side) and picture.ground.alliance[move.place] not in ("", facts.alliance):
        after = note(after, "attack")
    label = world.board.label(move.place)
    seats = frozenset().union(*picture.ground.seats.values())
    question = Chance(
        f"{state.stamp}/strike/{move.unit}>{label}",
        "strike",
        f"{move.unit}>{label}",
        weights(picture, move.unit, move.place),
        seats,
    )
    told = Event(
        "strike",
        "{} strikes {}",
        (world.units[move.unit].title, world.board.name(move.place)),
        CITE,
        seats,
        move.unit,
        move.place,
    )
    return Outcome(evolve(after, pending=(*after.pending, question)), (told,))


def struck(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """The hits: a step each from the troops there; where there are none, damage to the facility."""
    picture, world = now(state, setting), setting.world
    unit, _, label = question.subject.partition(">")
    place, hits = world.board.parse_place(label), int(answer)
    facts = picture.ground.units[unit]
    where, seats = world.board.name(place), question.audience
    if not hits:
        return Outcome(state, (Event("strike", "nothing is hit in {}", (where,), CITE, seats, unit, place),))
    troops = _troops(picture, place, facts.alliance)
    if troops:
        after, events = lose(picture, state, troops, hits)
        return Outcome(after, tuple(evolve(event, audience=seats) for event in events))
    name = _standing(picture, place, facts.alliance)
    if not name:
        return Outcome(
            state, (Event("strike", "nothing is left to hit in {}", (where,), CITE, seats, unit, place),)
        )
    found, most = state.facilities[name], world.facilities[name].strength
    damage = min(most, found.damage + hits * setting.numbers.operations.strike_damage)
    after = evolve(state, facilities=put(state.facilities, name, evolve(found, damage=damage)))
    says = "{} is hit: damage {} of {}"
    return Outcome(
        after,
        (Event("damage", says, (world.facilities[name].title, damage, most), CITE, seats, name, place),),
    )


STRIKE = MoveRule(options, verdict, effect)
