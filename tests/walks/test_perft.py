"""How many ways three moves can go from three stored positions: any change of what is legal changes a count."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.engine.codec import encode
from game.engine.reducer import begin, legal_moves, replay, step, to_move
from game.model import moves
from game.model.moves import Move
from game.model.state import State
from game.report.playthrough import move_text, read_moves
from game.rules.sequence import STEPS
from tests.walks.walker import Walker, loaded

FOLDER = Path(__file__).parent / "perft"
NAME = "zapad-2021"
SETTING = loaded(NAME).setting
DEPTH = 3


def has(kind: type, least: int, most: int) -> Callable[[State], bool]:
    """A position with so many legal moves, moves of a kind among them."""

    def wanted(state: State) -> bool:
        if state.pending or state.ended:
            return False
        legal = legal_moves(state, SETTING, state.waiting[0])
        return least <= len(legal) <= most and sum(isinstance(move, kind) for move in legal) > 1

    return wanted


def last_order(state: State) -> bool:
    """Operations with two orders left."""
    if state.pending or state.ended or STEPS[state.step].id != "operations":
        return False
    seat = state.waiting[0]
    return state.activations.get(seat, 0) == 2 and has(moves.MoveUnit, 40, 120)(state)


POSITIONS: dict[str, tuple[str, int, Callable[[State], bool]]] = {
    "reply": ("A package lies open, and its partner replies.", 6, has(moves.GiveReply, 6, 24)),
    "duty": ("Something is on the screens of the air defence.", 9, has(moves.TurnKey, 5, 40)),
    "operations": ("A staff has two orders left.", 12, last_order),
}


def found(name: str) -> list[Move]:
    """The moves that lead a walker to such a position."""
    _, seed, wanted = POSITIONS[name]
    line: list[Move] = []
    for taken in Walker(NAME, seed, agreeable=8, meddling=0).walk(3_000):
        line = [] if taken.move is None else [*line, taken.move]
        if wanted(taken.outcome.state):
            return line
    raise AssertionError(f"no walk comes to {name}")


def position(name: str) -> State:
    """The State that a stored position's moves make."""
    line = read_moves((FOLDER / f"{name}.txt").read_text("utf-8"))
    return replay(begin(loaded(NAME).opening, SETTING).state, SETTING, line)


def perft(state: State, depth: int) -> int:
    """In how many ways so many moves can go; chance's answers are moves too, the end of the game is one way."""
    if state.ended or not depth:
        return 1
    legal = legal_moves(state, SETTING, to_move(state))
    if depth == 1:
        return len(legal)
    return sum(perft(step(state, SETTING, move).state, depth - 1) for move in legal)


def counts(state: State) -> Iterator[str]:
    """The counts as the file holds them: by depth, and by the kind of the first move."""
    for depth in range(1, DEPTH):
        yield f"# depth {depth}: {perft(state, depth)}"
    kinds: dict[str, list[int]] = {}
    for move in legal_moves(state, SETTING, to_move(state)):
        kinds.setdefault(type(move).__name__, []).append(perft(step(state, SETTING, move).state, DEPTH - 1))
    yield f"# depth {DEPTH}: {sum(map(sum, kinds.values()))}"
    for kind, ways in kinds.items():
        yield f"#   {kind}: {len(ways)} first moves, {sum(ways)} ways"


def text_of(name: str) -> str:
    """A position found anew, with its counts."""
    line = found(name)
    state = replay(begin(loaded(NAME).opening, SETTING).state, SETTING, line)
    numbered = (f"{n}. {move_text({'kind': 'move', 'move': encode(move)})}" for n, move in enumerate(line, 1))
    return "\n".join([f"# {POSITIONS[name][0]}", *numbered, *counts(state)]) + "\n"


@pytest.mark.parametrize("name", POSITIONS)
def test_perft(name: str, update_perft: bool) -> None:
    file = FOLDER / f"{name}.txt"
    if update_perft:
        file.write_text(text_of(name), encoding="utf-8")
    stored = [line for line in file.read_text("utf-8").splitlines()[1:] if line.startswith("#")]
    now = list(counts(position(name)))
    assert now == stored, "if that is meant, run: pytest tests/walks/test_perft.py --update-perft"
