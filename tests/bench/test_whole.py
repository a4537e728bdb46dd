"""Whole things: a game between AI seats, a seat's turn, a scenario read and checked, and the command from cold."""

import subprocess
import sys
from collections import Counter
from math import inf
from pathlib import Path
from time import process_time

from pytest_benchmark.fixture import BenchmarkFixture

from game.model.terms import Period
from game.scenario.load import load
from game.study.undisturbed import undisturbed
from tests.bench.budgets import spread, total
from tests.bench.games import BASELINE, CAMPAIGN, loaded, new_session, play

ROOT = Path(__file__).parents[2]
LOAD = f"from game.scenario.load import load; load({BASELINE!r})"


def test_exercise(benchmark: BenchmarkFixture) -> None:
    """A whole exercise between AI seats, with the views, the log and the luck."""
    loaded()
    seeds = iter(range(1, 100))

    def run() -> None:
        assert [played.turn for played in play(new_session(next(seeds)))][-1] > 3

    benchmark.pedantic(run, rounds=5)
    total(benchmark, "exercise")


def test_campaign(benchmark: BenchmarkFixture) -> None:
    """A whole campaign between AI seats, of those that stay in peacetime to the last turn; processor time.

    Each game is played as a study plays it, without a pause of the collector in its middle; and three times, of which
    the best counts: what else a shared machine does is no part of a game.
    """
    times: dict[int, float] = {}
    loaded(CAMPAIGN)

    def run() -> None:
        for seed in range(1, 21):
            session = new_session(seed, CAMPAIGN)
            start, peace = process_time(), True
            with undisturbed():
                for played in play(session):
                    peace = peace and played.view.period is Period.PEACETIME
            if peace:
                times[seed] = min(times.get(seed, inf), (process_time() - start) * 1000)

    benchmark.pedantic(run, rounds=3, warmup_rounds=1)
    assert len(times) >= 10
    spread(benchmark, "campaign", [*times.values()])


def test_seat_turn(benchmark: BenchmarkFixture) -> None:
    """All that an AI seat does in one turn, from its first view to its last move."""
    times: Counter[tuple[int, int, str]] = Counter()

    def run() -> None:
        for seed in (11, 12, 13):
            for played in play(new_session(seed)):
                times[seed, played.turn, played.seat] += played.viewing + played.choosing + played.playing  # type: ignore[assignment]

    benchmark.pedantic(run, rounds=1)
    spread(benchmark, "seat_turn", list(map(float, times.values())))


def test_load_and_check(benchmark: BenchmarkFixture) -> None:
    """The exercise read from its files, checked and built; the map is read before."""
    load(BASELINE)
    benchmark.pedantic(load, (BASELINE,), rounds=8)
    total(benchmark, "load_and_check")


def new_process(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)


def test_load_and_check_in_a_new_process(benchmark: BenchmarkFixture) -> None:
    """The same from a cold start: interpreter, imports, map and all."""
    benchmark.pedantic(new_process, ("-c", LOAD), rounds=7, warmup_rounds=1)
    total(benchmark, "load_and_check_in_a_new_process")


def test_help_in_a_new_process(benchmark: BenchmarkFixture) -> None:
    """`zapad --help` from a cold start."""
    benchmark.pedantic(new_process, ("-m", "game", "--help"), rounds=9, warmup_rounds=1)
    total(benchmark, "help_in_a_new_process")
