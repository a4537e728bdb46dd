"""Panes side by side over the whole height of a dialog, and the line that shows which step of several is reached."""

from collections.abc import Sequence

import pygame
from attrs import frozen

from game.ui.kit import Card, Element, Fill, Ink, Row, Span, Text
from game.ui.kit.elements import fill
from game.ui.kit.layout import Layout


@frozen(eq=False)
class Panes(Fill):
    """Elements side by side that take all the height that is left; `shares` say how wide each is to the others."""

    children: tuple[Element, ...]
    shares: tuple[int, ...] = ()
    gap: float = 14

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """Children from the left, each as high as the room."""
        shares = self.shares or (1,) * len(self.children)
        gap = ink.px(self.gap)
        room = rect.width - gap * (len(self.children) - 1)
        x = rect.x
        for number, child in enumerate(self.children):
            wide = room * shares[number] // sum(shares)
            child.place(ink, pygame.Rect(x, rect.y, wide, rect.height), layout)
            x += wide + gap


@frozen(eq=False)
class Pane(Fill):
    """A ground of its own under an element that takes the height that is left."""

    child: Element
    ground: str = "panel"
    pad: float = 12
    border: str = "line"

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """The ground, then the element within its margin."""

        def paint(surface: pygame.Surface, at: pygame.Rect, ink: Ink, mood: object) -> None:
            fill(surface, ink.colour(self.ground), at, ink.px(6))
            pygame.draw.rect(surface, ink.colour(self.border), at, ink.px(1), border_radius=ink.px(6))

        layout.add(rect.copy(), paint, behind=True)
        pad = ink.px(self.pad)
        self.child.place(ink, rect.inflate(-2 * pad, -2 * pad), layout)


def stepper(steps: Sequence[tuple[str, str]], now: str) -> Element:
    """Steps in their order, (id, title), the present one marked."""
    names = [name for name, _ in steps]
    at = names.index(now) if now in names else -1
    parts = []
    for number, (_, title) in enumerate(steps):
        here = number == at
        ink = "accent_text" if here else "soft" if number > at else "faint"
        said = (Span(f"{number + 1}  ", "strong", ink), Span(title, "strong" if here else "small", ink))
        parts.append(Card((Text(said),), ground="accent" if here else "raised", pad=5, radius=12))
    return Row(parts, gap=6, wraps=True, align="middle")
