"""The text that a save carries: a game is judged under its own scenario, whatever has become of the files since."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.engine.codec import canonical
from game.engine.session import Session
from game.model.moves import Done
from game.players.player import play_out
from game.players.random_player import RandomPlayer
from game.scenario.load import load
from game.store import chain
from game.store.errors import SaveError
from game.store.games import embedded, new_game, reopen
from game.store.header import text_digest
from tests.walks.walker import loaded

NAME, SEED = "zapad-2021", 11
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Session]:
    """Two turns of random play."""
    path = tmp_path_factory.mktemp("saves") / "game.save"
    session, recorder = new_game(path, loaded(NAME), SEED, {"polesye": "random"})
    play_out(
        session, {seat: RandomPlayer(SEED, done=2) for seat in session.setting.world.seats}, until_turn=3
    )
    recorder.finish()
    return path, session


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The records of a save, its header and seal among them, without their hashes."""
    return [json.loads(line[65:]) for line in path.read_bytes().splitlines()]


def forged(path: Path, records: list[dict[str, Any]]) -> Path:
    """The records as a save whose chain is whole: the work of somebody who knows how it is made."""
    other, head, text = path.with_name("forged.save"), chain.GENESIS, b""
    for record in records:
        if record["kind"] == "seal":
            record = chain.seal_record(head, None)
        line, head = chain.line_of(head, chain.canonical(record))
        text += line
    other.write_bytes(text)
    return other


def with_texts(path: Path, texts: dict[str, str]) -> Path:
    """A save with other scenario text and the digest that fits it."""
    records = lines_of(path)
    records[0] |= {"scenario_text": texts, "scenario_digest": text_digest(texts)}
    return forged(path, records)


def test_what_is_read_back_is_what_was_played(saved: tuple[Path, Session]) -> None:
    path, session = saved
    found = reopen(path)
    assert canonical(found.session.state) == canonical(session.state)
    assert found.session.record == session.record and found.seats == {"polesye": "random"}
    assert set(found.scenario.texts) == set(loaded(NAME).texts)


def test_every_file_but_the_map_is_in_the_save(saved: tuple[Path, Session]) -> None:
    texts = lines_of(saved[0])[0]["scenario_text"]
    for name in texts:
        fewer = {other: text for other, text in texts.items() if other != name}
        with pytest.raises(SaveError, match=f"(does not hold the text of {name}|at fault)"):
            reopen(with_texts(saved[0], fewer))


def test_a_changed_text_is_another_game(saved: tuple[Path, Session]) -> None:
    """The text in the save is what play is judged under, not the file that bears its name today."""
    records = lines_of(saved[0])
    texts = records[0]["scenario_text"]
    name = next(name for name, text in texts.items() if "[stakes.tracks.tension]" in text)
    head, mark, tail = texts[name].partition("[stakes.tracks.tension]")
    before, start, after = tail.partition("start = ")
    texts[name] = head + mark + before + start + "99" + after[after.index("\n") :]
    with pytest.raises(SaveError, match="digest"):
        reopen(forged(saved[0], records))
    assert embedded(saved[0], {**records[0], "scenario_text": texts}).opening.tracks["tension"] == 99
    with pytest.raises(SaveError, match=r"line|seed"):
        reopen(with_texts(saved[0], texts))


@pytest.mark.parametrize("name", ["../zapad-2021.toml", "/etc/x.toml", ".toml", "a\\b.toml", "plain"])
def test_a_text_with_a_name_that_leads_elsewhere_is_refused(saved: tuple[Path, Session], name: str) -> None:
    texts = lines_of(saved[0])[0]["scenario_text"]
    with pytest.raises(SaveError, match="has a name that is none"):
        reopen(with_texts(saved[0], {**texts, name: "x = 1"}))


def test_a_text_that_cannot_be_read_is_refused(saved: tuple[Path, Session]) -> None:
    with pytest.raises(SaveError, match="scenario text is at fault"):
        reopen(with_texts(saved[0], {f"{NAME}.toml": "title = "}))


@pytest.mark.parametrize(
    "name, laid", [("armenia-model", ()), (NAME, ("automatic-activation", "armenia-model"))]
)
def test_a_what_if_comes_back_with_its_law(tmp_path: Path, name: str, laid: tuple[str, ...]) -> None:
    scenario = load(name, laid)
    session, recorder = new_game(tmp_path / "what-if.save", scenario, SEED, {})
    play_out(
        session, {seat: RandomPlayer(SEED, done=2) for seat in session.setting.world.seats}, until_turn=2
    )
    recorder.finish()
    found = reopen(tmp_path / "what-if.save")
    assert found.scenario.setting.law == scenario.setting.law
    assert found.scenario.setting.law.automatic.keys() == scenario.setting.law.automatic.keys()
    assert canonical(found.session.state) == canonical(session.state)


@pytest.mark.parametrize("seed", ["", "--5", "\u00b2", "seven", "1.5", None, 7])
def test_a_seed_that_is_none_is_refused(saved: tuple[Path, Session], seed: object) -> None:
    records = lines_of(saved[0])
    records[0]["seed"] = seed
    records[0].pop("seed_commitment")
    with pytest.raises(SaveError, match="seed"):
        reopen(forged(saved[0], records))


def test_another_seed_is_found(saved: tuple[Path, Session]) -> None:
    records = lines_of(saved[0])
    records[0]["seed"] = str(SEED + 1)
    with pytest.raises(SaveError, match="commitment"):
        reopen(forged(saved[0], records))
    records[0].pop("seed_commitment")
    with pytest.raises(SaveError, match="not the one that the seed gives"):
        reopen(forged(saved[0], records))


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
    assert canonical(again.state) == canonical(found.session.state)
    assert any("no seal" in remark for remark in found.remarks)
