"""The map view: base layer, camera, counters, labels, overlays, minimap. It knows no View and no rule.

A screen makes a `MapView` of a scenario's world once and then tells it, as plain records (`pieces`), what to show:

    shown = MapView(world, palette="standard", scale=100, speed=100, looks=None, caption=None)
    shown.set_pieces(pieces, paths={unit: (place, place, …)})   # a counter whose place changed glides there
    shown.set_facilities(facilities)
    shown.set_overlays(overlays)                      # all that could be shown
    shown.set_layers({"political", "oblast", "terrain", "supply"})   # which are; `shown.layers` says it
    shown.set_selection(Selection(unit=…, reach={hex: cost}, path=(…), targets=(…)))   # or None
    shown.set_tracks(tracks)

and drives it in its loop, where `rect` is the part of the window that the map fills:

    pick = shown.handle(event, rect)     # Pick or None; `shown.took` says whether the event was used up
    busy = shown.update(dt_ms)           # moves the camera and the pieces, draws missing tiles in slices;
                                         # True while something moves or is still to be drawn
    shown.draw(surface, rect)
    shown.draw_minimap(surface, rect)    # `shown.handle_minimap(event, rect) -> bool` for clicks and drags in it
    shown.legend()                       # the entries of the overlays that are on

Camera: `fly_to(place, zoom=None)`, `look_at(place, zoom=None)` at once, `home()`, `zoom_in()`, `zoom_out()`; `zoom` is
pixels a kilometre at rest. `finish(rect)` draws everything that is missing before it returns (pictures, tests).
Keyboard: with `shown.focused = True` the arrow keys move the hex cursor `shown.cursor` (a place, None at first), Enter
picks ("click"), Backspace gives "menu", Tab is the screen's; without focus and with Shift the arrows move the camera.
`+`, `-` and Home always work. `spot(place, rect)` and `place_at(point, rect)` turn places into pixels and back.
"""

from game.ui.map.pieces import (
    BASE_LAYERS,
    MARKS,
    AirTrack,
    Circle,
    Entry,
    Facility,
    Link,
    Outline,
    Overlay,
    Patch,
    Pick,
    Piece,
    Selection,
)
from game.ui.map.view import MapView

__all__ = [
    "BASE_LAYERS",
    "MARKS",
    "AirTrack",
    "Circle",
    "Entry",
    "Facility",
    "Link",
    "MapView",
    "Outline",
    "Overlay",
    "Patch",
    "Pick",
    "Piece",
    "Selection",
]
