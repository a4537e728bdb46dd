"""The result explained, and the game watched again through the eyes that may be borrowed."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.engine.session import Session
from game.report.result import outcome, seat_results, turning_points
from game.rules.score import score
from game.ui.record import Record
from game.ui.screens.reel import CONTROL, Reel
from game.ui.screens.replay import Replay
from game.ui.screens.result import Result
from game.ui.screens.scenarios import standard
from game.ui.table import Table
from tests.ui.flow.conftest import Driver

ENTER, ESC, SPACE = pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_SPACE


@pytest.fixture
def record(played: tuple[Path, Session]) -> Record:
    """The game that was played to its end."""
    return Record(played[1], standard(), {"polesye": "human", "federation": "doctrine"}, played[0])


def test_the_result_says_what_the_rules_say(played: tuple[Path, Session]) -> None:
    session = played[1]
    made = score(session.state, session.setting)
    for result in seat_results(session):
        found = made[result.seat]
        assert (result.total, result.par) == (found.total, found.par)
        assert sum(part.points for part in result.parts) - found.breaches == found.total
        assert all(bool(aim.why) != aim.held for part in result.parts for aim in part.aims)
    assert "The game ends" in outcome(session)[0] and all(text.endswith(".") for text in outcome(session)[1:])
    points = turning_points(session, 6)
    assert len(points) == 6 and [point.turn for point in points] == sorted(point.turn for point in points)


def test_the_result_shows_each_seat_with_its_card_and_ways_on(
    record: Record, drive: Callable[..., Driver]
) -> None:
    driver = drive(Result(record))
    for result in seat_results(record.session):
        driver.click(f"seat {result.seat}")
        assert result.verdict in driver.texts()
        if result.card[0]:
            assert f"Secret card: {result.card[0]}" in driver.texts()
    driver.press(pygame.K_r)
    assert driver.shown == "Replay"
    driver.press(ESC, pygame.K_a)
    assert driver.shown == "Seats" and driver.screen.seed == "1"  # type: ignore[attr-defined]
    driver.press(ESC, pygame.K_w)
    assert driver.shown == "Browser"


def test_the_replay_steps_by_move_and_by_turn(record: Record, drive: Callable[..., Driver]) -> None:
    replay = Replay(Reel(record))
    driver = drive(replay)
    assert replay.reel.eyes == CONTROL and replay.reel.at == 0
    driver.press(pygame.K_RIGHT)
    assert 0 < replay.reel.at < 20
    driver.press(pygame.K_PAGEDOWN, pygame.K_PAGEDOWN)
    turn = replay.reel.at
    assert turn in replay.reel.turns and "Turn 3" in driver.texts()
    driver.press(pygame.K_LEFT, pygame.K_PAGEUP)
    assert replay.reel.at < turn
    driver.press(pygame.K_END)
    assert replay.reel.at == len(record.session.line)
    driver.press(pygame.K_HOME)
    assert replay.reel.at == 0


def test_the_replay_plays_by_itself_and_never_waits(record: Record, drive: Callable[..., Driver]) -> None:
    replay = Replay(Reel(record), pace="Fast")
    driver = drive(replay).press(SPACE)
    for _ in range(30):
        driver.app.frame(60)
    assert replay.playing and replay.reel.at > 0
    at = replay.reel.at
    driver.press(SPACE)
    driver.app.frame(1000)
    assert not replay.playing and replay.reel.at >= at


def test_a_seat_s_eyes_see_what_it_knew(record: Record, drive: Callable[..., Driver]) -> None:
    replay = Replay(Reel(record, at=len(record.session.line) // 2))
    driver = drive(replay).click("eyes Polesye")
    assert replay.reel.eyes == "polesye" and replay._view is not None
    assert replay._view == record.session.view_at("polesye", replay.reel.at)
    assert all("polesye" in logged.event.audience or not logged.event.audience for logged in replay._view.log)
    assert driver.shown == "Replay"


def test_a_game_that_goes_on_is_watched_with_one_s_own_eyes_only(
    table: Callable[..., Table], drive: Callable[..., Driver]
) -> None:
    alone = Replay(Reel(Record.of(table("federation"))))
    driver = drive(alone)
    assert alone.reel.allowed() == ("federation",) and "your own seat only" in driver.texts()
    two = Replay(Reel(Record.of(table("polesye", "federation"))))
    driver = drive(two)
    assert two.reel.allowed() == () and "It can be watched when it has ended" in driver.texts()
    assert two._map is None
