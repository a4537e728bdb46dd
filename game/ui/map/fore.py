"""What lies over the counters and beside the board: panels, paths, targets, the pointer's hex, open stacks, captions."""

from functools import lru_cache
from math import cos, pi, sin
from typing import TYPE_CHECKING

import pygame

from game.ui.fonts import font
from game.ui.map.boxes import Panel, Stand
from game.ui.map.brush import thick
from game.ui.map.counters import pad_of
from game.ui.map.overlays import arrow, hex_sprite
from game.ui.theme import STANDARD, Colour

if TYPE_CHECKING:
    from game.ui.map.scene import Scene

PANEL = STANDARD.panel
LINE = STANDARD.line
TEXT = STANDARD.text
SOFT = STANDARD.soft
DARK = (22, 18, 16)


def hex_ring(
    view: "Scene", target: pygame.Surface, place: int, colour: Colour, width: float, case: Colour
) -> None:
    """The rim of a hex in one colour with a darker edge."""
    points = [view.camera.to_screen(*corner) for corner in view.layout.corners(place)]
    ring = [*points, points[0]]
    thick(target, case, ring, width + 2)
    thick(target, colour, ring, width)


def panels(view: "Scene", target: pygame.Surface) -> None:
    """The off-map areas: a band to the board's edge, a card with a title, how far away they are."""
    seen = target.get_rect()
    here = [stand for stand in view.stands() if stand.area.inflate(60, 60).colliderect(seen)]
    for stand in here:
        _band(view, target, stand)
    for stand in here:
        _card(view, target, stand)


def _colour(view: "Scene", stand: Stand) -> Colour:
    look = view.looks.get(stand.panel.box.side)
    return look.fill if look else LINE


def _band(view: "Scene", target: pygame.Surface, stand: Stand) -> None:
    area, (a, b) = stand.area, stand.joint
    ends = {
        "left": (area.topright, area.bottomright), "right": (area.topleft, area.bottomleft),
        "top": (area.bottomleft, area.bottomright), "bottom": (area.topleft, area.topright),
    }[stand.panel.edge]  # fmt: skip
    colour = _colour(view, stand)
    shade = tuple((x + 3 * y) // 4 for x, y in zip(colour, view.inks.table))
    pygame.draw.polygon(target, shade, [ends[0], a, b, ends[1]])
    thick(target, colour, (a, b), 4)


def _card(view: "Scene", target: pygame.Surface, stand: Stand) -> None:
    panel = stand.panel
    hovered = view.hands.hover is not None and view.hands.hover.place == panel.box.place
    target.blit(_card_picture(panel, _colour(view, stand), hovered, view.scale), stand.area)
    if view.hands.focused and view.hands.cursor == panel.box.place:
        pygame.draw.rect(target, view.inks.selected, stand.area, 2, border_radius=6)


@lru_cache(maxsize=64)
def _card_picture(panel: Panel, colour: Colour, hovered: bool, percent: int) -> pygame.Surface:
    """A card without its counters."""
    scale = percent / 100
    found = pygame.Surface(panel.size, pygame.SRCALPHA, 32)
    area = found.get_rect()
    pygame.draw.rect(found, STANDARD.hover if hovered else PANEL, area, border_radius=6)
    top = (0, 0, area.width, max(4, round(5 * scale)))
    pygame.draw.rect(found, colour, top, border_top_left_radius=6, border_top_right_radius=6)
    pygame.draw.rect(found, LINE, area, 1, border_radius=6)
    pad = round(8 * scale)
    face = font(round(15 * scale), "semibold")
    y = pad
    for line in panel.lines:
        found.blit(face.render(line, True, TEXT), (pad, y))
        y += face.get_linesize()
    days = panel.box.transit
    away = f"{days} half-day{'s' if days != 1 else ''} away" if days else "next to the map"
    found.blit(font(round(13 * scale)).render(away, True, SOFT), (pad, y))
    return found


def path_and_targets(view: "Scene", target: pygame.Surface) -> None:
    """The way of the selected unit with its arrow, and rings around what it may attack."""
    selection = view.selection
    if selection is None:
        return
    if len(selection.path) > 1:
        points = [view.at(place) for place in selection.path]
        wide = max(4.0, view.layout.flat * view.camera.zoom * 0.09)
        thick(target, view.inks.halo, points, wide + 3)
        thick(target, view.inks.path, points, wide)
        for point in points[1:-1]:
            pygame.draw.aacircle(target, view.inks.halo, point, wide * 0.95)
            pygame.draw.aacircle(target, view.inks.selected, point, wide * 0.6)
        arrow(target, view.inks.path, points[-2], points[-1], wide * 2.9, view.inks.halo)
    swing = 0.5 + 0.5 * sin(view.clock / 700 * 2 * pi)
    for place in selection.targets:
        _reticle(view, target, place, swing)


def _reticle(view: "Scene", target: pygame.Surface, place: int, swing: float) -> None:
    x, y = view.at(place)
    radius = max(view.counter * 0.72, view.layout.radius * view.camera.zoom * 0.78) + 2 * swing
    colour = view.inks.target
    for tint, wide in ((view.inks.halo, 5), (colour, 3)):
        pygame.draw.aacircle(target, tint, (x, y), radius + wide / 2 - 1, wide)
        for n in range(4):
            turn = pi / 2 * n + pi / 4
            near, far = radius - 5, radius + 6
            ends = [(x + reach * cos(turn), y + reach * sin(turn)) for reach in (near, far)]
            thick(target, tint, ends, wide)


def pointer(view: "Scene", target: pygame.Surface) -> None:
    """The hex under the pointer, and the hex cursor when the map has the keyboard."""
    hands = view.hands
    size = round(view.layout.radius * view.camera.zoom, 2)
    if hands.hover is not None and hands.hover.place >= 0 and not view.camera.moving:
        sprite = hex_sprite(size, (255, 255, 255), 46, False)
        x, y = view.at(hands.hover.place)
        target.blit(sprite, (round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2)))
        hex_ring(view, target, hands.hover.place, (255, 252, 240), 1.6, (60, 50, 40))
    if hands.focused and hands.cursor is not None and hands.cursor >= 0:
        hex_ring(view, target, hands.cursor, view.inks.cursor, 3, DARK)


def chosen_counter(view: "Scene", target: pygame.Surface) -> None:
    """A bright rim around the counter that is selected."""
    selection = view.selection
    if selection is None or not selection.unit or selection.unit in view.glides.names:
        return
    for placed in view.placed_at(selection.place):
        if placed.piece.id == selection.unit:
            corner = round(placed.body.width / 6)
            pygame.draw.rect(target, DARK, placed.body.inflate(8, 8), 4, border_radius=corner)
            pygame.draw.rect(target, view.inks.selected, placed.body.inflate(6, 6), 3, border_radius=corner)


def badge(target: pygame.Surface, count: int, body: pygame.Rect) -> None:
    """How many counters a stack has, at its left."""
    radius = max(6.5, body.width * 0.16)
    middle = (body.left - radius * 0.15, body.centery)
    pygame.draw.aacircle(target, (250, 246, 236), middle, radius + 1.2)
    pygame.draw.aacircle(target, DARK, middle, radius)
    word = font(max(9, round(radius * 1.5)), "bold").render(str(count), True, (255, 255, 255))
    target.blit(word, (round(middle[0] - word.get_width() / 2), round(middle[1] - word.get_height() / 2)))


def fan(view: "Scene", target: pygame.Surface) -> None:
    """The stack that lies open, on a dark card."""
    opened = view.open_fan()
    if opened is None:
        return
    shade = pygame.Surface(opened.card.size, pygame.SRCALPHA, 32)
    pygame.draw.rect(shade, (*PANEL, 226), shade.get_rect(), border_radius=9)
    target.blit(shade, opened.card)
    pygame.draw.rect(target, STANDARD.accent, opened.card, 1, border_radius=9)
    hovered = view.hands.hover.id if view.hands.hover and view.hands.hover.kind == "unit" else ""
    chosen = view.selection.unit if view.selection else ""
    for placed in opened.counters:
        size = placed.body.width
        pad = pad_of(size)
        if placed.piece.id in (hovered, chosen):
            ink = view.inks.selected if placed.piece.id == chosen else (255, 255, 255)
            pygame.draw.rect(target, ink, placed.body.inflate(7, 7), 2, border_radius=size // 7)
        target.blit(view.counters.get(placed.piece, size), (placed.body.left - pad, placed.body.top - pad))


def caption(view: "Scene", target: pygame.Surface) -> None:
    """What the screen has to say of the thing under the pointer, on a small card beside it."""
    hands = view.hands
    if view.caption is None or hands.hover is None or hands.pointer is None or view.camera.moving:
        return
    text = view.caption(hands.hover)
    if not text:
        return
    scale = view.scale / 100
    face = font(round(14 * scale))
    lines = [face.render(line, True, TEXT) for line in text.split("\n")]
    pad = round(7 * scale)
    wide = max(line.get_width() for line in lines) + 2 * pad
    card = pygame.Rect(0, 0, wide, len(lines) * face.get_linesize() + 2 * pad - 2)
    card.topleft = round(hands.pointer[0] + 16), round(hands.pointer[1] + 18)
    opened = view.open_fan()
    if opened is not None:
        card.midtop = opened.card.centerx, opened.card.bottom + 6
    if card.bottom > target.get_height() - 4:
        card.bottom = round(hands.pointer[1] - 10) if opened is None else opened.card.top - 6
    card.clamp_ip(target.get_rect().inflate(-8, -8))
    pygame.draw.rect(target, PANEL, card, border_radius=5)
    pygame.draw.rect(target, LINE, card, 1, border_radius=5)
    for n, line in enumerate(lines):
        target.blit(line, (card.left + pad, card.top + pad - 1 + n * face.get_linesize()))
