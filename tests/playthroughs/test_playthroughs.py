"""Stored games: every scenario has one, its moves alone rebuild it, everywhere, and luck is shared."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.engine.reducer import begin, step
from game.model.moves import ChanceAnswer
from game.report.playthrough import playthrough, read_moves
from game.scenario.load import load
from tests.playthroughs.stored import BASE, FOLDER, SCENARIOS, play_again, play_anew, text_of

ROOT = Path(__file__).parents[2]


def test_every_scenario_has_a_stored_game() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == list(SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_moves_alone_make_the_stored_game(scenario: str, update: bool) -> None:
    if update:
        (FOLDER / f"{scenario}.txt").write_text(play_anew(scenario), encoding="utf-8")
    lines, stored = list(playthrough(play_again(scenario))), text_of(scenario).splitlines()
    different = next((n for n, (now, then) in enumerate(zip(lines, stored)) if now != then), None)
    where = f"line {(different or 0) + 1} differs; if that is meant, run: pytest tests/playthroughs --update-playthroughs"
    assert lines == stored, where


def test_three_fresh_processes_with_other_hash_seeds_agree() -> None:
    script = str(FOLDER / "stored.py")
    digests = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, script, BASE], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1
    assert text_of(BASE).splitlines()[-1] == f"# final state {digests.pop()}"


def asked(scenario: str) -> dict[tuple[str, tuple[tuple[str, int], ...]], str]:
    """Every question that a stored game put to luck, with its answers and weights, and what luck said."""
    loaded = load(scenario)
    state, found = begin(loaded.opening, loaded.setting).state, {}
    for move in read_moves(text_of(scenario)):
        if isinstance(move, ChanceAnswer):
            found[move.key, state.pending[0].answers] = move.answer
        state = step(state, loaded.setting, move).state
    return found


@pytest.mark.parametrize("scenario", ["armenia-model", "automatic-activation", "single-organisation"])
def test_scenarios_that_differ_in_law_share_their_luck(scenario: str) -> None:
    base, other = asked(BASE), asked(scenario)
    shared = base.keys() & other.keys()
    assert len(shared) >= 20
    assert {key: base[key] for key in shared} == {key: other[key] for key in shared}
