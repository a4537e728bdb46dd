"""What Control may add to a game: a closed list of kinds, each with its subjects, its bounds and its effect.

To add a kind, write its effect and give it a line in KINDS.
"""

from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Inject
from game.model.state import State, Track, UnitState
from game.model.terms import Phase
from game.rules import situation, tracks
from game.rules.air import incident
from game.rules.common import put, then, told
from game.rules.drift import HIGH, LOW
from game.rules.parties import allies, westerns

CITE = "rulebook 7.1"
AIRCRAFT_MOST = 9
"""One digit of aircraft or balloons in one incident."""
AIR_PHASES = (Phase.SITUATION, Phase.COUNCIL, Phase.AIR)

Subjects = Callable[[State, Setting], Iterable[str]]
Bounds = Callable[[State, Setting, str], tuple[int, int]]
Effect = Callable[[State, Setting, Inject], Outcome]


@frozen
class Kind:
    """One kind of inject: what its subject is called, which there are, how much may be given, what it does.

    `subjects` None takes any text; `places` lets the subject be a place of the map too; `before` names the
    phases in which it still has an effect (empty: all).
    """

    title: str
    what: str
    subjects: Subjects | None
    bounds: Bounds
    effect: Effect
    places: bool = False
    before: tuple[Phase, ...] = ()


def nothing(state: State, setting: Setting, subject: str) -> tuple[int, int]:
    """An inject without an amount."""
    return 0, 0


# -- news and situations -----------------------------------------------------------------------------------
def _event(state: State, setting: Setting, move: Inject) -> Outcome:
    return told(state, Event("inject", "{}", (move.subject,), CITE))


def _situations(state: State, setting: Setting) -> Iterable[str]:
    return setting.stakes.situations


def _situation(state: State, setting: Setting, move: Inject) -> Outcome:
    return situation.occur(state, setting, move.subject)


# -- tracks ------------------------------------------------------------------------------------------------
def _tracks(state: State, setting: Setting) -> Iterable[str]:
    return setting.stakes.tracks


def _track_bounds(state: State, setting: Setting, subject: str) -> tuple[int, int]:
    now = state.tracks.get(subject, 0)
    return LOW - now, HIGH - now


def _track(state: State, setting: Setting, move: Inject) -> Outcome:
    return tracks.shift(state, setting, move.subject, move.amount, "Control's inject", CITE)


# -- the air -----------------------------------------------------------------------------------------------
def _incidents(kind: str) -> Subjects:
    return lambda state, setting: (
        n for n, item in setting.stakes.situations.items() if item.incident == kind
    )


def _aircraft(state: State, setting: Setting, subject: str) -> tuple[int, int]:
    return 0, AIRCRAFT_MOST


def _incident(state: State, setting: Setting, move: Inject) -> Outcome:
    """A situation's incident, or one over a place: straight to it from the other side's nearest ground."""
    if move.subject in setting.stakes.situations:
        return Outcome(incident(state, setting, move.subject))
    place = setting.world.board.parse_place(move.subject)
    start = _nearest_foreign(setting, place)
    size = max(1, move.amount)
    track = Track(
        id=f"inject-{state.turn}-{len(state.air.tracks) + 1}",
        kind=move.kind,
        side=setting.world.ground_of(start) if start != place else "",
        path=setting.world.board.grid.line(start, place),
        size=size,
        sent=size,
    )
    return Outcome(evolve(state, air=evolve(state.air, tracks=(*state.air.tracks, track))))


def _nearest_foreign(setting: Setting, place: int) -> int:
    world, own = setting.world, allies(setting)
    foreign = (
        hex
        for hex in range(world.board.size)
        if (owner := world.ground_of(hex)) and world.sides[owner].alliance not in own
    )
    return min(foreign, key=lambda hex: (world.board.distance(hex, place), hex), default=place)


# -- resources ---------------------------------------------------------------------------------------------
def _seats(state: State, setting: Setting) -> Iterable[str]:
    return (name for name, seat in setting.world.seats.items() if seat.sides)


def _capital_bounds(state: State, setting: Setting, subject: str) -> tuple[int, int]:
    now = state.politics.capital.get(subject, 0)
    return -now, setting.numbers.politics.capital_most - now


def _capital(state: State, setting: Setting, move: Inject) -> Outcome:
    now = state.politics.capital.get(move.subject, 0)
    capital = put(state.politics.capital, move.subject, now + move.amount)
    changed = evolve(state, politics=evolve(state.politics, capital=capital))
    return _resource(
        changed, setting, move, setting.world.seats[move.subject].title, frozenset({move.subject})
    )


def _west(state: State, setting: Setting) -> Iterable[str]:
    seat = westerns(setting)
    return (seat,) if seat else ()


def _missile_bounds(state: State, setting: Setting, subject: str) -> tuple[int, int]:
    return -state.politics.missiles, setting.numbers.politics.missiles - state.politics.missiles


def _missiles(state: State, setting: Setting, move: Inject) -> Outcome:
    politics = evolve(state.politics, missiles=state.politics.missiles + move.amount)
    title = setting.world.seats[move.subject].title
    return _resource(evolve(state, politics=politics), setting, move, title, frozenset({move.subject}))


def _escalation_bounds(state: State, setting: Setting, subject: str) -> tuple[int, int]:
    now = state.politics.escalation
    return -now, max(0, setting.numbers.politics.escalation_most - now)


def _escalation(state: State, setting: Setting, move: Inject) -> Outcome:
    politics = evolve(state.politics, escalation=state.politics.escalation + move.amount)
    title = setting.world.seats[move.subject].title
    return _resource(evolve(state, politics=politics), setting, move, title, frozenset({move.subject}))


def _units(state: State, setting: Setting) -> Iterable[str]:
    return state.units


def _magazine_bounds(state: State, setting: Setting, subject: str) -> tuple[int, int]:
    unit = state.units.get(subject)
    return (-unit.magazine, setting.world.kind_of[subject].magazine - unit.magazine) if unit else (0, 0)


def _magazine(state: State, setting: Setting, move: Inject) -> Outcome:
    unit = state.units[move.subject]
    return _unit(state, setting, move, evolve(unit, magazine=unit.magazine + move.amount))


def _step_bounds(state: State, setting: Setting, subject: str) -> tuple[int, int]:
    unit = state.units.get(subject)
    if unit is None:
        return 0, 0
    whole = setting.world.units[subject].steps or setting.world.kind_of[subject].steps
    return 1 - unit.steps, max(0, whole - unit.steps)


def _steps(state: State, setting: Setting, move: Inject) -> Outcome:
    unit = state.units[move.subject]
    return _unit(state, setting, move, evolve(unit, steps=unit.steps + move.amount))


def _unit(state: State, setting: Setting, move: Inject, unit: UnitState) -> Outcome:
    world = setting.world
    seat = world.seat_of_side.get(world.side_of[move.subject], "control")
    changed = evolve(state, units=put(state.units, move.subject, unit))
    return _resource(changed, setting, move, world.units[move.subject].title, frozenset({seat}))


def _resource(state: State, setting: Setting, move: Inject, title: str, seats: frozenset[str]) -> Outcome:
    says = "{}: {} {:+d}, from Control"
    values = (title, KINDS[move.kind].title, move.amount)
    return told(state, Event("inject", says, values, CITE, seats | {"control"}, move.subject))


KINDS: Mapping[str, Kind] = {
    "event": Kind("news", "text", None, nothing, _event),
    "track": Kind("political track", "political track", _tracks, _track_bounds, _track),
    "situation": Kind("situation", "situation", _situations, nothing, _situation),
    **{
        kind: Kind(
            kind, f"{kind} situation or place", _incidents(kind), _aircraft, _incident, True, AIR_PHASES
        )
        for kind in ("intruder", "airliner", "balloon")
    },
    "capital": Kind("political capital", "seat", _seats, _capital_bounds, _capital),
    "missiles": Kind("missiles", "seat with missiles", _west, _missile_bounds, _missiles),
    "escalation": Kind(
        "escalation points", "seat with escalation points", _west, _escalation_bounds, _escalation
    ),
    "magazine": Kind("rounds", "unit", _units, _magazine_bounds, _magazine),
    "steps": Kind("steps", "unit", _units, _step_bounds, _steps),
}


def inject(state: State, setting: Setting, move: Inject) -> Outcome:
    """Do what an allowed inject says; its reason stands in the record and is Control's alone."""
    kind = KINDS[move.kind]
    says = (
        "Control injects: {}: {} {:+d}; the reason: {}"
        if move.amount
        else "Control injects: {}: {}; the reason: {}"
    )
    values = (kind.title, move.subject, *((move.amount,) if move.amount else ()), move.reason)
    record = Event("control", says, values, CITE, frozenset({"control"}), move.subject)
    return then(told(state, record), lambda now: kind.effect(now, setting, move))
