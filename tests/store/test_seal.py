"""The seal that ends a save, and the upgrade of an older one to a copy."""

from pathlib import Path

import pytest
from saving import HEADER, move

from game.store import (
    Record,
    SaveError,
    create,
    open_for_play,
    read,
    seal,
    upgrade_copy,
    verify_seal,
)
from game.store.chain import GENESIS, canonical, line_of

RECORDS = [move(number) for number in range(4)]


def small_save(path: Path) -> None:
    with create(path, HEADER) as save:
        save.append(RECORDS[0])
        save.append_many(RECORDS[1:])


def test_a_seal_shows_that_nothing_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    small_save(path)
    with pytest.raises(SaveError, match="does not end with a seal"):
        verify_seal(path)
    seal(path)
    assert verify_seal(path).records[:-1] == tuple(RECORDS)
    lines = path.read_bytes().splitlines(keepends=True)
    for cut in (lines[:-1], lines[:-2], [*lines[:-1], lines[-1][:-1]]):
        path.write_bytes(b"".join(cut))
        with pytest.raises(SaveError, match="does not end with a seal"):
            verify_seal(path)


def test_a_game_goes_on_after_its_seal(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    small_save(path)
    seal(path)
    with open_for_play(path) as save:
        save.append(move(5))
        assert not read(path).sealed
        save.seal()
    assert [record["kind"] for record in verify_seal(path).records[-3:]] == ["seal", "move", "seal"]


def test_a_seal_with_a_key_is_made_by_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    small_save(path)
    seal(path, b"instructor")
    assert verify_seal(path, b"instructor").sealed and verify_seal(path).sealed
    with pytest.raises(SaveError, match="not made with this key"):
        verify_seal(path, b"student")
    seal(path)
    with pytest.raises(SaveError, match="not made with this key"):
        verify_seal(path, b"instructor")


def test_an_older_save_is_upgraded_to_a_copy(tmp_path: Path) -> None:
    path, target = tmp_path / "old.zapad", tmp_path / "new.zapad"
    write_lines(path, [HEADER | {"format": 0}, {"kind": "order", "n": 0}])
    before = path.read_bytes()
    for opening in (read, open_for_play):
        with pytest.raises(SaveError, match="older version of the game wrote it"):
            opening(path)

    def step(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return (records[0], *(record | {"kind": "move"} for record in records[1:]))

    loaded = upgrade_copy(path, target, steps={0: step})
    assert loaded.records == ({"kind": "move", "n": 0},)
    assert loaded.header["format"] == 1 and loaded.header["upgraded_from"]["format"] == 0
    assert path.read_bytes() == before and read(target) == loaded
    with pytest.raises(SaveError, match="can no longer upgrade format 0"):
        upgrade_copy(path, tmp_path / "third.zapad")
    with pytest.raises(SaveError, match="nothing to upgrade"):
        upgrade_copy(target, tmp_path / "third.zapad")


def write_lines(path: Path, records: list[Record]) -> None:
    data, head = b"", GENESIS
    for record in records:
        line, head = line_of(head, canonical(record))
        data += line
    path.write_bytes(data)
