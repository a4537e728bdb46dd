"""Where one screen leads to another: each is imported when play goes there, for many of them lead back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from game.ui.screen import Leave, Screen
from game.ui.table import HUMAN, Table

ALL: Final = 99
"""More levels than any stack of screens has."""


def way(word: str) -> Screen:
    """The screen that an entry of the title or of a menu names."""
    return WAYS[word]()


def to_title(then: Screen | None = None) -> Leave:
    """Back to the title, whatever is open; `then` comes up over it at once."""
    from game.ui.screens.title import Title

    return Leave(Title(then), ALL)


def scenarios() -> Screen:
    """The scenario browser."""
    from game.ui.screens.browser import Browser

    return Browser()


def play() -> Screen:
    """The seats of the first scenario: the shortest way into a game."""
    from game.ui.screens.scenarios import standard
    from game.ui.screens.seats import Seats

    return Seats(standard())


def saves() -> Screen:
    """The saved games."""
    from game.ui.screens.saves import Saves

    return Saves()


def replays() -> Screen:
    """The saved games, to be watched."""
    from game.ui.screens.saves import Saves

    return Saves(watching=True)


def options() -> Screen:
    """The settings."""
    from game.ui.screens.options import Options

    return Options()


def general_help() -> Screen:
    """The help, with no keys of a screen."""
    from game.ui.screens.help import Help

    return Help(())


def opening(table: Table) -> Screen:
    """The first screen of a game that begins or is played on: curtain and briefing where they are due, then the board.

    The board shows the seat that has to move, if a human plays it, else the first of the humans.
    """
    from game.ui.screens.board import Board
    from game.ui.screens.briefing import Briefing
    from game.ui.screens.curtain import Curtain

    board = Board(table)
    if not table.humans:
        return board
    seat = table.to_move() if table.to_move() in table.humans else table.humans[0]
    then = Briefing(table, seat, then=board) if is_new(table, seat) else board
    return Curtain(table, seat, then=then) if len(table.humans) > 1 else then


def is_new(table: Table, seat: str) -> bool:
    """Whether a human has still to read the briefing of a seat: it is the first turn, and it was not shown."""
    return table.seats.get(seat) == HUMAN and seat not in table.briefed and table.view(seat).turn <= 1


def resume(path: Path) -> Screen:
    """Play a saved game on: read it in the background, then go where it stands."""
    from game.ui.screens.working import Working

    return Working("Opening the game", lambda: Table.resume(path), reopened)


def curtain(table: Table, seat: str) -> Screen:
    """The curtain before the seat of another human."""
    from game.ui.screens.curtain import Curtain

    return Curtain(table, seat)


def menu(table: Table, seat: str) -> Screen:
    """The menu of a game."""
    from game.ui.screens.menu import Menu

    return Menu(table, seat)


def result(table: Table) -> Screen:
    """The result of a game that has ended."""
    from game.ui.screens.result import Result

    return Result(table)


def reopened(table: Table) -> Screen:
    """The board of a game that was opened, or its result where it has ended."""
    if table.ended:
        from game.ui.screens.result import Result

        table.leave()
        return Result(table)
    return opening(table)


WAYS: Final[Mapping[str, Callable[[], Screen]]] = {
    "play": play,
    "scenarios": scenarios,
    "load": saves,
    "replay": replays,
    "options": options,
    "help": general_help,
}
"""Each way by its word."""
