"""Counters: a side's colour, letter and frame, the symbol, size, ratings, steps, and marks at the corners.

A counter is drawn once for each look and size and kept. From 34 pixels everything is readable; below, the symbol alone.
"""

from collections import OrderedDict
from functools import lru_cache
from typing import Final

import pygame

from game.ui.fonts import font
from game.ui.map import marks
from game.ui.map.brush import fine_sprite
from game.ui.map.pieces import Piece
from game.ui.map.symbols import symbol_picture
from game.ui.theme import Colour, SideLook

FINE: Final = 4
READABLE: Final = 34
"""From this size ratings, steps and letters are shown."""
NAMED: Final = 46
"""From this size the name stands on the rim."""
KEPT: Final = 900

Look = tuple[object, ...]


def pad_of(size: int) -> int:
    """The room around a counter for its shadow and for marks that stick out."""
    return max(4, size // 6)


def look_of(piece: Piece, size: int) -> Look:
    """All that a counter's picture depends on."""
    return (
        size, piece.look, piece.symbol, piece.echelon, piece.name, piece.ratings, piece.steps, piece.full,
        piece.commander, piece.basis, piece.marks, piece.mine, piece.dimmed,
    )  # fmt: skip


class Counters:
    """Drawn counters by look and size, the latest kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Look, pygame.Surface] = OrderedDict()

    def get(self, piece: Piece, size: int) -> pygame.Surface:
        """The picture of a counter `size` pixels wide; it has `pad_of(size)` more on every side."""
        key = look_of(piece, size)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = draw_counter(piece, size)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def has(self, piece: Piece, size: int) -> bool:
        """Whether a counter is drawn already."""
        return look_of(piece, size) in self._kept


def draw_counter(piece: Piece, size: int) -> pygame.Surface:
    """A counter with its shadow and marks."""
    pad = pad_of(size)
    found = blank(piece.look, size, piece.mine).copy()
    body = pygame.Rect(pad, pad, size, size)
    if size < READABLE:
        _symbol(found, piece, body, 0.84, 0.66, 0.5)
        if piece.commander:
            marks.corner(found, body, piece.commander, lettered=False)
        if piece.basis == "missing":
            marks.basis(found, body, "missing")
    else:
        rated = bool(piece.ratings)
        _symbol(found, piece, body, 0.60, 0.42 if rated else 0.46, 0.455 if rated else 0.52)
        marks.echelon(found, body, piece.echelon, piece.look.text)
        _letter(found, piece, body)
        if rated:
            _centred(
                found, piece.ratings, size * 0.27, body.centerx, body.top + size * 0.825, piece.look.text
            )
        marks.pips(found, body, piece.steps, piece.full, piece.look)
        if size >= NAMED and piece.name:
            _name(found, piece, body)
        if piece.commander:
            marks.corner(found, body, piece.commander, lettered=True)
        if piece.basis:
            marks.basis(found, body, piece.basis)
        marks.signs(found, body, piece.marks)
    if piece.dimmed:
        _pale(found, piece.look, size)
    return found


@lru_cache(maxsize=64)
def blank(look: SideLook, size: int, mine: bool) -> pygame.Surface:
    """An empty counter: shadow, bevelled body in the frame of its side; a pale rim on those that one may order."""
    pad = pad_of(size)
    whole = size + 2 * pad
    found = pygame.Surface((whole, whole), pygame.SRCALPHA, 32)
    shade = fine_sprite(
        (whole, whole),
        1,
        lambda big: _body(big, (30, 20, 10, 120), pad + pad // 3, pad + pad // 3 + 1, size, look.frame),
        (30, 20, 10),
    )
    found.blit(pygame.transform.gaussian_blur(shade, max(1, pad // 3)), (0, 0))
    light = _mixed(look.fill, (255, 255, 255), 0.30)
    dark = _mixed(look.fill, (0, 0, 0), 0.42)
    rim = _mixed(look.fill, (255, 250, 235), 0.86) if mine else dark

    def layers(big: pygame.Surface) -> None:
        f, line = FINE, 1.35 if mine else 1.0
        _body(big, rim, 0, 0, size * f, look.frame)
        _body(big, dark, line * f, line * f, (size - 2 * line) * f, look.frame)
        _body(big, light, line * f, line * f, (size - 2 * line - 0.8) * f, look.frame)
        _body(big, look.fill, (line + 0.9) * f, (line + 0.9) * f, (size - 2 * line - 1.9) * f, look.frame)

    found.blit(fine_sprite((size, size), FINE, layers, rim), (pad, pad))
    return found


def _body(
    target: pygame.Surface,
    colour: Colour | tuple[int, int, int, int],
    x: float,
    y: float,
    size: float,
    frame: str,
) -> None:
    """The shape of a counter: what tells sides apart besides colour and letter."""
    box = pygame.Rect(round(x), round(y), round(size), round(size))
    corner = round(size / 9)
    if frame == "rounded":
        pygame.draw.rect(target, colour, box, border_radius=round(size / 3.6))
    elif frame == "chamfered":
        pygame.draw.polygon(target, colour, _chamfered(x, y, size))
    elif frame == "notched":
        _notched(target, colour, box, size)
    elif frame == "arched":
        arch = round(size / 2.4)
        pygame.draw.rect(
            target, colour, box, 0, corner, border_top_left_radius=arch, border_top_right_radius=arch
        )
    else:
        pygame.draw.rect(target, colour, box, border_radius=corner)


def _chamfered(x: float, y: float, size: float) -> list[tuple[float, float]]:
    """The points of a square without its corners."""
    cut = size / 5.2
    left, top, right, bottom = x, y, x + size, y + size
    return [
        (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
        (right - cut, bottom), (left + cut, bottom), (left, bottom - cut), (left, top + cut),
    ]  # fmt: skip


def _notched(
    target: pygame.Surface, colour: Colour | tuple[int, int, int, int], box: pygame.Rect, size: float
) -> None:
    """A square with a hole at each of its lower corners."""
    pygame.draw.rect(
        target,
        colour,
        box,
        border_radius=round(size / 9),
        border_bottom_left_radius=0,
        border_bottom_right_radius=0,
    )
    hole = round(size / 6.5), round(size / 8)
    for left in (box.left, box.right - hole[0]):
        pygame.draw.rect(target, (0, 0, 0, 0), (left, box.bottom - hole[1], *hole))


def _mixed(a: Colour, b: Colour, share: float) -> Colour:
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b))
    return red, green, blue


def pale_of(look: SideLook) -> Colour:
    """The ground of the symbol on a side's counters."""
    return _mixed(look.fill, (255, 253, 246), 0.88)


def _symbol(
    target: pygame.Surface, piece: Piece, body: pygame.Rect, wide: float, high: float, middle: float
) -> None:
    room = round(body.width * wide), round(body.height * high)
    if piece.symbol.startswith("d-"):
        room = round(room[0] * 1.08), round(room[1] * 1.2)
    picture = symbol_picture(piece.symbol, room, pale_of(piece.look))
    target.blit(
        picture,
        (
            body.centerx - picture.get_width() // 2,
            round(body.top + body.height * middle - picture.get_height() / 2),
        ),
    )


def _letter(target: pygame.Surface, piece: Piece, body: pygame.Rect) -> None:
    inward = 0.03 if piece.look.frame in ("chamfered", "arched", "rounded") else 0.0
    x, y = body.left + body.width * (0.135 + inward), body.top + body.width * (0.14 + inward)
    _centred(target, piece.look.letter, body.width * 0.21, x, y, piece.look.text)


def _centred(target: pygame.Surface, text: str, size: float, x: float, y: float, ink: Colour) -> None:
    word = font(max(8, round(size)), "bold").render(text, True, ink)
    target.blit(word, (round(x - word.get_width() / 2), round(y - word.get_height() / 2)))


def _name(target: pygame.Surface, piece: Piece, body: pygame.Rect) -> None:
    """The short name, upright along the left rim."""
    room = round(body.height * 0.62)
    size = max(7, round(body.width * 0.16))
    word = font(size, "medium").render(piece.name, True, piece.look.text)
    while word.get_width() > room and size > 7:
        size -= 1
        word = font(size, "medium").render(piece.name, True, piece.look.text)
    if word.get_width() > room:
        word = word.subsurface((0, 0, room, word.get_height()))
    turned = pygame.transform.rotate(word, 90)
    x = body.left + round(body.width * 0.105 - turned.get_width() / 2)
    target.blit(turned, (x, round(body.top + body.height * 0.60 - turned.get_height() / 2)))


def _pale(target: pygame.Surface, look: SideLook, size: int) -> None:
    """Wash a counter out: it has done what it could."""
    pad = pad_of(size)
    veil = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    _body(veil, (236, 230, 216, 120), 0, 0, size, look.frame)
    target.blit(veil, (pad, pad))
