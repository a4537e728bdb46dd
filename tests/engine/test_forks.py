"""Forks: play can go back to any move of the line and from there take the old way again, or another."""

from pathlib import Path

from game.engine.digest import state_digest
from game.engine.recordbook import entries_of, record_of
from game.engine.session import Session, WentBack, rebuild
from game.model.moves import Done
from game.store.games import new_game, reopen
from tests.shipped import loaded

SEED = 11
FORKS = 3
"""From one move in so many the old way is taken again; forks of every length are among them."""


def played(session: Session, moves: int, pick: int) -> None:
    """Play some moves: every third finishes a step, the others are picked from what is legal."""
    session.settle()
    for number in range(moves):
        found = session.view(session.to_move()).legal()
        session.play(found[(pick + number) % len(found)] if number % 3 else Done(session.to_move()))


def test_from_all_along_the_line_the_old_way_leads_to_the_same_states() -> None:
    found = loaded("zapad-2021")
    session = Session(found.setting, SEED, found.opening)
    played(session, 25, pick=0)
    line = list(session.line)
    digests = [state_digest(session.state_at(n)) for n in range(len(line) + 1)]
    log = [entry.event.text for entry in session.log]
    for to in range(0, len(line) + 1, FORKS):
        length = len(session.record)
        session.back(to, "control", f"back to {to}")
        assert session.record[-1] == WentBack(to, "control", f"back to {to}")
        assert session.line == line[:to] and state_digest(session.state) == digests[to]
        for number, move in enumerate(line[to:], to + 1):
            session.push(move)
            assert state_digest(session.state) == digests[number]
        assert len(session.record) == length + 1 + len(line) - to
    assert [entry.event.text for entry in session.log] == log


def test_another_way_from_every_fifth_move_is_a_game_of_its_own_and_the_record_makes_it_again() -> None:
    found = loaded("zapad-2021")
    session = Session(found.setting, SEED, found.opening)
    played(session, 25, pick=0)
    for to in range(0, len(session.line), 5):
        session.back(min(to, len(session.line)))
        played(session, 6, pick=to)
    again = rebuild(found.setting, SEED, found.opening, entries_of(map(record_of, session.record)))
    assert state_digest(again.state) == state_digest(session.state)
    assert again.line == session.line and again.record == session.record


def test_forks_are_saved_with_what_they_left(tmp_path: Path) -> None:
    path = tmp_path / "forked.save"
    session, recorder = new_game(path, loaded("zapad-2021"), SEED, {"polesye": "human"})
    played(session, 10, pick=0)
    for pick in (1, 2, 3):
        session.back(len(session.line) // 2, "control", "another way")
        played(session, 6, pick=pick)
    recorder.finish()
    found = reopen(path)
    assert state_digest(found.session.state) == state_digest(session.state)
    assert found.session.record == session.record
    assert sum(isinstance(entry, WentBack) for entry in found.session.record) == 3
