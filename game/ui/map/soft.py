"""The soft ground under all lines: tints of the sides, woods, marshes, towns, relief and the depth of the sea.

Made once for the whole map at 1.5 pixels a kilometre, band by band, and scaled for every tile from then on.
"""

from collections.abc import Generator
from typing import Final

import numpy as np
import pygame
from attrs import field, frozen

from game.ui.map.chart import Chart
from game.ui.map.geometry import Array, Bounds
from game.ui.map.inks import Inks
from game.ui.map.realm import Realm
from game.ui.theme import Colour

FINER: Final = 3
"""How many pixels of the soft ground lie along one cell of a raster."""

BAND: Final = 33
"""How many rows are made in one step."""

SLICE: Final = 132
OVERLAP: Final = 6
"""How many rows of a raster are enlarged in one step, and how many more on both sides."""

SHADE: Final = np.array([0.80, 0.865, 0.70], np.float32) * 0.72
"""What woods leave of the tint below, so that a side's colour shows through the trees."""


@frozen(eq=False)
class Soft:
    """Land and sea as two pictures of the whole theatre; `left`, `top` in km, `ppk` pixels a kilometre."""

    land: pygame.Surface = field(repr=False)
    sea: pygame.Surface = field(repr=False)
    left: float
    top: float
    ppk: float

    def cut(self, what: pygame.Surface, window: Bounds, size: tuple[int, int]) -> pygame.Surface:
        """The part of a picture in a window, scaled to a size in pixels."""
        scale = size[0] / window.width / self.ppk
        a, b = (window.left - self.left) * self.ppk, (window.top - self.top) * self.ppk
        wide, high = window.width * self.ppk, window.height * self.ppk
        i0, j0 = int(a) - 2, int(b) - 2
        i1, j1 = int(a + wide) + 4, int(b + high) + 4
        part = pygame.Surface((i1 - i0, j1 - j0), 0, 32)
        part.blit(what, (-i0, -j0))
        big = pygame.transform.smoothscale(part, (round((i1 - i0) * scale), round((j1 - j0) * scale)))
        found = pygame.Surface(size, 0, 32)
        found.blit(big, (-round((a - i0) * scale), -round((b - j0) * scale)))
        return found


def soft_steps(
    chart: Chart, realm: Realm, inks: Inks, political: bool, terrain: bool
) -> Generator[None, None, Soft]:
    """Make the soft ground a band at a time; the generator's value is the whole."""
    rows, cols = chart.rasters["forest"].shape
    size = (cols * FINER, rows * FINER)
    tint = yield from _enlarged(_tints(realm, inks, political))
    cover = yield from _enlarged(np.dstack([chart.rasters[name] for name in ("forest", "marsh", "urban")]))
    depth = yield from _enlarged(
        np.dstack([chart.rasters[name] for name in ("relief", "seadist", "seadist")])
    )
    land, sea = pygame.Surface(size, 0, 32), pygame.Surface(size, 0, 32)
    for start in range(0, size[1], BAND):
        end = min(start + BAND, size[1])
        part = [_band(picture, start, end) for picture in (tint, cover, depth)]
        water = _water(part[2], inks)
        _put(sea, start, water)
        ground = _ground(part[0], part[1], inks, start) if terrain else part[0].astype(np.float32)
        ground *= (1 + (part[2][..., 0:1].astype(np.float32) / 255 - 0.502) * 0.30) + _grain(ground, start)
        _put(land, start, ground)
        yield
    return Soft(land, sea, chart.left, chart.top, FINER / chart.step)


def _tints(realm: Realm, inks: Inks, political: bool) -> Array:
    tints = [inks.nobody if political else inks.plain]
    most = int(realm.holder.max())
    tints += [inks.tints[n % len(inks.tints)] if political else inks.plain for n in range(most)]
    return np.array(tints, np.uint8)[realm.holder]


def _enlarged(table: Array) -> Generator[None, None, pygame.Surface]:
    """A raster of colours, FINER times larger and smooth, in slices that overlap so that no seam shows."""
    small = _picture(table)
    yield
    wide, high = small.get_size()
    found = pygame.Surface((wide * FINER, high * FINER), 0, 32)
    for top in range(0, high, SLICE):
        first, last = max(0, top - OVERLAP), min(high, top + SLICE + OVERLAP)
        part = small.subsurface((0, first, wide, last - first))
        big = pygame.transform.smoothscale(part, (wide * FINER, (last - first) * FINER))
        skip = (top - first) * FINER
        found.blit(big, (0, top * FINER), (0, skip, wide * FINER, SLICE * FINER))
        yield
    return found


def _picture(table: Array) -> pygame.Surface:
    return pygame.surfarray.make_surface(np.ascontiguousarray(table.swapaxes(0, 1))).convert(32)


def _band(picture: pygame.Surface, start: int, end: int) -> Array:
    part = picture.subsurface((0, start, picture.get_width(), end - start))
    return np.asarray(pygame.surfarray.array3d(part).swapaxes(0, 1))


def _put(target: pygame.Surface, start: int, colours: Array) -> None:
    band = np.clip(colours, 0, 255).astype(np.uint8).swapaxes(0, 1)
    target.blit(pygame.surfarray.make_surface(band), (0, start))


def ramp(values: Array, low: float, high: float) -> Array:
    """A smooth step from 0 at `low` to 1 at `high`."""
    t = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _towards(ground: Array, colour: Colour, share: Array) -> None:
    ground += (np.array(colour, np.float32) - ground) * share[..., None]


def _water(depth: Array, inks: Inks) -> Array:
    away = depth[..., 1].astype(np.float32) / 2
    share = ramp(away, 0, 70)[..., None]
    near, far = np.array(inks.sea_shallow, np.float32), np.array(inks.sea_deep, np.float32)
    return np.asarray(near + (far - near) * share)


def _ground(tint: Array, cover: Array, inks: Inks, start: int) -> Array:
    """Land with its cover: woods tint the ground and darken at their rim, marshes and towns go over it."""
    ground = tint.astype(np.float32)
    cover = cover.astype(np.float32) / 255
    woods = ramp(cover[..., 0], 0.42, 0.58)
    wood = ground * SHADE + np.array(inks.forest, np.float32) * 0.28
    ground += (wood - ground) * woods[..., None]
    _towards(ground, inks.forest_edge, np.exp(-(((cover[..., 0] - 0.49) / 0.03) ** 2)) * 0.30)
    _towards(ground, inks.marsh, ramp(cover[..., 1], 0.42, 0.7) * 0.50)
    _towards(ground, inks.urban, ramp(cover[..., 2], 0.28, 0.5) * 0.85)
    return ground


def _grain(ground: Array, start: int) -> Array:
    """The tooth of paper: a fixed pattern of slightly lighter and darker points."""
    rows, cols = ground.shape[:2]
    j, i = np.ogrid[start : start + rows, 0:cols]
    mixed = ((i * 73_856_093) ^ (j * 19_349_663)) * 2_654_435_761 & 0xFFFF_FFFF
    mixed = (mixed ^ mixed >> 15) * 1_274_126_177 & 0xFFFF_FFFF
    return np.asarray((((mixed >> 16) & 255).astype(np.float32) / 255 - 0.5)[..., None] * 0.018)
