"""The map view itself: what it is told, what time does to it, and where everything lies on the screen."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from time import perf_counter
from typing import Final

import pygame

from game.model.world import World
from game.ui.map import hands, stage
from game.ui.map.air import shown_facilities
from game.ui.map.boxes import Panel, Stand, margins_of, panels_of, stands
from game.ui.map.camera import Camera
from game.ui.map.chart import Chart, load_chart
from game.ui.map.counters import Counters
from game.ui.map.geometry import Layout, Point
from game.ui.map.ground import Ground, Layers
from game.ui.map.hands import Hands
from game.ui.map.inks import INKS
from game.ui.map.labels import Label, labels_of
from game.ui.map.minimap import draw_minimap, inner, thumbnail, to_map
from game.ui.map.motion import Glides
from game.ui.map.pieces import BASE_LAYERS, AirTrack, Entry, Facility, Overlay, Pick, Piece, Selection
from game.ui.map.sheets import Sheets
from game.ui.map.shelf import Shelf, cache_folder
from game.ui.map.stacks import Fan, counter_size, fanned, footprint, stacks_of
from game.ui.map.tiles import Key, Tiles, nearest, tiles_in
from game.ui.theme import SideLook

BUDGET: Final = 6.0
"""How many milliseconds of a frame may go into painting what is missing."""


class MapView:
    """The map of a world; see the package for how it is driven.

    Args:
        world: the scenario's stage.
        palette: "standard" or "high contrast".
        scale: the window's, 100–200 per cent; speed: of motion, 0 for none.
        looks: how sides are shown, by id, for the panels of off-map areas.
        caption: what to write beside the pointer on a pick; empty for nothing.
        chart: the drawn theatre, by default the bundled one.
    """

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
        self._labels: dict[float, tuple[Label, ...]] = {}
        self._thumb: dict[bool, pygame.Surface] = {}
        self._mini: tuple[tuple[int, int], pygame.Surface] | None = None
        self._panels()

    @property
    def focused(self) -> bool:
        """Whether the arrow keys move the hex cursor."""
        return self.hands.focused

    @focused.setter
    def focused(self, on: bool) -> None:
        self.hands.focused = on

    @property
    def cursor(self) -> int | None:
        """The place that the keyboard is at."""
        return self.hands.cursor

    @cursor.setter
    def cursor(self, place: int | None) -> None:
        self.hands.cursor = place

    @property
    def took(self) -> bool:
        """Whether the last event that was handled was the map's."""
        return self.hands.took

    @property
    def zoom(self) -> float:
        """Pixels a kilometre, at rest."""
        return self.camera.aim

    def set_pieces(self, pieces: Iterable[Piece], paths: Mapping[str, tuple[int, ...]] | None = None) -> None:
        """Show these counters; one whose place changed glides there, along its path where one is given."""
        after = {piece.id: piece for piece in pieces}
        if after == self.pieces:
            return
        self.glides.start(self.pieces, after, paths or {}, self.spot_km)
        self.pieces = after
        self.stacks = stacks_of(after.values())
        self._labels.clear()
        self._panels()

    def set_facilities(self, facilities: Iterable[Facility]) -> None:
        """Show these signs of facilities."""
        found: dict[int, tuple[Facility, ...]] = {}
        for item in facilities:
            found[item.place] = (*found.get(item.place, ()), item)
        if found != self.facilities:
            self.facilities = found
            self._labels.clear()

    def set_overlays(self, overlays: Iterable[Overlay]) -> None:
        """Offer these overlays; what is switched on is shown."""
        self.overlays = tuple(overlays)
        self.sheets.show(self.overlays, self.layers, self.selection)

    def set_layers(self, layers: Collection[str]) -> None:
        """Switch layers: names out of BASE_LAYERS and kinds of overlays."""
        self.layers = frozenset(layers)
        self.sheets.show(self.overlays, self.layers, self.selection)

    def set_selection(self, selection: Selection | None) -> None:
        """Show what is selected, where it may go and what it may attack."""
        self.selection = selection
        self.sheets.show(self.overlays, self.layers, selection)

    def set_tracks(self, tracks: Iterable[AirTrack]) -> None:
        """Show these tracks in the air."""
        self.tracks = tuple(tracks)

    def legend(self) -> tuple[Entry, ...]:
        """The entries of the overlays that are on."""
        return tuple(entry for overlay in self.sheets.shown for entry in overlay.legend)

    def handle(self, event: pygame.event.Event, rect: pygame.Rect) -> Pick | None:
        """Take an event of the window; what was picked, or None."""
        self.camera.resize(rect.size)
        return hands.handle(self, event, rect)

    def update(self, passed: float, budget: float = BUDGET) -> bool:
        """Let milliseconds pass and paint for at most `budget` of them; True while there is more to do or to show."""
        self.clock += passed
        moving = self.camera.update(passed)
        gliding = self.glides.update(passed)
        self.hands.dwell(passed)
        end = perf_counter() + budget / 1000
        building = self._build(end)
        self.tiles.ask(self.wanted())
        left = max(0.5, (end - perf_counter()) * 1000)
        painting = self.tiles.work(left)
        pulsing = bool(self.selection and (self.selection.targets or self.selection.unit))
        urgent = any(track.urgent for track in self.tracks)
        return moving or gliding or building or painting or pulsing or urgent

    def draw(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Draw the map into a rectangle of the window."""
        self.camera.resize(rect.size)
        area = rect.clip(surface.get_rect())
        if area.width > 0 and area.height > 0:
            stage.draw(self, surface.subsurface(area))

    def finish(self, rect: pygame.Rect) -> None:
        """Bring every motion to its end and paint all that a picture of this size shows."""
        self.camera.resize(rect.size)
        while self.camera.update(1000) or self.glides.update(1000):
            pass
        self.tiles.ask(self.wanted(ahead=False))
        self.tiles.finish()
        self.size = self.rest_size

    def draw_minimap(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Draw the whole board small."""
        area = inner(rect, self.camera)
        if self._mini is None or self._mini[0] != area.size:
            self._mini = (area.size, pygame.transform.smoothscale(self.thumb, area.size))
        draw_minimap(surface, rect, self.ground, self.camera, self._mini[1], self.pieces.values())

    def handle_minimap(self, event: pygame.event.Event, rect: pygame.Rect) -> bool:
        """Look at the place under a click or a drag in the minimap; whether the event was one."""
        point = hands.minimap_point(self.hands, event, rect)
        if point is None:
            return False
        self.camera.fly_to(*to_map(point, rect, self.camera), self.zoom, 0)
        return True

    def fly_to(self, place: int, zoom: float | None = None) -> None:
        """Glide to a place."""
        self.camera.fly_to(*self.spot_km(place), zoom)

    def look_at(self, place: int, zoom: float | None = None) -> None:
        """Show a place at once."""
        self.camera.fly_to(*self.spot_km(place), zoom, 0)

    def home(self) -> None:
        """Show the whole board."""
        self.camera.go_home()

    def zoom_in(self) -> None:
        """One level closer."""
        self.camera.step(1)

    def zoom_out(self) -> None:
        """One level farther."""
        self.camera.step(-1)

    def spot(self, place: int, rect: pygame.Rect) -> Point:
        """The point of the window where a place is drawn."""
        x, y = self.at(place)
        return rect.left + x, rect.top + y

    def place_at(self, point: Point, rect: pygame.Rect) -> int | None:
        """The place under a point of the window; None in the void."""
        return hands.place_under(self, (point[0] - rect.left, point[1] - rect.top))

    # What the stage and the hands ask.

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
        return stands(self.panels, self.layout, self.camera)

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

    def labels(self, level: float) -> tuple[Label, ...]:
        """The words of the board at a level, none under a counter."""
        if level not in self._labels:
            size = counter_size(self.layout.flat * level, self.scale)
            counters, signs = [], []
            for place, here in self.stacks.items():
                if place >= 0:
                    counters.append(footprint(len(here), self._pixel(place, level), size))
            for place, items in self.facilities.items():
                if place >= 0:
                    spot = self._pixel(place, level)
                    signs += stage.facility_spots(self, place, items, spot, size, level)
            self._labels[level] = labels_of(self.ground, level, signs, counters)
        return self._labels[level]

    def facility_areas(self) -> Iterator[tuple[int, Facility, pygame.Rect]]:
        """The facility signs that are shown now, each with its place and its square."""
        ppk, size = self.camera.zoom, self.counter
        for place, items in self.facilities.items():
            if place >= 0:
                areas = stage.facility_spots(self, place, items, self.at(place), size, ppk)
                yield from ((place, item, area) for item, area in zip(shown_facilities(items), areas))

    def open_fan(self) -> Fan | None:
        """The stack that lies open, if any."""
        place = self.hands.open_place
        if place is None or place < 0 or len(self.stacks.get(place, ())) < 2:
            return None
        view = pygame.Rect(0, 0, *self.camera.size)
        return fanned(self.stacks[place], place, self.at(place), self.counter, view)

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
                if perf_counter() >= end:
                    return True
        self.size = wanted
        return False
