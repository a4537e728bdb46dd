"""Rivers along hexsides: of all chains of hexsides, the one that stays nearest to the course."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import numpy as np
from attrs import field, frozen

from game.mapmaking.courses import shortest
from game.mapmaking.hand import Drawing
from game.mapmaking.plane import Floats, Plane, Point

FAR: Final = 3.0
"""Hexsides further from the course than this many radii are not looked at."""

RIM: Final = 8
"""Km at the east and south within the window where the last hexes end."""

FEWEST: Final = 5


@frozen(eq=False)
class Chain:
    """A run of hexsides: their numbers from source to mouth, and the corners that they join, km."""

    sides: tuple[int, ...]
    corners: Floats = field(repr=False)


class Corners:
    """The corners of all hexes of a board, each known once, and the hexsides between them."""

    def __init__(self, plane: Plane, drawing: Drawing, numbers: Mapping[str, float]) -> None:
        from scipy.spatial import cKDTree

        self.radius, self.drawing, self.numbers = plane.radius, drawing, numbers
        known: dict[tuple[int, int], int] = {}
        spots: list[Point] = []
        self.side_of: dict[tuple[int, int], int] = {}
        for h in range(plane.grid.size):
            around = []
            for x, y in plane.corners(h):
                key = (round(x * 20), round(y * 20))
                if key not in known:
                    known[key] = len(spots)
                    spots.append((x, y))
                around.append(known[key])
            for side, (a, b) in enumerate(zip(around, around[1:] + around[:1])):
                self.side_of.setdefault((min(a, b), max(a, b)), h * 6 + side)
        self.spots = np.array(spots)
        self.tree = cKDTree(self.spots)

    def follow(self, course: Floats) -> list[Chain]:
        """The chains of one river: more than one where its course leaves the board and comes back."""
        from shapely.geometry import LineString

        line = LineString(course)
        spots = np.array([line.interpolate(km).coords[0] for km in np.arange(0, line.length, 1.0)])
        draw = self.drawing
        inside = (spots[:, 0] > draw.west) & (spots[:, 0] < draw.east - RIM)
        inside &= (spots[:, 1] > draw.north) & (spots[:, 1] < draw.south - RIM)
        where = np.where(inside)[0]
        if len(where) < FEWEST:
            return []
        links = self._links(spots)
        runs = np.split(where, np.where(np.diff(where) > 1)[0] + 1)
        chains = [self._chain(spots, run, links) for run in runs if len(run) >= self.radius]
        return [chain for chain in chains if chain.sides]

    def _links(self, spots: Floats) -> defaultdict[int, list[tuple[int, float]]]:
        """From each corner near a course to the next ones, with what the hexside between them costs."""
        from scipy.spatial import cKDTree

        tree: Any = cKDTree(spots)
        links: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for a, b in self.side_of:
            along = np.array([self.spots[a] * (1 - t) + self.spots[b] * t for t in (0, 0.25, 0.5, 0.75, 1)])
            away = tree.query(along, distance_upper_bound=FAR * self.radius)[0]
            if not np.isinf(away).any():
                cost = self.numbers["side_cost"] + np.mean((away / (self.numbers["near"] * self.radius)) ** 2)
                links[a].append((b, float(cost)))
                links[b].append((a, float(cost)))
        return links

    def _chain(self, spots: Floats, run: Any, links: defaultdict[int, list[tuple[int, float]]]) -> Chain:
        first, last = (int(self.tree.query(spots[n])[1]) for n in (run[0], run[-1]))
        way = shortest(links, first, last)
        sides = tuple(self.side_of[min(a, b), max(a, b)] for a, b in pairwise(way))
        return Chain(sides, self.spots[way])
