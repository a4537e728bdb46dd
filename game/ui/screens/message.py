"""A message that stands alone: what went wrong, and the way on."""

import pygame
from attrs import define, field

from game.ui.kit import Button, Card, Column, Icon, Layers, Row, Text
from game.ui.kit.boxes import REST
from game.ui.screen import Desk, Leave


@define(eq=False)
class Message:
    """A title, a text, and one button; Enter or Esc goes back."""

    title: str
    text: str
    icon: str = "warn"
    _layers: Layers = field(init=False)
    _desk: Desk = field(init=False)

    def open(self, desk: Desk) -> None:
        """Lay the message in the middle."""
        self._desk = desk
        self._layers = Layers(desk.ink)
        head = Row(
            (Icon(self.icon, "warn", 28), Text(self.title, "title")), widths=(None, REST), align="middle"
        )
        card = Card(
            (
                Column(
                    (head, Text(self.text), Button("Go back", "leave", kind="primary", hotkey="Enter")),
                    gap=14,
                ),
            ),
            ground="panel",
            border="line",
            pad=24,
        )
        self._layers.dialog("message", card, (620, 0), desk.rect)

    def handle(self, event: pygame.event.Event) -> Leave | None:
        """Enter, Esc and the button go back."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            return Leave()
        return Leave() if self._layers.handle(event) == "leave" else None

    def update(self, ms: int) -> bool:
        """Nothing moves."""
        self._layers.update(ms)
        return False

    def draw(self, surface: pygame.Surface) -> None:
        """The message on a dark ground."""
        surface.fill(self._desk.ink.colour("ground"))
        self._layers.draw(surface)

    def close(self) -> None:
        """It holds nothing."""
