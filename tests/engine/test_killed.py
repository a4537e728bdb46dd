"""A game in a process of its own that is killed: everything that it acknowledged is read back."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.engine.digest import state_digest
from game.engine.session import Session
from game.model.moves import Done
from game.store.games import reopen

ROOT = Path(__file__).parents[2]

KILLED = """
import os, signal, sys
from pathlib import Path
from game.model.moves import Done
from game.scenario.load import load
from game.store.games import new_game
session, _ = new_game(Path(sys.argv[1]), load("zapad-2021"), 3, {})
session.settle()
for number in range(int(sys.argv[2])):
    session.play(Done(session.to_move()))
    print(len(session.record), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moves_made", [1, 17])
def test_a_game_that_is_killed_is_all_there(tmp_path: Path, moves_made: int) -> None:
    """Everything that was acknowledged is read back, and the game is where it was."""
    path = tmp_path / "killed.save"
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(moves_made)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL, run.stderr
    found = reopen(path)
    assert len(found.session.record) == int(run.stdout.split()[-1])
    again = Session(found.scenario.setting, 3, found.scenario.opening)
    again.settle()
    for _ in range(moves_made):
        again.play(Done(again.to_move()))
    assert state_digest(again.state) == state_digest(found.session.state)
    assert any("no seal" in remark for remark in found.remarks)
