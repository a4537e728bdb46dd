"""The printed board: everything on the ground that no game changes, painted a tile at a time, step by step."""

from collections.abc import Generator
from functools import cached_property
from hashlib import blake2b
from math import sqrt
from typing import Final

import numpy as np
import pygame
from attrs import define, field

from game.model.landmarks import Line
from game.model.world import World
from game.ui.fonts import font
from game.ui.map.brush import FINE, WHITE, Pane, chaikin, clipped, dashes, mask, stroke, through, wash
from game.ui.map.chart import Chart, Shape, bounds_of
from game.ui.map.geometry import Array, Bounds, Layout, Point
from game.ui.map.inks import Inks
from game.ui.map.realm import Realm, chained, realm_of
from game.ui.map.soft import Soft, soft_steps
from game.ui.map.stipple import stipple

VERSION: Final = 5
"""Changes whenever the same world would be painted differently, so that kept tiles are not used again."""

RIVER_WIDTHS: Final = {"1": 1.1, "2": 1.8, "3": 2.7}
NUMBERS_FROM: Final = 1.9
"""From how many pixels a kilometre hexes are numbered."""

Steps = Generator[None, None, pygame.Surface]
Layers = frozenset[str]


@define(eq=False, slots=False)
class Ground:
    """A world ready to be painted. `scale` is the window's, in per cent: it makes writing larger."""

    chart: Chart = field(repr=False)
    layout: Layout
    world: World = field(repr=False)
    inks: Inks
    scale: int = 100
    _soft: dict[tuple[bool, bool], Soft] = field(factory=dict, repr=False)
    _dashed: dict[tuple[str, float, int], tuple[Shape, ...]] = field(factory=dict, repr=False)

    @cached_property
    def realm(self) -> Realm:
        """Whose ground is whose."""
        return realm_of(self.chart, self.world)

    @cached_property
    def lines(self) -> dict[str, tuple[Shape, ...]]:
        """All lines of the ground, cut into short pieces."""
        return {
            "coast": chained(self.chart.shapes["coast"]),
            "states": chained(self.realm.states),
            "river": chained(self.rivers, 48),
            "road": chained([_way(self.layout, line) for line in self._ways("road")], 28),
            "rail": chained([_way(self.layout, line) for line in self._ways("rail")], 28),
        }

    @cached_property
    def rivers(self) -> tuple[Shape, ...]:
        """The courses of rivers along hexsides, smoothed; tags are «size|name»."""
        return tuple(_smooth(shape) for shape in self.chart.shapes["rivhex"])

    def _ways(self, kind: str) -> list[Line]:
        return [line for line in self.world.board.lines if line.kind == kind]

    @cached_property
    def digest(self) -> str:
        """What a painted tile depends on, besides its window and layers."""
        board = self.world.board
        parts = (VERSION, self.chart.digest, self.inks, self.scale, board.frame, board.cols, board.rows)
        drawn = (board.towns, board.lines, self.world.ground, tuple(self.world.sides))
        return blake2b(repr((parts, drawn)).encode(), digest_size=12).hexdigest()

    def near(self, kind: str, window: Bounds) -> list[Shape]:
        """The short lines of a kind that may touch a window."""
        return [shape for shape in self.lines[kind] if shape.bounds.meets(window)]

    def dashed(self, kind: str, on: float, off: float, window: Bounds) -> list[Shape]:
        """The strokes of the state or region borders that may touch a window; lengths in km."""
        found: list[Shape] = []
        lines = self.realm.states if kind == "states" else self.realm.regions
        for number, line in enumerate(lines):
            if not line.bounds.meets(window):
                continue
            key = (kind, on, number)
            if key not in self._dashed:
                parts = dashes(line.xy, on, off)
                self._dashed[key] = tuple(Shape("", part, False, bounds_of(part)) for part in parts)
            found.extend(shape for shape in self._dashed[key] if shape.bounds.meets(window))
        return found

    def soft(self, layers: Layers) -> Generator[None, None, Soft]:
        """The soft ground for some layers, made when it is first asked for."""
        key = ("political" in layers, "terrain" in layers)
        if key not in self._soft:
            self._soft[key] = yield from soft_steps(self.chart, self.realm, self.inks, *key)
        return self._soft[key]

    def paint(self, bounds: Bounds, ppk: float, size: tuple[int, int], layers: Layers) -> Steps:
        """Paint a window, a few milliseconds a step; the generator's value is the picture."""
        soft = yield from self.soft(layers)
        pane = Pane(bounds, ppk, size, soft.cut(soft.sea, bounds, size))
        yield
        yield from _land(self, pane, soft)
        if "terrain" in layers and ppk >= 1.2:
            stipple(pane, self.chart, self.inks)
            yield
        if "political" in layers:
            _glow(self, pane)
            yield
        big = pygame.transform.scale(pane.surface, (size[0] * FINE, size[1] * FINE))
        yield
        for part in (_waters, _rivers, _borders, _rails, _roads):
            part(self, pane, big, layers)
            yield
        pane.surface.blit(pygame.transform.smoothscale(big, size), (0, 0))
        yield
        _grid(self, pane)
        yield
        _numbers(self, pane)
        return pane.surface


def _smooth(shape: Shape) -> Shape:
    return Shape(shape.tag, chaikin(shape.xy, 2), False, shape.bounds)


def _way(layout: Layout, line: Line) -> Shape:
    """The curve of a road or railway through the places that fix it, else through its hexes."""
    known = {word: town for town in layout.board.towns for word in (town.id, town.name)}
    points = [layout.of_town(known[name]) for name in line.via if name in known]
    if len(points) != len(line.via) or len(points) < 2:
        points = [_spot(layout, name) for name in line.via]
    curve = through(np.array(points, float))
    return Shape("", curve, False, bounds_of(curve))


def _spot(layout: Layout, name: str) -> Point:
    """Where a place that fixes a line lies: its town, else the middle of its hex."""
    place = layout.board.parse_place(name)
    town = layout.board.town[place]
    return layout.of_town(town) if town else layout.centres[place]


def _land(ground: Ground, pane: Pane, soft: Soft) -> Generator[None, None, None]:
    """Shore bands on the sea, then the land through a mask of its areas."""
    window = pane.bounds.grown(20)
    coast = [pane.px(shape.xy) for shape in ground.near("coast", window)]
    k = pane.weight
    for wide, strength in ((24, 0.10), (14, 0.13), (6, 0.17)) if coast else ():
        shares = mask(pane.size, 1, lambda big, w=wide * k: stroke(big, WHITE, coast, w))  # type: ignore[misc]
        wash(pane.surface, ground.inks.shore, strength, shares)
        yield
    land = soft.cut(soft.land, pane.bounds, pane.size)
    yield

    def areas(big: pygame.Surface) -> None:
        for shape in ground.chart.near("country", window):
            points = clipped(shape.xy.tolist(), window)
            if len(points) > 2:
                spots = pane.px(np.array(points), FINE).tolist()
                pygame.draw.polygon(big, (0, 0, 0) if shape.hole else WHITE, spots)

    shares = mask(pane.size, FINE, areas)
    yield
    if int(shares.min()) == 255:
        pane.surface.blit(land, (0, 0))
        return
    cover = land.convert_alpha() if pygame.display.get_surface() else _with_alpha(land)
    alpha = pygame.surfarray.pixels_alpha(cover)
    alpha[:] = shares
    del alpha
    pane.surface.blit(cover, (0, 0))


def _with_alpha(picture: pygame.Surface) -> pygame.Surface:
    found = pygame.Surface(picture.get_size(), pygame.SRCALPHA, 32)
    found.blit(picture, (0, 0))
    return found


def _glow(ground: Ground, pane: Pane) -> None:
    lines = [pane.px(shape.xy) for shape in ground.near("states", pane.bounds.grown(8))]
    for wide, strength in ((9, 0.20), (5, 0.22)) if lines else ():
        shares = mask(
            pane.size,
            1,
            lambda big, w=wide * pane.weight: stroke(big, WHITE, lines, w),  # type: ignore[misc]
        )
        wash(pane.surface, ground.inks.border_glow, strength, shares)


def _waters(ground: Ground, pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    k = pane.weight * FINE
    inks = ground.inks
    window = pane.bounds.grown(6)
    lakes = [pane.px(shape.xy, FINE) for shape in ground.chart.near("lake", window)]
    for lake in lakes:
        if len(lake) > 2:
            pygame.draw.polygon(big, inks.lake, lake.tolist())
    stroke(big, inks.lake_edge, lakes, 0.6 * k, closed=True)
    stroke(big, inks.coast, [pane.px(s.xy, FINE) for s in ground.near("coast", window)], 1.1 * k)


def _rivers(ground: Ground, pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    k = pane.weight * FINE
    found = [
        (RIVER_WIDTHS[shape.tag[0]], pane.px(shape.xy, FINE))
        for shape in ground.near("river", pane.bounds.grown(6))
    ]
    for wide, line in found:
        stroke(big, ground.inks.river_case, [line], (wide + 1.6) * k)
    for wide, line in found:
        stroke(big, ground.inks.river, [line], wide * k)


def _borders(ground: Ground, pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    k = pane.weight
    for kind, on, off, wide, colour in (
        ("oblast", 4.5, 3.0, 0.8, ground.inks.oblast),
        ("political", 10.0, 3.2, 1.6, ground.inks.border),
    ):
        if kind in layers:
            lines = "states" if kind == "political" else "regions"
            found = ground.dashed(lines, on * k / pane.ppk, off * k / pane.ppk, pane.bounds.grown(4))
            stroke(big, colour, [pane.px(shape.xy, FINE) for shape in found], wide * k * FINE)


def _rails(ground: Ground, pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    """Railways with their ties; ties stand at even distances along each piece."""
    k = pane.weight * FINE
    lines = [pane.px(shape.xy, FINE) for shape in ground.near("rail", pane.bounds.grown(6))]
    stroke(big, ground.inks.rail, lines, 0.8 * k)
    for line in lines:
        for start, end in _ties(line, 7 * k, 2.1 * k):
            pygame.draw.line(big, ground.inks.rail, start, end, max(1, int(0.7 * k)))


def _ties(line: Array, apart: float, reach: float) -> list[list[list[float]]]:
    """The two ends of every tie of a line."""
    along = np.diff(line, axis=0)
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
    far = np.concatenate([[0.0], np.cumsum(length)])
    stops = np.arange(apart / 2, far[-1], apart)
    n = np.minimum(np.searchsorted(far, stops, side="right") - 1, len(along) - 1)
    unit = along[n] / length[n][:, None]
    middle = line[n] + unit * (stops - far[n])[:, None]
    across = np.column_stack([-unit[:, 1], unit[:, 0]]) * reach
    found: list[list[list[float]]] = np.stack([middle + across, middle - across], axis=1).tolist()
    return found


def _roads(ground: Ground, pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    k = pane.weight * FINE
    lines = [pane.px(shape.xy, FINE) for shape in ground.near("road", pane.bounds.grown(6))]
    stroke(big, ground.inks.road_case, lines, 2.9 * k)
    stroke(big, ground.inks.road, lines, 1.5 * k)


def _cells(ground: Ground, window: Bounds) -> list[int]:
    """The hexes that may touch a window."""
    layout, board = ground.layout, ground.world.board
    high, wide, frame = 1.5 * layout.radius, layout.flat, board.frame
    first = max(0, int((window.top - frame.y0) / high) - 1)
    last = min(board.rows - 1, int((window.bottom - frame.y0) / high) + 2)
    left = max(0, int((window.left - frame.x0) / wide) - 2)
    right = min(board.cols - 1, int((window.right - frame.x0) / wide) + 2)
    return [row * board.cols + col for row in range(first, last + 1) for col in range(left, right + 1)]


def _grid(ground: Ground, pane: Pane) -> None:
    layout, beside = ground.layout, ground.world.board.grid.beside
    offsets = (np.array(layout.offsets) * (pane.ppk * FINE)).tolist()
    wide = max(1, round(0.62 * pane.weight * FINE))

    def hexes(big: pygame.Surface) -> None:
        for h in _cells(ground, pane.bounds):
            x, y = pane.px(np.array(layout.centres[h]), FINE)
            spots = [(x + dx, y + dy) for dx, dy in offsets]
            for side in range(6):
                if side < 3 or beside[h * 6 + side] is None:
                    pygame.draw.line(big, WHITE, spots[side], spots[(side + 1) % 6], wide)

    wash(pane.surface, ground.inks.grid, ground.inks.grid_strength, mask(pane.size, FINE, hexes))


def _numbers(ground: Ground, pane: Pane) -> None:
    if pane.ppk < NUMBERS_FROM:
        return
    layout, labels = ground.layout, ground.world.board.grid.labels
    size = max(7, round(layout.flat * min(pane.ppk, 4.0) * 0.135 * sqrt(ground.scale / 100)))
    face = font(size)
    for h in _cells(ground, pane.bounds):
        x, y = pane.px(np.array(layout.centres[h]))
        word = face.render(labels[h], True, ground.inks.number)
        word.set_alpha(120)
        top = y - layout.radius * pane.ppk * 0.84
        pane.surface.blit(word, (round(x - word.get_width() / 2), round(top)))
