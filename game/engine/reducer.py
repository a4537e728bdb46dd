"""The one way to change a State."""

from collections.abc import Iterable, Iterator
from functools import reduce

from attrs import evolve

from game.core.verdict import Verdict
from game.law.setting import Setting
from game.model.events import Outcome
from game.model.moves import ChanceAnswer, Move
from game.model.state import State
from game.rules import MOVE_RULES, STEP_MOVES
from game.rules.sequence import STEPS, advance


class IllegalMove(ValueError):
    """Raised for a move that some rule forbids; carries the whole verdict."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        reasons = "; ".join(f"{finding.text} [{finding.cite}]" for finding in verdict.objections)
        super().__init__(f"{verdict.rule} refused: {reasons}")

    def __reduce__(self) -> tuple[type["IllegalMove"], tuple[Verdict]]:
        """Go from process to process whole."""
        return IllegalMove, (self.verdict,)


def judge(state: State, setting: Setting, move: Move) -> Verdict:
    """Every condition on a move, held or not."""
    return MOVE_RULES[type(move)].verdict(state, setting, move)


def step(state: State, setting: Setting, move: Move) -> Outcome:
    """Apply a move and go on to the next decision; the new State with its events.

    Raises:
        IllegalMove: some rule forbids the move; nothing has changed.
    """
    verdict = judge(state, setting, move)
    if not verdict.allowed:
        raise IllegalMove(verdict)
    return advance(MOVE_RULES[type(move)].effect(state, setting, move), setting)


def apply(state: State, setting: Setting, move: Move) -> State:
    """The State that a move makes.

    Raises:
        IllegalMove: some rule forbids the move; nothing has changed.
    """
    return step(state, setting, move).state


def begin(state: State, setting: Setting) -> Outcome:
    """Start a game from its opening: run the automatic steps up to the first decision."""
    return advance(Outcome(evolve(state, step=len(STEPS) - 1)), setting)


def options(
    state: State, setting: Setting, seat: str, about: str = "", kind: type | None = None
) -> Iterator[Move]:
    """What a seat might try now, legal or not; `about` limits it to one unit, matter, track or package, `kind` to one
    kind of move."""
    if state.ended:
        return
    for each in STEP_MOVES[STEPS[state.step].id] if not state.pending else (ChanceAnswer,):
        if kind is None or kind is each:
            yield from MOVE_RULES[each].options(state, setting, seat, about)


def legal_moves(state: State, setting: Setting, seat: str, about: str = "") -> list[Move]:
    """Every allowed move of a seat now; "chance" is a seat too."""
    return [move for move in options(state, setting, seat, about) if judge(state, setting, move).allowed]


def to_move(state: State) -> str:
    """Who has to move: a seat, "chance", or "" when the game has ended."""
    if state.ended:
        return ""
    return "chance" if state.pending else state.waiting[0]


def replay(state: State, setting: Setting, moves: Iterable[Move]) -> State:
    """The State that a history of moves makes from an opening."""
    return reduce(lambda now, move: apply(now, setting, move), moves, state)
