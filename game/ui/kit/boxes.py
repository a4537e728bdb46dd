"""What holds other elements: columns, rows, cards, tables, and areas that scroll."""

from collections.abc import Iterable, Sequence
from typing import Final

import pygame
from attrs import field, frozen

from game.ui.kit.elements import fill
from game.ui.kit.ink import Ink
from game.ui.kit.layout import Area, Element, Layout
from game.ui.theme import Colour

SCROLLBAR: Final = 8
REST: Final = -1
"""The width of a column of a row that takes its share of what the others leave."""


def _tuple(elements: Iterable[Element | None]) -> tuple[Element, ...]:
    """Elements without the gaps that conditions leave."""
    return tuple(element for element in elements if element is not None)


@frozen(eq=False)
class Column:
    """Elements one below the other. A child that is a Scroll or a Fill takes what the others leave."""

    children: tuple[Element, ...] = field(converter=_tuple)
    gap: float = 6
    pad: float = 0
    sides: float | None = None

    def _pads(self, ink: Ink) -> tuple[int, int]:
        return ink.px(self.pad if self.sides is None else self.sides), ink.px(self.pad)

    def measure(self, ink: Ink, width: int) -> int:
        """The heights of its children and the gaps between them."""
        x, y = self._pads(ink)
        heights = [child.measure(ink, width - 2 * x) for child in self.children]
        return sum(heights) + ink.px(self.gap) * max(0, len(heights) - 1) + 2 * y

    def natural(self, ink: Ink) -> int:
        """As wide as its widest child that has a width of its own."""
        return max((natural(child, ink) for child in self.children), default=0) + 2 * self._pads(ink)[0]

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """Children from the top; what is left goes to those that stretch."""
        x, y = self._pads(ink)
        inner = pygame.Rect(rect.x + x, rect.y + y, rect.width - 2 * x, rect.height - 2 * y)
        heights = [child.measure(ink, inner.width) for child in self.children]
        gap = ink.px(self.gap)
        stretchy = [n for n, child in enumerate(self.children) if isinstance(child, Scroll | Fill)]
        if stretchy:
            rest = inner.height - gap * (len(heights) - 1)
            rest -= sum(h for n, h in enumerate(heights) if n not in stretchy)
            for n in stretchy:
                heights[n] = max(0, rest // len(stretchy))
        at = inner.y
        for child, height in zip(self.children, heights):
            child.place(ink, pygame.Rect(inner.x, at, inner.width, height), layout)
            at += height + gap


@frozen(eq=False)
class Fill:
    """Empty room that takes what the others of its column or row leave."""

    def measure(self, ink: Ink, width: int) -> int:
        """Nothing by itself."""
        return 0

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """Nothing."""


def natural(element: Element, ink: Ink) -> int:
    """How wide an element would like to be, 0 if it does not care."""
    ask = getattr(element, "natural", None)
    return int(ask(ink)) if ask else 0


@frozen(eq=False)
class Row:
    """Elements side by side. `widths` gives each a width at 100 %, None for its natural one, REST for a share.

    A row whose natural widths do not fit in one line breaks into several where `wraps` is set.
    """

    children: tuple[Element, ...] = field(converter=_tuple)
    widths: Sequence[float | None] = ()
    gap: float = 8
    align: str = "top"
    wraps: bool = False
    end: bool = False

    def _wide(self, ink: Ink, width: int) -> list[int]:
        given = list(self.widths) or [None if hasattr(child, "natural") else REST for child in self.children]
        sizes = [
            natural(child, ink) if want is None else 0 if want == REST else ink.px(want)
            for child, want in zip(self.children, given)
        ]
        rests = [n for n, want in enumerate(given) if want == REST]
        left = width - sum(sizes) - ink.px(self.gap) * max(0, len(sizes) - 1)
        for n in rests:
            sizes[n] = max(ink.px(24), left // len(rests))
        while (
            not self.wraps
            and sum(sizes) + ink.px(self.gap) * (len(sizes) - 1) > width
            and max(sizes) > ink.px(24)
        ):
            over = sum(sizes) + ink.px(self.gap) * (len(sizes) - 1) - width
            widest = sizes.index(max(sizes))
            rest = sorted(sizes)[-2] if len(sizes) > 1 else 0
            sizes[widest] -= max(1, min(over, sizes[widest] - max(rest, ink.px(24)) or 1))
        return [min(size, width) for size in sizes]

    def _lines(self, ink: Ink, width: int) -> list[list[tuple[Element, int]]]:
        lines: list[list[tuple[Element, int]]] = [[]]
        used = 0
        for child, wide in zip(self.children, self._wide(ink, width)):
            if self.wraps and lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((child, wide))
            used += wide + ink.px(self.gap)
        return lines

    def measure(self, ink: Ink, width: int) -> int:
        """The highest child of each line."""
        lines = self._lines(ink, width)
        heights = [max((child.measure(ink, wide) for child, wide in line), default=0) for line in lines]
        return sum(heights) + ink.px(self.gap) * (len(heights) - 1)

    def natural(self, ink: Ink) -> int:
        """Its children on one line."""
        return sum(natural(c, ink) for c in self.children) + ink.px(self.gap) * max(0, len(self.children) - 1)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """Children from the left, line by line; with `end`, from the right."""
        y = rect.y
        gap = ink.px(self.gap)
        for line in self._lines(ink, rect.width):
            heights = [child.measure(ink, wide) for child, wide in line]
            high = max(heights, default=0)
            x = rect.x
            if self.end:
                x = rect.right - sum(wide for _, wide in line) - gap * (len(line) - 1)
            for (child, wide), height in zip(line, heights):
                lower = (high - height) // 2 if self.align == "middle" else 0
                child.place(
                    ink, pygame.Rect(x, y + lower, wide, high if self.align == "stretch" else height), layout
                )
                x += wide + gap
            y += high + gap


@frozen(eq=False)
class Card:
    """A column on a ground of its own, perhaps with a coloured bar at its left edge."""

    children: tuple[Element, ...] = field(converter=_tuple)
    ground: str | Colour = "raised"
    edge: str | Colour | None = None
    border: str | Colour | None = None
    pad: float = 10
    gap: float = 4
    radius: float = 6

    def _column(self) -> Column:
        return Column(self.children, gap=self.gap, pad=self.pad)

    def measure(self, ink: Ink, width: int) -> int:
        """The column inside, with its margin."""
        return self._column().measure(ink, width)

    def natural(self, ink: Ink) -> int:
        """As wide as its column."""
        return self._column().natural(ink)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """The ground, then the column."""
        layout.add(rect.copy(), lambda surface, at, ink, mood: self._ground(surface, at, ink), behind=True)
        self._column().place(ink, rect, layout)

    def _ground(self, surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        radius = ink.px(self.radius)
        fill(surface, ink.colour(self.ground), rect, radius)
        if self.edge is not None:
            bar = pygame.Rect(rect.x, rect.y, ink.px(5), rect.height)
            pygame.draw.rect(
                surface,
                ink.colour(self.edge),
                bar,
                border_top_left_radius=radius,
                border_bottom_left_radius=radius,
            )
        if self.border is not None:
            pygame.draw.rect(surface, ink.colour(self.border), rect, ink.px(1), border_radius=radius)


@frozen(eq=False)
class Grid:
    """A table: rows of elements in columns of the same widths; see Row for what a width may be."""

    rows: Sequence[Sequence[Element]]
    widths: Sequence[float | None]
    gap: float = 10
    between: float = 4
    stripes: bool = False

    def _wide(self, ink: Ink, width: int) -> list[float]:
        """Natural columns are as wide as their widest cell."""
        sizes: list[float] = []
        for n, want in enumerate(self.widths):
            if want is None:
                widest = max((natural(row[n], ink) for row in self.rows), default=0)
                sizes.append(widest * 100 / ink.theme.scale)
            else:
                sizes.append(want)
        return sizes

    def _rows(self, ink: Ink, width: int) -> list[Row]:
        sizes = self._wide(ink, width)
        return [Row(tuple(row), widths=sizes, gap=self.gap, align="middle") for row in self.rows]

    def measure(self, ink: Ink, width: int) -> int:
        """Its rows and the room between them."""
        rows = self._rows(ink, width)
        return sum(row.measure(ink, width) for row in rows) + ink.px(self.between) * max(0, len(rows) - 1)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """Row by row; with `stripes` every other row stands on a paler ground."""
        y = rect.y
        for number, row in enumerate(self._rows(ink, rect.width)):
            height = row.measure(ink, rect.width)
            if self.stripes and number % 2:
                band = pygame.Rect(rect.x, y, rect.width, height).inflate(ink.px(8), ink.px(self.between))
                layout.add(
                    band, lambda s, at, ink, mood: fill(s, ink.colour("raised"), at, ink.px(3)), behind=True
                )
            row.place(ink, pygame.Rect(rect.x, y, rect.width, height), layout)
            y += height + ink.px(self.between)


@frozen(eq=False)
class Scroll:
    """A part of a panel whose content may be higher than the room for it. `to_end` begins at its end."""

    child: Element
    key: str
    least: float = 0
    to_end: bool = False

    def measure(self, ink: Ink, width: int) -> int:
        """The height of its content; a column gives it less where there is less."""
        return max(ink.px(self.least), self.child.measure(ink, width - ink.px(SCROLLBAR + 4)))

    def natural(self, ink: Ink) -> int:
        """As wide as its content."""
        return natural(self.child, ink) + ink.px(SCROLLBAR + 4)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """The content as if unscrolled; the panel moves it."""
        width = rect.width - ink.px(SCROLLBAR + 4)
        height = self.child.measure(ink, width)
        if height <= rect.height:
            self.child.place(ink, pygame.Rect(rect.x, rect.y, rect.width, rect.height), layout)
            return
        layout.areas[self.key] = Area(self.key, rect.copy(), height, self.to_end)
        outer, layout.inside = layout.inside, self.key
        self.child.place(ink, pygame.Rect(rect.x, rect.y, width, height), layout)
        layout.inside = outer
