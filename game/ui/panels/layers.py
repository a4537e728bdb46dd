"""The controls that lie over the map: zoom, the layers that can be switched, and what their colours mean."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

import pygame

from game.ui.kit import REST, Button, Canvas, Card, Column, Element, Ink, Pick, Row, Scroll, Text
from game.ui.map import Entry
from game.ui.overlays import LAYERS

Draw = Callable[[pygame.Surface, pygame.Rect, Ink], None]

WIDTH: Final = 290
MOST: Final = 9
"""How many entries of a legend are shown in its corner; the rest is in the list of layers."""


def zoom(low: bool = False) -> Element:
    """The buttons in the corner of the map; the layers alone where there is little room."""
    first = Button("", ("ground", "layers"), icon="layers", key="map layers", tip="Layers of the map (L)")
    if low:
        return first
    return Column(
        (
            first,
            Button("", ("ground", "closer"), icon="plus", key="map closer", tip="Closer (+)"),
            Button("", ("ground", "farther"), icon="minus", key="map farther", tip="Farther (-)"),
            Button("", ("ground", "home"), icon="home", key="map home", tip="The whole board (Home)"),
        ),
        gap=4,
    )


def popover(on: Collection[str], legend: Sequence[Entry]) -> Element:
    """Every layer with its key, and the legend of those that are on."""
    rows = [
        Pick(
            Row(
                (
                    Canvas(_box(name in on), 18, 18),
                    Text(title, "body", "text" if name in on else "soft"),
                    Text(str(number), "small", "faint"),
                ),
                widths=(None, REST, None),
                gap=8,
                align="middle",
            ),
            ("ground", "layer", name),
            key=f"layer {name}",
        )
        for number, (name, title) in enumerate(LAYERS.items(), 1)
    ]
    body = Column((*rows, *([Text("Legend", "label", "accent")] if legend else []), *entries(legend)), gap=2)
    head = Row(
        (
            Text("Layers", "heading"),
            Button("", ("ground", "layers"), kind="quiet", icon="cross", key="layers close"),
        ),
        widths=(REST, None),
    )
    return Column((head, Scroll(body, key="layers")), gap=4, pad=10)


def corner(legend: Sequence[Entry]) -> Element:
    """The legend of the layers that are on, short."""
    more = len(legend) - MOST
    rest = [Text(f"… and {more} more in the list of layers", "small", "soft")] if more > 0 else []
    return Card((*entries(legend[:MOST]), *rest), ground="panel", border="line", pad=8, gap=3)


def entries(legend: Sequence[Entry]) -> list[Element]:
    """The lines of a legend."""
    return [
        Row((Canvas(_sign(entry), 14, 22), Text(entry.text, "small")), widths=(None, REST), gap=8)
        for entry in legend
    ]


def _box(on: bool) -> Draw:
    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        box = pygame.Rect(0, 0, ink.px(16), ink.px(16))
        box.center = rect.center
        pygame.draw.rect(
            surface, ink.colour("accent" if on else "faint"), box, 0 if on else ink.px(1), ink.px(3)
        )
        if on:
            points = [(0.2, 0.55), (0.42, 0.76), (0.82, 0.28)]
            at = [(box.x + x * box.width, box.y + y * box.height) for x, y in points]
            pygame.draw.lines(surface, ink.colour("accent_text"), False, at, ink.px(2))

    return draw


def _sign(entry: Entry) -> Draw:
    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        y, wide = rect.centery, ink.px(3)
        if entry.sign == "circle":
            pygame.draw.circle(surface, entry.colour, rect.center, rect.height // 2 - 1, ink.px(2))
        elif entry.sign == "line":
            pygame.draw.line(surface, entry.colour, (rect.x, y), (rect.right, y), wide)
        elif entry.sign == "dashes":
            for n in range(3):
                x = rect.x + n * rect.width * 2 // 5
                pygame.draw.line(surface, entry.colour, (x, y), (x + rect.width // 5, y), wide)
        else:
            pygame.draw.rect(surface, entry.colour, rect, 0, ink.px(3))
            if entry.sign == "hatch":
                clip = surface.get_clip()
                surface.set_clip(rect.clip(clip))
                for x in range(rect.x - rect.height, rect.right, ink.px(6)):
                    line = (x, rect.bottom), (x + rect.height, rect.top)
                    pygame.draw.line(surface, ink.colour("panel"), *line, ink.px(2))
                surface.set_clip(clip)

    return draw
