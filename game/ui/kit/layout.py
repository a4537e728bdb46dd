"""What laying out a tree of elements makes: spots with their places, and areas that scroll."""

from collections.abc import Callable
from typing import Any, Protocol

import pygame
from attrs import define, field, frozen

from game.ui.kit.ink import Ink

Action = Any
"""What a control gives back when it is used: a move, a word, a tuple; None for a control that does nothing."""


@frozen
class Mood:
    """How a spot stands at the moment."""

    hover: bool = False
    focus: bool = False
    pressed: bool = False


Paint = Callable[[pygame.Surface, pygame.Rect, Ink, Mood], None]


@frozen(eq=False, kw_only=True)
class Spot:
    """Something drawn in a rectangle, which may be pressed.

    `area` names the scrolling area whose content it is part of; its rectangle is then that of the content unscrolled.
    `said` is the text it shows, if it is one; `behind` marks grounds on which other spots stand.
    """

    rect: pygame.Rect
    paint: Paint
    key: str = ""
    action: Action = None
    tip: str = ""
    area: str = ""
    said: str = ""
    behind: bool = False
    slides: Callable[[int, pygame.Rect], Action] | None = None
    types: Callable[[str], Action] | None = None
    value: str = ""
    hotkey: str = ""


@frozen
class Area:
    """A scrolling area: what is seen of it, and how high its content is."""

    key: str
    rect: pygame.Rect
    height: int
    to_end: bool = False

    @property
    def most(self) -> int:
        """How far it can be scrolled, in pixels."""
        return max(0, self.height - self.rect.height)


@define
class Layout:
    """The spots of a panel in drawing order, and its scrolling areas."""

    spots: list[Spot] = field(factory=list)
    areas: dict[str, Area] = field(factory=dict)
    inside: str = ""
    _names: dict[str, int] = field(factory=dict)

    def add(self, rect: pygame.Rect, paint: Paint, **more: Any) -> None:
        """Add a spot; a control without a name of its own gets the name that it shows."""
        name = more.pop("key", "") or (more.get("said", "") if more.get("action") is not None else "")
        if name:
            count = self._names[name] = self._names.get(name, 0) + 1
            name = name if count == 1 else f"{name} #{count}"
        self.spots.append(Spot(rect=rect, paint=paint, key=name, area=self.inside, **more))


class Element(Protocol):
    """A part of a panel: knows how high it is at a width, and puts its spots into a rectangle."""

    def measure(self, ink: Ink, width: int) -> int:
        """Its height at a width, both in pixels."""

    def place(self, ink: Ink, rect: pygame.Rect, layout: Layout) -> None:
        """Add its spots to a layout."""
