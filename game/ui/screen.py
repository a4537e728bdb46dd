"""What a screen is: it shows something, takes events, and says where to go next."""

from pathlib import Path
from typing import Protocol, runtime_checkable

import pygame
from attrs import define, field, frozen

from game.ui.kit.ink import Ink
from game.ui.settings import Settings
from game.ui.sound import Sound


@frozen
class Leave:
    """A screen is done: it goes, with `levels` in all, and `to` comes in its place if it is given."""

    to: "Screen | None" = None
    levels: int = 1


@frozen
class Quit:
    """The window is to be closed."""


@frozen
class Change:
    """The settings are to be these from now on."""

    settings: Settings


@define
class Desk:
    """What every screen works with: the ink, the size of the window, the settings, the folder of saves, the tones."""

    ink: Ink
    size: tuple[int, int]
    settings: Settings
    saves: Path
    notices: list[str] = field(factory=list)
    sound: Sound = field(factory=Sound)

    @property
    def rect(self) -> pygame.Rect:
        """The whole window."""
        return pygame.Rect(0, 0, *self.size)


class Screen(Protocol):
    """A screen; another one that it hands back comes on top of it."""

    def open(self, desk: Desk) -> None:
        """Make itself ready for a desk: when it comes up, and again whenever size, scale or palette change."""

    def handle(self, event: pygame.event.Event) -> "Screen | Leave | Quit | Change | None":
        """Take an event."""

    def update(self, ms: int) -> bool:
        """Let time pass; True while something moves, so that the next frame should come at once."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw itself on the whole window."""

    def close(self) -> None:
        """Let go of what it holds, for it is gone for good."""


@runtime_checkable
class Follows(Protocol):
    """A screen that goes on by itself: asked after every update where to."""

    def follow(self) -> "Screen | Leave | None":
        """The screen that comes next, or None to stay."""
