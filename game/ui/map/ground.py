"""The printed board: everything on the ground that no game changes, painted a tile at a time, step by step."""

from collections.abc import Generator
from functools import cached_property
from hashlib import blake2b
from typing import Final

import numpy as np
import pygame
from attrs import define, field

from game.model.landmarks import Line
from game.model.world import World
from game.ui.map import vectors
from game.ui.map.brush import FINE, Pane, chaikin, dashes, through
from game.ui.map.chart import Chart, Shape, bounds_of
from game.ui.map.geometry import Bounds, Layout, Point
from game.ui.map.inks import Inks
from game.ui.map.realm import Realm, chained, realm_of
from game.ui.map.soft import Soft, soft_steps
from game.ui.map.stipple import stipple

VERSION: Final = 5
"""Changes whenever the same world would be painted differently, so that kept tiles are not used again."""

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
        yield from vectors.land(self, pane, soft)
        if "terrain" in layers and ppk >= 1.2:
            stipple(pane, self.chart, self.inks)
            yield
        if "political" in layers:
            vectors.glow(self, pane)
            yield
        big = pygame.transform.scale(pane.surface, (size[0] * FINE, size[1] * FINE))
        yield
        for part in (vectors.waters, vectors.rivers, vectors.borders, vectors.rails, vectors.roads):
            part(self, pane, big, layers)
            yield
        pane.surface.blit(pygame.transform.smoothscale(big, size), (0, 0))
        yield
        vectors.grid(self, pane)
        yield
        vectors.numbers(self, pane)
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
