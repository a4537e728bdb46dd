"""The plane of the map: from the globe to kilometres and back, and where hexes lie in it.

x runs to the east and y to the south, both in km from the centre of the projection. A corner's number is that of the
hexside that begins there, clockwise from the top.
"""

from math import cos, pi, radians, sin, sqrt
from typing import Final

import numpy as np
from attrs import field, frozen
from numpy.typing import ArrayLike, NDArray

from game.core.hexes import Grid
from game.model.landmarks import Frame

Floats = NDArray[np.float64]
Point = tuple[float, float]

EARTH: Final = 6371.0088
"""The mean radius of the Earth, km."""


@frozen(eq=False)
class Plane:
    """A board's hexes on the plane of its frame."""

    frame: Frame
    grid: Grid = field(repr=False)

    @property
    def radius(self) -> float:
        """From the centre of a hex to a corner, km."""
        return self.frame.km_per_hex / sqrt(3)

    def forward(self, lat: ArrayLike, lon: ArrayLike) -> tuple[Floats, Floats]:
        """Degrees to km: spherical Lambert azimuthal equal-area."""
        p = np.radians(np.asarray(lat, float))
        away = np.radians(np.asarray(lon, float) - self.frame.lon0)
        sp, cp = sin(radians(self.frame.lat0)), cos(radians(self.frame.lat0))
        k = np.sqrt(2 / (1 + sp * np.sin(p) + cp * np.cos(p) * np.cos(away))) * EARTH
        return k * np.cos(p) * np.sin(away), -k * (cp * np.sin(p) - sp * np.cos(p) * np.cos(away))

    def inverse(self, x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
        """Km to degrees: latitude, longitude."""
        east, north = np.asarray(x, float), -np.asarray(y, float)
        sp, cp = sin(radians(self.frame.lat0)), cos(radians(self.frame.lat0))
        rho = np.hypot(east, north)
        rho = np.where(rho == 0, 1e-12, rho)
        c = 2 * np.arcsin(np.clip(rho / (2 * EARTH), -1, 1))
        lat = np.degrees(np.arcsin(np.cos(c) * sp + north * np.sin(c) * cp / rho))
        lon = np.degrees(np.arctan2(east * np.sin(c), rho * cp * np.cos(c) - north * sp * np.sin(c)))
        return lat, self.frame.lon0 + lon

    def point(self, lat: float, lon: float) -> Point:
        """One place in km."""
        x, y = self.forward(lat, lon)
        return float(x), float(y)

    def centre(self, h: int) -> Point:
        """The centre of a hex."""
        row, col = divmod(h, self.grid.cols)
        flat = self.frame.km_per_hex
        return self.frame.x0 + flat * (col + 0.5 * (row & 1)), self.frame.y0 + 1.5 * self.radius * row

    def corners(self, h: int) -> list[Point]:
        """The six corners of a hex, clockwise from the top."""
        (x, y), r = self.centre(h), self.radius
        turns = [pi / 3 * n - pi / 2 for n in range(6)]
        return [(x + r * cos(turn), y + r * sin(turn)) for turn in turns]

    def hex_at(self, x: float, y: float) -> int | None:
        """The hex that a point lies in; None off the board."""
        r = 2 / 3 * (y - self.frame.y0) / self.radius
        q = ((x - self.frame.x0) * sqrt(3) / 3 - (y - self.frame.y0) / 3) / self.radius
        exact = (q, r, -q - r)
        whole = [round(value) for value in exact]
        misses = [abs(near - value) for near, value in zip(whole, exact)]
        if misses[0] > misses[1] and misses[0] > misses[2]:
            whole[0] = -whole[1] - whole[2]
        elif misses[1] >= misses[2]:
            whole[1] = -whole[0] - whole[2]
        col, row = whole[0] + (whole[1] - (whole[1] & 1)) // 2, whole[1]
        inside = 0 <= col < self.grid.cols and 0 <= row < self.grid.rows
        return row * self.grid.cols + col if inside else None

    def scatter(self, count: int, seed: int) -> Floats:
        """Fixed places in a hex, as (count, 2) offsets in km from its centre."""
        half, radius = self.frame.km_per_hex / 2, self.radius
        rng = np.random.default_rng(seed)
        rng.uniform(
            0, 1, count * 3
        )  # these places are the ones that the board was judged at: keep the series
        found = rng.uniform(-1, 1, (count * 6, 2)) * [half, radius]
        dx, dy = np.abs(found[:, 0]), np.abs(found[:, 1])
        kept: Floats = found[(dx <= half) & (dy <= radius - dx / sqrt(3))][:count]
        return kept
