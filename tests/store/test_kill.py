"""kill -9 at random instants, and two processes at one save."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from saving import HEADER, is_one_sentence, move

from game.store import create, open_for_play, read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TRY_TO_OPEN = """
import sys
from game.store import SaveError, open_for_play
try:
    open_for_play(sys.argv[1])
    print("opened")
except SaveError as error:
    print(error)
"""
HOLD = """
import sys, time
from game.store import open_for_play
save = open_for_play(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""


def python(*arguments: str) -> subprocess.Popen[str]:
    place = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}"}
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, env=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said_by(*arguments: str) -> str:
    said, trouble = python(*arguments).communicate(timeout=120)
    assert trouble == ""
    return said.strip()


def kills(folder: Path, count: int) -> dict[str, int]:
    found: dict[str, int] = json.loads(said_by(str(HERE / "kill_loop.py"), str(folder), str(count)))
    return found


def assert_nothing_lost(found: dict[str, int], count: int) -> None:
    assert set(found) <= {"right", "in flight", "no save yet"}
    assert found["right"] + found.get("no save yet", 0) == count
    assert found["right"] > count // 2


def test_sixty_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    assert_nothing_lost(kills(tmp_path, 60), 60)


@pytest.mark.slow
def test_three_hundred_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    assert_nothing_lost(kills(tmp_path, 300), 300)


def test_a_second_process_is_refused_in_one_sentence_and_may_read(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    with create(path, HEADER) as save:
        save.append(move(0))
        sentence = said_by("-c", TRY_TO_OPEN, str(path))
        assert sentence == f"{path}: another process has this save open for play; close it there first."
        assert is_one_sentence(sentence)
        assert len(read(path).records) == 1
        save.append(move(1))
    assert said_by("-c", TRY_TO_OPEN, str(path)) == "opened"
    assert len(read(path).records) == 2


def test_a_process_that_hangs_keeps_the_save_and_a_killed_one_frees_it(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    create(path, HEADER).close()
    holder = python("-c", HOLD, str(path))
    assert holder.stdout is not None and holder.stderr is not None
    try:
        assert holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGSTOP)
        assert "another process" in said_by("-c", TRY_TO_OPEN, str(path))
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
        holder.stderr.close()
    open_for_play(path).close()
