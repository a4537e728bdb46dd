"""The courses of rivers by name, from pieces that have none.

The source cuts rivers at whole degrees. All points become a graph; the ends of pieces are joined to the points of
other pieces near by, at a price; a river is the shortest way through the points that were set by hand.
"""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.mapmaking.errors import MapMakingError
from game.mapmaking.hand import HandRiver
from game.mapmaking.plane import Floats, Plane

JOINT: Final = 0.05
"""Km added to every joint, so that one is never free."""

SAME: Final = 0.02
"""Km: points nearer than this are one."""

WAVE_STEP: Final = 2.0
WAVE_HEIGHT: Final = 1.6
"""Km: a drawn river swings by about so much, every so often; it should look like its traced neighbours."""


def courses(
    rivers: Iterable[HandRiver], pieces: list[Floats], numbers: Mapping[str, float], plane: Plane
) -> dict[str, Floats]:
    """The points of each river in km, source to mouth, by name."""
    web = _Web(pieces, numbers)
    return {river.name: drawn(river, plane) if river.drawn else web.trace(river, plane) for river in rivers}


def drawn(river: HandRiver, plane: Plane) -> Floats:
    """A smooth curve through a river's points, with small swings that are always the same for its name."""
    from scipy.interpolate import CubicSpline

    x, y = plane.forward(*np.array(river.way).T)
    points = np.column_stack([x, y])
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    curve = CubicSpline(along, points)(np.arange(0, along[-1], WAVE_STEP))
    rng = np.random.default_rng(sum(map(ord, river.name)))
    noise, window = rng.normal(0, 1, curve.shape), np.ones(4) / 4
    swing = np.column_stack([np.convolve(noise[:, axis], window, "same") for axis in (0, 1)])
    swing[0] = swing[-1] = 0
    found: Floats = curve + swing * WAVE_HEIGHT
    return found


class _Web:
    """The graph of all pieces."""

    def __init__(self, pieces: list[Floats], numbers: Mapping[str, float]) -> None:
        from scipy.spatial import cKDTree

        self.points = np.concatenate(pieces)
        self.links: list[list[tuple[int, float]]] = [[] for _ in self.points]
        self.tree = cKDTree(self.points)
        starts = np.cumsum([0] + [len(piece) for piece in pieces])
        for start, end in pairwise(starts.tolist()):
            for n in range(start, end - 1):
                self._link(n, n + 1)
        owner = np.repeat(np.arange(len(pieces)), [len(piece) for piece in pieces])
        for start, end in pairwise(starts.tolist()):
            for tip in (start, end - 1):
                self._join(tip, owner, numbers["gap_km"], numbers["gap_cost"])

    def _length(self, a: int, b: int) -> float:
        return float(np.hypot(*(self.points[a] - self.points[b])))

    def _link(self, a: int, b: int, times: float = 1.0, plus: float = 0.0) -> None:
        cost = self._length(a, b) * times + plus
        self.links[a].append((b, cost))
        self.links[b].append((a, cost))

    def _join(self, tip: int, owner: NDArray[Any], reach: float, times: float) -> None:
        """Join an end to the nearest point of each other piece in reach."""
        seen = set()
        for there in sorted(
            self.tree.query_ball_point(self.points[tip], reach), key=lambda n: self._length(tip, n)
        ):
            if owner[there] != owner[tip] and owner[there] not in seen:
                seen.add(owner[there])
                self._link(tip, there, times, JOINT)

    def trace(self, river: HandRiver, plane: Plane) -> Floats:
        """The points of one river; a straight line where two of its points do not hang together."""
        stops = [int(self.tree.query(plane.point(*place))[1]) for place in river.way]
        chain = stops[:1]
        for a, b in pairwise(stops):
            chain += (shortest(self.links, a, b) or [a, b])[1:]
        course = self.points[chain]
        apart = np.hypot(*np.diff(course, axis=0).T) > SAME
        found: Floats = course[np.r_[True, apart]]
        if len(found) < 2:
            raise MapMakingError(f'rivers.toml, river "{river.name}": its points lie all in one place')
        return found


def shortest(
    links: Mapping[int, list[tuple[int, float]]] | list[list[tuple[int, float]]], a: int, b: int
) -> list[int]:
    """The cheapest way from one node to another, both included; empty when there is none."""
    best, before, queue = {a: 0.0}, {a: a}, [(0.0, a)]
    while queue:
        cost, here = heappop(queue)
        if here == b:
            break
        if cost > best[here]:
            continue
        for there, more in links[here]:
            if cost + more < best.get(there, float("inf")):
                best[there], before[there] = cost + more, here
                heappush(queue, (cost + more, there))
    if b not in before:
        return []
    way = [b]
    while way[-1] != a:
        way.append(before[way[-1]])
    return way[::-1]
