"""The engine: applying moves, listing legal ones, making views."""

from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from game.engine.reducer import apply, begin
from game.engine.view import View, view
from game.model.moves import Move, MoveUnit
from game.rules.sequence import INDEX
from game.scenario.load import load
from tests.bench.budgets import spread
from tests.bench.games import BASELINE, exercise, new_session, play

KINDS = ("doctrine", "random")


def timed_line(line: list[Move]) -> list[tuple[Move, float]]:
    """A game's moves applied from its opening with a new Setting, which remembers nothing; each with its time."""
    fresh = load(BASELINE)
    state = begin(fresh.opening, fresh.setting).state
    found = []
    for move in line:
        start = perf_counter()
        state = apply(state, fresh.setting, move)
        found.append((move, (perf_counter() - start) * 1000))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_apply(benchmark: BenchmarkFixture, kind: str) -> None:
    """Every move of a whole game, chance's answers and automatic steps included, without any view before it."""
    session = new_session()
    for _ in play(session, kind):
        pass
    found = benchmark.pedantic(timed_line, (session.line,), rounds=3)
    spread(benchmark, "apply", [time for _, time in found])


def test_apply_march(benchmark: BenchmarkFixture) -> None:
    """Marches, each applied where it was chosen: the seat has seen its legal moves."""
    marches = [played for played in exercise() if isinstance(played.move, MoveUnit)]

    def run() -> list[float]:
        times = []
        for played in marches:
            played.view.legal(played.move.unit)  # type: ignore[union-attr]
            start = perf_counter()
            apply(played.view._state, played.view._setting, played.move)
            times.append((perf_counter() - start) * 1000)
        return times

    spread(benchmark, "apply_march", benchmark.pedantic(run, rounds=3))


def one_by_one(questions: list[tuple[View, str]]) -> list[float]:
    """How long each list of legal moves takes to make."""
    times = []
    for seen, about in questions:
        start = perf_counter()
        seen.legal(about)
        times.append((perf_counter() - start) * 1000)
    return times


def test_legal_unit(benchmark: BenchmarkFixture) -> None:
    """All legal moves of one unit, units in turn, whenever a seat decides in the operations."""
    questions = []
    for number, played in enumerate(exercise()):
        if played.view.step == "operations":
            mine = [name for name, unit in played.view.own.items() if unit.mine]
            questions += [(played.view, name) for name in mine[number % 5 :: 5]]
    spread(benchmark, "legal_unit", benchmark.pedantic(one_by_one, (questions,), rounds=2))


def test_legal_matter(benchmark: BenchmarkFixture) -> None:
    """All legal packages with one matter, matters in turn, whenever a head of state sits at the table."""
    matters = tuple(new_session().setting.law.matters)
    steps = [played.view for played in exercise() if played.view.step == "table"]
    questions = [(seen, name) for number, seen in enumerate(steps) for name in matters[number % 3 :: 3]]
    spread(benchmark, "legal_matter", benchmark.pedantic(one_by_one, (questions,), rounds=2))


def test_view(benchmark: BenchmarkFixture) -> None:
    """A view for every seat at every decision of a game."""
    states = [(p.view._state, p.view._setting, p.view.log) for p in exercise()]
    seats = [name for name, seat in states[0][1].world.seats.items() if seat.sides]

    def run() -> list[float]:
        times = []
        for state, setting, log in states:
            for seat in seats:
                start = perf_counter()
                view(state, setting, seat, log)
                times.append((perf_counter() - start) * 1000)
        return times

    assert set(INDEX) >= {p.view.step for p in exercise()}
    spread(benchmark, "view", benchmark.pedantic(run, rounds=2))
