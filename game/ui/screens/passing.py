"""Where play goes from the board: imported when it goes there, for these screens lead back to it."""

from game.ui.screen import Screen
from game.ui.table import Table


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
