"""How lines and soft masks are drawn: smooth curves, dashes, alpha through a mask, areas cut to a window."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Final

import numpy as np
import pygame
from attrs import field, frozen

from game.ui.map.geometry import Array, Bounds, Point
from game.ui.theme import Colour

WHITE: Final = (255, 255, 255)
FINE: Final = 2
"""Vectors are drawn this many times larger and scaled down once: that is all the smoothing there is."""


@frozen(eq=False)
class Pane:
    """A window on the map and the picture of it: kilometres, pixels a kilometre, size in pixels."""

    bounds: Bounds
    ppk: float
    size: tuple[int, int]
    surface: pygame.Surface = field(repr=False)

    def px(self, xy: Array, times: float = 1) -> Array:
        """Points in pixels of the picture, `times` larger."""
        found = (xy - (self.bounds.left, self.bounds.top)) * (self.ppk * times)
        return np.asarray(found)

    @property
    def weight(self) -> float:
        """How heavy lines are at this zoom; 1 at 2 pixels a kilometre."""
        return max(0.55, self.ppk / 2) if self.ppk <= 4 else 2 + (self.ppk - 4) / 5


def chaikin(xy: Array, times: int = 2) -> Array:
    """A line with its corners cut, ends kept.

    >>> len(chaikin(np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]), 1))
    6
    """
    found = np.asarray(xy, float)
    for _ in range(times):
        near, far = found[:-1] * 0.75 + found[1:] * 0.25, found[:-1] * 0.25 + found[1:] * 0.75
        inner = np.empty((2 * len(near), 2))
        inner[0::2], inner[1::2] = near, far
        found = np.vstack([found[:1], inner, found[-1:]])
    return found


def dashes(xy: Array, on: float, off: float) -> Iterator[Array]:
    """The strokes of a dashed line, in the unit of its points."""
    length = np.hypot(*np.diff(xy, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(length)])
    start = 0.0
    while start < along[-1]:
        end = min(start + on, float(along[-1]))
        stops = np.concatenate([[start], along[(along > start) & (along < end)], [end]])
        yield np.column_stack(
            [np.interp(stops, along, xy[:, 0]), np.interp(stops, along, xy[:, 1])],
        )
        start += on + off


def through(xy: Array, pieces: int = 14) -> Array:
    """A smooth curve through all points (Catmull and Rom)."""
    if len(xy) < 3:
        return xy
    ends = np.vstack([2 * xy[0] - xy[1], xy, 2 * xy[-1] - xy[-2]])
    t = np.linspace(0, 1, pieces, endpoint=False)[:, None]
    found = []
    for n in range(1, len(ends) - 2):
        a, b, c, d = ends[n - 1 : n + 3]
        found.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.vstack([*found, xy[-1:]])


def clipped(xy: Sequence[Point], bounds: Bounds) -> list[Point]:
    """An area cut to a rectangle (Sutherland and Hodgman); empty when it lies outside."""
    found = list(xy)
    for axis, limit, keep_less in (
        (0, bounds.left, False),
        (0, bounds.right, True),
        (1, bounds.top, False),
        (1, bounds.bottom, True),
    ):
        found = _cut(found, axis, limit, keep_less)
    return found


def _cut(points: list[Point], axis: int, limit: float, keep_less: bool) -> list[Point]:
    found: list[Point] = []
    if not points:
        return found
    last = points[-1]
    last_in = (last[axis] <= limit) == keep_less
    for here in points:
        here_in = (here[axis] <= limit) == keep_less
        if here_in != last_in:
            share = (limit - last[axis]) / (here[axis] - last[axis])
            found.append((last[0] + (here[0] - last[0]) * share, last[1] + (here[1] - last[1]) * share))
        if here_in:
            found.append(here)
        last, last_in = here, here_in
    return found


def stroke(
    target: pygame.Surface, colour: Colour, lines: Iterable[Array], width: float, closed: bool = False
) -> None:
    """Lines of a width with round joints."""
    wide = max(1, round(width))
    for line in lines:
        points = line.tolist()
        if len(points) < 2:
            continue
        pygame.draw.lines(target, colour, closed, points, wide)
        if wide > 3:
            for point in points:
                pygame.draw.circle(target, colour, point, wide / 2 - 0.4)


def mask(size: tuple[int, int], fine: int, draw: Callable[[pygame.Surface], None]) -> Array:
    """What `draw` puts in white on black, `fine` times larger, as shares of 255 (a column of the picture a row)."""
    big = pygame.Surface((size[0] * fine, size[1] * fine), 0, 32)
    draw(big)
    small = pygame.transform.smoothscale(big, size) if fine > 1 else big
    return pygame.surfarray.array_red(small)


def wash(target: pygame.Surface, colour: Colour, strength: float, shares: Array) -> None:
    """A colour over a picture through a mask."""
    cover = pygame.Surface(target.get_size(), pygame.SRCALPHA, 32)
    cover.fill(colour)
    alpha = pygame.surfarray.pixels_alpha(cover)
    alpha[:] = ((shares.astype(np.uint16) * int(strength * 256)) >> 8).astype(np.uint8)
    del alpha
    target.blit(cover, (0, 0))


def fine_sprite(
    size: tuple[int, int], fine: int, draw: Callable[[pygame.Surface], None], ground: Colour
) -> pygame.Surface:
    """A small picture with transparent ground, drawn larger and scaled down; `ground` is its colour at the rim.

    Scaling mixes colours with that of transparent points, so these carry the colour of the rim.
    """
    big = pygame.Surface((size[0] * fine, size[1] * fine), pygame.SRCALPHA, 32)
    big.fill((*ground, 0))
    draw(big)
    return pygame.transform.smoothscale(big, size)


def thick(target: pygame.Surface, colour: Colour, points: Sequence[Point], width: float) -> None:
    """A smooth line drawn straight onto the screen, with round joints."""
    wide = max(1, round(width))
    for start, end in pairwise(points):
        pygame.draw.aaline(target, colour, start, end, wide)
    if wide > 2:
        for point in points:
            pygame.draw.aacircle(target, colour, point, wide / 2)


def dotted(start: Point, end: Point, on: float, off: float) -> Iterator[tuple[Point, Point]]:
    """The strokes of a dashed straight line."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length <= 0:
        return
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    at = 0.0
    while at < length:
        to = min(at + on, length)
        yield (start[0] + dx * at, start[1] + dy * at), (start[0] + dx * to, start[1] + dy * to)
        at += on + off
