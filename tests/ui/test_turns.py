"""A whole turn of each seat at the real window, by keys alone; and what a player sees when something goes wrong."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.engine.mover import mover
from game.model.moves import Done
from game.scenario.load import load
from game.ui.app import App
from game.ui.screen import Desk
from game.ui.screens.board import Board
from game.ui.screens.message import Message
from game.ui.screens.title import Title
from game.ui.table import HUMAN, Table

Opens = Callable[..., App]


def begun(folder: Path, *humans: str) -> Table:
    """A game in which these seats are humans'."""
    loaded = load("zapad-2021")
    kinds = {name: "doctrine" for name, item in loaded.setting.world.seats.items() if item.sides}
    return Table.begin(folder, loaded, 7, {**kinds, **dict.fromkeys(humans, HUMAN)})


def press(app: App, key: int, mod: int = 0) -> None:
    """Press a key and let a few frames pass."""
    app.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))
    app.handle(pygame.event.Event(pygame.KEYUP, key=key, mod=mod, unicode=""))
    for _ in range(3):
        app.frame(40)


def acted(app: App, board: Board) -> bool:
    """Do one thing in a step by keys: Tab to controls and Enter, until a move has been made."""
    before = len(board.table.session.line)
    for _ in range(24):
        press(app, pygame.K_TAB)
        if board._layers.focused() in ("Menu", "Done", "Undo"):
            continue
        press(app, pygame.K_RETURN)
        if len(board.table.session.line) > before:
            return True
        press(app, pygame.K_ESCAPE)
        if len(app.screens) > 1:
            press(app, pygame.K_ESCAPE)
    return False


@pytest.mark.parametrize("seat", ["polesye", "federation", "westerns"])
def test_a_whole_turn_of_a_seat_is_played_by_keys_alone(app: Opens, tmp_path: Path, seat: str) -> None:
    table = begun(tmp_path, seat)
    board = Board(table)
    window = app(board)
    for _ in range(80):
        window.frame(40)
        if table.view(seat).turn > 1 or table.ended:
            break
        while len(window.screens) > 1:
            press(window, pygame.K_RETURN)
        if table.to_move() == seat:
            press(window, pygame.K_RETURN, pygame.KMOD_CTRL)
            if board.bench.dialog:
                press(window, pygame.K_RETURN, pygame.KMOD_CTRL)
    assert table.view(seat).turn == 2
    own = [move for move in table.session.line if mover(move, table.setting) == seat]
    assert len(own) >= 2 and all(isinstance(move, Done) for move in own)
    window.close()


def test_something_is_done_by_keys_alone_in_the_first_step(app: Opens, tmp_path: Path) -> None:
    table = begun(tmp_path, "polesye")
    board = Board(table)
    window = app(board)
    while table.to_move() != "polesye":
        window.frame(40)
    assert acted(window, board)
    assert not isinstance(table.session.line[-1], Done)
    window.close()


# -- what goes wrong -------------------------------------------------------------------------------------------------
class Faulty:
    """A screen that fails at every event."""

    def open(self, desk: Desk) -> None:
        """Nothing to lay out."""

    def handle(self, event: pygame.event.Event) -> None:
        """Fail."""
        raise ZeroDivisionError("a fault in a screen")

    def update(self, ms: int) -> bool:
        """Nothing moves."""
        return False

    def draw(self, surface: pygame.Surface) -> None:
        """Nothing to see."""

    def close(self) -> None:
        """It holds nothing."""


def test_a_fault_is_a_message_and_never_a_traceback(
    app: Opens, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    window = app(Title())
    window.screens.append(Faulty())
    window.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a, mod=0, unicode="a"))
    window.frame(40)
    assert isinstance(window.screen, Message)
    assert "saved up to the last move" in window.screen.text
    assert "Traceback" not in "".join(capfd.readouterr())
    press(window, pygame.K_RETURN)
    assert isinstance(window.screen, Title)


def test_a_game_survives_a_fault_and_is_played_on(app: Opens, tmp_path: Path) -> None:
    table = begun(tmp_path, "polesye")
    window = app(Title())
    window.screens.append(Board(table))
    window.screen.open(window.desk)
    while table.to_move() != "polesye":
        window.frame(40)
    press(window, pygame.K_RETURN, pygame.KMOD_CTRL)
    moves = len(table.session.line)
    window.screens.append(Faulty())
    window.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a, mod=0, unicode="a"))
    again = Table.resume(table.path)
    assert len(again.session.line) == moves
    again.leave()


def test_a_minimised_window_keeps_its_size(app: Opens, tmp_path: Path) -> None:
    window = app(Title())
    window.handle(pygame.event.Event(pygame.VIDEORESIZE, w=1, h=1, size=(1, 1)))
    assert window.desk.size == (1600, 900)
    window.handle(pygame.event.Event(pygame.VIDEORESIZE, w=700, h=400, size=(700, 400)))
    assert window.desk.size == (1024, 640)
    window.frame(40)
