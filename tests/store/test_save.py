"""What a save keeps, and what it says when a part of it is missing or changed."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saving import HEADER, PowerlessFiles, is_one_sentence, move

from game.store import (
    Loaded,
    Record,
    SaveError,
    copy_intact,
    create,
    open_for_play,
    read,
)
from game.store.chain import canonical

RECORDS: list[Record] = [
    move(0),
    {"kind": "move", "n": 1, "who": "Łukašenka", "path": [101, -3, None, True]},
    {"kind": "undo", "to": 1},
    {"kind": "fork", "at": 0, "name": "what if"},
    {"kind": "note", "text": 'quote " and \\ and \u2028'},
]


def small_save(path: Path) -> bytes:
    with create(path, HEADER) as save:
        for record in RECORDS:
            save.append(record)
    return path.read_bytes()


def read_bytes(data: bytes) -> Loaded:
    return read("s", files=PowerlessFiles({"s": data}))


def test_a_save_gives_back_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    small_save(path)
    loaded = read(path)
    assert (loaded.header, loaded.records, loaded.warning) == (HEADER, tuple(RECORDS), None)
    assert loaded.lines == (2, 3, 4, 5, 6) and not loaded.sealed
    with open_for_play(path) as save:
        assert save.loaded == loaded
        save.append_many([move(5), move(6)])
        save.append_many([])
        assert save.snapshot({"kind": "snapshot", "state": {}})
    after = read(path)
    assert after.records == (*RECORDS, move(5), move(6), {"kind": "snapshot", "state": {}})
    assert after.lines == (2, 3, 4, 5, 6, 7, 7, 8)


def test_a_save_is_text_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    lines = small_save(path).decode("ascii").splitlines()
    assert lines[3].endswith(' {"kind":"undo","to":1}') and len(lines[3].split(" ")[0]) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["game.zapad"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=5), json_values, max_size=4), max_size=5), st.booleans())
def test_any_record_comes_back_as_it_was(bodies: list[Record], together: bool) -> None:
    files = PowerlessFiles()
    records = [body | {"kind": "note"} for body in bodies]
    with create("s", HEADER, files=files) as save:
        if together:
            save.append_many(records)
        else:
            for record in records:
                save.append(record)
    back = read("s", files=files).records
    assert [canonical(record) for record in back] == [canonical(record) for record in records]


def test_every_truncation_keeps_all_but_the_record_that_was_cut(tmp_path: Path) -> None:
    data = small_save(tmp_path / "game.zapad")
    ends = [i + 1 for i, byte in enumerate(data) if byte == 10]
    for length in range(len(data)):
        if length < ends[0]:
            with pytest.raises(SaveError) as refused:
                read_bytes(data[:length])
            assert is_one_sentence(refused.value.sentence)
            continue
        loaded = read_bytes(data[:length])
        whole = sum(end <= length for end in ends)
        assert loaded.records == tuple(RECORDS[: whole - 1])
        assert (loaded.warning is None) == (length in ends)
        assert loaded.warning is None or is_one_sentence(loaded.warning)


def test_every_truncation_can_be_played_on(tmp_path: Path) -> None:
    data = small_save(tmp_path / "game.zapad")
    first = data.index(b"\n") + 1
    for length in range(first, len(data), 7):
        files = PowerlessFiles({"s": data[:length] + b"\0" * (length % 3)})
        kept = read("s", files=files).records
        with open_for_play("s", files=files) as save:
            save.append(move(99))
        after = read("s", files=files)
        assert (after.records, after.warning) == ((*kept, move(99)), None)


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    data = small_save(tmp_path / "game.zapad")
    last = data.rindex(b"\n", 0, -1) + 1
    for at in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[at] ^= 1 << bit
            try:
                loaded = read_bytes(bytes(changed))
            except SaveError as error:
                assert is_one_sentence(error.sentence) and error.line
                continue
            assert at >= last, "only the last record may count as unfinished"
            assert loaded.records == tuple(RECORDS[:-1])
            assert loaded.warning and is_one_sentence(loaded.warning)


@pytest.mark.parametrize("change", ["edited", "taken out", "swapped", "doubled"])
def test_a_changed_history_is_refused_with_its_line(tmp_path: Path, change: str) -> None:
    lines = small_save(tmp_path / "game.zapad").splitlines(keepends=True)
    if change == "edited":
        lines[2] = lines[2].replace(b"101", b"102")
    elif change == "taken out":
        del lines[2]
    elif change == "swapped":
        lines[2], lines[3] = lines[3], lines[2]
    else:
        lines.insert(2, lines[1])
    with pytest.raises(SaveError) as refused:
        read_bytes(b"".join(lines))
    assert refused.value.line == 3
    assert refused.value.sentence == (
        "s:3: the record is damaged or was edited; the record before it is intact "
        "and can be copied to a new save."
    )


def test_the_intact_beginning_of_a_damaged_save_can_be_copied(tmp_path: Path) -> None:
    path, target = tmp_path / "game.zapad", tmp_path / "rescued.zapad"
    data = small_save(path)
    path.write_bytes(data.replace(b'"to":1', b'"to":2'))
    for opening in (read, open_for_play):
        with pytest.raises(SaveError):
            opening(path)
    assert copy_intact(path, target) == 2
    with open_for_play(target) as save:
        assert save.loaded.records == tuple(RECORDS[:2])
        save.append(move(9))
    with pytest.raises(SaveError, match="exists already"):
        copy_intact(path, target)


def test_a_new_save_never_replaces_a_file(tmp_path: Path) -> None:
    path, other = tmp_path / "game.zapad", tmp_path / "other.txt"
    data = small_save(path)
    other.write_text("mine")
    (tmp_path / "link.zapad").symlink_to(other)
    (tmp_path / "nowhere.zapad").symlink_to(tmp_path / "absent")
    for name in ("game.zapad", "link.zapad", "nowhere.zapad"):
        with pytest.raises(SaveError, match="exists already; choose another name"):
            create(tmp_path / name, HEADER)
    assert path.read_bytes() == data and other.read_text() == "mine"
    assert not (tmp_path / "absent").exists()


def test_what_a_crash_left_while_creating_does_no_harm(tmp_path: Path) -> None:
    path, new = tmp_path / "game.zapad", tmp_path / "game.zapad.new"
    new.write_text("half a head")
    data = small_save(path)
    assert not new.exists()
    os.link(path, new)  # the crash came after the name was given, before the first name was removed
    path.rename(tmp_path / "renamed.zapad")
    create(path, HEADER).close()
    assert (tmp_path / "renamed.zapad").read_bytes() == data and not new.exists()


def test_a_planted_link_under_the_temporary_name_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "game.zapad.new").symlink_to(victim)
    with pytest.raises(SaveError, match="symbolic link"):
        create(tmp_path / "game.zapad", HEADER)
    assert victim.read_text() == "mine"


def test_a_link_to_a_save_opens_the_save(tmp_path: Path) -> None:
    small_save(tmp_path / "game.zapad")
    link = tmp_path / "last.zapad"
    link.symlink_to("game.zapad")
    with open_for_play(link) as save:
        save.append(move(5))
    assert len(read(tmp_path / "game.zapad").records) == 6 and link.is_symlink()


def test_a_closed_save_takes_no_record(tmp_path: Path) -> None:
    save = create(tmp_path / "game.zapad", HEADER)
    save.close()
    save.close()
    with pytest.raises(SaveError, match="it is closed"):
        save.append(move(0))


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"kind": "header"}, "written by the store itself"),
        ({"kind": "seal", "head": ""}, "written by the store itself"),
        ({"text": "no kind"}, "a record has a kind"),
        ({"kind": "Move!"}, "a record has a kind"),
        ({"kind": "move", "odds": 0.5}, "no fractions"),
        ({"kind": "move", "odds": float("nan")}, "not JSON compliant"),
        ({"kind": "move", "n": 2**70}, "too large"),
        ({"kind": "move", "at": {3: 4}}, "not a text"),
        ({"kind": "move", "at": {1, 2}}, "not JSON serializable"),
        ({"kind": "note", "text": "x" * 5_000_000}, "greatest size"),
    ],
)
def test_a_record_that_could_not_be_read_back_is_refused(tmp_path: Path, record: Record, why: str) -> None:
    path = tmp_path / "game.zapad"
    with create(path, HEADER) as save:
        for write in (save.append, lambda one: save.append_many([one])):
            with pytest.raises(SaveError, match=why) as refused:
                write(record)
            assert is_one_sentence(refused.value.sentence)
        assert save.snapshot(record) is False
        save.append(move(0))
    assert read(path).records == (move(0),)


def nested(depth: int) -> Record:
    value: list[object] = []
    for _ in range(depth - 2):
        value = [value]
    return {"kind": "note", "deep": value}


def test_the_depth_that_may_be_written_is_the_depth_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    with create(path, HEADER) as save:
        save.append(nested(40))
        save.append_many([nested(38)])
        for too_deep in (41, 5000):
            with pytest.raises(SaveError, match="nested more than 40 levels"):
                save.append(nested(too_deep))
        with pytest.raises(SaveError, match="nested more than 40 levels"):
            save.append_many([nested(39)])
    assert read(path).records == (nested(40), nested(38))


def test_a_save_grows_no_larger_than_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "game.zapad"
    with create(path, HEADER) as save:
        big = {"kind": "note", "text": "x" * 1_000_000}
        for _ in range(8):
            save.append(big)
        with pytest.raises(SaveError, match="greatest size"):
            save.append(big)
        assert not save.snapshot({"kind": "snapshot"})
        save.append(move(0))
    assert len(read(path).records) == 9
