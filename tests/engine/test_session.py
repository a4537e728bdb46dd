"""A game in progress: going back, forks, the record that only grows, and the save that hears of everything first."""

from collections.abc import Iterator

import pytest

from game.engine.codec import canonical
from game.engine.recordbook import entries_of, record_of
from game.engine.session import CannotUndo, Entry, Played, Session, WentBack, rebuild
from game.model.moves import (
    Convene,
    DigIn,
    Done,
    Move,
    MoveUnit,
    Note,
    Pause,
    Propose,
    Standing,
    TakeMeasure,
    TakePosture,
)
from game.model.state import State
from game.model.terms import Posture
from tests.shipped import loaded

NAME = "zapad-2021"


def game(seed: int = 5) -> Session:
    """A game in which luck has settled the secrets."""
    found = loaded(NAME)
    session = Session(found.setting, seed, found.opening)
    session.settle()
    return session


def pass_to(session: Session, step: str, seat: str) -> Session:
    """Let everybody finish until a seat is to move in a step."""
    for _ in range(200):
        shown = session.view(seat)
        if (shown.step, shown.to_move) == (step, seat):
            return session
        session.play(Done(session.to_move()))
    raise AssertionError(f"{seat} never comes to {step}")


def legal(session: Session, kind: type, seat: str) -> list[Move]:
    return [move for move in session.view(seat).legal() if isinstance(move, kind)]


def marches(session: Session, seat: str) -> Iterator[tuple[Move, bool]]:
    """Marches of a seat, each with whether it shows ground that was not seen before."""
    from game.engine.view import watched

    before = watched(session.state, session.setting, seat)
    for move in legal(session, MoveUnit, seat):
        trial = rebuild(session.setting, session.seed, session.opening, list(session.record))
        trial.push(move)
        yield move, bool(watched(trial.state, session.setting, seat) - before)


# -- taking back -------------------------------------------------------------------------------------------
def test_an_order_that_shows_nothing_is_taken_back() -> None:
    session = pass_to(game(), "operations", "polesye")
    before, log, length = session.state, list(session.log), len(session.record)
    session.play(legal(session, DigIn, "polesye")[0])
    assert session.undo_objection("polesye") == ""
    session.undo("polesye")
    assert canonical(session.state) == canonical(before)
    assert session.log == log
    assert isinstance(session.record[-1], WentBack) and len(session.record) == length + 2


def test_standing_orders_and_measures_are_taken_back() -> None:
    session = pass_to(game(), "table", "polesye")
    session.play(legal(session, TakeMeasure, "polesye")[0])
    session.undo("polesye")
    pass_to(session, "operations", "polesye")
    session.play(Standing("polesye", "by-6mech", "hold"))
    session.undo("polesye")


def test_a_march_that_shows_new_ground_stands() -> None:
    session = pass_to(game(), "operations", "polesye")
    move = next(move for move, shows in marches(session, "polesye") if shows)
    session.play(move)
    with pytest.raises(CannotUndo, match="did not see before"):
        session.undo("polesye")


def test_a_march_that_shows_nothing_new_is_taken_back() -> None:
    session = pass_to(game(), "operations", "westerns")
    found = next((move for move, shows in marches(session, "westerns") if not shows), None)
    assert found is not None
    session.play(found)
    session.undo("westerns")


def test_what_chance_has_answered_stands() -> None:
    session = pass_to(game(), "plan", "westerns")
    session.play(TakePosture("westerns", Posture.HYBRID))
    assert session.undo_objection("westerns") == "chance has answered since"


def test_what_others_have_moved_on_stands() -> None:
    session = pass_to(game(), "table", "polesye")
    session.play(Convene("head_of_state.by"))
    session.play(Done("polesye"))
    assert session.undo_objection("polesye") == "play has gone on since"
    session.play(Convene("head_of_state.ru")) if legal(session, Convene, "federation") else session.play(
        legal(session, TakeMeasure, "federation")[0]
    )
    assert session.undo_objection("polesye") == "somebody else has moved since"
    assert session.undo_objection("federation") == ""


def test_what_is_sealed_stands() -> None:
    session = pass_to(game(), "table", "polesye")
    session.play(Convene("head_of_state.by"))
    session.play(Done("polesye"))
    pass_to(session, "table", "polesye")
    session.play(Propose("head_of_state.by", ("open_period",)))
    assert "final" in session.undo_objection("polesye")


def test_nothing_is_taken_back_before_anything_was_played() -> None:
    found = loaded(NAME)
    assert Session(found.setting, 1, found.opening).undo_objection("polesye") == "nothing has been played yet"


def test_control_undoes_its_own_remarks_only() -> None:
    session = pass_to(game(), "table", "polesye")
    session.play(Note("a remark"))
    assert session.undo_objection("polesye") == "somebody else has moved since"
    session.undo("control")


# -- forks and the record ----------------------------------------------------------------------------------
def played() -> Session:
    """A game of two turns with a fork, an undo and a pause in it."""
    session = pass_to(game(), "operations", "polesye")
    session.play(legal(session, DigIn, "polesye")[0])
    session.undo("polesye")
    early = len(session.line) // 2
    session.back(early, "control", "what if they had waited")
    session.settle()
    session.play(Pause(True, "a question"))
    session.play(Pause(False, "answered"))
    pass_to(session, "operations", "federation")
    return session


def test_the_record_only_grows() -> None:
    session, lengths = game(), []
    seen: list[Entry] = []

    def listen(entry: Entry) -> None:
        seen.append(entry)
        lengths.append(len(session.record))

    session.listener = listen
    start = list(session.record)
    for _ in range(12):
        session.play(Done(session.to_move()))
    session.back(3)
    session.settle()
    assert session.record == start + seen
    assert lengths == sorted(lengths)


def test_a_record_alone_makes_the_game_again() -> None:
    session = played()
    records = [record_of(entry) for entry in session.record]
    again = rebuild(session.setting, session.seed, session.opening, entries_of(records))
    assert canonical(again.state) == canonical(session.state)
    assert [logged.event.text for logged in again.log] == [logged.event.text for logged in session.log]
    assert again.line == session.line and again.record == session.record


def test_a_fork_leaves_the_states_before_it_alone() -> None:
    session = pass_to(game(), "operations", "polesye")
    kept = [session.state_at(n) for n in range(len(session.line) + 1)]
    fork = len(session.line) - 4
    session.back(fork)
    session.settle()
    assert all(session.state_at(n) is kept[n] for n in range(fork + 1))
    assert any(isinstance(entry, Played) for entry in session.record[: len(kept) - 1])


def test_going_back_beyond_the_beginning_is_refused() -> None:
    session = game()
    for to in (-1, len(session.line) + 1):
        with pytest.raises(IndexError):
            session.back(to)


def test_the_same_luck_after_going_back() -> None:
    """Luck answers by key: who goes back and does the same meets the same."""
    session = pass_to(game(), "operations", "westerns")
    line, state = list(session.line), session.state
    session.back(len(line) // 3)
    session.settle()
    pass_to(session, "operations", "westerns")
    assert session.line == line
    assert canonical(session.state) == canonical(state)


def test_a_save_that_fails_leaves_the_game_as_it_was() -> None:
    """The save hears of a move before it counts; a full disk loses the move, not the game."""
    session = pass_to(game(), "table", "polesye")
    state, length = session.state, len(session.record)

    def full(entry: Entry) -> None:
        raise OSError("no space left on device")

    session.listener = full
    with pytest.raises(OSError):
        session.push(Done("polesye"))
    with pytest.raises(OSError):
        session.back(0)
    assert session.state is state and len(session.record) == length and len(session.line) == length


def test_events_are_dated_and_told_to_their_audience() -> None:
    session = played()
    for seat in session.setting.world.seats:
        heard = list(session.events(seat))
        assert heard == list(session.view(seat).log)
        assert all(not e.event.audience or seat in e.event.audience for e in heard)
    turns = [logged.turn for logged in session.log]
    assert turns == sorted(turns)


def test_paused_play_waits_for_control() -> None:
    session = game()
    session.play(Pause(True, "lunch"))
    state: State = session.state
    shown = session.view(session.to_move())
    assert shown.paused and shown.legal() == []
    session.play(Pause(False, "lunch is over"))
    assert canonical(session.state) == canonical(session.state_at(len(session.line) - 2))
    assert state.paused
