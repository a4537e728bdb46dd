"""Small pictures drawn from lines, for the bundled face has no ticks, crosses or arrows."""

from collections.abc import Callable, Mapping
from typing import Final

import pygame

from game.ui.theme import Colour

Draw = Callable[[pygame.Surface, pygame.Rect, Colour], None]
OVER: Final = 4
"""Icons are drawn this many times as large and shrunk, for smooth edges."""

_kept: dict[tuple[str, int, Colour], pygame.Surface] = {}


def icon(name: str, size: int, colour: Colour) -> pygame.Surface:
    """A square icon of `size` pixels on a clear ground."""
    key = (name, size, colour)
    if key not in _kept:
        big = pygame.Surface((size * OVER, size * OVER), pygame.SRCALPHA)
        big.fill((*colour, 0))
        ICONS[name](big, big.get_rect(), colour)
        _kept[key] = pygame.transform.smoothscale(big, (size, size))
    return _kept[key]


def _at(rect: pygame.Rect, *points: tuple[float, float]) -> list[tuple[float, float]]:
    return [(rect.x + x * rect.width, rect.y + y * rect.height) for x, y in points]


def _stroke(*lines: tuple[tuple[float, float], ...], width: float = 0.13) -> Draw:
    """A drawing of open lines with round ends."""

    def draw(surface: pygame.Surface, rect: pygame.Rect, colour: Colour) -> None:
        wide = max(2, round(width * rect.width))
        for line in lines:
            points = _at(rect, *line)
            pygame.draw.lines(surface, colour, False, points, wide)
            for point in points:
                pygame.draw.circle(surface, colour, point, wide / 2)

    return draw


def _shape(*points: tuple[float, float]) -> Draw:
    """A drawing of one filled polygon."""
    return lambda surface, rect, colour: (pygame.draw.polygon(surface, colour, _at(rect, *points)), None)[1]


def _disc(inner: float = 0.0) -> Draw:
    """A filled circle, or a ring."""

    def draw(surface: pygame.Surface, rect: pygame.Rect, colour: Colour) -> None:
        radius = rect.width * 0.4
        pygame.draw.circle(surface, colour, rect.center, radius, round(rect.width * inner) if inner else 0)

    return draw


def _all(*parts: Draw) -> Draw:
    """Several drawings on top of each other."""

    def draw(surface: pygame.Surface, rect: pygame.Rect, colour: Colour) -> None:
        for part in parts:
            part(surface, rect, colour)

    return draw


ICONS: Final[Mapping[str, Draw]] = {
    "tick": _stroke(((0.16, 0.55), (0.4, 0.78), (0.84, 0.24))),
    "cross": _stroke(((0.22, 0.22), (0.78, 0.78)), ((0.78, 0.22), (0.22, 0.78))),
    "dot": _disc(),
    "ring": _disc(0.12),
    "right": _shape((0.3, 0.15), (0.78, 0.5), (0.3, 0.85)),
    "left": _shape((0.7, 0.15), (0.22, 0.5), (0.7, 0.85)),
    "down": _shape((0.15, 0.3), (0.85, 0.3), (0.5, 0.78)),
    "up": _shape((0.15, 0.7), (0.85, 0.7), (0.5, 0.22)),
    "arrow": _stroke(((0.12, 0.5), (0.84, 0.5)), ((0.56, 0.22), (0.84, 0.5), (0.56, 0.78)), width=0.11),
    "play": _shape((0.24, 0.12), (0.86, 0.5), (0.24, 0.88)),
    "pause": _stroke(((0.32, 0.2), (0.32, 0.8)), ((0.68, 0.2), (0.68, 0.8)), width=0.18),
    "first": _all(
        _shape((0.86, 0.15), (0.36, 0.5), (0.86, 0.85)), _stroke(((0.22, 0.2), (0.22, 0.8)), width=0.13)
    ),
    "last": _all(
        _shape((0.14, 0.15), (0.64, 0.5), (0.14, 0.85)), _stroke(((0.78, 0.2), (0.78, 0.8)), width=0.13)
    ),
    "plus": _stroke(((0.5, 0.18), (0.5, 0.82)), ((0.18, 0.5), (0.82, 0.5))),
    "minus": _stroke(((0.18, 0.5), (0.82, 0.5))),
    "lock": _all(
        _shape((0.2, 0.46), (0.8, 0.46), (0.8, 0.9), (0.2, 0.9)),
        _stroke(
            ((0.32, 0.46), (0.32, 0.28), (0.42, 0.14), (0.58, 0.14), (0.68, 0.28), (0.68, 0.46)), width=0.1
        ),
    ),
    "key": _all(
        lambda surface, rect, colour: (
            pygame.draw.circle(
                surface, colour, _at(rect, (0.28, 0.5))[0], rect.width * 0.2, round(rect.width * 0.1)
            ),
            None,
        )[1],
        _stroke(((0.46, 0.5), (0.9, 0.5)), ((0.74, 0.5), (0.74, 0.7)), ((0.9, 0.5), (0.9, 0.66)), width=0.1),
    ),
    "warn": _all(
        _stroke(((0.5, 0.12), (0.92, 0.86), (0.08, 0.86), (0.5, 0.12)), ((0.5, 0.4), (0.5, 0.6)), width=0.09)
    ),
    "star": _shape(
        (0.5, 0.06),
        (0.62, 0.38),
        (0.96, 0.38),
        (0.69, 0.58),
        (0.79, 0.92),
        (0.5, 0.72),
        (0.21, 0.92),
        (0.31, 0.58),
        (0.04, 0.38),
        (0.38, 0.38),
    ),
    "menu": _stroke(
        ((0.16, 0.26), (0.84, 0.26)), ((0.16, 0.5), (0.84, 0.5)), ((0.16, 0.74), (0.84, 0.74)), width=0.1
    ),
    "undo": _stroke(
        ((0.36, 0.16), (0.14, 0.38), (0.36, 0.6)),
        ((0.14, 0.38), (0.62, 0.38), (0.82, 0.54), (0.82, 0.7), (0.66, 0.84), (0.4, 0.84)),
        width=0.1,
    ),
    "eye": _all(
        _stroke(((0.06, 0.5), (0.28, 0.28), (0.5, 0.22), (0.72, 0.28), (0.94, 0.5)), width=0.09),
        _stroke(((0.06, 0.5), (0.28, 0.72), (0.5, 0.78), (0.72, 0.72), (0.94, 0.5)), width=0.09),
        _shape((0.4, 0.4), (0.6, 0.4), (0.62, 0.6), (0.38, 0.6)),
    ),
    "flag": _all(
        _stroke(((0.22, 0.1), (0.22, 0.92)), width=0.1), _shape((0.26, 0.12), (0.88, 0.3), (0.26, 0.54))
    ),
    "scroll": _stroke(
        ((0.2, 0.12), (0.8, 0.12), (0.8, 0.88), (0.2, 0.88), (0.2, 0.12)),
        ((0.34, 0.36), (0.66, 0.36)),
        ((0.34, 0.54), (0.66, 0.54)),
        ((0.34, 0.7), (0.54, 0.7)),
        width=0.08,
    ),
    "people": _all(
        lambda surface, rect, colour: (
            pygame.draw.circle(surface, colour, _at(rect, (0.34, 0.32))[0], rect.width * 0.15),
            pygame.draw.circle(surface, colour, _at(rect, (0.68, 0.32))[0], rect.width * 0.15),
            None,
        )[2],
        _shape((0.1, 0.86), (0.16, 0.58), (0.34, 0.5), (0.5, 0.58), (0.56, 0.86)),
        _shape((0.46, 0.86), (0.52, 0.58), (0.68, 0.5), (0.86, 0.58), (0.92, 0.86)),
    ),
    "plane": _shape(
        (0.5, 0.04),
        (0.58, 0.34),
        (0.96, 0.56),
        (0.96, 0.66),
        (0.58, 0.58),
        (0.55, 0.8),
        (0.68, 0.9),
        (0.68, 0.96),
        (0.5, 0.9),
        (0.32, 0.96),
        (0.32, 0.9),
        (0.45, 0.8),
        (0.42, 0.58),
        (0.04, 0.66),
        (0.04, 0.56),
        (0.42, 0.34),
    ),
    "chart": _stroke(((0.1, 0.8), (0.36, 0.5), (0.56, 0.64), (0.9, 0.2)), width=0.11),
    "log": _stroke(
        ((0.14, 0.24), (0.86, 0.24)), ((0.14, 0.5), (0.7, 0.5)), ((0.14, 0.76), (0.8, 0.76)), width=0.1
    ),
    "envelope": _stroke(
        ((0.08, 0.22), (0.92, 0.22), (0.92, 0.8), (0.08, 0.8), (0.08, 0.22), (0.5, 0.56), (0.92, 0.22)),
        width=0.08,
    ),
    "coin": _all(_disc(0.1), _stroke(((0.5, 0.36), (0.5, 0.64)), width=0.12)),
    "clock": _all(_disc(0.09), _stroke(((0.5, 0.28), (0.5, 0.52), (0.66, 0.6)), width=0.09)),
    "pin": _all(
        _shape((0.22, 0.42), (0.78, 0.42), (0.5, 0.96)),
        lambda surface, rect, colour: (
            pygame.draw.circle(
                surface, colour, _at(rect, (0.5, 0.36))[0], rect.width * 0.3, round(rect.width * 0.17)
            ),
            None,
        )[1],
    ),
    "pen": _all(
        _stroke(((0.28, 0.72), (0.76, 0.24)), width=0.22),
        _shape((0.12, 0.88), (0.2, 0.62), (0.38, 0.8)),
    ),
    "gavel": _all(
        _stroke(((0.3, 0.36), (0.56, 0.1)), ((0.5, 0.56), (0.76, 0.3)), width=0.1),
        _shape((0.36, 0.38), (0.58, 0.16), (0.7, 0.28), (0.48, 0.5)),
        _stroke(((0.44, 0.44), (0.12, 0.76)), ((0.4, 0.9), (0.92, 0.9)), width=0.1),
    ),
    "shield": _shape((0.5, 0.06), (0.88, 0.2), (0.84, 0.56), (0.5, 0.94), (0.16, 0.56), (0.12, 0.2)),
    "target": _all(
        _disc(0.09),
        _stroke(((0.5, 0.06), (0.5, 0.34)), ((0.5, 0.66), (0.5, 0.94)), width=0.09),
        _stroke(((0.06, 0.5), (0.34, 0.5)), ((0.66, 0.5), (0.94, 0.5)), width=0.09),
    ),
    "missile": _all(
        _stroke(((0.24, 0.76), (0.68, 0.32)), width=0.17),
        _shape((0.9, 0.1), (0.78, 0.42), (0.58, 0.22)),
        _shape((0.34, 0.5), (0.1, 0.56), (0.24, 0.72)),
        _shape((0.5, 0.66), (0.44, 0.9), (0.28, 0.76)),
    ),
    "balloon": _all(
        lambda surface, rect, colour: (
            pygame.draw.circle(surface, colour, _at(rect, (0.5, 0.38))[0], rect.width * 0.32),
            None,
        )[1],
        _stroke(((0.34, 0.6), (0.42, 0.82)), ((0.66, 0.6), (0.58, 0.82)), width=0.07),
        _shape((0.38, 0.8), (0.62, 0.8), (0.58, 0.96), (0.42, 0.96)),
    ),
    "radar": _all(
        _stroke(((0.16, 0.3), (0.24, 0.58), (0.5, 0.72), (0.76, 0.64)), width=0.1),
        _stroke(((0.5, 0.44), (0.78, 0.16)), ((0.44, 0.72), (0.34, 0.92), (0.66, 0.92)), width=0.08),
    ),
    "hand": _all(
        _stroke(((0.14, 0.34), (0.36, 0.26), (0.5, 0.4), (0.64, 0.26), (0.86, 0.34)), width=0.1),
        _stroke(((0.14, 0.62), (0.3, 0.62), (0.5, 0.8), (0.7, 0.62), (0.86, 0.62)), width=0.1),
        _stroke(((0.34, 0.5), (0.5, 0.62), (0.66, 0.5)), width=0.1),
    ),
    "gear": _all(
        lambda surface, rect, colour: (
            pygame.draw.circle(surface, colour, rect.center, rect.width * 0.32, round(rect.width * 0.16)),
            None,
        )[1],
        _stroke(((0.5, 0.08), (0.5, 0.24)), ((0.5, 0.76), (0.5, 0.92)), width=0.17),
        _stroke(((0.08, 0.5), (0.24, 0.5)), ((0.76, 0.5), (0.92, 0.5)), width=0.17),
        _stroke(((0.2, 0.2), (0.31, 0.31)), ((0.69, 0.69), (0.8, 0.8)), width=0.17),
        _stroke(((0.2, 0.8), (0.31, 0.69)), ((0.69, 0.31), (0.8, 0.2)), width=0.17),
    ),
    "layers": _all(
        _stroke(((0.5, 0.14), (0.92, 0.36), (0.5, 0.58), (0.08, 0.36), (0.5, 0.14)), width=0.1),
        _stroke(((0.08, 0.58), (0.5, 0.8), (0.92, 0.58)), width=0.1),
    ),
    "home": _stroke(
        ((0.1, 0.5), (0.5, 0.14), (0.9, 0.5)),
        ((0.22, 0.46), (0.22, 0.86), (0.78, 0.86), (0.78, 0.46)),
        width=0.11,
    ),
    "help": _all(
        _stroke(
            (
                (0.28, 0.32),
                (0.34, 0.16),
                (0.5, 0.1),
                (0.66, 0.16),
                (0.72, 0.32),
                (0.62, 0.46),
                (0.5, 0.54),
                (0.5, 0.66),
            ),
            width=0.13,
        ),
        _stroke(((0.5, 0.86), (0.5, 0.87)), width=0.17),
    ),
}
"""Every icon by its name."""
