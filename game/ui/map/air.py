"""Air tracks: where they came from, what they are, where they head; and the signs of facilities on the ground."""

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

import pygame

from game.report.map_sites import FILLED, GLYPHS, TINTS
from game.ui.fonts import font
from game.ui.map.brush import dotted, thick
from game.ui.map.geometry import Point
from game.ui.map.overlays import arrow
from game.ui.map.pieces import AirTrack, Facility
from game.ui.theme import Colour, rgb

IDENTITIES: Final[dict[str, Colour]] = {
    "unknown": (246, 214, 74),
    "friend": (116, 200, 240),
    "hostile": (238, 110, 96),
    "neutral": (140, 214, 140),
}
DARK: Final = (30, 26, 24)
PAPER: Final = (250, 246, 236)
BLOOD: Final = rgb("#b3261e")

Spot = Callable[[int], Point]


def track_area(middle: Point, scale: int) -> pygame.Rect:
    """The square of a track's sign."""
    side = round(26 * scale / 100)
    return pygame.Rect(round(middle[0] - side / 2), round(middle[1] - side / 2), side, side)


def draw_track(target: pygame.Surface, track: AirTrack, spot: Spot, scale: int, clock: float) -> None:
    """A track with its trail, its course and its label; an urgent one pulses."""
    colour = IDENTITIES.get(track.identity, IDENTITIES["unknown"])
    here = spot(track.place)
    trail = [spot(place) for place in track.path]
    if trail and trail[-1] != here:
        trail.append(here)
    for start, end in pairwise(trail):
        thick(target, DARK, (start, end), 4)
        thick(target, colour, (start, end), 2)
    for point in trail[:-1]:
        pygame.draw.aacircle(target, DARK, point, 3.5)
        pygame.draw.aacircle(target, colour, point, 2.2)
    if track.course is not None:
        goal = spot(track.course)
        strokes = list(dotted(here, goal, 9, 7))
        for tint, wide in ((DARK, 5), (colour, 3)):
            for start, end in strokes:
                thick(target, tint, (start, end), wide)
        arrow(target, colour, here, goal, 17, DARK)
    area = track_area(here, scale)
    if track.urgent:
        swing = (clock % 900) / 900
        ring = area.width * (0.6 + 0.5 * swing)
        pygame.draw.aacircle(target, BLOOD, here, ring, 2)
    _frame(target, area, track.identity, colour)
    _sign(target, area, track.sign)
    if track.label:
        word = font(round(13 * scale / 100), "bold").render(track.label, True, colour)
        chip = word.get_rect(midleft=(area.right + 5, area.centery)).inflate(8, 2)
        pygame.draw.rect(target, DARK, chip, border_radius=4)
        target.blit(word, word.get_rect(center=chip.center))


def _frame(target: pygame.Surface, area: pygame.Rect, identity: str, colour: Colour) -> None:
    """The frame after APP-6 for what flies: open below; round, pointed, square or lobed above."""
    x, y, w, h = area
    if identity == "hostile":
        points = [(x, y + h), (x, y + h * 0.45), (x + w / 2, y), (x + w, y + h * 0.45), (x + w, y + h)]
    elif identity == "neutral":
        points = [(x, y + h), (x, y + h * 0.1), (x + w, y + h * 0.1), (x + w, y + h)]
    else:
        lobes = 3 if identity == "unknown" else 1
        points = [(x, y + h)]
        for n in range(25):
            turn = pi + pi * n / 24
            reach = w / 2 * (1 - (0.16 * abs(sin(turn * lobes)) if lobes > 1 else 0))
            points.append((x + w / 2 + reach * cos(turn), y + h * 0.5 + reach * sin(turn)))
        points.append((x + w, y + h))
    pygame.draw.polygon(target, colour, points)
    pygame.draw.aalines(target, DARK, False, points)
    pygame.draw.lines(target, DARK, False, points, 2)


def _sign(target: pygame.Surface, area: pygame.Rect, sign: str) -> None:
    x, y, r = area.centerx, area.centery + area.height * 0.12, area.width * 0.3
    if sign == "rotor":
        pygame.draw.polygon(target, DARK, [(x - r, y - r / 2), (x, y), (x - r, y + r / 2)])
        pygame.draw.polygon(target, DARK, [(x + r, y - r / 2), (x, y), (x + r, y + r / 2)])
    elif sign == "missile":
        pygame.draw.polygon(
            target,
            DARK,
            [(x, y - r), (x + r * 0.45, y), (x + r * 0.45, y + r), (x - r * 0.45, y + r), (x - r * 0.45, y)],
        )
    elif sign == "drone":
        pygame.draw.polygon(
            target, DARK, [(x - r, y - r * 0.4), (x, y + r * 0.1), (x + r, y - r * 0.4), (x, y + r * 0.7)]
        )
    else:
        wing = [(0, -1), (0.16, -0.3), (1, 0.25), (1, 0.5), (0.16, 0.25), (0.12, 0.7), (0.4, 1)]
        outline = [*wing, *((-a, b) for a, b in reversed(wing))]
        pygame.draw.polygon(target, DARK, [(x + a * r, y + b * r) for a, b in outline])


def facility_areas(middle: Point, count: int, size: int, below: int | None) -> list[pygame.Rect]:
    """The squares of a hex's facility signs, side by side: `below` the counters where there are some."""
    pitch = size + 2
    top = middle[1] + size * 0.35 if below is None else below + 1
    left = middle[0] - pitch * count / 2 + 1
    return [pygame.Rect(round(left + n * pitch), round(top), size, size) for n in range(count)]


def facility_picture(item: Facility, size: int) -> pygame.Surface:
    """The sign of a facility: a square, a disc on leased ground; crossed once when damaged, twice when destroyed."""
    key = (item.kind, item.condition, item.leased, size)
    if key not in _SIGNS:
        _SIGNS[key] = _facility(item, size)
    return _SIGNS[key]


_SIGNS: dict[tuple[str, str, bool, int], pygame.Surface] = {}


def _facility(item: Facility, size: int) -> pygame.Surface:
    ink = "#f3ead6" if item.condition == "destroyed" else "#2b2622"
    glyph = GLYPHS.get(item.kind, "M-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0z")
    fill = ink if item.kind in FILLED or item.kind not in GLYPHS else "none"
    ground = TINTS[item.condition]
    shape = (
        f'<circle r="7.6" fill="{ground}" stroke="#2b2622" stroke-width="1.2"/>'
        if item.leased
        else f'<rect x="-7" y="-7" width="14" height="14" rx="2.6" fill="{ground}" stroke="#2b2622" stroke-width="1.2"/>'
    )
    cut = {"whole": "", "damaged": "M-7.5 7.5l15-15", "destroyed": "M-7.5 7.5l15-15M-7.5-7.5l15 15"}[
        item.condition
    ]
    hurt = f'<path d="{cut}" stroke="#b3261e" stroke-width="2.6"/>' if cut else ""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8.5 -8.5 17 17" width="17" height="17">'
        f'{shape}<path d="{glyph}" fill="{fill}" stroke="{ink}" stroke-width="1.2"/>{hurt}</svg>'
    )
    return pygame.image.load_sized_svg(BytesIO(svg.encode()), (size, size))


def shown_facilities(items: Sequence[Facility]) -> tuple[Facility, ...]:
    """The facilities of a hex that have room: the hurt first, three at most."""
    order = {"destroyed": 0, "damaged": 1, "whole": 2}
    return tuple(sorted(items, key=lambda item: (order[item.condition], item.kind == "town", item.id))[:3])
