"""A game and its save: what comes back, and that no edited history does, however well it is hashed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.engine.digest import state_digest
from game.engine.recordbook import record_of
from game.engine.session import Played, Session
from game.model.moves import ChanceAnswer, Done, Propose
from game.store.errors import SaveError
from game.store.games import new_game, reopen
from tests.engine.forging import Record, forged, records_of
from tests.shipped import loaded

SEED = 11
SEATS = {"polesye": "human", "federation": "doctrine", "westerns": "doctrine"}


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, Session]:
    """A sealed save of some thirty moves, the digest of its end, and its session."""
    path = tmp_path_factory.mktemp("saves") / "first.save"
    session, recorder = new_game(path, loaded("zapad-2021"), SEED, SEATS)
    session.settle()
    for number in range(30):
        found = session.view(session.to_move()).legal()
        session.play(found[number % len(found)] if number % 3 else Done(session.to_move()))
    session.back(len(session.line) - 2, "control", "what if")
    session.settle()
    session.play(Done(session.to_move()))
    recorder.finish()
    return path.read_bytes(), state_digest(session.state), session


def entries(bodies: list[Record]) -> list[tuple[int, Record]]:
    """Each move of a save that was written one by one: where it stands, and its record."""
    return [
        (number, record)
        for number, body in enumerate(bodies)
        for record in body.get("records", (body,))
        if record["kind"] == "move"
    ]


def first_move(bodies: list[Record], name: str) -> tuple[int, Record]:
    return next((at, record) for at, record in entries(bodies) if record["move"]["move"] == name)


def stopped(tmp_path: Path, text: bytes, change: Callable[[list[Record]], int]) -> tuple[SaveError, int]:
    """How a save is refused that was changed and hashed anew, with the line of the change."""
    path = tmp_path / "forged.save"
    records = records_of(text)
    line = change(records) + 1
    path.write_bytes(forged(records))
    with pytest.raises(SaveError) as caught:
        reopen(path)
    error = caught.value
    assert error.line == line and f"forged.save:{line}: " in error.sentence
    assert "\n" not in error.sentence and "Traceback" not in error.sentence
    return error, line


# -- what comes back ---------------------------------------------------------------------------------------
def test_a_save_gives_the_game_back(tmp_path: Path, game: tuple[bytes, str, Session]) -> None:
    text, digest, session = game
    path = tmp_path / "copy.save"
    path.write_bytes(text)
    found = reopen(path)
    assert state_digest(found.session.state) == digest
    assert found.session.record == session.record and found.session.line == session.line
    assert found.seats == SEATS and found.remarks == ()
    assert len(found.lines) == len(session.record)
    assert set(found.scenario.texts) == set(loaded("zapad-2021").texts)
    assert [one.event.text for one in found.session.log] == [one.event.text for one in session.log]


def test_a_forgery_that_changes_nothing_is_the_same_file(game: tuple[bytes, str, Session]) -> None:
    text, _, _ = game
    assert forged(records_of(text)) == text


def test_a_game_of_players_that_is_written_turn_by_turn_comes_back_too(tmp_path: Path) -> None:
    path = tmp_path / "quick.save"
    session, recorder = new_game(path, loaded("zapad-2021"), 3, SEATS, at_once=False)
    session.settle()
    for _ in range(12):
        session.play(Done(session.to_move()))
        if len(recorder.waiting) > 8:
            recorder.flush()
    recorder.finish()
    found = reopen(path)
    assert state_digest(found.session.state) == state_digest(session.state)
    assert len(set(found.lines)) < len(found.lines) == len(session.record)


# -- what does not -----------------------------------------------------------------------------------------
def test_an_edited_history_is_stopped_by_its_hash(tmp_path: Path, game: tuple[bytes, str, Session]) -> None:
    path = tmp_path / "edited.save"
    path.write_bytes(game[0].replace(b'"move":"Done","seat":"polesye"', b'"move":"Done","seat":"polesyE"', 1))
    with pytest.raises(SaveError, match=r"edited\.save:\d+: .*damaged or was edited"):
        reopen(path)


def test_an_illegal_move_is_stopped_however_well_it_is_hashed(
    tmp_path: Path, game: tuple[bytes, str, Session]
) -> None:
    def deploys_in_peace(bodies: list[Record]) -> int:
        at, record = first_move(bodies, "Done")
        record["move"] = record_of(Played(Propose("head_of_state.by", ("deploy_rgf",))))["move"]
        return at

    error, _ = stopped(tmp_path, game[0], deploys_in_peace)
    assert "the rules forbid this move" in error.sentence and "[R07, P24]" in error.sentence


def test_a_move_left_out_is_stopped_where_the_next_no_longer_fits(
    tmp_path: Path, game: tuple[bytes, str, Session]
) -> None:
    def one_less(bodies: list[Record]) -> int:
        moves = entries(bodies)
        which = next(n for n, (_, one) in enumerate(moves) if one["move"]["move"] == "Done")
        at = moves[which][0]
        del bodies[at]
        return at

    assert "the rules forbid this move" in stopped(tmp_path, game[0], one_less)[0].sentence


def test_better_luck_than_the_seeds_is_stopped(tmp_path: Path, game: tuple[bytes, str, Session]) -> None:
    found = loaded("zapad-2021")
    opening = Session(found.setting, SEED, found.opening)
    question = opening.state.pending[0]
    other = next(a for a, _ in question.answers if a != opening.luck(question).answer)

    def luckier(bodies: list[Record]) -> int:
        at, record = first_move(bodies, "ChanceAnswer")
        assert record["move"]["key"] == question.key
        record["move"]["answer"] = other
        return at

    error, _ = stopped(tmp_path, game[0], luckier)
    assert f"the answer to {question.key} is not the one that the seed gives" in error.sentence


def test_luck_in_anothers_name_is_stopped(tmp_path: Path, game: tuple[bytes, str, Session]) -> None:
    for name in ("polesye", "Chance", ""):

        def signed(bodies: list[Record], name: str = name) -> int:
            at, record = first_move(bodies, "ChanceAnswer")
            record["move"]["by"] = name
            return at

        assert "the rules forbid this move" in stopped(tmp_path, game[0], signed)[0].sentence


def test_luck_that_control_gave_is_on_record_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "control.save"
    session, recorder = new_game(path, loaded("zapad-2021"), SEED, SEATS)
    question = session.state.pending[0]
    other = next(a for a, _ in question.answers if a != session.luck(question).answer)
    session.push(ChanceAnswer("control", question.key, other, "the lesson asks for it"))
    session.settle()
    recorder.finish()
    found = reopen(path).session
    assert state_digest(found.state) == state_digest(session.state)
    assert any("the lesson asks for it" in one.event.text for one in found.log)


JUNK: dict[str, tuple[Any, str]] = {
    "no move at all": ("Done", "must hold a move"),
    "an unknown kind": ({"move": "Dune", "seat": "polesye"}, "did you mean 'Done'"),
    "no kind": ({"seat": "polesye"}, "no kind of move"),
    "a kind that is a list": ({"move": ["Done"], "seat": "polesye"}, "no kind of move"),
    "a field too many": ({"move": "Done", "seat": "polesye", "saet": "x"}, "did you mean 'seat'"),
    "a field too few": ({"move": "Done"}, "must say its seat"),
    "a number for a text": ({"move": "Done", "seat": 7}, "must be text"),
    "nothing for a text": ({"move": "Done", "seat": None}, "must be text"),
    "a text for a place": ({"move": "MoveUnit", "seat": "polesye", "unit": "by-6mech", "place": "here"}, "whole"),
    "truth for a place": ({"move": "MoveUnit", "seat": "polesye", "unit": "by-6mech", "place": True}, "whole"),
    "an enormous place": (
        {"move": "MoveUnit", "seat": "polesye", "unit": "by-6mech", "place": 10**15},
        "out of bounds",
    ),
    "an unknown answer": (
        {"move": "GiveReply", "office": "head_of_state.by", "package": "1/federation", "answer": "ay"},
        "did you mean 'aye'",
    ),
    "a text for a list": ({"move": "Propose", "office": "head_of_state.by", "matters": "open_period"}, "a list"),
    "a list of numbers": ({"move": "Propose", "office": "head_of_state.by", "matters": [1]}, "must be text"),
    "an unknown seat": ({"move": "Done", "seat": "atlantis"}, "the rules forbid this move"),
    "an unknown matter": (
        {"move": "Propose", "office": "head_of_state.by", "matters": ["open_perod"]},
        "the rules forbid this move",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", JUNK)
def test_a_record_that_is_no_move_is_one_sentence_with_its_line(
    tmp_path: Path, game: tuple[bytes, str, Session], name: str
) -> None:
    junk, why = JUNK[name]

    def replaced(bodies: list[Record]) -> int:
        at, record = first_move(bodies, "Done")
        record["move"] = junk
        return at

    assert why in stopped(tmp_path, game[0], replaced)[0].sentence


@pytest.mark.parametrize("to", (-1, 10**6, "3", True, None))
def test_going_back_to_nowhere_is_stopped(
    tmp_path: Path, game: tuple[bytes, str, Session], to: object
) -> None:
    def further(bodies: list[Record]) -> int:
        at, record = next(
            (number, record)
            for number, body in enumerate(bodies)
            for record in body.get("records", (body,))
            if record["kind"] == "back"
        )
        record["to"] = to
        return at

    stopped(tmp_path, game[0], further)


# -- a game that was killed --------------------------------------------------------------------------------
@pytest.mark.parametrize("cut", (1, 30, 90))
def test_a_killed_game_comes_back_to_its_last_whole_record(
    tmp_path: Path, game: tuple[bytes, str, Session], cut: int
) -> None:
    """No seal, and the last line torn: everything before it stands, and both are said."""
    text, _, session = game
    lines = text.splitlines(keepends=True)
    while b'"kind":"move"' not in lines[-1]:
        lines.pop()
    path = tmp_path / "killed.save"
    path.write_bytes(b"".join(lines)[:-cut])
    found = reopen(path)
    assert found.session.record == session.record[:-1]
    torn, unsealed = found.remarks
    assert f"killed.save:{len(lines)}: " in torn and "left out" in torn
    assert "no seal" in unsealed


def test_a_game_that_was_not_finished_says_so(tmp_path: Path, game: tuple[bytes, str, Session]) -> None:
    text, digest, _ = game
    path = tmp_path / "open.save"
    path.write_bytes(b"".join(text.splitlines(keepends=True)[:-1]))
    found = reopen(path)
    assert state_digest(found.session.state) == digest
    assert [remark for remark in found.remarks if "no seal" in remark] == list(found.remarks)


def test_other_rules_are_remarked_on_and_every_move_judged_again(
    tmp_path: Path, game: tuple[bytes, str, Session]
) -> None:
    records = records_of(game[0])
    records[0]["rules"] = "0" * 64
    path = tmp_path / "older.save"
    path.write_bytes(forged(records))
    found = reopen(path)
    assert state_digest(found.session.state) == game[1]
    assert any("another version of the rules" in remark for remark in found.remarks)
