"""What every rule needs: whose turn it is, notes in the record of what happened, tallies, outcomes in sequence."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar, cast

from game.core.records import evolve
from game.core.verdict import Finding
from game.law.clauses import Needs
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State

STEP = {True: "{} belongs to this step: {}", False: "{} belongs to another step; this is: {}"}
K = TypeVar("K")
V = TypeVar("V")


def put(table: Mapping[K, V], key: K, value: V) -> dict[K, V]:
    """The table with one entry changed or added."""
    changed = dict(table)
    changed[key] = value
    return changed


def without(table: Mapping[K, V], key: K) -> dict[K, V]:
    """The table without one entry."""
    return {name: value for name, value in table.items() if name != key}


def note(state: State, event: str) -> State:
    """The state with an event on record, under the first turn in which it happened."""
    return (
        state if event in state.happened else evolve(state, happened=put(state.happened, event, state.turn))
    )


def count(state: State, tally: str, amount: int = 1) -> State:
    """The state with a tally raised."""
    return evolve(state, tally=put(state.tally, tally, state.tally.get(tally, 0) + amount))


def counts(state: State, amounts: Mapping[str, int]) -> State:
    """The state with several tallies raised."""
    if not amounts:
        return state
    tally = dict(state.tally)
    for name, amount in amounts.items():
        tally[name] = tally.get(name, 0) + amount
    return evolve(state, tally=tally)


def then(outcome: Outcome, effect: Callable[[State], Outcome]) -> Outcome:
    """One outcome after another: the events of both, the state of the second."""
    following = effect(outcome.state)
    return Outcome(following.state, outcome.events + following.events)


def joined(first: Outcome, second: Outcome) -> Outcome:
    """Two outcomes as one, where the second began from the state of the first."""
    return Outcome(second.state, first.events + second.events)


def told(state: State, *events: Event) -> Outcome:
    """An outcome with these events."""
    return Outcome(state, events)


class Dated(Protocol):
    """Something that comes up when its needs hold."""

    @property
    def needs(self) -> Needs:
        """What is required, a date among it."""


D = TypeVar("D", bound=Dated)


def in_season(setting: Setting, kind: str, table: Mapping[str, D], planned: int) -> Mapping[str, D]:
    """The entries of a table of the scenario that their dates allow in a planned turn, found once for each turn.

    `kind` names the table. Most that may come up in a campaign has its months, and is asked nothing in all others.
    """
    key = ("season", kind, planned)
    found = setting.cache.get(key)
    if found is None:
        found = setting.cache[key] = {
            name: item
            for name, item in table.items()
            if item.needs.turn is None or item.needs.turn.spans(planned)
        }
    return cast(Mapping[str, D], found)


def side_seats(setting: Setting, *sides: str) -> frozenset[str]:
    """The seats that hold these sides, and Control: the audience of what they alone may know."""
    return frozenset({setting.world.seat_of_side[side] for side in sides} | {"control"})


def alliance_seats(setting: Setting, alliance: str) -> frozenset[str]:
    """The seats of an alliance, and Control."""
    sides = (name for name, side in setting.world.sides.items() if side.alliance == alliance)
    return side_seats(setting, *sides)


def turn_findings(
    state: State, setting: Setting, seat: str, steps: tuple[str, ...], deed: str
) -> tuple[Finding, ...]:
    """The conditions that every move of a seat meets: play goes on, chance has answered, it is this seat's step.

    They are asked of every move, and there are not many: those of seats that there are, are kept.
    """
    mover = state.waiting[0] if state.waiting else ""
    halted = (
        "; it has ended"
        if state.ended
        else "; it is paused"
        if state.paused
        else "; chance must answer first"
        if state.pending
        else ""
    )
    key = ("turn", seat, steps, deed, state.step, mover, halted)
    found = setting.cache.get(key)
    if found is None:
        found = _turn_findings(setting, seat, steps, deed, state.step, mover, halted)
        if seat in setting.world.seats:
            setting.cache[key] = found
    return cast(tuple[Finding, ...], found)


def _turn_findings(
    setting: Setting, seat: str, steps: tuple[str, ...], deed: str, number: int, mover: str, halted: str
) -> tuple[Finding, ...]:
    from game.rules.sequence import STEPS

    step, seats = STEPS[number], setting.world.seats
    title = seats[seat].title if seat in seats else seat
    moves = seats[mover].title if mover else "nobody"
    says = "it must be the turn of {}; {} is to move"
    return (
        Finding("playing", not halted, "the game must be going on{}", (halted,), "rulebook 1.1"),
        Finding("turn", bool(mover) and mover == seat, says, (title, moves), "rulebook 1.2"),
        Finding("step", step.id in steps, STEP[step.id in steps], (deed, step.title), "rulebook 1.3"),
    )
