"""Files that somebody made to do harm are refused in one sentence, in less than a second."""

import gc
import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from saving import HEADER, FailingFiles, is_one_sentence, move

from game.store import Record, SaveError, copy_intact, create, open_for_play, read
from game.store.chain import GENESIS, canonical
from game.store.header import commitment, text_digest


def chained(*bodies: bytes | Record) -> bytes:
    """Lines with the right hashes, whatever they hold."""
    lines, head = [], GENESIS
    for body in bodies:
        text = canonical(body) if isinstance(body, dict) else body
        head = sha256(head.encode() + b"\n" + text).hexdigest()
        lines.append(head.encode() + b" " + text + b"\n")
    return b"".join(lines)


def with_header(**changes: object) -> bytes:
    return chained({**HEADER, **changes}, move(0))


def without(name: str) -> bytes:
    return chained({key: value for key, value in HEADER.items() if key != name}, move(0))


MEGA = 1024 * 1024

HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "it is empty"),
    "text": (b"hello\nworld\n", "does not begin with the whole header"),
    "zeros": (b"\0" * 5000, "does not begin with the whole header"),
    "binary": (bytes(range(256)) * 4000, "does not begin with the whole header"),
    "no header": (chained(move(0), move(1)), "does not begin with the whole header"),
    "header cut": (chained(HEADER)[:200], "does not begin with the whole header"),
    "two headers": (chained(HEADER, HEADER, move(0)), "2: a save has one header"),
    "newer format": (with_header(format=99), "a newer version of the game wrote it"),
    "odd format": (with_header(format="1"), "does not say its format"),
    "true format": (with_header(format=True), "does not say its format"),
    "no rules": (without("rules"), "does not say its rules"),
    "scenario a list": (with_header(scenario=["x"]), "does not say its scenario"),
    "scenario text a list": (with_header(scenario_text=["x"]), "not a table of texts"),
    "scenario text changed": (with_header(scenario_text={"a": "b"}), "not the one that its digest names"),
    "seed changed": (with_header(seed="8"), "not the one that its commitment promises"),
    "deep": (chained(HEADER, b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b',"kind":"move"}'), "nested"),
    "deep and open": (chained(HEADER, b'{"a":' + b"[" * 2 * MEGA), "nested"),
    "deep in turns": (chained(HEADER, b'{"a":[' * 30 + b"]}" * 30), "nested"),
    "quotes without end": (chained(HEADER, b"[" * 50 + b'\\"' * MEGA, move(0)), "nested"),
    "backslashes": (chained(HEADER, b'{"a":"' + b"\\" * (3 * MEGA + 1), move(0)), "not a record"),
    "no JSON": (chained(HEADER, b"move(0)", move(0)), "not a record"),
    "spaces": (chained(HEADER, b'{"kind": "move"}', move(0)), "not a record"),
    "two keys alike": (chained(HEADER, b'{"a":1,"a":2,"kind":"move"}', move(0)), "not a record"),
    "keys out of order": (chained(HEADER, b'{"kind":"move","a":1}', move(0)), "not a record"),
    "fraction": (chained(HEADER, b'{"kind":"move","n":1.5}', move(0)), "not a record"),
    "exponent": (chained(HEADER, b'{"kind":"move","n":1e999}', move(0)), "not a record"),
    "NaN": (chained(HEADER, b'{"kind":"move","n":NaN}', move(0)), "not a record"),
    "large number": (chained(HEADER, b'{"kind":"move","n":' + b"9" * 30 + b"}"), "too large"),
    "huge number": (chained(HEADER, b'{"kind":"move","n":' + b"9" * MEGA + b"}"), "not a record"),
    "not ASCII": (chained(HEADER, '{"kind":"move","who":"Ł"}'.encode(), move(0)), "not a record"),
    "a list": (chained(HEADER, b"[1,2]", move(0)), "not a record"),
    "no kind": (chained(HEADER, {"n": 1}, move(0)), "a record has a kind"),
    "odd kind": (chained(HEADER, {"kind": "\u202emove"}, move(0)), "a record has a kind"),
    "group of nothing": (chained(HEADER, {"kind": "group", "records": []}), "group of records is empty"),
    "group of text": (chained(HEADER, {"kind": "group", "records": "abc"}), "group of records is empty"),
    "group in a group": (
        chained(HEADER, {"kind": "group", "records": [{"kind": "group", "records": [move(0)]}]}),
        "written by the store itself",
    ),
    "header in a group": (chained(HEADER, {"kind": "group", "records": [HEADER]}), "by the store itself"),
    "seal of another": (chained(HEADER, {"kind": "seal", "head": "0" * 64}), "the seal does not belong"),
    "seal of nothing": (chained(HEADER, {"kind": "seal"}), "the seal does not belong"),
    "no line end": (b"x" * 5 * MEGA, "does not begin with the whole header"),
    "long line": (chained(HEADER) + b"x" * 5 * MEGA, "2: the line is longer than 4 MB"),
    "too large": (b"x" * 9 * MEGA, "larger than 8 MB"),
    "many values": (chained(HEADER, b"[" + b"[]," * MEGA + b"[]]"), "more values than a save may"),
    "many lines": (chained(HEADER) + b"\n" * 7 * MEGA, "2: the record is damaged"),
    "many records": (chained(HEADER, *[b'{"kind":"a"}'] * 50_000, b"{}", move(0)), "a record has a kind"),
    "many values, then a fault": (
        chained(HEADER, *[b'{"kind":"a","v":[' + b"[]," * 150_000 + b"[]]}"] * 3, b"{}", move(0)),
        "a record has a kind",
    ),
}


@pytest.fixture(autouse=True)
def others_out_of_the_way() -> Iterator[None]:
    """What other tests have left in memory is not walked through while a file is timed."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence_and_a_second(tmp_path: Path, name: str) -> None:
    data, why = HOSTILE[name]
    path = tmp_path / "x.zapad"
    path.write_bytes(data)
    for opening in (read, open_for_play):
        start = time.process_time()
        with pytest.raises(SaveError) as refused:
            opening(path)
        assert time.process_time() - start < 1
        assert why in refused.value.sentence and is_one_sentence(refused.value.sentence)
    assert path.stat().st_size == len(data), "a file that is refused is not changed"


def special_file(path: Path, kind: str) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "link to itself":
        path.symlink_to(path)
    elif kind == "link to nothing":
        path.symlink_to("absent")
    elif kind == "endless":
        path.touch()
        os.truncate(path, 1 << 40)


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("folder", "folder"),
        ("pipe", "not an ordinary file"),
        ("device", "not an ordinary file"),
        ("link to itself", "symbolic link"),
        ("link to nothing", "no such file"),
        ("endless", "larger than 8 MB"),
        ("missing", "no such file"),
    ],
)
def test_what_is_no_file_is_refused_in_a_sentence(tmp_path: Path, kind: str, why: str) -> None:
    path = tmp_path / "x.zapad"
    special_file(path, kind)
    for opening in (read, open_for_play, lambda name: copy_intact(name, tmp_path / "copy")):
        start = time.monotonic()
        with pytest.raises(SaveError, match=why) as refused:
            opening(path)
        assert time.monotonic() - start < 1
        assert is_one_sentence(refused.value.sentence)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("absent/x.zapad", "no such file or folder"),
        ("file/x.zapad", "not a folder"),
        ("n" * 300, "name is too long"),
        ("nul\0name", "not a usable file name"),
        ("surrogate\ud800", "not a usable file name"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").touch()
    path = f"{tmp_path}/{name}"
    for opening in (read, open_for_play, lambda where: create(where, HEADER)):
        with pytest.raises(SaveError, match=why) as refused:
            opening(path)
        assert is_one_sentence(refused.value.sentence) and refused.value.sentence.isprintable()


def test_a_file_without_permission_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.zapad"
    create(path, HEADER).close()
    for opening in (read, open_for_play):
        with pytest.raises(SaveError, match="it cannot be opened: permission is denied") as refused:
            opening(path, files=FailingFiles(at=1, code=13))
        assert is_one_sentence(refused.value.sentence)


def test_a_name_cannot_play_tricks_on_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(SaveError) as refused:
        read(tmp_path / "x\x1b[2J\u202egpj.zapad\nok")
    assert "\\x1b[2J\\u202egpj.zapad\\nok" in refused.value.sentence
    assert is_one_sentence(refused.value.sentence)


@pytest.mark.parametrize("change", [{"kind": "move"}, {"format": 2}, {"rules": None}, {"seed": 0.5}])
def test_a_header_that_could_not_be_read_back_makes_no_save(tmp_path: Path, change: Record) -> None:
    with pytest.raises(SaveError, match="it was not created") as refused:
        create(tmp_path / "x.zapad", HEADER | change)
    assert is_one_sentence(refused.value.sentence)
    assert list(tmp_path.iterdir()) == []


def test_the_promise_of_a_seed_depends_on_its_salt() -> None:
    assert HEADER["seed_commitment"] == commitment("7", "5a" * 32) != commitment("7", "5b" * 32)
    assert text_digest({"a": "b"}) != text_digest({"a": "c"}) != text_digest({"c": "a"})
