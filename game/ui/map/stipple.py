"""Trees and tufts: small signs strewn over woods and marshes, always at the same places of the map."""

from functools import lru_cache
from math import floor
from typing import Final

import numpy as np
import pygame

from game.ui.map.brush import Pane
from game.ui.map.chart import Chart
from game.ui.map.geometry import Array, Bounds
from game.ui.map.inks import Inks

FINE: Final = 8
TREES: Final = ("forest", 4.2, 142, 11)
TUFTS: Final = ("marsh", 8.5, 150, 77)
"""Raster, distance between signs in km, the byte from which one stands, a number that tells the patterns apart."""


def stipple(pane: Pane, chart: Chart, inks: Inks) -> None:
    """Strew the signs of a window over it."""
    for (kind, step, least, seed), draw in ((TREES, _tree), (TUFTS, _tuft)):
        sign = draw(round(pane.ppk, 3), inks)
        half = sign.get_width() / 2
        spots = pane.px(strewn(chart, pane.bounds.grown(step), kind, step, least, seed))
        pane.surface.fblits([(sign, (x - half, y - half)) for x, y in spots.tolist()])


def strewn(chart: Chart, window: Bounds, kind: str, step: float, least: int, seed: int) -> Array:
    """Where signs stand in a window, km: one in each square of a lattice, moved a little, where the raster has it."""
    i, j = np.meshgrid(
        np.arange(floor(window.left / step), floor(window.right / step) + 1, dtype=np.int64),
        np.arange(floor(window.top / step), floor(window.bottom / step) + 1, dtype=np.int64),
    )
    mixed = ((i * 73_856_093) ^ (j * 19_349_663) ^ seed) & 0xFFFF_FFFF
    mixed = (mixed * 2_654_435_761) & 0xFFFF_FFFF
    x = (i + 0.15 + 0.7 * ((mixed & 1023) / 1023)) * step
    y = (j + 0.15 + 0.7 * (((mixed >> 10) & 1023) / 1023)) * step
    stands = chart.cells(kind, x, y) > least
    return np.column_stack([x[stands], y[stands]])


@lru_cache(maxsize=16)
def _tree(ppk: float, inks: Inks) -> pygame.Surface:
    size = ppk * 1.05
    wide = int(size * 3) + 3
    middle, unit = wide * FINE / 2, size * FINE
    big = pygame.Surface((wide * FINE, wide * FINE), pygame.SRCALPHA)
    big.fill((*inks.tree, 0))
    pygame.draw.circle(big, inks.tree, (middle + unit * 0.25, middle + unit * 0.25), unit * 0.62)
    pygame.draw.circle(big, inks.tree_lit, (middle - unit * 0.05, middle - unit * 0.05), unit * 0.46)
    return _small(big, wide, 165)


@lru_cache(maxsize=16)
def _tuft(ppk: float, inks: Inks) -> pygame.Surface:
    wide = int(ppk * 4.2) + 3
    middle, unit = wide * FINE / 2, 1.45 * ppk * FINE
    line = max(2, int(0.21 * ppk * FINE))
    big = pygame.Surface((wide * FINE, wide * FINE), pygame.SRCALPHA)
    big.fill((*inks.tuft, 0))
    pygame.draw.line(big, inks.tuft, (middle - unit, middle), (middle + unit, middle), line)
    for side, high in ((-0.5, 0.65), (0.0, 1.0), (0.5, 0.65)):
        foot, tip = (middle + side * unit, middle), (middle + side * unit * 1.4, middle - high * unit)
        pygame.draw.line(big, inks.tuft, foot, tip, line)
    return _small(big, wide, 200)


def _small(big: pygame.Surface, wide: int, alpha: int) -> pygame.Surface:
    found = pygame.transform.smoothscale(big, (wide, wide))
    found.set_alpha(alpha)
    return found
