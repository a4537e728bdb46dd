"""The map on the board: what it shows of the seat's view, and what a click on it means."""

import pygame
from attrs import define

from game.ui.kit import Action
from game.ui.panels.bench import Bench
from game.ui.screen import Desk


@define(eq=False, repr=False)
class Ground:
    """The map of one game."""

    bench: Bench

    def open(self, desk: Desk) -> None:
        """Take another size or scale."""

    def show(self, bench: Bench) -> None:
        """Take what has changed in the view or the selection."""

    def prompt(self, bench: Bench) -> str:
        """What may be done on the map now, in a sentence."""
        return "Select a unit."

    def handle(self, event: pygame.event.Event, rect: pygame.Rect) -> Action:
        """What an event on the map asks for."""
        return None

    def update(self, ms: int) -> bool:
        """Let time pass; True while something moves."""
        return False

    def draw(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """The ground."""
        surface.fill(self.bench.desk.ink.colour("paper"), rect)
