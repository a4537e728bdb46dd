"""The drawn theatre: coasts, borders, lakes, rivers and soft ground, from assets/map/theatre.npz.

Lines and areas are kept as 16-bit steps of 50 m, ground as rasters of one byte a cell; only pictures are made of
them, no rule reads them.
"""

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
from attrs import field, frozen

from game.scenario.places import map_folder
from game.ui.map.geometry import Array, Bounds

LINES: Final = ("country", "lake", "coast", "river", "rivhex")
GROUNDS: Final = ("forest", "urban", "marsh", "seadist", "relief", "oblast")


@frozen(eq=False)
class Shape:
    """A line or the rim of an area, km; `tag` says what of, `hole` that it is cut out of the area before it."""

    tag: str
    xy: Array = field(repr=False)
    hole: bool
    bounds: Bounds


@frozen(eq=False)
class Chart:
    """The whole theatre. `step` is the side of a raster's cell in km, `left` and `top` where rasters begin.

    `edges` are the lines between oblasts with the numbers of the two; `oblasts` their ids, "" for the sea.
    """

    shapes: Mapping[str, tuple[Shape, ...]] = field(repr=False)
    edges: tuple[tuple[tuple[int, int], Shape], ...] = field(repr=False)
    oblasts: tuple[str, ...] = field(repr=False)
    rasters: Mapping[str, Array] = field(repr=False)
    step: float
    left: float
    top: float
    digest: str

    def near(self, kind: str, window: Bounds) -> list[Shape]:
        """The shapes of a kind that may touch a window."""
        return [shape for shape in self.shapes[kind] if shape.bounds.meets(window)]

    def cells(self, kind: str, x: Array, y: Array) -> Array:
        """The raster's bytes at points; 0 off the raster."""
        table = self.rasters[kind]
        i = np.floor((x - self.left) / self.step).astype(np.int64)
        j = np.floor((y - self.top) / self.step).astype(np.int64)
        inside = (i >= 0) & (i < table.shape[1]) & (j >= 0) & (j < table.shape[0])
        found = np.zeros(inside.shape, table.dtype)
        found[inside] = table[j[inside], i[inside]]
        return found


def load_chart(path: Path | None = None) -> Chart:
    """The chart of a file, by default the one that is bundled; OSError when it cannot be read."""
    source = path or map_folder() / "theatre.npz"
    raw = source.read_bytes()
    with np.load(source) as found:
        quantum, step, left, top = (float(value) for value in found["meta"][:4])
        shapes = {kind: _shapes(found, kind, quantum) for kind in LINES}
        rasters = {kind: found[kind] for kind in GROUNDS}
        pairs = [(int(a), int(b)) for a, b in found["edge_pair"]]
        edges = tuple(zip(pairs, _shapes(found, "edge", quantum)))
        oblasts = tuple(map(str, found["oblast_ids"]))
    digest = blake2b(raw, digest_size=8).hexdigest()
    return Chart(
        shapes=shapes,
        edges=edges,
        oblasts=oblasts,
        rasters=rasters,
        step=step,
        left=left,
        top=top,
        digest=digest,
    )


def _shapes(found: Mapping[str, Array], kind: str, quantum: float) -> tuple[Shape, ...]:
    xy = found[f"{kind}_xy"].astype(np.float64) * quantum
    ends = np.cumsum(found[f"{kind}_n"])
    tags = found[f"{kind}_g"] if f"{kind}_g" in found else [""] * len(ends)
    holes = found[f"{kind}_hole"] if f"{kind}_hole" in found else np.zeros(len(ends), bool)
    parts = np.split(xy, ends[:-1])
    return tuple(
        Shape(str(tag), part, bool(hole), bounds_of(part)) for tag, part, hole in zip(tags, parts, holes)
    )


def bounds_of(xy: Array) -> Bounds:
    """The rectangle around points."""
    (left, top), (right, bottom) = xy.min(0), xy.max(0)
    return Bounds(float(left), float(top), float(right), float(bottom))
