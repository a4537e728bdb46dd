"""The whole board in a corner: ground and sea at a glance, a dot for every counter, a frame around what is seen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game.ui.map.camera import Camera
from game.ui.map.geometry import Point
from game.ui.map.ground import Ground
from game.ui.map.pieces import Piece
from game.ui.map.soft import ramp

if TYPE_CHECKING:
    from game.ui.map.hands import Hands


def thumbnail(ground: Ground, political: bool = True) -> pygame.Surface:
    """The board at half a pixel a kilometre, made at once: what is shown where nothing is painted yet."""
    chart, inks, bounds = ground.chart, ground.inks, ground.layout.bounds
    tints = [inks.nobody, *(inks.tints[n % len(inks.tints)] for n in range(len(ground.world.sides)))]
    colours = np.array(tints if political else [inks.plain] * len(tints), np.float32)[ground.realm.holder]
    woods = ramp(chart.rasters["forest"].astype(np.float32) / 255, 0.42, 0.58)[..., None]
    colours += (np.array(inks.forest, np.float32) - colours) * woods * 0.5
    colours[chart.rasters["oblast"] == 0] = inks.sea_shallow
    picture = pygame.surfarray.make_surface(colours.astype(np.uint8).swapaxes(0, 1))
    left, top = round((bounds.left - chart.left) / chart.step), round((bounds.top - chart.top) / chart.step)
    area = pygame.Rect(left, top, round(bounds.width / chart.step), round(bounds.height / chart.step))
    return picture.subsurface(area.clip(picture.get_rect())).copy()


def inner(rect: pygame.Rect, camera: Camera) -> pygame.Rect:
    """The part of a rectangle that the board fills in its own proportions."""
    scale = min(rect.width / camera.bounds.width, rect.height / camera.bounds.height)
    found = pygame.Rect(0, 0, round(camera.bounds.width * scale), round(camera.bounds.height * scale))
    found.center = rect.center
    return found


def to_map(point: Point, rect: pygame.Rect, camera: Camera) -> Point:
    """The kilometres under a point of the minimap."""
    area, bounds = inner(rect, camera), camera.bounds
    return (
        bounds.left + (point[0] - area.left) / area.width * bounds.width,
        bounds.top + (point[1] - area.top) / area.height * bounds.height,
    )


def draw_minimap(
    target: pygame.Surface,
    rect: pygame.Rect,
    ground: Ground,
    camera: Camera,
    picture: pygame.Surface,
    pieces: Iterable[Piece],
) -> None:
    """The minimap in a rectangle; `picture` is the board, already as large as `inner` says."""
    area, bounds = inner(rect, camera), camera.bounds
    target.fill(ground.inks.table, rect)
    target.blit(picture, area)

    def spot(x: float, y: float) -> Point:
        return (
            area.left + (x - bounds.left) / bounds.width * area.width,
            area.top + (y - bounds.top) / bounds.height * area.height,
        )

    radius = max(2.0, area.width / 110)
    for piece in pieces:
        if piece.place >= 0:
            middle = spot(*ground.layout.centres[piece.place])
            pygame.draw.aacircle(target, (24, 20, 18), middle, radius + 1)
            pygame.draw.aacircle(target, piece.look.fill, middle, radius)
    first, last = camera.to_map(0, 0), camera.to_map(*camera.size)
    (x0, y0), (x1, y1) = spot(*first), spot(*last)
    frame = pygame.Rect(round(x0), round(y0), round(x1 - x0), round(y1 - y0)).clip(area)
    pygame.draw.rect(target, (24, 20, 18), frame, 3)
    pygame.draw.rect(target, (255, 255, 255), frame, 1)
    pygame.draw.rect(target, ground.inks.frame, area, 1)


def minimap_point(hands: "Hands", event: pygame.event.Event, rect: pygame.Rect) -> Point | None:
    """The point that a click or drag in the minimap shows."""
    if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and rect.collidepoint(event.pos):
        hands._mini = True
    elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
        hands._mini = False
        return None
    elif event.type != pygame.MOUSEMOTION:
        return None
    if not hands._mini:
        return None
    x = min(max(event.pos[0], rect.left), rect.right)
    y = min(max(event.pos[1], rect.top), rect.bottom)
    return x, y
