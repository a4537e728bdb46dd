"""The end of a seat's step."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Verdict
from game.law.setting import Setting
from game.model.events import Outcome
from game.model.moves import Done
from game.model.state import State
from game.rules import crises
from game.rules.common import turn_findings
from game.rules.move_rule import MoveRule


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Done]:
    """A seat may always finish its step."""
    if not about and seat in state.waiting[:1]:
        yield Done(seat)


def verdict(state: State, setting: Setting, move: Done) -> Verdict:
    """A seat finishes its own step only; what it left undone is left undone, but a crisis must be answered."""
    playing, turn, _ = turn_findings(state, setting, move.seat, (), "finishing")
    return Verdict("turn.done", (playing, turn, *crises.unanswered(state, setting, move.seat)))


def effect(state: State, setting: Setting, move: Done) -> Outcome:
    """The next seat in the step may move."""
    return Outcome(evolve(state, waiting=state.waiting[1:]))


DONE = MoveRule(options, verdict, effect)
