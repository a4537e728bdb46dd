"""Overlays and the reach of a unit, laid over the tiles: tints, rims, ranges, links and costs.

They are drawn into copies of tiles, not on the screen, so that moving the map costs no more with them than without.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import atan2, cos, hypot, pi, sin
from typing import Final

import numpy as np
import pygame

from game.ui.fonts import font
from game.ui.map.brush import Pane, dotted, fine_sprite, thick
from game.ui.map.geometry import Bounds, Layout, Point
from game.ui.map.inks import Inks
from game.ui.map.pieces import Circle, Link, Outline, Overlay, Selection
from game.ui.theme import Colour

FINE: Final = 3
COSTS_FROM: Final = 26
"""From how many pixels of a hex's width the cost of reaching it is written."""


def shown(overlays: Iterable[Overlay], layers: Iterable[str]) -> tuple[Overlay, ...]:
    """The overlays that are switched on."""
    on = set(layers)
    return tuple(overlay for overlay in overlays if overlay.always or overlay.kind in on)


def paint_overlays(pane: Pane, layout: Layout, overlays: Sequence[Overlay]) -> None:
    """All overlays on a pane: tints first, then lines, so that no tint hides a line."""
    near = pane.bounds.grown(layout.flat)
    for overlay in overlays:
        for patch in overlay.patches:
            x, y = layout.centres[patch.hex]
            if near.left < x < near.right and near.top < y < near.bottom:
                sprite = hex_sprite(
                    round(layout.radius * pane.ppk, 2),
                    patch.colour,
                    round(patch.strength * 255),
                    patch.hatched,
                )
                _stamp(pane, sprite, (x, y))
    for overlay in overlays:
        for circle in overlay.circles:
            _circle(pane, layout, circle)
        for outline in overlay.outlines:
            _outline(pane, layout, outline)
        for link in overlay.links:
            _link(pane, layout, link)


def paint_reach(pane: Pane, layout: Layout, chosen: Selection, inks: Inks) -> None:
    """Where the selected unit may go, what each hex costs, and where it may not."""
    size = round(layout.radius * pane.ppk, 2)
    near = pane.bounds.grown(layout.flat)
    tint = hex_sprite(size, inks.reach, 96, False)
    barred = hex_sprite(size, (120, 40, 40), 90, True)
    inside = [h for h in chosen.reach if h >= 0 and _sees(near, layout.centres[h])]
    for h in inside:
        _stamp(pane, tint, layout.centres[h])
    for h in chosen.barred:
        if h >= 0 and _sees(near, layout.centres[h]):
            _stamp(pane, barred, layout.centres[h])
    beside = layout.board.grid.beside
    rim = [h * 6 + side for h in inside for side in range(6) if beside[h * 6 + side] not in chosen.reach]
    rim = [edge for edge in rim if beside[edge] != chosen.place]
    for edge in rim:
        ends = [_at(pane, point) for point in layout.hexside(edge)]
        thick(pane.surface, inks.reach_edge, ends, max(1.6, 1.1 * pane.weight))
    if layout.flat * pane.ppk >= COSTS_FROM:
        for h in inside:
            _cost(pane, layout, h, chosen.reach[h], inks)


def _cost(pane: Pane, layout: Layout, hex: int, cost: int, inks: Inks) -> None:
    if cost <= 0:
        return
    x, y = _at(pane, layout.centres[hex])
    size = max(10, min(22, round(layout.flat * pane.ppk * 0.24)))
    word = haloed(str(cost), size, "semibold", False, inks.text, inks.halo)
    pane.surface.blit(
        word, (round(x - word.get_width() / 2), round(y + layout.radius * pane.ppk * 0.38 - size / 2))
    )


def _sees(bounds: Bounds, point: Point) -> bool:
    return bounds.left < point[0] < bounds.right and bounds.top < point[1] < bounds.bottom


def _at(pane: Pane, point: Point) -> Point:
    return (point[0] - pane.bounds.left) * pane.ppk, (point[1] - pane.bounds.top) * pane.ppk


def _stamp(pane: Pane, sprite: pygame.Surface, point: Point) -> None:
    x, y = _at(pane, point)
    pane.surface.blit(sprite, (round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2)))


@lru_cache(maxsize=128)
def hex_sprite(radius: float, colour: Colour, strength: int, hatched: bool) -> pygame.Surface:
    """A hex of one colour, filled or hatched; `radius` in pixels, `strength` of 255."""
    wide, high = round(radius * 3**0.5) + 2, round(radius * 2) + 2

    def draw(big: pygame.Surface) -> None:
        middle = wide * FINE / 2, high * FINE / 2
        corners = [
            (
                middle[0] + radius * FINE * cos(pi / 3 * n - pi / 2),
                middle[1] + radius * FINE * sin(pi / 3 * n - pi / 2),
            )
            for n in range(6)
        ]
        pygame.draw.polygon(big, (*colour, strength // 3 if hatched else strength), corners)
        if hatched:
            _hatch(big, (*colour, strength), round(max(7, radius * 0.28) * FINE))
            _outside(big, corners, colour)

    return fine_sprite((wide, high), FINE, draw, colour)


def _hatch(big: pygame.Surface, colour: tuple[int, int, int, int], apart: int) -> None:
    wide, high = big.get_size()
    for start in range(-high, wide, apart):
        pygame.draw.line(big, colour, (start, high), (start + high, 0), max(2, apart // 4))


def _outside(big: pygame.Surface, corners: Sequence[Point], colour: Colour) -> None:
    """Clear what lies outside a hex."""
    cut = pygame.Surface(big.get_size(), 0, 32)
    pygame.draw.polygon(cut, (255, 255, 255), corners)
    alpha = pygame.surfarray.pixels_alpha(big)
    alpha[pygame.surfarray.array_red(cut) == 0] = 0
    del alpha


def _outline(pane: Pane, layout: Layout, outline: Outline) -> None:
    wide = max(2.0, 1.5 * pane.weight)
    near = pane.bounds.grown(layout.flat)
    glow = pygame.Surface(pane.size, pygame.SRCALPHA, 32)
    drawn = False
    ends = []
    for edge in outline.edges:
        if _sees(near, layout.centres[edge // 6]):
            ends.append([_at(pane, point) for point in layout.hexside(edge)])
    for pair in ends:
        pygame.draw.line(glow, (*outline.colour, 46), pair[0], pair[1], round(wide * 4))
        drawn = True
    if drawn:
        pane.surface.blit(glow, (0, 0))
    for pair in ends:
        if outline.dashed:
            (ax, ay), (bx, by) = pair
            cut = [(ax + (bx - ax) * t, ay + (by - ay) * t) for t in (0.14, 0.86)]
            thick(pane.surface, outline.colour, cut, wide)
        else:
            thick(pane.surface, outline.colour, pair, wide)


def _circle(pane: Pane, layout: Layout, circle: Circle) -> None:
    if circle.place < 0:
        return
    middle = _at(pane, layout.centres[circle.place])
    radius = circle.radius * layout.flat * pane.ppk
    area = pygame.Rect(0, 0, round(2 * radius) + 8, round(2 * radius) + 8)
    area.center = round(middle[0]), round(middle[1])
    if not area.colliderect(pane.surface.get_rect()):
        return
    veil = pygame.Surface(pane.size, pygame.SRCALPHA, 32)
    pygame.draw.circle(veil, (*circle.colour, 24), middle, radius)
    pane.surface.blit(veil, (0, 0))
    wide = max(2, round(pane.weight))
    if circle.dashed:
        for n in range(0, 120, 2):
            spots = [
                (middle[0] + radius * cos(pi / 60 * m), middle[1] + radius * sin(pi / 60 * m))
                for m in (n, n + 1)
            ]
            thick(pane.surface, circle.colour, spots, wide)
    else:
        pygame.draw.aacircle(pane.surface, circle.colour, middle, radius, wide)


def _link(pane: Pane, layout: Layout, link: Link) -> None:
    if link.start < 0 or link.end < 0 or link.start == link.end:
        return
    start, end = (_at(pane, layout.centres[place]) for place in (link.start, link.end))
    box = pygame.Rect(
        min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1])
    )
    if not box.inflate(40, 40).colliderect(pane.surface.get_rect()):
        return
    wide = max(2.0, 1.2 * pane.weight)
    parts = list(dotted(start, end, 9, 6)) if link.dashed else [(start, end)]
    for part in parts:
        thick(pane.surface, (250, 246, 236), part, wide + 2)
    for part in parts:
        thick(pane.surface, link.colour, part, wide)
    arrow(pane.surface, link.colour, start, end, 5 + 2.2 * pane.weight)


def arrow(
    target: pygame.Surface, colour: Colour, start: Point, end: Point, size: float, case: Colour | None = None
) -> None:
    """The head of an arrow that ends at a point; `case` is the colour of its rim."""
    if hypot(end[0] - start[0], end[1] - start[1]) < 1:
        return
    turn = atan2(end[1] - start[1], end[0] - start[0])
    points = [end]
    for side in (-0.42, 0.42):
        points.append((end[0] - size * cos(turn + side), end[1] - size * sin(turn + side)))
    pygame.draw.polygon(target, colour, points)
    if case is None:
        pygame.draw.aalines(target, colour, True, points)
    else:
        thick(target, case, [*points, points[0]], 2)


@lru_cache(maxsize=4096)
def haloed(
    text: str, size: int, weight: str, italic: bool, ink: Colour, halo: Colour, reach: float = 1.6
) -> pygame.Surface:
    """A text with a pale edge, so that it reads on any ground."""
    face = font(size, weight, italic)
    word, pale = face.render(text, True, ink), face.render(text, True, halo)
    pale.set_alpha(150)
    room = int(reach) + 1
    found = pygame.Surface((word.get_width() + 2 * room, word.get_height() + 2 * room), pygame.SRCALPHA, 32)
    found.fill((*halo, 0))
    for turn in np.arange(12) * pi / 6:
        found.blit(pale, (room + reach * cos(turn), room + reach * sin(turn)))
    found.blit(word, (room, room))
    return found
