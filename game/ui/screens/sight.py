"""Where the map of the board looks: near enough to click a hex; and the corner of the minimap."""

from typing import Final

import pygame

from game.ui.map import MapView
from game.ui.screen import Desk

CLOSE: Final = 3.2
"""How near the map comes, in pixels a kilometre at 100 %, when it flies to something."""
NEAR_ENOUGH: Final = 0.6
"""The share of that nearness at which a hex is easily clicked."""
FIRST: Final = 1.4
"""How near the first look at a map comes at most, in pixels a kilometre: the neighbours of few counters are seen too."""
ROUND: Final = 40
"""How many pixels of the map are seen around the outermost counters as a game begins."""
MINIMAP: Final = (188, 150)
ROOMY: Final = 560
"""From how many pixels at 100 % the map's area has room for a minimap."""


def come_near(shown: MapView, desk: Desk, place: int) -> None:
    """Fly to a place, near enough to click a hex; no farther away than the map is now."""
    shown.fly_to(place, max(shown.zoom, CLOSE * desk.ink.theme.scale / 100))


def begin(shown: MapView, size: tuple[int, int] | None = None) -> None:
    """Show all counters on the board as large as they fit, at once; the whole board where that is no larger.

    Where there is room to choose, the areas to the left and right that hold counters come into sight too.
    `size` is that of the map's part of the window, where it is not known yet.
    """
    if size is not None:
        shown.camera.resize(size)
    spots = [shown.spot_km(place) for place in shown.stacks if place >= 0]
    aside = [shown.spot_km(place) for place in shown.stacks if place < 0]
    if not spots:
        return
    camera, middle = shown.camera, []
    spans = [(min(one), max(one)) for one in zip(*spots)]
    exact = min((room - 2 * ROUND) / max(1.0, high - low) for room, (low, high) in zip(camera.size, spans))
    zoom = max((level for level in camera.levels if level <= min(exact, FIRST)), default=camera.fit)
    if zoom <= camera.fit:
        return
    for axis, (low, high) in enumerate(spans):
        every = [one[axis] for one in (*spots, *(() if axis else aside))]
        room = (camera.size[axis] / 2 - ROUND) / zoom
        middle.append(min(max((min(every) + max(every)) / 2, high - room), low + room))
    camera.fly_to(middle[0], middle[1], zoom, 0)


def is_near(shown: MapView, desk: Desk) -> bool:
    """Whether a hex is easily clicked as the map is now."""
    return shown.zoom >= NEAR_ENOUGH * CLOSE * desk.ink.theme.scale / 100


def has_minimap(desk: Desk, rect: pygame.Rect) -> bool:
    """Whether there is room for the minimap in the map's part of the window."""
    return min(rect.width, rect.height + 200) * 100 // desk.ink.theme.scale >= ROOMY


def minimap(desk: Desk, rect: pygame.Rect) -> pygame.Rect:
    """Where the minimap lies: lower left."""
    ink = desk.ink
    wide = min(ink.px(MINIMAP[0]), rect.width // 5)
    found = pygame.Rect(0, 0, wide, wide * MINIMAP[1] // MINIMAP[0])
    found.bottomleft = (rect.x + ink.px(10), rect.bottom - ink.px(10))
    return found
