"""Two humans at one window: the curtain hides all that the other must not see, and briefs whoever is new."""

from collections.abc import Callable
from pathlib import Path

import pygame

from game.model.moves import Done
from game.scenario.load import Loaded
from game.ui.screens import ways
from game.ui.screens.curtain import Curtain
from game.ui.table import Table
from tests.ui.flow.conftest import Driver

ENTER, ESC = pygame.K_RETURN, pygame.K_ESCAPE


def test_the_frame_is_the_same_whatever_the_other_seat_holds(
    drive: Callable[..., Driver], table: Callable[..., Table]
) -> None:
    frames, secrets = set(), set()
    for seed in (1, 2, 3):
        game = table("polesye", "federation", seed=seed)
        game.play(Done("polesye"))
        driver = drive(Curtain(game, "federation"))
        driver.press(pygame.K_TAB)
        frames.add(driver.picture())
        view = game.view("polesye")
        secrets.add((view.card, view.capital, tuple(view.prices.items()), tuple(view.log)))
    assert len(secrets) > 1, "the games differ in what the other seat knows"
    assert len(frames) == 1


def test_the_curtain_covers_the_board_and_lifts_by_key(
    drive: Callable[..., Driver], table: Callable[..., Table]
) -> None:
    game = table("polesye", "federation")
    driver = drive(ways.opening(game))
    assert driver.shown == "Curtain" and "Polesye" in driver.texts()
    driver.press(ESC)
    assert driver.shown == "Menu" and "Briefing" not in driver.texts(), "the menu over a curtain is nobody's"
    driver.press(ESC)
    assert driver.shown == "Curtain"
    driver.press(ENTER)
    assert driver.shown == "Briefing"
    driver.press(ENTER)
    assert driver.shown == "Board"


def test_a_seat_is_briefed_once(drive: Callable[..., Driver], table: Callable[..., Table]) -> None:
    game = table("polesye", "federation")
    for screen in ("Briefing", "Options"):
        driver = drive(ways.options())
        driver.app.screens.append(Curtain(game, "federation"))
        driver.screen.open(driver.app.desk)
        driver.press(ENTER)
        assert driver.shown == screen
        if screen == "Briefing":
            driver.press(ENTER)


def test_a_game_that_is_left_at_its_curtain_is_closed(
    drive: Callable[..., Driver], tmp_path: Path, scenario: Loaded
) -> None:
    seats = {"polesye": "human", "federation": "human", "westerns": "doctrine"}
    game = Table.begin(tmp_path / "saves", scenario, 5, seats)
    driver = drive(ways.opening(game))
    driver.app.close()
    Table.resume(game.path).leave()
