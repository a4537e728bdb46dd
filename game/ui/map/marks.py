"""The small marks on counters: size, steps, who commands, the legal basis, and what a unit is doing."""

from collections.abc import Callable
from typing import Final

import pygame

from game.ui.fonts import font
from game.ui.theme import Colour, SideLook

PAPER: Final = (250, 246, 236)
DARK: Final = (38, 32, 28)
GOOD: Final = (24, 118, 78)
BAD: Final = (176, 28, 30)
AMBER: Final = (232, 166, 44)

WORKS: Final = (92, 62, 36)

BASES: Final = {"held": (GOOD, "§"), "expiring": (AMBER, "§"), "missing": (BAD, "!")}


def echelon(target: pygame.Surface, body: pygame.Rect, mark: str, ink: Colour) -> None:
    """The mark of a unit's size above its symbol: dots, strokes or crosses."""
    if not mark:
        return
    high = body.height * 0.095
    pitch = high * (1.35 if mark[0] == "X" else 0.85)
    wide = max(1, round(body.width / 34))
    y = body.top + body.height * 0.135
    start = body.centerx + body.width * 0.02 - pitch * (len(mark) - 1) / 2
    for n, sign in enumerate(mark):
        x = start + n * pitch
        if sign == "X":
            pygame.draw.aaline(target, ink, (x - high / 2, y - high / 2), (x + high / 2, y + high / 2), wide)
            pygame.draw.aaline(target, ink, (x - high / 2, y + high / 2), (x + high / 2, y - high / 2), wide)
        elif sign == "I":
            pygame.draw.aaline(target, ink, (x, y - high * 0.6), (x, y + high * 0.6), wide)
        else:
            pygame.draw.aacircle(target, ink, (x, y), max(1.2, high * 0.32))


def pips(target: pygame.Surface, body: pygame.Rect, steps: int, full: int, look: SideLook) -> None:
    """Steps as squares along the right rim, from below: filled while they are there, hollow when lost."""
    if not steps:
        return
    full = max(full, steps)
    side = max(3, round(body.width * 0.085))
    pitch = min(side + max(1, round(body.width * 0.03)), body.height * 0.5 / full)
    x = round(body.left + body.width * 0.895 - side / 2)
    y = body.top + body.height * 0.69
    for n in range(full):
        box = pygame.Rect(x, round(y - side - n * pitch), side, side)
        if n < steps:
            pygame.draw.rect(target, look.text, box)
        else:
            pygame.draw.rect(target, look.text, box, 1)


def corner(target: pygame.Surface, body: pygame.Rect, look: SideLook, lettered: bool) -> None:
    """Who commands a unit of another side: a tab in that side's colour with its letter, upper right."""
    side = max(9, round(body.width * (0.33 if lettered else 0.36)))
    out = max(1, body.width // 16)
    box = pygame.Rect(body.right - side + out, body.top - out, side, side)
    pygame.draw.rect(target, PAPER, box.inflate(2, 2), border_radius=max(2, side // 5))
    pygame.draw.rect(target, look.fill, box, border_radius=max(2, side // 6))
    if lettered:
        _word(target, look.letter, round(side * 0.84), box.center, look.text)


def basis(target: pygame.Surface, body: pygame.Rect, state: str) -> None:
    """The legal basis of a unit on foreign soil, lower left: § on green, § on amber, ! on red."""
    colour, sign = BASES[state]
    radius = max(4.5, body.width * 0.13)
    middle = (body.left + radius * 0.2, body.bottom - radius * 0.2)
    pygame.draw.aacircle(target, PAPER, middle, radius + 1)
    pygame.draw.aacircle(target, colour, middle, radius)
    ink = DARK if colour == AMBER else (255, 255, 255)
    _word(target, sign, round(radius * 1.75), middle, ink)


def signs(target: pygame.Surface, body: pygame.Rect, names: tuple[str, ...]) -> None:
    """What a unit is doing, at most three discs along its lower rim, from the right; works are drawn as a trench."""
    if "dug-in" in names:
        _trench(target, body)
    radius = max(4.0, body.width * 0.11)
    shown = [name for name in names if name in DRAWN][:3]
    for n, name in enumerate(shown):
        x = body.right - radius * 0.1 - n * radius * 1.9
        y = body.bottom + radius * 0.15
        ground, ink = GROUNDS.get(name, (PAPER, DARK))
        pygame.draw.aacircle(target, PAPER if ground != PAPER else DARK, (x, y), radius + 1)
        pygame.draw.aacircle(target, ground, (x, y), radius)
        DRAWN[name](target, x, y, radius * 0.55, ink)


def _trench(target: pygame.Surface, body: pygame.Rect) -> None:
    """A line of works below the counter."""
    y = body.bottom + max(2, body.width // 18)
    wide = max(2, body.width // 18)
    pygame.draw.line(target, PAPER, (body.left - 1, y), (body.right, y), wide + 2)
    pygame.draw.line(target, WORKS, (body.left, y), (body.right - 1, y), wide)
    for n in range(0, 7, 2):
        x = body.left + n * body.width / 6
        pygame.draw.line(target, WORKS, (x, y), (x, y + wide), max(1, wide // 2 + 1))


def _word(target: pygame.Surface, text: str, size: int, middle: tuple[float, float], ink: Colour) -> None:
    word = font(max(7, size), "bold").render(text, True, ink)
    target.blit(word, (round(middle[0] - word.get_width() / 2), round(middle[1] - word.get_height() / 2)))


Draw = Callable[[pygame.Surface, float, float, float, Colour], None]


def _tick(target: pygame.Surface, x: float, y: float, r: float, ink: Colour) -> None:
    wide = max(1, round(r * 0.5))
    pygame.draw.aaline(target, ink, (x - r, y), (x - r * 0.2, y + r * 0.8), wide)
    pygame.draw.aaline(target, ink, (x - r * 0.2, y + r * 0.8), (x + r, y - r * 0.8), wide)


def _cross(target: pygame.Surface, x: float, y: float, r: float, ink: Colour) -> None:
    wide = max(1, round(r * 0.5))
    pygame.draw.aaline(target, ink, (x - r * 0.8, y - r * 0.8), (x + r * 0.8, y + r * 0.8), wide)
    pygame.draw.aaline(target, ink, (x - r * 0.8, y + r * 0.8), (x + r * 0.8, y - r * 0.8), wide)


def _rails(target: pygame.Surface, x: float, y: float, r: float, ink: Colour) -> None:
    for side in (-0.5, 0.5):
        pygame.draw.aaline(target, ink, (x + side * r, y - r), (x + side * r, y + r))
    for level in (-0.6, 0.0, 0.6):
        pygame.draw.aaline(target, ink, (x - r, y + level * r), (x + r, y + level * r))


def _watch(target: pygame.Surface, x: float, y: float, r: float, ink: Colour) -> None:
    pygame.draw.aacircle(target, ink, (x, y), r, max(1, round(r * 0.35)))
    pygame.draw.aacircle(target, ink, (x, y), max(1, r * 0.4))


def _wings(target: pygame.Surface, x: float, y: float, r: float, ink: Colour) -> None:
    points = [(x, y - r), (x + r, y + r * 0.5), (x, y + r * 0.15), (x - r, y + r * 0.5)]
    pygame.draw.polygon(target, ink, points)


def _arrow(target: pygame.Surface, x: float, y: float, r: float, ink: Colour) -> None:
    pygame.draw.polygon(target, ink, [(x - r * 0.7, y - r), (x + r, y), (x - r * 0.7, y + r)])


def _bar(target: pygame.Surface, x: float, y: float, r: float, ink: Colour) -> None:
    pygame.draw.rect(target, ink, (x - r, y - r * 0.35, r * 2, max(2, r * 0.7)))


DRAWN: Final[dict[str, Draw]] = {
    "rail": _rails,
    "ready": _tick,
    "duty": _watch,
    "aloft": _wings,
    "moved": _arrow,
    "spent": _bar,
    "no-supply": _cross,
    "disrupted": _bar,
}
GROUNDS: Final[dict[str, tuple[Colour, Colour]]] = {
    "ready": (GOOD, (255, 255, 255)),
    "duty": ((30, 84, 140), (255, 255, 255)),
    "aloft": ((30, 84, 140), (255, 255, 255)),
    "no-supply": (BAD, (255, 255, 255)),
    "disrupted": (AMBER, DARK),
}
