"""The text that a save carries: a game is judged under its own scenario, whatever has become of the files since."""

from pathlib import Path

import pytest

from game.engine.codec import canonical
from game.engine.session import Session
from game.players.player import play_out
from game.players.random_player import RandomPlayer
from game.scenario.load import load
from game.store.errors import SaveError
from game.store.games import embedded, new_game, reopen
from game.store.header import text_digest
from tests.engine.forging import Record, forged, records_of
from tests.shipped import loaded

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


def lines_of(path: Path) -> list[Record]:
    """The records of a save, its header and seal among them, without their hashes."""
    return records_of(path.read_bytes())


def remade(path: Path, records: list[Record]) -> Path:
    """The records as a save beside the first one, whose chain is whole."""
    other = path.with_name("forged.save")
    other.write_bytes(forged(records))
    return other


def with_texts(path: Path, texts: dict[str, str]) -> Path:
    """A save with other scenario text and the digest that fits it."""
    records = lines_of(path)
    records[0] |= {"scenario_text": texts, "scenario_digest": text_digest(texts)}
    return remade(path, records)


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
        reopen(remade(saved[0], records))
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
        reopen(remade(saved[0], records))


def test_another_seed_is_found(saved: tuple[Path, Session]) -> None:
    records = lines_of(saved[0])
    records[0]["seed"] = str(SEED + 1)
    with pytest.raises(SaveError, match="commitment"):
        reopen(remade(saved[0], records))
    records[0].pop("seed_commitment")
    with pytest.raises(SaveError, match="not the one that the seed gives"):
        reopen(remade(saved[0], records))
