"""How many ways three moves can go from stored positions: any change of what is legal changes a count."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.engine.codec import encode
from game.engine.reducer import begin, legal_moves, replay, step, to_move
from game.law.setting import Setting
from game.model import moves
from game.model.moves import Move
from game.model.state import State
from game.report.playthrough import move_text, read_moves
from game.rules.sequence import STEPS
from tests.shipped import loaded
from tests.walks.walker import Walker

FOLDER = Path(__file__).parent / "perft"
EXERCISE, CAMPAIGN = "zapad-2021", "reluctant-allies"
DEPTH = 3
Wanted = Callable[[State, Setting], bool]


def has(kind: type, least: int, most: int, turn: int = 1) -> Wanted:
    """A position with so many legal moves, moves of a kind among them, not before a turn."""

    def wanted(state: State, setting: Setting) -> bool:
        if state.pending or state.ended or state.turn < turn:
            return False
        legal = legal_moves(state, setting, state.waiting[0])
        return least <= len(legal) <= most and sum(isinstance(move, kind) for move in legal) > 1

    return wanted


def last_order(state: State, setting: Setting) -> bool:
    """Operations with two orders left."""
    if state.pending or state.ended or STEPS[state.step].id != "operations":
        return False
    seat = state.waiting[0]
    return state.activations.get(seat, 0) == 2 and has(moves.MoveUnit, 40, 120)(state, setting)


POSITIONS: dict[str, tuple[str, str, int, Wanted]] = {
    "reply": ("A package lies open, and its partner replies.", EXERCISE, 6, has(moves.GiveReply, 6, 24)),
    "duty": ("Something is on the screens of the air defence.", EXERCISE, 9, has(moves.TurnKey, 5, 40)),
    "operations": ("A staff has two orders left.", EXERCISE, 12, last_order),
    "bargain": ("Winter: one ally answers the other.", CAMPAIGN, 3, has(moves.GiveReply, 5, 40, turn=4)),
    "measures": (
        "Winter: what may be done without a vote.",
        CAMPAIGN,
        3,
        has(moves.TakeMeasure, 5, 30, turn=4),
    ),
}


def found(name: str) -> list[Move]:
    """The moves that lead a walker to such a position."""
    _, scenario, seed, wanted = POSITIONS[name]
    line: list[Move] = []
    for taken in Walker(scenario, seed, agreeable=8, meddling=0).walk(3_000):
        line = [] if taken.move is None else [*line, taken.move]
        if wanted(taken.outcome.state, loaded(scenario).setting):
            return line
    raise AssertionError(f"no walk comes to {name}")


def position(name: str) -> State:
    """The State that a stored position's moves make."""
    line = read_moves((FOLDER / f"{name}.txt").read_text("utf-8"))
    return reached(name, line)


def reached(name: str, line: list[Move]) -> State:
    """The State at the end of a line of moves of a position's scenario."""
    found = loaded(POSITIONS[name][1])
    return replay(begin(found.opening, found.setting).state, found.setting, line)


def perft(state: State, setting: Setting, depth: int) -> int:
    """In how many ways so many moves can go; chance's answers are moves too, the end of the game is one way."""
    if state.ended or not depth:
        return 1
    legal = legal_moves(state, setting, to_move(state))
    if depth == 1:
        return len(legal)
    return sum(perft(step(state, setting, move).state, setting, depth - 1) for move in legal)


def counts(state: State, setting: Setting) -> Iterator[str]:
    """The counts as the file holds them: by depth, and by the kind of the first move."""
    for depth in range(1, DEPTH):
        yield f"# depth {depth}: {perft(state, setting, depth)}"
    kinds: dict[str, list[int]] = {}
    for move in legal_moves(state, setting, to_move(state)):
        ways = perft(step(state, setting, move).state, setting, DEPTH - 1)
        kinds.setdefault(type(move).__name__, []).append(ways)
    yield f"# depth {DEPTH}: {sum(map(sum, kinds.values()))}"
    for kind, found in kinds.items():
        yield f"#   {kind}: {len(found)} first moves, {sum(found)} ways"


def text_of(name: str) -> str:
    """A position found anew, with its counts."""
    line = found(name)
    setting = loaded(POSITIONS[name][1]).setting
    numbered = (f"{n}. {move_text({'kind': 'move', 'move': encode(move)})}" for n, move in enumerate(line, 1))
    return "\n".join([f"# {POSITIONS[name][0]}", *numbered, *counts(reached(name, line), setting)]) + "\n"


@pytest.mark.parametrize("name", POSITIONS)
def test_perft(name: str, update_perft: bool) -> None:
    file = FOLDER / f"{name}.txt"
    if update_perft:
        file.write_text(text_of(name), encoding="utf-8")
    stored = [line for line in file.read_text("utf-8").splitlines()[1:] if line.startswith("#")]
    now = list(counts(position(name), loaded(POSITIONS[name][1]).setting))
    assert now == stored, "if that is meant, run: pytest tests/walks/test_perft.py --update-perft"
