"""The lines between oblasts, each with the two that it separates: from them a scenario's state borders are drawn."""

from itertools import combinations, pairwise
from typing import Any, Final

import numpy as np

from game.mapmaking.natural_earth import Shape
from game.mapmaking.sheet import Sheet

APART: Final = 0.15
"""Km: two shapes that were simplified apart from one another still share a border within this."""

SHORTEST: Final = 2.0
"""Km: shorter pieces are where three shapes meet, and no border."""

PIECE: Final = 2.0
"""Km: a state border is cut into pieces of this length to say which oblasts each separates."""

Tagged = tuple[tuple[int, int], Shape]


def borders(sheet: Sheet, ids: list[str]) -> list[Tagged]:
    """Every line between two oblasts, with their numbers in `ids`, the smaller first."""
    import shapely

    number = {name: n for n, name in enumerate(ids)}
    cells = {name: shapely.union_all(parts) for name, parts in sheet.oblasts.items()}
    by_country = {
        country: [(number[name], cells[name]) for name in sorted(sheet.oblasts_of(country))]
        for country in sheet.countries
    }
    found: list[Tagged] = []
    for a, b in combinations(sheet.countries, 2):
        for line in _shared(sheet.countries[a], sheet.countries[b]):
            found += _tagged(line, by_country[a], by_country[b])
    for country, shape in sheet.countries.items():
        for (m, one), (n, other) in combinations(by_country[country], 2):
            found += [(_pair(m, n), line) for line in _shared(one, other, shape)]
    return sorted(found, key=lambda item: item[0])


def _pair(m: int, n: int) -> tuple[int, int]:
    return (m, n) if m < n else (n, m)


def _shared(a: Shape, b: Shape, within: Shape = None) -> list[Shape]:
    """The lines where two shapes meet, cut to a third."""
    import shapely

    if not a.intersects(b):
        return []
    common = a.boundary.intersection(b.buffer(APART))
    if within is not None:
        common = common.intersection(within)
    lines = [one for one in getattr(common, "geoms", [common]) if one.geom_type == "LineString"]
    merged = shapely.line_merge(shapely.union_all(lines)) if len(lines) > 1 else common
    return [line for line in getattr(merged, "geoms", [merged]) if line.length > SHORTEST]


def _tagged(line: Shape, here: list[tuple[int, Shape]], there: list[tuple[int, Shape]]) -> list[Tagged]:
    """A state border cut where it passes from one oblast to the next, on either side."""
    import shapely
    from shapely.geometry import LineString

    points = np.array(shapely.segmentize(line, PIECE).coords)
    middles = shapely.points((points[1:] + points[:-1]) / 2)
    sides = [_nearest(middles, cells) for cells in (here, there)]
    pairs = [_pair(int(m), int(n)) for m, n in zip(*sides)]
    cuts = [0, *(n for n in range(1, len(pairs)) if pairs[n] != pairs[n - 1]), len(pairs)]
    return [(pairs[a], LineString(points[a : b + 1])) for a, b in pairwise(cuts)]


def _nearest(middles: Any, cells: list[tuple[int, Shape]]) -> Any:
    """For each point the number of the cell that is nearest to it."""
    import shapely

    away = np.array([shapely.distance(shape, middles) for _, shape in cells])
    return np.array([n for n, _ in cells])[np.argmin(away, axis=0)]
