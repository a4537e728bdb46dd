"""Natural Earth: countries from the TopoJSON of world-atlas, first-level divisions from the GeoPackage of QGIS.

Shapes are shapely geometries in km of the map's plane, cut to what is drawn.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.mapmaking.errors import MapMakingError
from game.mapmaking.hand import Region
from game.mapmaking.plane import Floats, Plane

Shape = Any
"""A shapely geometry; shapely carries no types."""

NEAR: Final = (15, 44, 60, 64)
"""Degrees west, south, east, north: what lies outside is cut off before it is projected, Siberia above all."""

SPACING: Final = 0.25
"""Degrees between the points of a line before it is projected: straight in degrees is not straight in km."""


def projected(plane: Plane, shape: Shape) -> Shape:
    """A shape in degrees (longitude, latitude) as one in km."""
    import shapely

    def forward(points: Floats) -> Floats:
        x, y = plane.forward(points[:, 1], points[:, 0])
        return np.column_stack([x, y])

    return shapely.transform(shapely.segmentize(shape, SPACING), forward)


def countries(raw: bytes, wanted: Iterable[Region], plane: Plane, window: Shape) -> dict[str, Shape]:
    """Country shapes by id, of those that show in the window, from a TopoJSON file."""
    topology = json.loads(raw)
    arcs = _arcs(topology)
    by_name = {item["properties"]["name"]: item for item in topology["objects"]["countries"]["geometries"]}
    found = {}
    for region in wanted:
        (name,) = region.names
        if name not in by_name:
            raise MapMakingError(f'Natural Earth has no country "{name}" (regions.toml, "{region.id}").')
        shape = projected(plane, _country(by_name[name], arcs)).intersection(window)
        if not shape.is_empty:
            found[region.id] = shape
    return dict(sorted(found.items()))


def _arcs(topology: Mapping[str, Any]) -> list[NDArray[Any]]:
    """The lines that borders are put together from: whole steps, scaled and moved."""
    scale, start = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    return [np.cumsum(np.array(arc), 0) * scale + start for arc in topology["arcs"]]


def _country(item: Mapping[str, Any], arcs: list[NDArray[Any]]) -> Shape:
    from shapely.geometry import MultiPolygon, Polygon, box

    parts = []
    for rings in [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]:
        outer, *holes = (_ring(ring, arcs) for ring in rings)
        if outer[:, 0].max() < 12 or outer[:, 0].min() > NEAR[2] or outer[:, 1].max() < NEAR[1]:
            continue
        part = Polygon(outer, holes)
        if outer[:, 0].max() > NEAR[2]:
            part = part.buffer(0).intersection(box(*NEAR))
        parts += [one for one in getattr(part, "geoms", [part]) if one.geom_type == "Polygon"]
    return MultiPolygon(parts).buffer(0)


def _ring(numbers: list[int], arcs: list[NDArray[Any]]) -> NDArray[Any]:
    """One closed line; an arc with a negative number runs backwards, its first point is the last one's end."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([piece[1:] if n else piece for n, piece in enumerate(pieces)])


def divisions(
    raw: bytes, oblasts: Iterable[Region], countries: Mapping[str, Shape], plane: Plane, window: Shape
) -> dict[str, list[Shape]]:
    """The shapes of each oblast by its id, and under a country's own id those of its divisions off the board.

    A country whose oblasts name no divisions is one oblast. MapMakingError where a name is not in the GeoPackage.
    """
    wanted: dict[tuple[str, str], str] = {}
    found: dict[str, list[Shape]] = {}
    for oblast in oblasts:
        country = oblast.id.partition(".")[0]
        wanted |= {(country, name): oblast.id for name in oblast.names}
        if not oblast.names:
            found[oblast.id] = [countries[country]]
    divided = sorted({country for country, _ in wanted})
    seen = set()
    for country, name, shape in _features(raw, divided):
        cut = projected(plane, shape).intersection(window)
        seen.add((country, name))
        if not cut.is_empty:
            found.setdefault(wanted.get((country, name), country), []).append(cut)
    absent = sorted(set(wanted) - seen)
    if absent:
        raise MapMakingError("\n".join(f'Natural Earth has no division "{n}" in "{c}".' for c, n in absent))
    for country in countries:
        if not any(oblast.partition(".")[0] == country for oblast in found):
            found[country] = [countries[country]]
    return found


def _features(raw: bytes, divided: list[str]) -> list[tuple[str, str, Shape]]:
    """Country, name and shape of each division, in the order of the file."""
    import shapely

    marks = ",".join("?" * len(divided))
    query = f"select iso_a2, name, geom from states_provinces where iso_a2 in ({marks}) order by fid"
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(raw)
        rows = base.execute(query, [country.upper() for country in divided]).fetchall()
    return [
        (country.lower(), name, shapely.from_wkb(blob[8 + _envelope(blob) :])) for country, name, blob in rows
    ]


def _envelope(blob: bytes) -> int:
    """The length of the bounding box that a GeoPackage writes before the shape."""
    return (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
