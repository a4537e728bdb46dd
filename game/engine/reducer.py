"""The one way to change a State."""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain
from typing import cast

from attrs import evolve, field, frozen

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


@frozen(eq=False)
class Judged:
    """The verdicts on moves in one State, by the identity of the move."""

    state: State
    verdicts: dict[int, tuple[Move, Verdict]] = field(factory=dict)


def judge(state: State, setting: Setting, move: Move) -> Verdict:
    """Every condition on a move, held or not.

    What a seat asks before it chooses is asked again when it moves: the verdicts on the last State are kept, each with
    its move, which stays the only one with its identity meanwhile.
    """
    last = cast(Judged | None, setting.cache.get("reducer.judged"))
    if last is None or last.state is not state:
        last = setting.cache["reducer.judged"] = Judged(state)
    found = last.verdicts.get(id(move))
    if found is None:
        found = last.verdicts[id(move)] = (move, MOVE_RULES[type(move)].verdict(state, setting, move))
    return found[1]


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
        return iter(())
    kinds = STEP_MOVES[STEPS[state.step].id] if not state.pending else (ChanceAnswer,)
    asked = kinds if kind is None else (kind,) if kind in kinds else ()
    return chain.from_iterable(MOVE_RULES[each].options(state, setting, seat, about) for each in asked)


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
