"""Random walks: many moves of many games, and everything that must hold looked at after each."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.engine.codec import canonical, decode, encode
from game.engine.reducer import IllegalMove, judge, legal_moves, options, step, to_move
from game.law.setting import Setting
from game.model.state import State
from game.scenario.load import list_scenarios
from tests.shipped import loaded
from tests.walks import refusals
from tests.walks.invariants import broken
from tests.walks.walker import Taken, Walker, midway

BASE = "zapad-2021"
SCENARIOS = sorted(path.stem for path in (Path(__file__).parents[2] / "scenarios").glob("*.toml"))
WHAT_IFS = [name for name in SCENARIOS if name != BASE]
YEARS = [item.name for item in list_scenarios() if BASE not in (item.name, item.base)]
"""What does not stand on the exercise lasts for months: whoever votes at random ends most games before the summer."""
WALKERS = (
    Walker(BASE, 1, agreeable=3),
    Walker(BASE, 2, agreeable=6),
    Walker(BASE, 3, agreeable=9),
    Walker(BASE, 4, agreeable=5, warlike=True),
    Walker(BASE, 5, agreeable=8, warlike=True),
)
PURITY, AGREEMENT = 40, 120
"""One move in so many is compared byte by byte, and has all its options judged."""


class Watch:
    """Looks at a walk move by move, and counts what it has seen."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.raw = setting, refusals.raw_words(setting)
        self.kinds: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.reached: set[str] = set()
        self.faults: list[str] = []

    def see(self, taken: Taken) -> None:
        """Look at one move."""
        state, at = taken.outcome.state, f"move {taken.number}, turn {taken.outcome.state.turn}"
        faults = broken(taken, self.setting)
        for move, verdict in taken.refused:
            self.refused[verdict.rule] += 1
            faults += [f"{text} ({move})" for text in refusals.objections(verdict, self.setting, self.raw)]
        if taken.move is not None:
            self.kinds[type(taken.move).__name__] += 1
            if decode(json.loads(json.dumps(encode(taken.move)))) != taken.move:
                faults.append("the move is not the same when it is read back")
        self.reached |= {state.period.value, state.stage, *state.happened}
        if taken.number % PURITY == 0:
            faults += self.pure(taken)
        if taken.number % AGREEMENT == 0 and not state.ended:
            faults += self.agreed(state)
        self.faults += [f"{at}: {fault}" for fault in faults]

    def pure(self, taken: Taken) -> list[str]:
        """A move changes no State but makes one, the same one every time."""
        if taken.move is None:
            return []
        before, after = canonical(taken.before), canonical(taken.outcome)
        again = step(taken.before, self.setting, taken.move)
        json.loads(canonical(again.state))
        found = [] if canonical(again) == after else ["the same move makes another State the second time"]
        return found + (
            [] if canonical(taken.before) == before else ["the move has changed the State before it"]
        )

    def agreed(self, state: State) -> list[str]:
        """Every option is judged without fail; the legal ones are applied, and the others are refused."""
        found, seat = [], to_move(state)
        tries = list(options(state, self.setting, seat))
        legal = legal_moves(state, self.setting, seat)
        if legal != [move for move in tries if judge(state, self.setting, move).allowed]:
            found.append("the legal moves are not the options that no rule forbids")
        known = set(legal)
        if len(known) != len(legal):
            found.append("a legal move is listed twice")
        for move in tries:
            verdict = judge(state, self.setting, move)
            if not verdict.allowed:
                found += [f"{text} ({move})" for text in refusals.objections(verdict, self.setting, self.raw)]
        for move in legal[:: max(1, len(legal) // 4)]:
            step(state, self.setting, move)
        for other in self.setting.world.seats:
            if other != seat and any(
                move for move in legal_moves(state, self.setting, other) if other != "control"
            ):
                found.append(f"{other} has a legal move while {seat} is to move")
        refused = [move for move in tries if move not in known][:3]
        before = canonical(state)
        for move in refused:
            with pytest.raises(IllegalMove):
                step(state, self.setting, move)
        return found if canonical(state) == before else [*found, "a refused move has changed the State"]


def watch(walker: Walker, number: int) -> Watch:
    """Walk, and look at every move; the first faults found end the test."""
    seen = Watch(walker.setting)
    for taken in walker.walk(number):
        seen.see(taken)
        assert not seen.faults, f"{walker}:\n" + "\n".join(seen.faults[:20])
    return seen


@pytest.mark.parametrize("walker", WALKERS, ids=lambda w: f"seed-{w.seed}")
def test_ten_thousand_moves_of_the_exercise(walker: Walker) -> None:
    """With the other seeds, 10,000 moves."""
    seen = watch(walker, 10_000 // len(WALKERS))
    assert sum(seen.kinds.values()) == 10_000 // len(WALKERS)
    assert len(seen.kinds) >= 17, f"only {sorted(seen.kinds)} were played"
    assert {"peacetime", "threatened"} | (
        {"offensive", "crossing"} if walker.warlike else set()
    ) <= seen.reached
    assert len(seen.refused) >= 8


@pytest.mark.parametrize("number, name", list(enumerate(WHAT_IFS)), ids=WHAT_IFS)
def test_a_thousand_moves_of_each_what_if(number: int, name: str) -> None:
    watch(Walker(name, 100 + number, agreeable=4 + number % 5, warlike=number % 2 == 1), 1_000)


def halves(name: str, seed: int) -> Iterator[State]:
    """Later positions of a scenario of months: after a third, a half and three quarters of its turns."""
    turns = loaded(name).setting.world.clock.turns
    for part in (turns // 3, turns // 2, 3 * turns // 4):
        state = midway(name, seed, part)
        if not state.ended:
            yield state


@pytest.mark.parametrize("number, name", list(enumerate(YEARS)), ids=YEARS)
def test_walks_from_the_later_months(number: int, name: str) -> None:
    """Of each campaign, 3 × 300 moves from where the doctrines have brought it."""
    for state in halves(name, 20 + number):
        watch(Walker(name, 200 + number, agreeable=3, meddling=1, start=state), 300)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_ten_thousand_moves_of_every_scenario(name: str) -> None:
    for seed in range(1000, 1010):
        watch(Walker(name, seed, agreeable=seed % 10, warlike=seed % 3 == 0), 1_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", YEARS)
def test_ten_thousand_moves_from_the_later_months(name: str) -> None:
    for seed in range(1010, 1020):
        for state in halves(name, seed):
            watch(Walker(name, seed, agreeable=seed % 10, start=state), 350)


def test_walking_changes_no_setting() -> None:
    """Everything that never changes in a game is what it was when it was read."""
    from game.scenario.load import load

    walker = Walker(BASE, 9, agreeable=8, warlike=True)
    before = loaded(BASE).opening
    for _ in walker.walk(300):
        pass
    fresh = load(BASE)
    assert fresh.setting == walker.setting
    assert canonical(fresh.opening) == canonical(before)
