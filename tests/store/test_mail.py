"""A file that a player may be given holds what that seat may know, and nothing that depends on the rest."""

from pathlib import Path

import pytest
from saving import HEADER, is_one_sentence, move

from game.store import (
    Record,
    SaveError,
    create,
    host_header,
    open_for_play,
    read_seat_file,
    seal,
    write_seat_file,
)

RECORDS: list[Record] = [
    {"kind": "view", "turn": 3, "units": [["by-6", 101]]},
    {"kind": "event", "text": "…"},
]


def test_a_seat_file_gives_back_its_records_and_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "polesye.zapad"
    write_seat_file(path, HEADER, "polesye", RECORDS, scenario_text={"map.toml": "map"}, key=b"k")
    loaded = read_seat_file(path, "polesye", b"k")
    assert loaded.records[:-1] == tuple(RECORDS) and loaded.sealed
    assert loaded.header["scenario_text"] == {"map.toml": "map"}
    assert loaded.header["seed_commitment"] == HEADER["seed_commitment"]


def test_a_seat_file_holds_no_secret_of_the_host(tmp_path: Path) -> None:
    header = host_header(
        engine="0.1.0",
        rules="ab" * 32,
        scenario="zapad-2021",
        scenario_text={"zapad-2021.toml": 'intent = "hidden-intent"'},
        seed="seed-of-the-luck",
        salt="5a" * 32,
    )
    path = tmp_path / "polesye.zapad"
    write_seat_file(path, header | {"doctrine": "hidden-intent"}, "polesye", RECORDS)
    text = path.read_text("ascii")
    for secret in ("hidden-intent", "seed-of-the-luck", "5a" * 32, header["scenario_digest"]):
        assert secret not in text


def test_two_games_that_a_seat_cannot_tell_apart_give_it_the_same_file(tmp_path: Path) -> None:
    files = []
    for number, length in enumerate((1, 40)):
        host = tmp_path / f"host-{number}.zapad"
        with create(host, HEADER) as save:
            for turn in range(length):
                save.append(move(turn))
        path = tmp_path / f"seat-{number}.zapad"
        write_seat_file(path, save.loaded.header, "westerns", RECORDS)
        files.append(path.read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"kind": "snapshot", "state": {}}, "a snapshot holds what other seats must not know"),
        ({"kind": "note", "of": [{"seed": "7"}]}, "holds the secret seed"),
        ({"kind": "note", "scenario_text": {}}, "holds the secret scenario_text"),
        ({"kind": "header"}, "written by the store itself"),
        ({"kind": "note", "odds": 0.5}, "no fractions"),
    ],
)
def test_a_record_that_leaks_is_refused(tmp_path: Path, record: Record, why: str) -> None:
    with pytest.raises(SaveError, match=why) as refused:
        write_seat_file(tmp_path / "x.zapad", HEADER, "polesye", [record])
    assert is_one_sentence(refused.value.sentence) and list(tmp_path.iterdir()) == []


def test_a_seat_file_is_read_by_its_seat_and_whole(tmp_path: Path) -> None:
    path, host = tmp_path / "polesye.zapad", tmp_path / "host.zapad"
    write_seat_file(path, HEADER, "polesye", RECORDS)
    with pytest.raises(SaveError, match="not a file for the seat westerns"):
        read_seat_file(path, "westerns")
    with pytest.raises(SaveError, match="not made with this key"):
        read_seat_file(path, "polesye", b"k")
    with pytest.raises(SaveError, match="a file for one seat, not a game"):
        open_for_play(path)
    with pytest.raises(SaveError, match="exists already"):
        write_seat_file(path, HEADER, "polesye", RECORDS)
    create(host, HEADER).close()
    seal(host)
    with pytest.raises(SaveError, match="not a file for the seat polesye"):
        read_seat_file(host, "polesye")
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(SaveError, match="incomplete"):
        read_seat_file(path, "polesye")
