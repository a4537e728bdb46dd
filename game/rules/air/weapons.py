"""When weapons may be used (R45, X40), and what they do: the exact chances of an engagement."""

from functools import lru_cache

from attrs import frozen

from game.core.verdict import Finding
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.state import State, Track
from game.model.terms import Fire, Role
from game.rules.air.flight import within_reach
from game.rules.air.keys import duty_findings
from game.rules.air.picture import AirUnit, air_unit, radars, seeing

MOST_ROUNDS = 30
"""Rounds of one engagement at most: 100 ** 30 is the largest sum of weights that luck answers."""

FIRE = "rulebook 3.6"
CIVIL = "airliner"
DECLARED = "declare_aggression"
SEA = "sea"

SAYS = {
    Fire.ALWAYS: "the law of {} lets weapons be used against this: {}",
    Fire.ATTACK: "the law of {} lets weapons be used against this only after an attack, once aggression is"
    " declared, or when it is armed and has refused orders: {}",
    Fire.HOSTILE: "the law of {} lets weapons be used against this only once aggression is declared, or when"
    " it is armed and has refused orders: {}",
    Fire.NEVER: "the law of {} never lets weapons be used against this: {}",
}
ABROAD = "weapons are never used over the ground of {}, which is no ally: {}"


@frozen
class Preview:
    """An engagement before it happens: rounds, per cent a round, why, and the exact chances.

    `drivers` are (cause, per cent), adding up to `kill` within bounds; `chances` (number destroyed, weight).
    """

    unit: str
    track: str
    place: int
    size: int
    rounds: int
    kill: int
    drivers: tuple[tuple[str, int], ...]
    chances: tuple[tuple[int, int], ...]

    @property
    def expected(self) -> float:
        """The mean number destroyed, for display."""
        total = sum(weight for _, weight in self.chances)
        return sum(number * weight for number, weight in self.chances) / total


def provoked(state: State, setting: Setting, rule: Fire, track: Track) -> bool:
    """Whether a territory's rule lets weapons be used on this track now."""
    if rule in (Fire.ALWAYS, Fire.NEVER):
        return rule is Fire.ALWAYS
    declared = "aggression_declared" in state.happened or setting.law.mandate(state, DECLARED) is not None
    refused = track.weapons and "refused" in track.handled
    return declared or refused or (rule is Fire.ATTACK and "attack" in state.happened)


def territory(state: State, setting: Setting, unit: str, track: Track, place: int) -> Finding:
    """What the law of the ground below says on weapons against this kind of track (R45).

    Nobody fires over the ground of another alliance. An airliner is never a target, whatever a table says.
    """
    world = setting.world
    ground = world.ground_of(place)
    abroad = bool(ground) and world.sides[ground].alliance != world.alliance_of[unit]
    table = setting.numbers.air.weapons.get(ground or SEA, {})
    civil = track.kind == CIVIL
    rule = Fire.NEVER if civil or abroad else table.get(track.kind, Fire.NEVER)
    below = world.territory(place)
    what = world.names.get(track.kind, track.kind)
    cite = "R45, R86, P41" if abroad else "R45, P41"
    if civil or not world.is_bound(world.side_of[unit]):
        cite = FIRE
    says = ABROAD if abroad and not civil else SAYS[rule]
    return Finding("territory", provoked(state, setting, rule, track), says, (below, what), cite)


def fire_law(
    state: State, setting: Setting, unit: str, track: Track, place: int, office: str
) -> tuple[Finding, ...]:
    """Every legal condition on fire over a place: whose order, the joint duty's plan, the territory's law.

    The order is the superior's alone; for the Joint Centre's missiles that is the Central Command Post (X40).
    """
    world = setting.world
    superior = setting.law.superior(state, setting, unit)
    values = (world.units[unit].title, world.offices[superior].title)
    says = "{} fires on the order of {} alone"
    bound = world.is_bound(world.side_of[unit])
    order = Finding("superior", office == superior, says, values, "R31, R46, R79, X40" if bound else FIRE)
    return (order, *fire_rules(state, setting, unit, track, place, office))


def fire_rules(
    state: State, setting: Setting, unit: str, track: Track, place: int, office: str
) -> tuple[Finding, ...]:
    """The same but for whose order it is: what a superior may order at all."""
    case = Case(state, setting, unit=unit, place=place, office=office, target=track.id)
    return (
        *duty_findings(state, setting, unit, place),
        *setting.law.judge("weapons", case).findings,
        territory(state, setting, unit, track, place),
    )


def rounds_left(state: State, setting: Setting, unit: AirUnit) -> int:
    """Rounds a unit may still fire this turn: its rate, thinned by losses, what it has fired, what it has."""
    now = state.units[unit.id]
    full = setting.world.units[unit.id].steps or unit.kind.steps or 1
    rate = unit.kind.shots * min(now.steps, full) // full
    return max(0, min(rate - state.air.fired.get(unit.id, 0), now.magazine))


def fire_place(state: State, setting: Setting, unit: AirUnit, track: Track) -> int | None:
    """Where in the coming impulse a unit would fire: the first hex in reach where the law lets it.

    Where no hex in reach is lawful, the first in reach; None when none is in reach.
    """
    places = within_reach(state, setting, unit, track)
    if not places:
        return None
    return next((p for p in places if territory(state, setting, unit.id, track, p).holds), places[0])


@lru_cache(maxsize=4096)
def kill_weights(size: int, rounds: int, kill: int) -> tuple[int, ...]:
    """The exact weight of destroying 0, 1, 2 … of `size`; they sum to 100 ** rounds.

    Rounds are spread evenly; each destroys its target with `kill` per cent, on its own.

    >>> kill_weights(1, 2, 50)
    (2500, 7500)
    >>> kill_weights(2, 2, 50)
    (2500, 5000, 2500)
    """
    each, more = divmod(rounds, size)
    weights = [1]
    for number in range(size):
        shots = each + (number < more)
        missed = (100 - kill) ** shots
        hit = 100**shots - missed
        weights = [
            (weights[n] * missed if n < len(weights) else 0) + (weights[n - 1] * hit if n else 0)
            for n in range(len(weights) + 1)
        ]
    while weights[-1] == 0:
        weights.pop()
    return tuple(weights)


def engagement(state: State, setting: Setting, unit: AirUnit, track: Track, place: int) -> Preview:
    """What a unit's fire over a place would do: the one source of previews and of questions to chance."""
    numbers = setting.numbers.air
    now = state.units[unit.id]
    rounds = min(rounds_left(state, setting, unit), numbers.per_target * track.size, MOST_ROUNDS)
    seen = radars(state, setting, setting.world.alliance_of[unit.id])
    helping = sum(name != unit.id for name in seeing(setting, seen, place))
    sight = -numbers.unseen if not helping else numbers.fused if helping >= numbers.fused_radars else 0
    drivers = (
        ("its own rating", unit.kind.kill),
        ("readiness", -numbers.unready * (3 - now.ready)),
        ("radar picture", sight),
        ("saturation", -numbers.saturation * max(0, track.size - numbers.saturated_from)),
        ("kind of target", numbers.against.get(track.kind, 0)),
    )
    kill = max(numbers.kill_floor, min(numbers.kill_ceiling, sum(amount for _, amount in drivers)))
    felt = tuple(driver for driver in drivers if driver[1])
    weights = kill_weights(track.size, rounds, kill) if rounds else (1,)
    return Preview(unit.id, track.id, place, track.size, rounds, kill, felt, tuple(enumerate(weights)))


def preview(state: State, setting: Setting, seat: str, unit: str, track: str) -> Preview | None:
    """The exact chances of a unit's fire on a track in the coming impulse, from what a seat knows.

    None when the seat does not see the track, neither holds nor commands the unit, or it could not fire then.
    """
    world = setting.world
    target = next((one for one in state.air.tracks if one.id == track and seat in one.known), None)
    record = air_unit(setting, unit)
    if target is None or record is None or record.kind.role is Role.RADAR or unit not in state.units:
        return None
    superior = setting.law.superior(state, setting, unit)
    if seat not in (world.seat_of_side.get(record.side), world.seat_of_office.get(superior)):
        return None
    place = fire_place(state, setting, record, target)
    return None if place is None else engagement(state, setting, record, target, place)
