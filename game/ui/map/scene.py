"""What the map view holds and where all of it lies on the screen: the stage draws from it, the hands pick in it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import pygame

from game.model.world import World
from game.ui.map import stage
from game.ui.map.air import shown_facilities, track_area
from game.ui.map.boxes import Panel, Stand, counters_in, margins_of, panels_of, stands
from game.ui.map.camera import Camera
from game.ui.map.chart import Chart, load_chart
from game.ui.map.clock import ticks
from game.ui.map.counters import Counters
from game.ui.map.geometry import Layout, Point
from game.ui.map.ground import Ground, Layers
from game.ui.map.hands import Hands
from game.ui.map.inks import INKS
from game.ui.map.labels import label_steps
from game.ui.map.lettering import Lettering, Steps
from game.ui.map.minimap import thumbnail
from game.ui.map.motion import Glides
from game.ui.map.pieces import BASE_LAYERS, AirTrack, Facility, Overlay, Pick, Piece, Selection
from game.ui.map.sheets import Sheets
from game.ui.map.shelf import Shelf, cache_folder
from game.ui.map.stacks import Fan, Placed, closed, counter_size, fanned, footprint
from game.ui.map.tiles import Key, Tiles, nearest, tiles_in
from game.ui.theme import SideLook

FANNED: Final = 52
"""How wide the counters of an open stack are at least, at 100 %."""


class Scene:
    """A world on a map; the arguments are those of MapView."""

    def __init__(
        self,
        world: World,
        palette: str = "standard",
        scale: int = 100,
        speed: int = 100,
        looks: Mapping[str, SideLook] | None = None,
        caption: Callable[[Pick], str] | None = None,
        chart: Chart | None = None,
    ) -> None:
        self.world = world
        self.layout = Layout(world.board)
        self.inks = INKS[palette]
        self.scale = scale
        self.looks: Mapping[str, SideLook] = looks or {}
        self.caption = caption
        self.ground = Ground(chart or load_chart(), self.layout, world, self.inks, scale)
        self.tiles = Tiles(self.ground, Shelf(cache_folder()))
        self.sheets = Sheets(self.tiles, self.layout, self.inks)
        self.camera = Camera(bounds=self.layout.bounds, scale=scale, speed=speed)
        self.counters = Counters()
        self.hands = Hands()
        self.glides = Glides(self.layout, speed)
        self.layers: frozenset[str] = frozenset(BASE_LAYERS)
        self.pieces: dict[str, Piece] = {}
        self.stacks: dict[int, tuple[Piece, ...]] = {}
        self.facilities: dict[int, tuple[Facility, ...]] = {}
        self.overlays: tuple[Overlay, ...] = ()
        self.selection: Selection | None = None
        self.tracks: tuple[AirTrack, ...] = ()
        self.panels: tuple[Panel, ...] = ()
        self.clock = 0.0
        self.size = 0
        self.lettering = Lettering(self.label_steps)
        self._thumb: dict[bool, pygame.Surface] = {}
        self._mini: tuple[tuple[int, int], pygame.Surface] | None = None
        self._stands: tuple[object, tuple[Stand, ...]] | None = None
        self._panels()

    def at(self, place: int) -> Point:
        """The middle of a place, from the upper left corner of the map."""
        if place >= 0:
            return self.camera.to_screen(*self.layout.centres[place])
        stand = next(stand for stand in self.stands() if stand.panel.box.place == place)
        return stand.area.center

    def spot_km(self, place: int) -> Point:
        """The middle of a hex in kilometres; of a box, a point just off the edge that it leads to."""
        if place >= 0:
            return self.layout.centres[place]
        panel = next(panel for panel in self.panels if panel.box.place == place)
        bounds, share = self.layout.bounds, panel.middle
        x = {"left": bounds.left - 60, "right": bounds.right + 60}.get(
            panel.edge, bounds.left + share * bounds.width
        )
        y = {"top": bounds.top - 40, "bottom": bounds.bottom + 40}.get(
            panel.edge, bounds.top + share * bounds.height
        )
        return x, y

    def stands(self) -> tuple[Stand, ...]:
        """The panels of the off-map areas where they are now."""
        key = (self.camera.origin, self.camera.zoom, self.panels)
        if self._stands is None or self._stands[0] != key:
            self._stands = (key, stands(self.panels, self.layout, self.camera))
        return self._stands[1]

    @property
    def rest_size(self) -> int:
        """How wide counters are when the camera has come to rest."""
        return counter_size(self.layout.flat * self.camera.aim, self.scale)

    @property
    def counter(self) -> int:
        """How wide counters are drawn now."""
        return self.size or self.rest_size

    def base_layers(self) -> Layers:
        """The layers of the ground that are on."""
        return self.layers & frozenset(BASE_LAYERS)

    @property
    def thumb(self) -> pygame.Surface:
        """The whole board, small."""
        political = "political" in self.layers
        if political not in self._thumb:
            self._thumb[political] = thumbnail(self.ground, political)
        return self._thumb[political]

    def wanted(self, ahead: bool = True) -> list[Key]:
        """The tiles that the view needs, then those around it and of the next levels."""
        camera, bounds, layers = self.camera, self.layout.bounds, self.base_layers()
        level = nearest(camera.levels, camera.aim)
        found = [Key(layers, level, *at) for at in tiles_in(bounds, level, self.seen(level))]
        if ahead and not camera.moving and all(key in self.tiles for key in found):
            around = self.seen(level).inflate(320, 320)
            found += [Key(layers, level, *at) for at in tiles_in(bounds, level, around)]
        return found

    def seen(self, level: float) -> pygame.Rect:
        """The part of the whole picture of a level that is on the screen, or will be at rest."""
        camera = self.camera
        x, y = camera.aim_at
        wide, high = (length * level / camera.aim for length in camera.size)
        left = (x - self.layout.bounds.left) * level - wide / 2
        top = (y - self.layout.bounds.top) * level - high / 2
        return pygame.Rect(round(left), round(top), round(wide) + 1, round(high) + 1)

    def label_steps(self, level: float) -> Steps:
        """Find the words of the board at a level, none under a counter or a sign."""
        size = counter_size(self.layout.flat * level, self.scale)
        counters, signs = [], []
        for place, here in self.stacks.items():
            if place >= 0:
                counters.append(footprint(len(here), self._pixel(place, level), size))
        for place, items in self.facilities.items():
            if place >= 0:
                spot = self._pixel(place, level)
                signs += stage.facility_spots(self, place, items, spot, size, level)
        for track in self.tracks:
            if track.place >= 0:
                signs.append(track_area(self._pixel(track.place, level), self.scale).inflate(6, 6))
        return label_steps(self.ground, level, signs, counters, "oblast" in self.layers)

    def facility_areas(self) -> Iterator[tuple[int, Facility, pygame.Rect]]:
        """The facility signs that are shown now, each with its place and its square."""
        ppk, size = self.camera.zoom, self.counter
        for place, items in self.facilities.items():
            if place >= 0:
                areas = stage.facility_spots(self, place, items, self.at(place), size, ppk)
                yield from ((place, item, area) for item, area in zip(shown_facilities(items), areas))

    def stack(self, place: int) -> tuple[Piece, ...]:
        """The pieces of a place as they lie: the selected one on top, then by rank."""
        found = self.stacks.get(place, ())
        chosen = self.selection.unit if self.selection else ""
        if chosen and len(found) > 1 and any(piece.id == chosen for piece in found):
            return tuple(sorted(found, key=lambda piece: piece.id != chosen))
        return found

    def placed_at(self, place: int | None) -> tuple[Placed, ...]:
        """The counters that are seen in a place, each with its square."""
        if place is None:
            return ()
        if place >= 0:
            return closed(self.stack(place), self.at(place), self.counter)
        stand = next(stand for stand in self.stands() if stand.panel.box.place == place)
        return counters_in(stand, self.stacks.get(place, ()))

    def open_fan(self) -> Fan | None:
        """The stack that lies open, if any."""
        place = self.hands.open_place
        if place is None or place < 0 or len(self.stacks.get(place, ())) < 2:
            return None
        view = pygame.Rect(0, 0, *self.camera.size)
        size = max(self.counter, round(FANNED * self.scale / 100))
        return fanned(self.stacks[place], place, self.at(place), size, view)

    def _pixel(self, place: int, level: float) -> Point:
        x, y = self.layout.centres[place]
        return (x - self.layout.bounds.left) * level, (y - self.layout.bounds.top) * level

    def _panels(self) -> None:
        self.panels = panels_of(self.world.board, self.stacks, self.scale)
        self.camera.margins = margins_of(self.panels)

    def _build(self, end: float) -> bool:
        """Draw the counters that the coming zoom needs, until a time; True while some are missing."""
        wanted = self.rest_size
        if wanted == self.size:
            return False
        for piece in self.pieces.values():
            if not self.counters.has(piece, wanted):
                self.counters.get(piece, wanted)
                if ticks() >= end:
                    return True
        self.size = wanted
        return False
