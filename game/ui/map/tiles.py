"""The board in tiles of 512 pixels at a few zoom levels, painted in slices of time and kept in memory and on disk."""

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Sequence
from hashlib import blake2b
from math import ceil, log
from typing import Final, NamedTuple

import pygame

from game.ui.map.clock import ticks
from game.ui.map.geometry import Bounds
from game.ui.map.ground import Ground, Layers
from game.ui.map.shelf import Shelf

SIDE: Final = 512
KEPT: Final = 80
"""How many tiles stay in memory, a megabyte each."""


class Key(NamedTuple):
    """A tile: its layers, pixels a kilometre, column and row."""

    layers: Layers
    ppk: float
    col: int
    row: int


def size_at(bounds: Bounds, ppk: float) -> tuple[int, int]:
    """How large the whole board is at a zoom, in pixels."""
    return ceil(bounds.width * ppk), ceil(bounds.height * ppk)


def tiles_in(bounds: Bounds, ppk: float, view: pygame.Rect) -> list[tuple[int, int]]:
    """Columns and rows of the tiles that a rectangle of the whole picture meets, the middle ones first."""
    wide, high = size_at(bounds, ppk)
    left, right = max(0, view.left // SIDE), min((wide - 1) // SIDE, (view.right - 1) // SIDE)
    top, bottom = max(0, view.top // SIDE), min((high - 1) // SIDE, (view.bottom - 1) // SIDE)
    found = [(col, row) for row in range(top, bottom + 1) for col in range(left, right + 1)]
    x, y = view.centerx / SIDE - 0.5, view.centery / SIDE - 0.5
    return sorted(found, key=lambda at: ((at[0] - x) ** 2 + (at[1] - y) ** 2, at))


def nearest(levels: Sequence[float], zoom: float) -> float:
    """The level that has to be scaled least to give a zoom.

    >>> nearest((1.0, 1.4, 2.0), 1.5)
    1.4
    """
    return min(levels, key=lambda level: abs(log(level / zoom)))


class Tiles:
    """The tiles of a ground; `ask` says which are wanted, `work` paints for a while."""

    def __init__(self, ground: Ground, shelf: Shelf) -> None:
        self.ground = ground
        self.shelf = shelf
        self.painted = 0
        self._kept: OrderedDict[Key, pygame.Surface] = OrderedDict()
        self._queue: list[Key] = []
        self._job: Generator[None, None, None] | None = None
        self._now: Key | None = None

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def get(self, key: Key) -> pygame.Surface | None:
        """A tile, None while it is not painted."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def area(self, key: Key) -> pygame.Rect:
        """Where a tile lies in the whole picture of its level."""
        wide, high = size_at(self.ground.layout.bounds, key.ppk)
        left, top = key.col * SIDE, key.row * SIDE
        return pygame.Rect(left, top, min(SIDE, wide - left), min(SIDE, high - top))

    def window(self, key: Key) -> Bounds:
        """The kilometres that a tile shows."""
        area, bounds = self.area(key), self.ground.layout.bounds
        return Bounds(
            bounds.left + area.left / key.ppk,
            bounds.top + area.top / key.ppk,
            bounds.left + area.right / key.ppk,
            bounds.top + area.bottom / key.ppk,
        )

    def ask(self, keys: Iterable[Key]) -> None:
        """Want these tiles and no others, the first the soonest."""
        self._queue = [key for key in keys if key not in self._kept]
        if self._now is not None and self._now not in self._queue[:1]:
            if self._now not in self._queue:
                self._job = self._now = None

    @property
    def missing(self) -> int:
        """How many wanted tiles are still to be painted."""
        return len(self._queue)

    def work(self, budget: float, clock: Callable[[], float] = ticks) -> bool:
        """Paint for `budget` milliseconds, one step at least; True while something is left."""
        end = clock() + budget
        while self._queue or self._job:
            if self._job is None:
                self._now = self._queue[0]
                self._job = self._make(self._now)
            try:
                next(self._job)
            except StopIteration:
                self._job = self._now = None
                self._queue = [key for key in self._queue if key not in self._kept]
            if clock() >= end:
                break
        return bool(self._queue or self._job)

    def finish(self) -> None:
        """Paint everything that is wanted."""
        while self.work(1000):
            pass

    def name(self, key: Key) -> str:
        """The name of a tile on disk: all that its picture depends on."""
        parts = (self.ground.digest, sorted(key.layers), key.ppk, key.col, key.row)
        return blake2b(repr(parts).encode(), digest_size=16).hexdigest()

    def _make(self, key: Key) -> Generator[None, None, None]:
        name = self.name(key)
        kept = yield from self.shelf.read(name)
        if kept is not None:
            self._keep(key, ready(kept))
            return
        yield
        picture = yield from self.ground.paint(self.window(key), key.ppk, self.area(key).size, key.layers)
        self.painted += 1
        self._keep(key, ready(picture))
        yield from self.shelf.write(name, picture)

    def _keep(self, key: Key, picture: pygame.Surface) -> None:
        self._kept[key] = picture
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def ready(picture: pygame.Surface) -> pygame.Surface:
    """A picture in the format of the screen, where there is one: it is copied fastest."""
    return picture.convert() if pygame.display.get_surface() else picture
