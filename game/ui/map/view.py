"""The map view itself: what it is told, what it is driven by."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import pygame

from game.ui.map import hands, stage
from game.ui.map.clock import ticks
from game.ui.map.geometry import Point
from game.ui.map.minimap import draw_minimap, inner, minimap_point, to_map
from game.ui.map.pieces import AirTrack, Entry, Facility, Overlay, Pick, Piece, Selection
from game.ui.map.scene import Scene
from game.ui.map.stacks import stacks_of
from game.ui.map.tiles import nearest

BUDGET: Final = 6.0
"""How many milliseconds of a frame may go into painting what is missing."""


class MapView(Scene):
    """The map of a world; see the package for how it is driven.

    Args:
        world: the scenario's stage.
        palette: "standard" or "high contrast".
        scale: the window's, 100–200 per cent; speed: of motion, 0 for none.
        looks: how sides are shown, by id, for the panels of off-map areas.
        caption: what to write beside the pointer on a pick; empty for nothing.
        chart: the drawn theatre, by default the bundled one.
    """

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
        self.lettering.forget()
        self._panels()

    def set_facilities(self, facilities: Iterable[Facility]) -> None:
        """Show these signs of facilities."""
        found: dict[int, tuple[Facility, ...]] = {}
        for item in facilities:
            found[item.place] = (*found.get(item.place, ()), item)
        if found != self.facilities:
            self.facilities = found
            self.lettering.forget()

    def set_overlays(self, overlays: Iterable[Overlay]) -> None:
        """Offer these overlays; what is switched on is shown."""
        self.overlays = tuple(overlays)
        self.sheets.show(self.overlays, self.layers, self.selection)

    def set_layers(self, layers: Collection[str]) -> None:
        """Switch layers: names out of BASE_LAYERS and kinds of overlays."""
        if ("oblast" in layers) != ("oblast" in self.layers):
            self.lettering.forget()
        self.layers = frozenset(layers)
        self.sheets.show(self.overlays, self.layers, self.selection)

    def set_selection(self, selection: Selection | None) -> None:
        """Show what is selected, where it may go and what it may attack."""
        self.selection = selection
        self.sheets.show(self.overlays, self.layers, selection)

    def set_tracks(self, tracks: Iterable[AirTrack]) -> None:
        """Show these tracks in the air."""
        before = [track.place for track in self.tracks]
        self.tracks = tuple(tracks)
        if [track.place for track in self.tracks] != before:
            self.lettering.forget()

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
        end = ticks() + (budget / 2 if self.camera.zooming else budget)
        building = self._build(end)
        if not building:
            building = self.lettering.work(nearest(self.camera.levels, self.camera.aim), end)
        self.tiles.ask(self.wanted())
        left = end - ticks()
        painting = self.tiles.work(max(0.5, left)) if left > 0 or not self.camera.zooming else True
        pulsing = bool(self.selection and self.selection.targets)
        urgent = any(track.urgent for track in self.tracks)
        return moving or gliding or building or painting or pulsing or urgent or self.sheets.behind

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
        self.lettering.get(nearest(self.camera.levels, self.zoom))
        for key in self.wanted(ahead=False):
            self.sheets.get(key)

    def draw_minimap(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Draw the whole board small."""
        area = inner(rect, self.camera)
        if self._mini is None or self._mini[0] != area.size:
            self._mini = (area.size, pygame.transform.smoothscale(self.thumb, area.size))
        draw_minimap(surface, rect, self.ground, self.camera, self._mini[1], self.pieces.values())

    def handle_minimap(self, event: pygame.event.Event, rect: pygame.Rect) -> bool:
        """Look at the place under a click or a drag in the minimap; whether the event was one."""
        point = minimap_point(self.hands, event, rect)
        if point is None:
            return False
        self.camera.fly_to(*to_map(point, rect, self.camera), self.zoom, 0)
        return True

    def fly_to(self, place: int, zoom: float | None = None) -> None:
        """Glide to a place; what the pointer was over is over no more."""
        self.hands.leave()
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
