"""Counters on the screen: which stand in one place, how a stack lies, how it fans out, what is under a point.

All in whole pixels relative to the map's rectangle; nothing here draws.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Final

import pygame
from attrs import frozen

from game.ui.map.pieces import Piece

SHOWN: Final = 3
"""How many counters of a closed stack can be seen behind the first."""
SMALLEST: Final = 24
LARGEST: Final = 84
ACROSS: Final = 5
"""How many counters of an open stack stand in a row."""


@frozen
class Placed:
    """A counter where it stands: `body` is its square without shadow."""

    piece: Piece
    body: pygame.Rect


@frozen
class Fan:
    """An open stack: its counters, and the card that lies under them."""

    place: int
    card: pygame.Rect
    counters: tuple[Placed, ...]


def counter_size(hex_width: float, scale: int) -> int:
    """How wide counters are where a hex is so many pixels wide.

    >>> counter_size(50, 100), counter_size(18, 100), counter_size(200, 200)
    (40, 24, 160)
    """
    wide = round(hex_width * 0.4) * 2
    return max(round(SMALLEST * sqrt(scale / 100)), min(round(LARGEST * scale / 100), wide))


def stacks_of(pieces: Iterable[Piece]) -> dict[int, tuple[Piece, ...]]:
    """The pieces of each place, the topmost first."""
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.place, []).append(piece)
    return {place: tuple(sorted(here, key=lambda p: (p.rank, p.id))) for place, here in found.items()}


def shift_of(size: int) -> int:
    """How far each counter of a closed stack stands out behind the one before."""
    return max(2, round(size * 0.1))


def closed(stack: Sequence[Piece], middle: tuple[float, float], size: int) -> tuple[Placed, ...]:
    """A closed stack around a point, the topmost first; what is deep down is not in it."""
    seen = stack[: SHOWN + 1]
    shift = shift_of(size)
    back = shift * (len(seen) - 1) / 2
    left, top = middle[0] - size / 2 - back, middle[1] - size / 2 + back
    return tuple(
        Placed(piece, pygame.Rect(round(left + n * shift), round(top - n * shift), size, size))
        for n, piece in enumerate(seen)
    )


def sticks_out(size: int) -> int:
    """How far marks stick out of a counter."""
    return max(4, round(size * 0.15))


def footprint(count: int, middle: tuple[float, float], size: int) -> pygame.Rect:
    """The rectangle that a closed stack covers, with the marks that stick out."""
    shift = shift_of(size) * min(count - 1, SHOWN)
    out = sticks_out(size)
    wide = size + shift + 2 * out
    found = pygame.Rect(round(middle[0] - wide / 2), round(middle[1] - wide / 2), wide, wide)
    if count > 1:
        badge = round(max(6.5, size * 0.16) * 1.4)
        found.width += badge - out
        found.left -= badge - out
    return found


def fanned(
    stack: Sequence[Piece], place: int, middle: tuple[float, float], size: int, view: pygame.Rect
) -> Fan:
    """A stack opened over its place, moved as little as keeps it in view."""
    gap = max(6, size // 5)
    across = min(len(stack), ACROSS)
    down = -(-len(stack) // across)
    wide, high = across * (size + gap) + gap, down * (size + gap) + gap
    card = pygame.Rect(0, 0, wide, high)
    card.center = round(middle[0]), round(middle[1])
    card.clamp_ip(view.inflate(-8, -8))
    counters = []
    for n, piece in enumerate(stack):
        row, col = divmod(n, across)
        x, y = card.left + gap + col * (size + gap), card.top + gap + row * (size + gap)
        counters.append(Placed(piece, pygame.Rect(x, y, size, size)))
    return Fan(place, card, tuple(counters))


def under(point: tuple[float, float], counters: Sequence[Placed]) -> Piece | None:
    """The counter under a point; the first of the row lies on top."""
    return next((placed.piece for placed in counters if placed.body.collidepoint(point)), None)


def moved(before: Mapping[str, Piece], after: Iterable[Piece]) -> dict[str, tuple[int, int]]:
    """The pieces that have another place than before, from where to where."""
    return {
        piece.id: (before[piece.id].place, piece.place)
        for piece in after
        if piece.id in before and before[piece.id].place != piece.place
    }
