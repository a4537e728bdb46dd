"""What stands still in a panel: text, icons, rules, gauges, history lines, and canvases of their own."""

from collections.abc import Callable
from typing import Final

import pygame
from attrs import frozen

from game.ui.kit.icons import icon
from game.ui.kit.ink import Ink, Line, Said
from game.ui.kit.layout import Layout, Mood
from game.ui.theme import Colour

ALIGNED: Final = {"left": 0.0, "centre": 0.5, "right": 1.0}


def write(
    surface: pygame.Surface, lines: tuple[Line, ...], rect: pygame.Rect, ink: Ink, align: str = "left"
) -> None:
    """Draw wrapped lines into a rectangle from its top."""
    y = rect.y
    for line in lines:
        x = rect.x + round((rect.width - line.width) * ALIGNED[align])
        for piece in line.pieces:
            span = piece.span
            lower = line.height - ink.line_height(span.style)
            surface.blit(
                ink.rendered(span.text, span.style, span.colour), (x + piece.x, y + round(lower * 0.8))
            )
        y += line.height


@frozen(eq=False)
class Text:
    """A paragraph, wrapped to the width that there is; `said` may mix styles and inks."""

    said: Said
    style: str = "body"
    colour: str | Colour = "text"
    align: str = "left"
    tip: str = ""

    def lines(self, ink: Ink, width: int) -> tuple[Line, ...]:
        """Its lines at a width."""
        return ink.wrap(self.said, width, self.style, self.colour)

    def measure(self, ink: Ink, width: int) -> int:
        """As high as its lines."""
        return sum(line.height for line in self.lines(ink, width))

    def natural(self, ink: Ink) -> int:
        """As wide as it is on one line."""
        return max((line.width for line in self.lines(ink, 100_000)), default=0)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot."""
        lines = self.lines(ink, rect.width)
        wide = max((line.width for line in lines), default=0)
        x = rect.x + round((rect.width - wide) * ALIGNED[self.align])
        box = pygame.Rect(x, rect.y, wide, sum(line.height for line in lines))
        paint = lambda surface, at, ink, mood: write(surface, lines, at, ink, self.align)  # noqa: E731
        layout.add(box, paint, said=" ".join(line.text for line in lines), tip=self.tip)


@frozen(eq=False)
class Icon:
    """A small picture."""

    name: str
    colour: str | Colour = "text"
    size: float = 16
    tip: str = ""

    def measure(self, ink: Ink, width: int) -> int:
        """As high as a line of text, or as itself if it is larger."""
        return max(ink.px(self.size), ink.line_height() if self.size <= 20 else 0)

    def natural(self, ink: Ink) -> int:
        """Square."""
        return ink.px(self.size)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot at the left of the rectangle."""
        side = ink.px(self.size)
        drawn = icon(self.name, side, ink.colour(self.colour))
        layout.add(
            pygame.Rect(rect.x, rect.y + (self.measure(ink, side) - side) // 2, side, side),
            lambda surface, at, ink, mood: (surface.blit(drawn, at), None)[1],
            tip=self.tip,
        )


@frozen(eq=False)
class Rule:
    """A thin line across."""

    colour: str | Colour = "line"
    gap: float = 6

    def measure(self, ink: Ink, width: int) -> int:
        """The line with the space around it."""
        return ink.px(self.gap) * 2 + ink.px(1)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot in the middle."""
        line = pygame.Rect(rect.x, rect.y + ink.px(self.gap), rect.width, ink.px(1))
        layout.add(
            line, lambda surface, at, ink, mood: fill(surface, ink.colour(self.colour), at), behind=True
        )


def fill(surface: pygame.Surface, colour: Colour, rect: pygame.Rect, radius: int = 0) -> None:
    """Fill a rectangle, with round corners if `radius` is not 0."""
    pygame.draw.rect(surface, colour, rect, border_radius=radius)


@frozen(eq=False)
class Space:
    """Room left empty."""

    height: float = 8

    def measure(self, ink: Ink, width: int) -> int:
        """Its height at this scale."""
        return ink.px(self.height)

    def natural(self, ink: Ink) -> int:
        """As wide as high."""
        return ink.px(self.height)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """Nothing."""


@frozen(eq=False)
class Gauge:
    """A value between 0 and `high` as a bar, with marks where something happens."""

    value: int
    high: int = 100
    colour: str | Colour = "accent"
    marks: tuple[int, ...] = ()
    height: float = 8
    tip: str = ""

    def measure(self, ink: Ink, width: int) -> int:
        """Its height at this scale."""
        return ink.px(self.height)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot."""
        layout.add(pygame.Rect(rect.x, rect.y, rect.width, ink.px(self.height)), self.paint, tip=self.tip)

    def paint(self, surface: pygame.Surface, rect: pygame.Rect, ink: Ink, mood: Mood) -> None:
        """The trough, the value, the marks."""
        radius = rect.height // 2
        fill(surface, ink.colour("line"), rect, radius)
        share = max(0, min(self.value, self.high)) / max(1, self.high)
        if share > 0:
            held = pygame.Rect(rect.x, rect.y, max(rect.height, round(rect.width * share)), rect.height)
            fill(surface, ink.colour(self.colour), held, radius)
        for mark in self.marks:
            x = rect.x + round(rect.width * mark / max(1, self.high))
            fill(
                surface,
                ink.colour("text"),
                pygame.Rect(x, rect.y - ink.px(2), ink.px(2), rect.height + ink.px(4)),
            )


@frozen(eq=False)
class History:
    """Values turn by turn as a line between `low` and `high`."""

    values: tuple[int, ...]
    low: int = 0
    high: int = 100
    colour: str | Colour = "accent"
    height: float = 32
    tip: str = ""

    def measure(self, ink: Ink, width: int) -> int:
        """Its height at this scale."""
        return ink.px(self.height)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot."""
        layout.add(pygame.Rect(rect.x, rect.y, rect.width, ink.px(self.height)), self.paint, tip=self.tip)

    def paint(self, surface: pygame.Surface, rect: pygame.Rect, ink: Ink, mood: Mood) -> None:
        """A base line, the line, and a dot on the last value."""
        inner = rect.inflate(-ink.px(8), -ink.px(8))
        fill(surface, ink.colour("line"), pygame.Rect(inner.x, inner.bottom, inner.width, 1))
        span = max(1, self.high - self.low)
        step = inner.width / max(1, len(self.values) - 1)
        points = [
            (
                inner.x + n * step,
                inner.bottom - (max(self.low, min(value, self.high)) - self.low) * inner.height / span,
            )
            for n, value in enumerate(self.values)
        ]
        colour = ink.colour(self.colour)
        if len(points) > 1:
            pygame.draw.aalines(surface, colour, False, points)
            pygame.draw.lines(surface, colour, False, points, ink.px(2))
        if points:
            pygame.draw.circle(surface, colour, points[-1], ink.px(3))


@frozen(eq=False)
class Canvas:
    """A drawing of its own: `draw` gets the surface, the rectangle and the ink. `said` is what it shows, in words."""

    draw: Callable[[pygame.Surface, pygame.Rect, Ink], None]
    height: float
    width: float = 0
    tip: str = ""
    key: str = ""
    action: object = None

    def measure(self, ink: Ink, width: int) -> int:
        """Its height at this scale."""
        return ink.px(self.height)

    def natural(self, ink: Ink) -> int:
        """Its width at this scale, if it has one."""
        return ink.px(self.width or self.height)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot."""
        wide = ink.px(self.width) if self.width else rect.width
        layout.add(
            pygame.Rect(rect.x, rect.y, wide, ink.px(self.height)),
            lambda surface, at, ink, mood: self.draw(surface, at, ink),
            tip=self.tip,
            key=self.key,
            action=self.action,
        )
