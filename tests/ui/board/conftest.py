"""A game at the window, brought to a step of a human's, and hands that click and type."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from attrs import define

from game.model.moves import Done
from game.scenario.load import load
from game.ui.app import App
from game.ui.screens.board import Board
from game.ui.table import Table

Playing = Callable[..., "Play"]


@define(eq=False, repr=False)
class Play:
    """An open board with its app."""

    app: App
    board: Board
    table: Table

    def frames(self, count: int = 3) -> None:
        """Let some frames pass."""
        for _ in range(count):
            self.app.frame(16)
            del self.app.screens[1:]

    def until(self, step: str) -> None:
        """Pass until the human has to act in a step."""
        bench = self.board.bench
        for _ in range(600):
            self.frames(1)
            if bench.acts and bench.view.step == step:
                self.frames(2)
                return
            if bench.acts:
                bench.play(Done(bench.seat))
        raise AssertionError(f"no {step}")

    def key(self, key: int, mod: int = 0) -> None:
        """Press a key."""
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            self.app.handle(pygame.event.Event(kind, key=key, mod=mod, unicode=""))
        self.frames()

    def click(self, point: tuple[float, float], button: int = 1) -> None:
        """Click a point of the window."""
        at = round(point[0]), round(point[1])
        motion = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self.app.handle(motion)
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.app.handle(pygame.event.Event(kind, pos=at, button=button))
        self.frames()

    def press(self, key: str) -> None:
        """Click a control by its name."""
        layers = self.board._layers
        panel = next(p for p in reversed(layers.active()) if any(s.key == key for s in p.controls()))
        spot = panel.spot(key)
        panel.reveal(spot)
        self.click(panel.where(spot).center)

    def at(self, place: int) -> tuple[float, float]:
        """Where a place lies in the window; the map looks at it first."""
        shown, area = self.board.ground.shown, self.board.rects_now["map"]
        shown.look_at(place, 3)
        self.frames()
        return shown.spot(place, area)

    def said(self) -> str:
        """Every text on the screen."""
        panels = self.board._layers.panels.values()
        return "\n".join(spot.said for panel in panels for spot in panel.layout().spots if spot.said)


@pytest.fixture
def playing(app: Callable[..., App], tmp_path: Path) -> Playing:
    """Open a game with one human seat and bring it to a step."""

    def made(
        seat: str = "polesye",
        step: str = "operations",
        size: tuple[int, int] = (1600, 900),
        scale: int = 100,
        guided: bool = False,
    ) -> Play:
        scenario = load("zapad-2021")
        kinds = {
            name: "human" if name == seat else "doctrine"
            for name, item in scenario.setting.world.seats.items()
            if item.sides
        }
        table = Table.begin(tmp_path / "saves", scenario, 7, kinds)
        board = Board(table)
        found = Play(app(board, size, scale), board, table)
        found.app.desk.settings = found.app.desk.settings.__class__(scale=scale, guided=guided)
        found.until(step)
        return found

    return made
