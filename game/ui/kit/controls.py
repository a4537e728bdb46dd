"""What can be used: buttons, rows to pick, choices, sliders, fields to type in."""

from collections.abc import Callable, Sequence
from typing import Final

import pygame
from attrs import field, frozen

from game.ui.kit.boxes import Row
from game.ui.kit.elements import fill, write
from game.ui.kit.icons import icon
from game.ui.kit.ink import Ink, Line
from game.ui.kit.layout import Action, Element, Layout, Mood
from game.ui.theme import Colour

KINDS: Final = {
    "normal": ("raised", "hover", "text", "line"),
    "primary": ("accent", "warn", "accent_text", None),
    "quiet": (None, "hover", "soft", None),
    "chosen": ("hover", "hover", "text", "accent"),
    "danger": ("raised", "hover", "bad", "bad"),
}
"""Ground, ground under the pointer, ink and border of each kind of button."""


def ring(surface: pygame.Surface, rect: pygame.Rect, ink: Ink, mood: Mood, radius: int) -> None:
    """The ring around what has the keyboard's focus."""
    if mood.focus:
        pygame.draw.rect(surface, ink.colour("focus"), rect, ink.px(2), border_radius=radius)


@frozen(eq=False)
class Button:
    """A control with a label that wraps; greyed where `enabled` is not set, but it can still be asked for its tip.

    A greyed button with an action still gives it back: a screen answers with the card that says why not.
    """

    label: str
    action: Action = None
    kind: str = "normal"
    icon: str = ""
    key: str = ""
    enabled: bool = True
    tip: str = ""
    hotkey: str = ""
    align: str = "centre"
    style: str = "strong"
    note: str = ""

    def _inside(self, ink: Ink) -> int:
        return ink.px(24) + (ink.px(22) if self.icon else 0) + self._key_room(ink)

    def _key_room(self, ink: Ink) -> int:
        return ink.width(self.hotkey, "small") + ink.px(18) if self.hotkey else 0

    def _lines(self, ink: Ink, width: int) -> tuple[Line, ...]:
        colour = KINDS[self.kind][2] if self.enabled else "faint"
        room = max(ink.px(20), width - self._inside(ink))
        lines = ink.wrap(self.label, room, self.style, colour)
        return (*lines, *ink.wrap(self.note, room, "small", self._note_colour())) if self.note else lines

    def _note_colour(self) -> str:
        """The note is softer than the label where the ground lets it."""
        if not self.enabled:
            return "faint"
        return "accent_text" if self.kind == "primary" else "soft"

    def measure(self, ink: Ink, width: int) -> int:
        """Its lines and a margin."""
        high = sum(line.height for line in self._lines(ink, width))
        return max(high, ink.px(18) if self.icon else 0) + ink.px(12)

    def natural(self, ink: Ink) -> int:
        """Its label on one line."""
        wide = max(ink.width(self.label, self.style), ink.width(self.note, "small") if self.note else 0)
        return wide + self._inside(ink)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot."""
        lines = self._lines(ink, rect.width)
        layout.add(
            rect.copy(),
            lambda surface, at, ink, mood: self._paint(surface, at, ink, mood, lines),
            key=self.key,
            action=self.action,
            tip=self.tip,
            said=self.label,
            hotkey=self.hotkey,
        )

    def _paint(
        self, surface: pygame.Surface, rect: pygame.Rect, ink: Ink, mood: Mood, lines: tuple[Line, ...]
    ) -> None:
        ground, under, colour, border = KINDS[self.kind]
        radius = ink.px(5)
        shown = under if (mood.hover or mood.focus) and self.action is not None else ground
        if shown and (self.enabled or self.kind != "primary"):
            fill(surface, ink.colour(shown), rect, radius)
        elif not self.enabled:
            fill(surface, ink.colour("raised"), rect, radius)
        if border:
            pygame.draw.rect(surface, ink.colour(border), rect, ink.px(1), border_radius=radius)
        inked = ink.colour(colour if self.enabled else "faint")
        high = sum(line.height for line in lines)
        left = rect.x + ink.px(12)
        room = rect.width - self._inside(ink)
        wide = max((line.width for line in lines), default=0)
        if self.align == "centre":
            left += max(0, (room - wide) // 2)
        if self.icon:
            drawn = icon(self.icon, ink.px(16), inked)
            surface.blit(drawn, (left, rect.y + (rect.height - drawn.get_height()) // 2))
            left += ink.px(22)
        at = pygame.Rect(left, rect.y + (rect.height - high) // 2 + (1 if mood.pressed else 0), wide, high)
        write(surface, lines, at, ink, self.align)
        if self.hotkey:
            self._paint_hotkey(surface, rect, ink, inked)
        ring(surface, rect, ink, mood, radius)

    def _paint_hotkey(self, surface: pygame.Surface, rect: pygame.Rect, ink: Ink, inked: Colour) -> None:
        text = ink.rendered(self.hotkey, "small", inked)
        box = text.get_rect().inflate(ink.px(10), ink.px(2))
        box.midright = (rect.right - ink.px(8), rect.centery)
        pygame.draw.rect(surface, inked, box, 1, border_radius=ink.px(3))
        surface.blit(text, text.get_rect(center=box.center))


@frozen(eq=False)
class Pick:
    """An element that can be picked as a whole: a line of a list, a card."""

    child: Element
    action: Action
    key: str
    chosen: bool = False
    tip: str = ""
    pad: float = 4
    ground: str | Colour | None = None

    def measure(self, ink: Ink, width: int) -> int:
        """Its element and a margin."""
        return self.child.measure(ink, width - 2 * ink.px(self.pad)) + 2 * ink.px(self.pad)

    def natural(self, ink: Ink) -> int:
        """Its element's width and a margin."""
        ask = getattr(self.child, "natural", None)
        return int(ask(ink)) + 2 * ink.px(self.pad) if ask else 0

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """The spot that is picked, and on it the element."""
        layout.add(rect.copy(), self._paint, key=self.key, action=self.action, tip=self.tip, behind=True)
        pad = ink.px(self.pad)
        inner = pygame.Rect(rect.x + pad, rect.y + pad, rect.width - 2 * pad, rect.height - 2 * pad)
        self.child.place(ink, inner, layout)

    def _paint(self, surface: pygame.Surface, rect: pygame.Rect, ink: Ink, mood: Mood) -> None:
        radius = ink.px(5)
        if mood.hover or mood.focus:
            fill(surface, ink.colour("hover"), rect, radius)
        elif self.ground is not None or self.chosen:
            fill(surface, ink.colour(self.ground or "raised"), rect, radius)
        if self.chosen:
            pygame.draw.rect(surface, ink.colour("accent"), rect, ink.px(2), border_radius=radius)
        ring(surface, rect, ink, mood, radius)


def choices(
    options: Sequence[tuple[str, Action]],
    chosen: Action,
    key: str,
    style: str = "strong",
    tips: Sequence[str] = (),
) -> Row:
    """Buttons of which one is chosen; `options` are labels with the actions that choose them."""
    return Row(
        tuple(
            Button(
                label,
                action,
                kind="chosen" if action == chosen else "quiet",
                icon="dot" if action == chosen else "",
                key=f"{key} {label}",
                style=style,
                tip=tips[n] if n < len(tips) else "",
            )
            for n, (label, action) in enumerate(options)
        ),
        gap=4,
        wraps=True,
    )


@frozen(eq=False)
class Slider:
    """A value that is dragged, or moved with the arrow keys; `act` makes the action of a value."""

    value: int
    low: int
    high: int
    act: Callable[[int], Action]
    key: str
    marks: tuple[int, ...] = ()
    height: float = 24
    tip: str = ""

    def measure(self, ink: Ink, width: int) -> int:
        """Its height at this scale."""
        return ink.px(self.height)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot."""
        layout.add(
            rect.copy(), self._paint, key=self.key, action=("slide", self.key), slides=self._at, tip=self.tip,
            value=str(self.value),
        )  # fmt: skip

    def _span(self, rect: pygame.Rect) -> tuple[int, int]:
        edge = rect.height // 2
        return rect.x + edge, max(1, rect.width - 2 * edge)

    def _at(self, x: int, rect: pygame.Rect) -> Action:
        """The action of a place; a place left of the rectangle by 10,000 or more steps back, right of it on."""
        if x <= rect.x - 10_000:
            return self.act(max(self.low, self.value - 1))
        if x >= rect.right + 10_000:
            return self.act(min(self.high, self.value + 1))
        left, wide = self._span(rect)
        share = max(0.0, min(1.0, (x - left) / wide))
        return self.act(self.low + round(share * (self.high - self.low)))

    def _paint(self, surface: pygame.Surface, rect: pygame.Rect, ink: Ink, mood: Mood) -> None:
        left, wide = self._span(rect)
        trough = pygame.Rect(left, rect.centery - ink.px(3), wide, ink.px(6))
        fill(surface, ink.colour("line"), trough, ink.px(3))
        across = max(1, self.high - self.low)
        for mark in self.marks:
            x = left + round(wide * (mark - self.low) / across)
            fill(
                surface, ink.colour("faint"), pygame.Rect(x, rect.centery - ink.px(6), ink.px(1), ink.px(12))
            )
        x = left + round(wide * (self.value - self.low) / across)
        fill(
            surface,
            ink.colour("accent"),
            pygame.Rect(left, trough.y, max(0, x - left), trough.height),
            ink.px(3),
        )
        pygame.draw.circle(
            surface, ink.colour("text" if mood.hover else "accent"), (x, rect.centery), rect.height // 3
        )
        ring(surface, rect, ink, mood, ink.px(5))


@frozen(eq=False)
class Field:
    """A line to type in; `act` makes the action of the text typed so far."""

    value: str
    act: Callable[[str], Action]
    key: str
    hint: str = ""
    most: int = 60
    allowed: str = field(default="", repr=False)

    def measure(self, ink: Ink, width: int) -> int:
        """A line and a margin."""
        return ink.line_height("body") + ink.px(12)

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """One spot."""
        layout.add(
            rect.copy(), self._paint, key=self.key, action=("type", self.key), types=self._typed, value=self.value,
            tip=self.hint,
        )  # fmt: skip

    def _typed(self, text: str) -> Action:
        kept = "".join(c for c in text if not self.allowed or c in self.allowed)
        return self.act(kept[: self.most])

    def _paint(self, surface: pygame.Surface, rect: pygame.Rect, ink: Ink, mood: Mood) -> None:
        radius = ink.px(4)
        fill(surface, ink.colour("ground"), rect, radius)
        border = "focus" if mood.focus else "line"
        pygame.draw.rect(
            surface, ink.colour(border), rect, ink.px(2 if mood.focus else 1), border_radius=radius
        )
        inner = rect.inflate(-ink.px(16), -ink.px(8))
        shown = self.value
        while shown and ink.width(shown) > inner.width - ink.px(4):
            shown = shown[1:]
        text = ink.rendered(shown or self.hint, "body", "text" if shown else "faint")
        clip = surface.get_clip()
        surface.set_clip(inner.clip(clip))
        surface.blit(text, (inner.x, inner.centery - text.get_height() // 2))
        surface.set_clip(clip)
        if mood.focus:
            x = inner.x + (ink.width(shown) if shown else 0) + ink.px(1)
            fill(surface, ink.colour("text"), pygame.Rect(x, inner.y, ink.px(2), inner.height))
