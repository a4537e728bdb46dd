"""The saved games: listed without blocking, broken ones with their fault; opened, copied, deleted."""

from collections.abc import Callable
from pathlib import Path

import pygame

from game.engine.session import Session
from game.model.moves import Done
from game.store.shelf import saves_in, shelved
from game.ui.screens.menu import Menu
from game.ui.screens.saves import Saves
from game.ui.table import Table
from tests.ui.flow.conftest import Driver

ENTER, ESC, DELETE, TAB = pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_DELETE, pygame.K_TAB


def test_an_empty_folder_offers_to_play(drive: Callable[..., Driver]) -> None:
    driver = drive(Saves())
    assert "no saved games yet" in driver.texts()
    driver.press(ENTER)
    assert driver.shown == "Seats"


def test_a_save_says_how_far_its_game_has_come(table: Callable[..., Table]) -> None:
    game = table("polesye")
    while game.view("polesye").turn < 2:
        game.play(Done("polesye")) if game.to_move() == "polesye" else game.think(1000)
    game.leave()
    seen = shelved(game.path)
    assert (seen.title, seen.turn, seen.ended, seen.seed) == (game.setting.world.title, 2, False, "7")
    assert seen.date == game.view("polesye").date
    assert dict(seen.seats) == dict(game.seats) and seen.titles["polesye"] == "Polesye"


def test_a_finished_game_is_known_without_playing_it(played: tuple[Path, Session]) -> None:
    seen = shelved(played[0])
    assert seen.ended is True and seen.turn == played[1].state.turn and not seen.fault


def test_hundreds_of_saves_are_read_one_a_frame(
    played: tuple[Path, Session], shelf: Path, drive: Callable[..., Driver]
) -> None:
    text = played[0].read_bytes()[:20_000]
    for number in range(300):
        (shelf / f"game-{number}.save").write_bytes(text)
    saves = Saves()
    driver = drive(saves)
    assert len(driver.layers.panels["column 0"].controls()) == 300 and not saves.found
    for count in (1, 2, 3):
        driver.app.frame(16)
        assert len(saves.found) == count
    driver.press(ESC)
    assert driver.app.screens == []


def test_a_broken_save_is_listed_with_its_fault_and_rescued(
    played: tuple[Path, Session], shelf: Path, drive: Callable[..., Driver]
) -> None:
    text = played[0].read_bytes()
    broken = shelf / "broken.save"
    broken.write_bytes(text[:-3000] + b"x" + text[-2999:])
    saves = Saves()
    driver = drive(saves).wait()
    assert "This save is damaged" in driver.texts() and "copied to a new save" in driver.texts()
    driver.press(ENTER).wait()
    copy = saves.chosen
    assert copy is not None and copy != broken and not shelved(copy).fault


def test_deleting_asks_first(played: tuple[Path, Session], shelf: Path, drive: Callable[..., Driver]) -> None:
    for name in ("one", "two"):
        (shelf / f"{name}.save").write_bytes(played[0].read_bytes())
    driver = drive(Saves()).wait()
    driver.press(DELETE)
    assert "Delete this save for good?" in driver.texts()
    driver.click("keep")
    assert len(saves_in(shelf)) == 2
    driver.press(DELETE).click("really").wait()
    assert len(saves_in(shelf)) == 1


def test_a_game_is_opened_where_it_was_left(
    table: Callable[..., Table], drive: Callable[..., Driver]
) -> None:
    game = table("polesye")
    game.leave()
    driver = drive(Saves()).wait()
    driver.press(ENTER).wait(lambda: driver.shown != "Saves")
    driver.wait(lambda: driver.shown == "Briefing")
    assert driver.shown == "Briefing"
    opened = driver.screen.table  # type: ignore[attr-defined]
    assert opened.session.line == game.session.line


def test_a_game_that_is_played_elsewhere_says_so(
    table: Callable[..., Table], drive: Callable[..., Driver]
) -> None:
    table("polesye")
    saves = Saves()
    driver = drive(saves).wait()
    driver.press(ENTER).wait(lambda: bool(saves.said))
    assert driver.shown == "Saves" and "play" in saves.said


def test_a_copy_is_saved_under_a_name(table: Callable[..., Table], drive: Callable[..., Driver]) -> None:
    game = table("polesye")
    driver = drive(Menu(game, "polesye")).click("copy").click("name").press(" two", ENTER)
    copy = game.path.with_name(game.path.stem + " copy two.save")
    assert copy.is_file() and "Saved as" in driver.texts()
    driver.click("copy").click("name").press(" two", ENTER)
    assert "exists already" in driver.texts()
