"""One frame of the map, from the ground up: tiles, panels, words of the land, counters, words, tracks, the pointer."""

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Final

import pygame

from game.ui.map import fore
from game.ui.map.air import draw_track, facility_areas, facility_picture, shown_facilities
from game.ui.map.boxes import Stand, counters_in
from game.ui.map.clock import ticks
from game.ui.map.counters import pad_of
from game.ui.map.geometry import Point
from game.ui.map.labels import Label
from game.ui.map.pieces import Facility
from game.ui.map.stacks import Placed, closed, footprint, sticks_out
from game.ui.map.tiles import SIDE, Key, nearest, size_at, tiles_in

if TYPE_CHECKING:
    from game.ui.map.scene import Scene

FACILITIES_FROM: Final = 0.9
"""From how many pixels a kilometre whole facilities are shown; hurt ones always."""

LAYING: Final = 4.0
"""How many milliseconds of a frame may go into laying overlays on tiles."""

FAR: Final = 700
"""How far beyond the rim of the screen a word may begin and still be seen, pixels."""

Blits = list[tuple[pygame.Surface, tuple[int, int]]]


def draw(view: "Scene", target: pygame.Surface) -> None:
    """Draw everything onto the map's part of the window."""
    camera = view.camera
    target.fill(view.inks.table)
    level = nearest(camera.levels, camera.zoom)
    ground(view, target, _ready(view, level) if camera.moving else level)
    fore.panels(view, target)
    near: list[Label] = []
    far: list[Label] = []
    placed, labels = view.lettering.shown(level)
    for label in labels:
        (far if label.kind in ("state", "oblast", "dot", "river") else near).append(label)
    words(view, target, placed, far)
    chosen(view, target)
    signs(view, target)
    pieces(view, target)
    fore.chosen_counter(view, target)
    words(view, target, placed, near)
    fore.path_and_targets(view, target)
    for track in view.tracks:
        draw_track(target, track, view.at, view.scale, view.clock)
    fore.pointer(view, target)
    fore.fan(view, target)
    fore.caption(view, target)


def _ready(view: "Scene", level: float) -> float:
    """The nearest level whose tiles are all painted: what is on the move is not looked at closely."""
    camera, layers = view.camera, view.base_layers()
    for other in sorted(camera.levels, key=lambda at: abs(log(at / camera.zoom))):
        if all(
            Key(layers, other, *at) in view.tiles
            for at in tiles_in(view.layout.bounds, other, _seen(view, other))
        ):
            return other
    return level


def _seen(view: "Scene", level: float) -> pygame.Rect:
    """The part of the whole picture of a level that is on the screen now."""
    camera = view.camera
    scale = camera.zoom / level
    left, top = camera.origin
    return pygame.Rect(
        int(left / scale), int(top / scale), int(camera.size[0] / scale) + 2, int(camera.size[1] / scale) + 2
    )


def ground(view: "Scene", target: pygame.Surface, level: float) -> None:
    """The tiles of the view, scaled while the zoom is between levels."""
    camera, layout = view.camera, view.layout
    scale = camera.zoom / level
    left, top = camera.origin
    exact = abs(scale - 1) < 1e-6
    wide, high = size_at(layout.bounds, level)
    still: Blits = []
    view.sheets.behind = False
    until = ticks() + (LAYING / 2 if view.camera.moving else LAYING)
    for col, row in tiles_in(layout.bounds, level, _seen(view, level)):
        x0, y0 = int(col * SIDE * scale) - left, int(row * SIDE * scale) - top
        x1 = int(min((col + 1) * SIDE, wide) * scale) - left
        y1 = int(min((row + 1) * SIDE, high) * scale) - top
        spot = pygame.Rect(x0, y0, x1 - x0, y1 - y0)
        tile = view.sheets.get(Key(view.base_layers(), level, col, row), until)
        if tile is None:
            _instead(view, target, spot, level, until)
        elif exact:
            still.append((tile, spot.topleft))
        else:
            _scaled(target, tile, spot)
    target.fblits(still)
    _rim(view, target, pygame.Rect(-left, -top, int(wide * scale), int(high * scale)))


def _scaled(target: pygame.Surface, tile: pygame.Surface, spot: pygame.Rect) -> None:
    """The part of a tile that is seen, scaled to its place."""
    clip = spot.clip(target.get_rect())
    if clip.width < 1 or clip.height < 1:
        return
    fx, fy = tile.get_width() / spot.width, tile.get_height() / spot.height
    x0, y0 = int((clip.left - spot.left) * fx), int((clip.top - spot.top) * fy)
    x1 = min(tile.get_width(), int((clip.right - spot.left) * fx + 0.999))
    y1 = min(tile.get_height(), int((clip.bottom - spot.top) * fy + 0.999))
    if x1 <= x0 or y1 <= y0:
        return
    part = tile.subsurface((x0, y0, x1 - x0, y1 - y0))
    if part.get_bitsize() == target.get_bitsize() and part.get_masks() == target.get_masks():
        pygame.transform.scale(part, clip.size, target.subsurface(clip))
    else:
        target.blit(pygame.transform.scale(part, clip.size), clip)


def _instead(view: "Scene", target: pygame.Surface, spot: pygame.Rect, level: float, until: float) -> None:
    """Where a tile is not painted yet: the same ground from the nearest level that has it, else as far as any has."""
    clip = spot.clip(target.get_rect())
    if clip.width < 1 or clip.height < 1:
        return
    camera, layers = view.camera, view.base_layers()
    best: list[Key] = []
    missing = 1
    for other in sorted(camera.levels, key=lambda at: abs(log(at / camera.zoom))):
        if other == level:
            continue
        scale = camera.zoom / other
        left, top = ((at + shift) / scale for at, shift in zip(clip.topleft, camera.origin))
        part = pygame.Rect(int(left), int(top), int(clip.width / scale) + 1, int(clip.height / scale) + 1)
        keys = [Key(layers, other, *at) for at in tiles_in(view.layout.bounds, other, part)]
        have = [key for key in keys if key in view.tiles]
        if have and (len(have) == len(keys) or not best):
            best, missing = have, len(keys) - len(have)
        if best and not missing:
            break
    before = target.get_clip()
    target.set_clip(clip)
    left, top = camera.origin
    if missing:
        bounds = view.layout.bounds
        size = round(bounds.width * camera.zoom), round(bounds.height * camera.zoom)
        _scaled_loose(target, view.thumb, pygame.Rect((-left, -top), size), clip)
    for key in best:
        tile = view.sheets.get(key, until)
        if tile is not None:
            scale = camera.zoom / key.ppk
            x, y = int(key.col * SIDE * scale) - left, int(key.row * SIDE * scale) - top
            size = int(tile.get_width() * scale) + 1, int(tile.get_height() * scale) + 1
            _scaled_loose(target, tile, pygame.Rect((x, y), size), clip)
    target.set_clip(before)


def _scaled_loose(
    target: pygame.Surface, picture: pygame.Surface, spot: pygame.Rect, clip: pygame.Rect
) -> None:
    """The part of a picture that falls into `clip` when the whole is scaled to `spot`."""
    part = spot.clip(clip)
    if part.width < 1 or part.height < 1:
        return
    fx, fy = picture.get_width() / spot.width, picture.get_height() / spot.height
    x0, y0 = int((part.left - spot.left) * fx), int((part.top - spot.top) * fy)
    x1 = min(picture.get_width(), int((part.right - spot.left) * fx) + 1)
    y1 = min(picture.get_height(), int((part.bottom - spot.top) * fy) + 1)
    if x1 > x0 and y1 > y0:
        exact = pygame.Rect(
            round(spot.left + x0 / fx),
            round(spot.top + y0 / fy),
            round((x1 - x0) / fx),
            round((y1 - y0) / fy),
        )
        target.blit(pygame.transform.scale(picture.subsurface((x0, y0, x1 - x0, y1 - y0)), exact.size), exact)


def _rim(view: "Scene", target: pygame.Surface, board: pygame.Rect) -> None:
    pygame.draw.rect(target, view.inks.frame, board.inflate(6, 6), 3)
    pygame.draw.rect(target, (20, 18, 16), board.inflate(8, 8), 1)


def words(view: "Scene", target: pygame.Surface, level: float, labels: Sequence[Label]) -> None:
    """Words and town signs at their places, never scaled."""
    camera = view.camera
    scale = camera.zoom / level
    left, top = camera.origin
    wide, high = target.get_size()
    if abs(scale - 1) < 1e-6:
        spots = [(label.picture, label.area.x - left, label.area.y - top) for label in labels]
    else:
        spots = [
            (
                label.picture,
                round(label.area.centerx * scale) - left - label.area.width // 2,
                round(label.area.centery * scale) - top - label.area.height // 2,
            )
            for label in labels
        ]
    target.fblits([(picture, (x, y)) for picture, x, y in spots if -FAR < x < wide and -FAR < y < high])


def chosen(view: "Scene", target: pygame.Surface) -> None:
    """The ring around what is selected."""
    selection = view.selection
    if selection is None or selection.place is None or selection.place < 0:
        return
    fore.hex_ring(view, target, selection.place, view.inks.selected, 3.4, (70, 40, 0))


def signs(view: "Scene", target: pygame.Surface) -> None:
    """The facilities on the ground."""
    seen = target.get_rect()
    target.fblits(
        [
            (facility_picture(item, area.width), area.topleft)
            for _, item, area in view.facility_areas()
            if seen.colliderect(area)
        ]
    )


def facility_spots(
    view: "Scene", place: int, items: Sequence[Facility], middle: Point, counter: int, ppk: float
) -> list[pygame.Rect]:
    """The squares of the signs of a place that are shown at a zoom."""
    shown = shown_facilities([item for item in items if ppk >= FACILITIES_FROM or item.condition != "whole"])
    size = round(max(12, min(20, 7.5 * ppk)) * view.scale / 100)
    stack = view.stacks.get(place, ())
    below = footprint(len(stack), middle, counter).bottom - sticks_out(counter) if stack else None
    return facility_areas(middle, len(shown), size, below)


def pieces(view: "Scene", target: pygame.Surface) -> None:
    """All counters: stacks from the upper rows to the lower, then panels, then those on their way."""
    size = view.counter
    seen = target.get_rect().inflate(size, size)
    away = set(view.glides.names)
    found: Blits = []
    badges: list[tuple[int, Placed]] = []
    left, top = view.camera.origin
    zoom, bounds, centres = view.camera.zoom, view.layout.bounds, view.layout.centres
    for place in sorted(view.stacks):
        if place < 0:
            continue
        x = (centres[place][0] - bounds.left) * zoom - left
        y = (centres[place][1] - bounds.top) * zoom - top
        if not seen.collidepoint(x, y):
            continue
        stack = view.stack(place)
        here = [piece for piece in stack if piece.id not in away] if away else stack
        if not here:
            continue
        placed = closed(here, (x, y), size)
        _lay(view, found, placed, size)
        if len(here) > 1:
            badges.append((len(here), placed[0]))
    target.fblits(found)
    for count, first in badges:
        fore.badge(target, count, first.body)
    for stand in view.stands():
        _boxed(view, target, stand, away)
    for name in view.glides.names:
        spot = view.glides.where(name)
        if spot is not None and name in view.pieces:
            x, y = view.camera.to_screen(*spot)
            pad = pad_of(size)
            target.blit(view.counters.get(view.pieces[name], size), (x - size / 2 - pad, y - size / 2 - pad))


def _lay(view: "Scene", found: Blits, placed: Sequence[Placed], size: int) -> None:
    pad = pad_of(size)
    for one in reversed(placed):
        found.append((view.counters.get(one.piece, size), (one.body.left - pad, one.body.top - pad)))


def _boxed(view: "Scene", target: pygame.Surface, stand: Stand, away: set[str]) -> None:
    if not stand.area.colliderect(target.get_rect()):
        return
    found: Blits = []
    stack = view.stacks.get(stand.panel.box.place, ())
    placed = [one for one in counters_in(stand, stack) if one.piece.id not in away]
    _lay(view, found, placed, stand.panel.counter)
    target.fblits(found)
