"""A game in the real window for one human, with allies and opponents who do what a test has written down."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pygame
from attrs import define, field

from game.engine.view import View
from game.model.moves import Done, Move
from game.scenario.load import Loaded, load
from game.ui.app import App
from game.ui.kit import Panel
from game.ui.kit.layout import Spot
from game.ui.screens.board import Board
from game.ui.table import Table

POLESYE, FEDERATION = "head_of_state.by", "head_of_state.ru"
Write = Callable[[View], Move | None]


@cache
def exercise() -> Loaded:
    """The exercise, loaded once."""
    return load("zapad-2021")


@define
class Scripted:
    """A player who does what `write` says to a view, or finishes his step."""

    write: Write = field(default=lambda view: None)

    def choose(self, view: View) -> Move:
        """What is written down for this view."""
        return self.write(view) or Done(view.seat)


@define
class Window:
    """The window with the board; keys and clicks go through the application as posted events do."""

    app: App
    board: Board
    still: bool = False

    @property
    def table(self) -> Table:
        """The game."""
        return self.board.table

    @property
    def view(self) -> View:
        """What the human knows."""
        return self.board.bench.view

    def frames(self, count: int = 3) -> None:
        """Let frames pass; a window that stands still is only drawn, and play does not go on."""
        for _ in range(count):
            if self.still:
                self.board.draw(self.app.window)
            else:
                self.app.frame(16)

    def key(self, name: str) -> None:
        """Press a key such as «Ctrl+P», «Tab» or «F4»."""
        *held, last = name.split("+")
        mods = sum({"Ctrl": pygame.KMOD_CTRL, "Shift": pygame.KMOD_SHIFT}[word] for word in held)
        names = {"Enter": "return", "Esc": "escape", "Tab": "tab"}
        code = pygame.key.key_code(names.get(last, last.casefold()))
        self.app.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mods, unicode=""))
        self.app.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=mods))
        self.frames(2)

    def found(self, key: str) -> tuple[Panel, Spot]:
        """The control of a name, and the panel it is on."""
        for panel in self.board._layers.active()[::-1]:
            for spot in panel.controls():
                if spot.key == key:
                    return panel, spot
        raise KeyError(f"{key} is not among {self.names()}")

    def names(self) -> list[str]:
        """The controls that can be used now."""
        return [spot.key for panel in self.board._layers.active() for spot in panel.controls()]

    def click(self, key: str) -> None:
        """Click on a control."""
        panel, spot = self.found(key)
        panel.reveal(spot)
        at = panel.where(spot).center
        self.app.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at))
        self.app.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at))
        self.frames(2)

    def walk(self, key: str, most: int = 160) -> None:
        """Go to a control with Tab, and press it with Enter."""
        for _ in range(most):
            if self.board._layers.focused() == key:
                self.key("Enter")
                return
            self.key("Tab")
        raise AssertionError(f"Tab does not come to {key}: {self.names()}")

    def said(self) -> str:
        """Every text that is shown."""
        panels = self.board._layers.panels.values()
        return "\n".join(spot.said for panel in panels for spot in panel.layout().spots if spot.said)

    def picture(self) -> bytes:
        """The frame as it is."""
        self.frames(1)
        return pygame.image.tobytes(self.app.window, "RGB")

    def until(self, step: str, turn: int = 0) -> None:
        """Finish steps of the human until another begins."""
        for _ in range(60):
            view = self.view
            if view.to_move == view.seat and view.step == step and view.turn >= turn:
                self.frames()
                if self.board.bench.dialog == "summary":
                    self.key("Esc")
                return
            if view.to_move == view.seat:
                self.board.bench.dialog = ""
                self.board.bench.play(Done(view.seat))
            self.frames(2)
        raise AssertionError(f"{step} does not come")


def opened(
    app: Callable[..., App], folder: Path, others: Write, seat: str = "polesye", **more: object
) -> Window:
    """A new game in a window; everybody but one seat follows the test."""
    seats = {name: "human" if name == seat else "doctrine" for name in ("polesye", "federation", "westerns")}
    table = Table.begin(folder, exercise(), 7, seats)
    table.minds = {name: Scripted(others) for name, kind in seats.items() if kind != "human"}
    board = Board(table)
    made = Window(app(board, **more), board)
    made.frames()
    return made
