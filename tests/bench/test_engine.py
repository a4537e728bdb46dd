"""The engine: applying moves, listing legal ones, making views."""

from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from game.engine.reducer import apply, begin
from game.engine.view import View, view
from game.model.moves import Move, MoveUnit
from game.rules.sequence import INDEX
from game.scenario.load import Loaded, load
from tests.bench.budgets import spread
from tests.bench.games import BASELINE, exercise, loaded, new_session, play

KINDS = ("doctrine", "random")


def timed_line(line: list[Move], loaded: Loaded) -> list[float]:
    """A game's moves applied from its opening, chance's answers and automatic steps included; each with its time."""
    state = begin(loaded.opening, loaded.setting).state
    found = []
    for move in line:
        start = perf_counter()
        state = apply(state, loaded.setting, move)
        found.append((perf_counter() - start) * 1000)
    return found


def line_of(kind: str) -> list[Move]:
    session = new_session()
    for _ in play(session, kind):
        pass
    return session.line


@pytest.mark.parametrize("kind", KINDS)
def test_apply(benchmark: BenchmarkFixture, kind: str) -> None:
    """Every move of a whole game, where the seats have looked at the map and listed what they might do.

    Of each move the best of five times counts: what else the machine does is not the game's.
    """
    line = line_of(kind)
    rounds: list[list[float]] = []
    benchmark.pedantic(lambda: rounds.append(timed_line(line, loaded())), rounds=5)
    spread(benchmark, "apply", [min(times) for times in zip(*rounds, strict=True)])


@pytest.mark.parametrize("kind", KINDS)
def test_replay(benchmark: BenchmarkFixture, kind: str) -> None:
    """The same with a new Setting, which remembers nothing, and nobody looking: a save verified from cold."""
    line = line_of(kind)
    spread(benchmark, "replay", timed_line(line, load(BASELINE)))
    benchmark.pedantic(timed_line, (line, load(BASELINE)), rounds=1)


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
