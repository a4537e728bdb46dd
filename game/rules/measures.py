"""Measures: political actions without a vote, paid from a small capital that does not pile up."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.clauses import Case
from game.law.setting import Setting
from game.law.stakes import Measure
from game.model.events import Event, Outcome
from game.model.moves import TakeMeasure
from game.model.state import State
from game.rules import tracks
from game.rules.common import count, counts, joined, put, turn_findings
from game.rules.council.words import unknown
from game.rules.move_rule import MoveRule

CITE = "rulebook 2.9"
STEPS = ("table", "plan")


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[TakeMeasure]:
    """Every measure that is open to the seat."""
    for name, measure in setting.stakes.measures.items():
        if seat in measure.seats and about in ("", name):
            yield TakeMeasure(seat, name)


def verdict(state: State, setting: Setting, move: TakeMeasure) -> Verdict:
    """A measure is the seat's own, affordable, not taken too often or too soon, and its needs hold."""
    basic = turn_findings(state, setting, move.seat, STEPS, "taking a measure")
    measure = setting.stakes.measures.get(move.measure)
    if measure is None:
        return Verdict("measure", (*basic, unknown("measure", move.measure, setting.stakes.measures, CITE)))
    who = (measure.title, setting.world.title_of(move.seat))
    return Verdict(
        "measure",
        (
            *basic,
            Finding("seat", move.seat in measure.seats, "“{}” must be open to {}", who, CITE),
            *_limits(state, setting, move, measure),
            *measure.needs.findings(Case(state, setting, seat=move.seat)),
        ),
    )


def returns(measure: Measure, last: int | None) -> int:
    """The planned turn from which on a measure may be taken that was last taken in the turn `last`; None: never."""
    return 1 if last is None else last + max(1, measure.wait)


def _limits(state: State, setting: Setting, move: TakeMeasure, measure: Measure) -> tuple[Finding, ...]:
    """Capital, measures a turn, and the wait before the same measure returns."""
    most = setting.numbers.politics.measures
    held = state.politics.capital.get(move.seat, 0)
    used = state.politics.used.get(move.seat, 0)
    last = state.politics.measures.get(f"{move.seat}/{move.measure}")
    again = returns(measure, last)
    when: tuple[str, ...] = (setting.world.clock.label(again),)
    says = "it may be taken from {}" if last is None else "the same measure may be taken again from {}"
    if again > setting.world.latest:
        says, when = "the same measure may not be taken again in this game", ()
    divided = setting.clock(state).at(state.turn)[1] > 0
    within = "a turn, however many days it takes" if divided else "a turn"
    return (
        Finding(
            "capital", held >= measure.cost, "it costs {} capital; there is {}", (measure.cost, held), CITE
        ),
        Finding(
            "often",
            used < most,
            "a seat takes at most {} measures {}; it has taken {}",
            (most, within, used),
            CITE,
        ),
        Finding("wait", state.planned >= again, says, when, CITE),
    )


def effect(state: State, setting: Setting, move: TakeMeasure) -> Outcome:
    """The measure is paid and does what it does."""
    measure = setting.stakes.measures[move.measure]
    politics = state.politics
    paid = evolve(
        politics,
        capital=put(politics.capital, move.seat, politics.capital.get(move.seat, 0) - measure.cost),
        used=put(politics.used, move.seat, politics.used.get(move.seat, 0) + 1),
        measures=put(politics.measures, f"{move.seat}/{move.measure}", state.planned),
    )
    state = evolve(count(counts(state, measure.tally), f"measures.{move.seat}"), politics=paid)
    values = (setting.world.title_of(move.seat), measure.title)
    event = Event("measure", "{}: {}", values, measure.cite or CITE, subject=move.measure)
    outcome = Outcome(state, (event,))
    moved = tracks.shifts(state, setting, measure.tracks, measure.title, measure.cite or CITE)
    return joined(outcome, moved)


MEASURE = MoveRule(options, verdict, effect)
