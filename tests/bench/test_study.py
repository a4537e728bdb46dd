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
WORKER = """
import sys
from tests.bench.test_study import game
for seed in range(1, int(sys.argv[1]) + 1):
    game(seed)
for line in sys.stdin:
    print(game(int(line)), flush=True)
"""


def game(seed: int) -> float:
    """The milliseconds of processor time that one game of the study takes."""
    seats = setting_of(SCENARIO, "")[0].world.seats.items()
    trial = Trial(seed, "", tuple((name, "doctrine") for name, seat in seats if seat.sides))
    start = process_time()
    play_trial(SCENARIO, trial)
    return (process_time() - start) * 1000


class Worker:
    """A process of its own that times games: after none but the first, or after many."""

    def __init__(self, played: int) -> None:
        command = (sys.executable, "-c", WORKER, str(played))
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def time(self, seed: int) -> float:
        """The milliseconds of processor time of one game."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{seed}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def end(self) -> None:
        """Let it go."""
        self._process.communicate()


def test_game_after_many(benchmark: BenchmarkFixture) -> None:
    """The same games in a process that has played few and in one that has played many, by turns: each the best of
    three, so that what else the machine does weighs on both alike."""
    fresh, seasoned = Worker(1), Worker(MANY)
    try:
        games = range(MANY + 1, MANY + FEW + 1)
        pairs = {seed: ([fresh.time(seed)], [seasoned.time(seed)]) for seed in games}
        for _ in range(2):
            for seed, (few, many) in pairs.items():
                few.append(fresh.time(seed))
                many.append(seasoned.time(seed))
    finally:
        fresh.end()
        seasoned.end()
    benchmark.pedantic(game, (1,), rounds=5)
    dearer = 100 * (median(min(many) / min(few) for few, many in pairs.values()) - 1)
    benchmark.extra_info["dearer_percent"] = dearer
    assert dearer <= DEARER, f"a game costs {dearer:.0f} % more after {MANY} games than after few"


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
