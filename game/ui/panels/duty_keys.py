"""The two keys as pictures, and the clock of an air phase: its impulses of ten minutes."""

from collections.abc import Iterator
from typing import Final

import pygame

from game.engine.questions.duty import DutyRoom
from game.engine.questions.flying import Key
from game.ui.kit import REST, Canvas, Card, Column, Element, Icon, Ink, Row, Span, Text, icon
from game.ui.kit.elements import fill
from game.ui.panels.council_bits import lead

STATES: Final = {
    "turned": ("good", "tick", "turned"),
    "withheld": ("bad", "cross", "withheld"),
    "waiting": ("warn", "clock", "not turned yet"),
}


def clock(room: DutyRoom) -> Iterator[Element]:
    """The impulses of this air phase, those gone filled, the present one bright."""
    if not room.tracks:
        yield lead(
            "clock",
            Text("Nothing is in the air that you know of. The clock stands.", "body", "soft"),
            "faint",
        )
        return
    said = (
        Span(f"Impulse {room.impulse} of {room.impulses}", "strong"),
        Span(f"   {room.minutes_left} minutes are left; each impulse takes ten", "small", "soft"),
    )
    yield lead("clock", Text(said), "accent", 18)
    yield dial(room.impulse, room.impulses)


def dial(impulse: int, impulses: int, height: float = 10, width: float = 0) -> Element:
    """A bar of so many parts: those before the present one filled, the present one bright."""

    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        gap = ink.px(3)
        wide = (rect.width - gap * (impulses - 1)) / max(1, impulses)
        for n in range(1, impulses + 1):
            at = pygame.Rect(round(rect.x + (n - 1) * (wide + gap)), rect.y, round(wide), rect.height)
            colour = "faint" if n < impulse else "accent" if n == impulse else "line"
            fill(surface, ink.colour(colour), at, ink.px(3))

    return Canvas(draw, height, width=width, tip="One part is an impulse of ten minutes.")


def keys(found: tuple[Key, ...]) -> Element:
    """The keys that a crew needs, side by side, each with its holder and its state."""
    cards = tuple(_key(one) for one in found)
    count = f"{len(found)} keys" if len(found) > 1 else "One key"
    rest = "; all must be turned in time" if len(found) > 1 else ""
    return Column(
        (
            Text(f"{count}{rest}", "label", "faint"),
            Row(cards, widths=(REST,) * len(cards), gap=8, align="stretch"),
        ),
        gap=4,
    )


def _key(one: Key) -> Element:
    colour, mark, word = STATES[one.state]
    when = f" in impulse {one.impulse}" if one.state == "turned" and one.impulse else ""
    whose = "Your key" if one.mine else "Your ally's key"
    return Card(
        (
            Row(
                (
                    key_picture(one.state),
                    Column(
                        (
                            Text(whose, "strong"),
                            Row(
                                (Icon(mark, colour, 14), Text(f"{word}{when}", "small", colour)),
                                widths=(None, REST),
                                gap=5,
                            ),
                        ),
                        gap=0,
                    ),
                ),
                widths=(None, REST),
                gap=10,
                align="middle",
            ),
            Text(one.title, "small", "soft"),
        ),
        ground="panel",
        border=colour,
        pad=8,
        gap=4,
    )


def key_picture(state: str, size: float = 34) -> Element:
    """A key: upright while it waits, lying across when it is turned, struck through when it is withheld."""
    colour = STATES[state][0]

    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        side = ink.px(size)
        drawn = icon("key", side, ink.colour(colour))
        if state != "turned":
            drawn = pygame.transform.rotate(drawn, -90)
        centre = pygame.Rect(rect.x, rect.y, side, side).center
        pygame.draw.circle(surface, ink.colour("raised"), centre, side // 2)
        pygame.draw.circle(surface, ink.colour(colour), centre, side // 2, ink.px(2))
        inner = pygame.transform.smoothscale(drawn, (side * 7 // 10, side * 7 // 10))
        surface.blit(inner, inner.get_rect(center=centre))
        if state == "withheld":
            off = side * 35 // 100
            pygame.draw.line(
                surface,
                ink.colour(colour),
                (centre[0] - off, centre[1] + off),
                (centre[0] + off, centre[1] - off),
                ink.px(3),
            )

    return Canvas(draw, size, width=size)
