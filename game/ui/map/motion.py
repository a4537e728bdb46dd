"""Counters on their way: each glides along its path from where it stood to where it is."""

from collections.abc import Callable, Mapping
from typing import Final

from attrs import frozen

from game.ui.map.geometry import Layout, Point
from game.ui.map.pieces import Piece
from game.ui.map.stacks import moved

STEP: Final = 110
LEAST: Final = 220
MOST: Final = 900
"""Milliseconds for a step of a path, and for a whole path at least and at most."""


@frozen
class Glide:
    """One counter's way in kilometres, and how long it takes."""

    points: tuple[Point, ...]
    lasts: float


class Glides:
    """All counters on their way. `speed` is in per cent, 0 for no motion at all."""

    def __init__(self, layout: Layout, speed: int) -> None:
        self.layout = layout
        self.speed = speed
        self._under_way: dict[str, Glide] = {}
        self._gone: dict[str, float] = {}

    def start(
        self,
        before: Mapping[str, Piece],
        after: Mapping[str, Piece],
        paths: Mapping[str, tuple[int, ...]],
        spot: Callable[[int], Point],
    ) -> None:
        """Set off those whose place has changed; end the ways of those that are gone."""
        for name in list(self._under_way):
            if name not in after:
                del self._under_way[name], self._gone[name]
        if self.speed <= 0:
            return
        for name, (first, last) in moved(before, after.values()).items():
            path = paths.get(name) or (first, last)
            lasts = min(MOST, max(LEAST, STEP * (len(path) - 1))) * 100 / self.speed
            self._under_way[name] = Glide(tuple(spot(place) for place in path), lasts)
            self._gone[name] = 0.0

    def update(self, passed: float) -> bool:
        """Let milliseconds pass; True while any is under way."""
        for name in list(self._under_way):
            self._gone[name] += passed
            if self._gone[name] >= self._under_way[name].lasts:
                del self._under_way[name], self._gone[name]
        return bool(self._under_way)

    def where(self, name: str) -> Point | None:
        """Where a counter is on its way, km; None for one that stands."""
        glide = self._under_way.get(name)
        if glide is None:
            return None
        t = self._gone[name] / glide.lasts
        share = t * t * (3 - 2 * t) * (len(glide.points) - 1)
        n = min(int(share), len(glide.points) - 2)
        (ax, ay), (bx, by) = glide.points[n], glide.points[n + 1]
        part = share - n
        return ax + (bx - ax) * part, ay + (by - ay) * part

    @property
    def names(self) -> tuple[str, ...]:
        """Which counters are on their way."""
        return tuple(self._under_way)
