"""The base layer of the drawn map: everything that a renderer needs besides the rules' board.

`theatre.npz` is read with `numpy.load(path)`. All is in km of the map's plane (x to the east, y to the south).

meta        eight floats: km a step of the polylines, km a pixel, x and y of the rasters' upper left corner, then the
            window of the board: west, east, north, south

Rasters, uint8, row 0 in the north:
  forest, urban, marsh   how much of it there is, 0 to 255, softened
  relief                 how light the slope is, 128 flat
  seadist                half km from the shore, 0 on land
  land                   0 sea, 1 land, 2 lake
  oblast                 number of the oblast in `oblast_ids`, 0 at sea

oblast_ids  the ids of the board, "" first; an id without a dot is a country, there and off the board only

Polylines: `<name>_xy` int16 points in steps, `<name>_n` int32 how many points each line has, `<name>_g` its tag:
  country (id)           rims of areas; `country_hole` says which are cut out of the area before
  lake ("lake")          the same, with `lake_hole`
  coast ("coast")        shores of the sea
  river ("size|name")    true courses, from source to mouth
  rivhex ("size|name")   the same along hexsides, as play knows them
  edge                   every line between two oblasts, with `edge_pair`, uint8: the two numbers in `oblast_ids`.
                         Whether it is a state border hangs on who holds the two in a scenario.

box_ids     the off-map boxes, and `box_xy`, int16 in steps: where on the window's rim each is drawn
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from game.mapmaking.borders import borders
from game.mapmaking.hand import Drawing, Hand
from game.mapmaking.hexsides import Chain
from game.mapmaking.natural_earth import Shape
from game.mapmaking.rasters import rasters
from game.mapmaking.sheet import Sheet

SMALLEST_AREA: Final = 3.0
SHORTEST_LINE: Final = 0.5
"""Square km and km: what is smaller is left out."""

COARSE: Final = {"country": 0.35, "lake": 0.25, "coast": 0.3, "river": 0.25, "rivhex": 0.0, "edge": 0.3}
"""Km that a line may be moved when points are left out."""

SHORE: Final = 50
"""Km around the window in which shores are drawn, so that the margin's rim is no shore."""


@frozen(eq=False)
class _Lines:
    """Lines on their way into arrays."""

    step: float
    points: list[NDArray[np.int16]] = field(factory=list)
    tags: list[Any] = field(factory=list)

    def add(self, xy: Any, tag: Any) -> None:
        self.points.append(np.round(np.asarray(xy) / self.step).astype(np.int16))
        self.tags.append(tag)

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        return {
            f"{name}_xy": np.concatenate(self.points),
            f"{name}_n": np.array([len(points) for points in self.points], np.int32),
        }


def base_layer(hand: Hand, sheet: Sheet, rivers: Mapping[str, list[Chain]]) -> dict[str, NDArray[Any]]:
    """All arrays of the base layer, by name."""
    import shapely
    from shapely.geometry import LineString, box

    draw, step = hand.drawing, hand.drawing.step
    ids = oblast_ids(hand, sheet)
    land = shapely.union_all(list(sheet.countries.values()))
    shore = land.simplify(COARSE["coast"]).boundary.intersection(
        box(draw.west - SHORE, draw.north - SHORE, draw.east + SHORE, draw.south + SHORE)
    )
    tags = {river.name: f"{river.size}|{river.name}" for river in hand.rivers}
    courses = [(tags[name], LineString(course)) for name, course in sheet.rivers.items()]
    chains = [(tags[name], LineString(chain.corners)) for name, parts in rivers.items() for chain in parts]
    edge = _lines("edge", borders(sheet, ids), sheet.window, step)
    edge["edge_pair"] = edge.pop("edge_g").astype(np.uint8)
    corner = (draw.west - draw.margin, draw.north - draw.margin)
    window = (draw.west, draw.east, draw.north, draw.south)
    return {
        "meta": np.array([step, draw.pixel, *corner, *window], np.float64),
        **rasters(hand, sheet, land, ids),
        "oblast_ids": np.array(ids),
        **_areas("country", list(sheet.countries.items()), step),
        **_areas("lake", [("lake", lake) for lake in sheet.lakes], step),
        **_lines(
            "coast", [("coast", line) for line in parts_of(shapely.line_merge(shore))], sheet.window, step
        ),
        **_lines("river", courses, sheet.window, step),
        **_lines("rivhex", chains, sheet.window, step),
        **edge,
        "box_ids": np.array([str(one.entry["id"]) for one in hand.boxes]),
        "box_xy": np.round(np.array([_rim(draw, one.side, one.along) for one in hand.boxes]) / step).astype(
            np.int16
        ),
    }


def oblast_ids(hand: Hand, sheet: Sheet) -> list[str]:
    """The ids of the oblast raster in order: nobody's, those of the board, countries off it."""
    beyond = sorted({name for name in sheet.oblasts if name not in hand.oblasts})
    return ["", *sorted(hand.oblasts), *beyond]


def parts_of(shape: Shape) -> list[Shape]:
    """The lines that a shape is made of."""
    return [one for one in getattr(shape, "geoms", [shape]) if one.geom_type == "LineString"]


def _areas(name: str, areas: list[tuple[str, Shape]], step: float) -> dict[str, NDArray[Any]]:
    found, holes = _Lines(step), []
    for tag, shape in areas:
        simple = shape.simplify(COARSE[name])
        for part in getattr(simple, "geoms", [simple]):
            if part.geom_type == "Polygon" and part.area >= SMALLEST_AREA:
                for n, ring in enumerate([part.exterior, *part.interiors]):
                    found.add(ring.coords, tag)
                    holes.append(n > 0)
    return {**found.arrays(name), f"{name}_g": np.array(found.tags), f"{name}_hole": np.array(holes)}


def _lines(name: str, lines: list[tuple[Any, Shape]], window: Shape, step: float) -> dict[str, NDArray[Any]]:
    found = _Lines(step)
    for tag, line in lines:
        for part in parts_of(line.simplify(COARSE[name]).intersection(window)):
            if part.length >= SHORTEST_LINE:
                found.add(part.coords, tag)
    return {**found.arrays(name), f"{name}_g": np.array(found.tags)}


def _rim(draw: Drawing, side: str, along: float) -> tuple[float, float]:
    """A point on a side of the window, so far along it from the north or the west."""
    x = draw.west + along * (draw.east - draw.west)
    y = draw.north + along * (draw.south - draw.north)
    return {
        "north": (x, draw.north),
        "south": (x, draw.south),
        "west": (draw.west, y),
        "east": (draw.east, y),
    }[side]
