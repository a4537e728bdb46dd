"""Tiles with the overlays on them: copies of the painted tiles, made again when what lies over them changes."""

from collections import OrderedDict
from collections.abc import Collection
from math import inf
from typing import Final

import pygame
from attrs import evolve

from game.ui.map.brush import Pane
from game.ui.map.clock import ticks
from game.ui.map.geometry import Layout
from game.ui.map.inks import Inks
from game.ui.map.overlays import paint_overlays, paint_reach, shown
from game.ui.map.pieces import Overlay, Selection
from game.ui.map.tiles import Key, Tiles

KEPT: Final = 40


class Sheets:
    """What lies over the ground, and the tiles that it was laid on."""

    def __init__(self, tiles: Tiles, layout: Layout, inks: Inks) -> None:
        self.tiles = tiles
        self.layout = layout
        self.inks = inks
        self.shown: tuple[Overlay, ...] = ()
        self._reach: Selection | None = None
        self.behind = False
        self._laid: OrderedDict[Key, pygame.Surface] = OrderedDict()

    @property
    def reaching(self) -> bool:
        """Whether the reach of a unit is shown."""
        return self._reach is not None

    def show(self, overlays: tuple[Overlay, ...], layers: Collection[str], chosen: Selection | None) -> None:
        """Lay these overlays, as far as they are on, and the reach of what is selected."""
        now = shown(overlays, layers)
        reach = evolve(chosen, path=(), targets=()) if chosen and (chosen.reach or chosen.barred) else None
        if now != self.shown or reach != self._reach:
            self.shown, self._reach = now, reach
            self._laid.clear()

    def get(self, key: Key, until: float = inf) -> pygame.Surface | None:
        """A tile with all that lies over it, the bare tile once the time `until` is past; None while not painted."""
        if not self.shown and self._reach is None:
            return self.tiles.get(key)
        found = self._laid.get(key)
        if found is not None:
            self._laid.move_to_end(key)
            return found
        base = self.tiles.get(key)
        if base is None or ticks() > until:
            self.behind = self.behind or base is not None
            return base
        found = self._laid[key] = base.copy()
        self.lay(Pane(self.tiles.window(key), key.ppk, base.get_size(), found))
        if len(self._laid) > KEPT:
            self._laid.popitem(last=False)
        return found

    def lay(self, pane: Pane) -> None:
        """Draw what lies over the ground onto a picture of it."""
        paint_overlays(pane, self.layout, self.shown)
        if self._reach is not None:
            paint_reach(pane, self.layout, self._reach, self.inks)
