"""Whose ground is whose on the drawn map: the scenario's sides laid over the chart, and the borders that follow.

The chart draws real coasts and boundary lines between oblasts; the scenario says which side holds which. Ground is
coloured by holder, and a line is a state border where the holders on its two sides differ, else one of regions.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from attrs import field, frozen

from game.model.world import World
from game.ui.map.chart import Chart, Shape, bounds_of
from game.ui.map.geometry import Array

RIM: Final = 8
"""How many cells the colour of land reaches out over the sea, so that coasts cut it cleanly."""


@frozen(eq=False)
class Realm:
    """`holder` is a raster of side numbers (1 and up in the scenario's order, 0 nobody), like the chart's rasters.

    `states` and `regions` are the lines between holders and between the regions of one holder.
    """

    holder: Array = field(repr=False)
    states: tuple[Shape, ...] = field(repr=False)
    regions: tuple[Shape, ...] = field(repr=False)


def realm_of(chart: Chart, world: World) -> Realm:
    """The realm of a scenario's world."""
    held = holders(chart.oblasts, world)
    states: list[Shape] = []
    regions: list[Shape] = []
    for pair, line in chart.edges:
        (states if apart(chart.oblasts, held, pair) else regions).append(line)
    table = np.array(held, np.int16)[chart.rasters["oblast"]]
    table[chart.rasters["oblast"] == 0] = -1
    return Realm(np.maximum(_spread(table), 0), tuple(states), tuple(regions))


def holders(oblasts: Sequence[str], world: World) -> tuple[int, ...]:
    """The number of the side that holds each oblast: of most of its hexes, of its country's where it has none."""
    sides = ("", *world.sides)
    votes: dict[str, Counter[int]] = {}
    for country, oblast, holder in zip(world.board.country, world.board.oblast, world.ground):
        for area in (country, oblast):
            votes.setdefault(area, Counter())[sides.index(holder)] += 1

    def held(oblast: str) -> int:
        found = votes.get(oblast) or votes.get(oblast.partition(".")[0])
        return found.most_common(1)[0][0] if found and oblast else 0

    return tuple(map(held, oblasts))


def apart(oblasts: Sequence[str], held: Sequence[int], pair: tuple[int, int]) -> bool:
    """Whether a line between two oblasts is a border of states: two holders, or two lands that no side holds."""
    a, b = pair
    lands = {oblasts[a].partition(".")[0], oblasts[b].partition(".")[0]}
    return held[a] != held[b] or (len(lands) > 1 and held[a] == 0)


def _spread(table: Array) -> Array:
    """Known cells grown into unknown ones (-1) next to them, a few cells far."""
    found = table
    for _ in range(RIM):
        before = found
        found = before.copy()
        for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
            shifted = np.roll(before, step, axis)
            take = (found == -1) & (shifted != -1)
            found[take] = shifted[take]
    return found


def chained(shapes: Sequence[Shape], length: int = 24) -> tuple[Shape, ...]:
    """Lines cut into pieces of a few points, so that a small window finds its own quickly."""
    found = []
    for shape in shapes:
        for start in range(0, max(len(shape.xy) - 1, 1), length):
            part = shape.xy[start : start + length + 1]
            found.append(Shape(shape.tag, part, shape.hole, bounds_of(part)))
    return tuple(found)
