"""A study of many games: a game costs the same however many were played before it, and no memory is kept of them."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import process_time

from pytest_benchmark.fixture import BenchmarkFixture

from game.study.trial import Trial, play_trial, setting_of

ROOT = Path(__file__).parents[2]
SCENARIO = "seminar-45"
FEW, MANY = 20, 200
DEARER = 15
"""By how much a game may cost more, in per cent, after many games than after few."""
GROWN = 4
"""Megabytes by which a process may grow between its fiftieth game and its two hundredth."""
GROWTH = """
from resource import RUSAGE_SELF, getrusage
from tests.bench.test_study import MANY, game
sizes = []
for seed in range(1, MANY + 1):
    game(seed)
    sizes.append(getrusage(RUSAGE_SELF).ru_maxrss)
print((sizes[-1] - sizes[49]) / 1024)
"""


def game(seed: int) -> float:
    """The milliseconds of processor time that one game of the study takes."""
    seats = setting_of(SCENARIO, "")[0].world.seats.items()
    trial = Trial(seed, "", tuple((name, "doctrine") for name, seat in seats if seat.sides))
    start = process_time()
    play_trial(SCENARIO, trial)
    return (process_time() - start) * 1000


def test_game_after_many(benchmark: BenchmarkFixture) -> None:
    """The same games, each the best of three, after few others and after many."""
    few, many = range(1, FEW + 1), range(FEW + 1, MANY + 1)

    def best() -> list[float]:
        return [min(game(seed) for _ in range(3)) for seed in few]

    game(1)
    early = best()
    for seed in many:
        game(seed)
    late = best()
    benchmark.pedantic(game, (1,), rounds=5)
    dearer = 100 * (median(now / then for now, then in zip(late, early)) - 1)
    benchmark.extra_info["dearer_percent"] = dearer
    assert dearer <= DEARER, f"a game costs {dearer:.0f} % more after {MANY} games than after {FEW}"


def test_memory_after_many(benchmark: BenchmarkFixture) -> None:
    """The greatest size of a fresh process after fifty games and after two hundred."""
    grown: list[float] = []

    def run() -> None:
        command = (sys.executable, "-c", GROWTH)
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        grown.append(float(done.stdout))

    benchmark.pedantic(run, rounds=1)
    benchmark.extra_info["grown_mb"] = grown[0]
    assert grown[0] <= GROWN, f"the process grew by {grown[0]:.1f} MB between its 50th game and its {MANY}th"
