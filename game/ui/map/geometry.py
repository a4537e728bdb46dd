"""Where hexes lie, in kilometres: centres, corners, the hex under a point. Nothing here knows pixels.

x runs to the east, y to the south, from the centre of the map's projection. Corner n of a hex is where its hexside n
begins, clockwise from the top.
"""

from functools import cached_property
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import Any, Final, NamedTuple

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from game.model.board import Board
from game.model.landmarks import Frame, Town

Array = NDArray[Any]
Point = tuple[float, float]

EARTH: Final = 6371.0088
"""The mean radius of the Earth, km."""


class Bounds(NamedTuple):
    """A rectangle in kilometres."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From west to east."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From north to south."""
        return self.bottom - self.top

    def grown(self, by: float) -> "Bounds":
        """The same, larger on every side."""
        return Bounds(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Bounds") -> bool:
        """Whether two rectangles overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def project(frame: Frame, lat: float, lon: float) -> Point:
    """A place on the globe in kilometres of the map: spherical Lambert azimuthal equal-area.

    >>> frame = Frame(25.0, 53.8, 26.6, 0.0, 0.0)
    >>> [round(abs(value), 6) for value in project(frame, 53.8, 26.6)]
    [0.0, 0.0]
    """
    p, p0, away = radians(lat), radians(frame.lat0), radians(lon - frame.lon0)
    k = sqrt(2 / (1 + sin(p0) * sin(p) + cos(p0) * cos(p) * cos(away))) * EARTH
    return k * cos(p) * sin(away), -k * (cos(p0) * sin(p) - sin(p0) * cos(p) * cos(away))


def unproject(frame: Frame, x: float, y: float) -> Point:
    """Latitude and longitude of a point of the map, in degrees."""
    rho = max(hypot(x, y), 1e-12)
    c = 2 * asin(min(1.0, rho / (2 * EARTH)))
    p0 = radians(frame.lat0)
    lat = asin(cos(c) * sin(p0) - y * sin(c) * cos(p0) / rho)
    lon = atan2(x * sin(c), rho * cos(p0) * cos(c) + y * sin(p0) * sin(c))
    return degrees(lat), frame.lon0 + degrees(lon)


@frozen(eq=False, slots=False)
class Layout:
    """The hexes of a board on the plane; `flat` is the width of a hex, `radius` from its centre to a corner."""

    board: Board = field(repr=False)

    @cached_property
    def flat(self) -> float:
        """The width of a hex, km; also the distance between neighbours' centres."""
        return self.board.frame.km_per_hex

    @cached_property
    def radius(self) -> float:
        """From the centre of a hex to a corner, km."""
        return self.flat / sqrt(3)

    @cached_property
    def bounds(self) -> Bounds:
        """The rectangle around all hexes."""
        frame, rows = self.board.frame, self.board.rows
        shift = self.flat / 2 if rows > 1 else 0
        return Bounds(
            frame.x0 - self.flat / 2,
            frame.y0 - self.radius,
            frame.x0 + self.flat * (self.board.cols - 0.5) + shift,
            frame.y0 + 1.5 * self.radius * (rows - 1) + self.radius,
        )

    @cached_property
    def centres(self) -> tuple[Point, ...]:
        """The centre of every hex."""
        return tuple(self.board.centre(h) for h in range(self.board.size))

    @cached_property
    def offsets(self) -> tuple[Point, ...]:
        """The six corners around a centre, clockwise from the top."""
        r = self.radius
        return tuple((r * cos(pi / 3 * n - pi / 2), r * sin(pi / 3 * n - pi / 2)) for n in range(6))

    def corners(self, hex: int) -> tuple[Point, ...]:
        """The six corners of a hex."""
        x, y = self.centres[hex]
        return tuple((x + dx, y + dy) for dx, dy in self.offsets)

    def hexside(self, edge: int) -> tuple[Point, Point]:
        """The two ends of a numbered hexside, clockwise."""
        found = self.corners(edge // 6)
        return found[edge % 6], found[(edge % 6 + 1) % 6]

    def hex_at(self, x: float, y: float) -> int | None:
        """The hex that a point lies in; None off the grid."""
        cols, rows = self.hexes_at(np.array([x]), np.array([y]))
        col, row = int(cols[0]), int(rows[0])
        if 0 <= col < self.board.cols and 0 <= row < self.board.rows:
            return row * self.board.cols + col
        return None

    def hexes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        """Column and row under each of many points, also of cells off the grid."""
        frame = self.board.frame
        dx, dy = x - frame.x0, y - frame.y0
        q = (dx * sqrt(3) / 3 - dy / 3) / self.radius
        r = (2 / 3 * dy) / self.radius
        s = -q - r
        rq, rr, rs = np.rint(q), np.rint(r), np.rint(s)
        off_q, off_r, off_s = np.abs(rq - q), np.abs(rr - r), np.abs(rs - s)
        first = (off_q > off_r) & (off_q > off_s)
        second = ~first & (off_r > off_s)
        rq = np.where(first, -rr - rs, rq).astype(np.int64)
        rr = np.where(second, -rq - rs, rr).astype(np.int64)
        return rq + (rr - (rr & 1)) // 2, rr

    def of_town(self, town: Town) -> Point:
        """Where a town lies: by its coordinates where it has them, else in the middle of its hex."""
        if town.lat or town.lon:
            return project(self.board.frame, town.lat, town.lon)
        return self.centres[town.hex]
