"""The window itself: the loop, the stack of screens, and what happens when something goes wrong."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pygame
from attrs import define, field

from game.store.errors import SaveError
from game.ui.kit.ink import Ink
from game.ui.screen import Change, Desk, Follows, Leave, Quit, Screen
from game.ui.screens.message import Message
from game.ui.settings import Settings, keep_settings, read_settings
from game.ui.words import say_in

LEAST: Final = (1024, 640)
USUAL: Final = (1600, 900)
FRAME: Final = 16
"""Milliseconds between frames while something moves."""
IDLE: Final = 250
"""Milliseconds to wait for an event while nothing does."""
REPORT: Final = "fault.txt"
UNSEEN: Final = ("offscreen", "dummy")
"""Drivers that the system falls back to where there is no display."""


class NoDisplay(RuntimeError):
    """There is no display to open a window on; the text says what the system said."""


@define(eq=False)
class App:
    """A window with a stack of screens, the last of which is shown."""

    desk: Desk
    screens: list[Screen]
    window: pygame.Surface
    running: bool = True
    moving: bool = True
    _last: int = field(default=0, init=False)

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        return self.screens[-1]

    # -- the loop --------------------------------------------------------------------------------------------
    def run(self) -> None:
        """Show frames until the window is closed."""
        self.screen.open(self.desk)
        clock = pygame.time.Clock()
        while self.running:
            for event in self._events():
                self.handle(event)
            self.frame(clock.tick(1000 // FRAME if self.moving else 0))
            pygame.display.flip()
        self.close()

    def _events(self) -> Iterator[pygame.event.Event]:
        """What has happened; waits while nothing moves."""
        if not self.moving:
            event = pygame.event.wait(IDLE)
            if event.type != pygame.NOEVENT:
                yield event
        yield from pygame.event.get()

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type == pygame.VIDEORESIZE:
            self.resize((event.w, event.h))
        else:
            self._guarded(lambda: self._go(self.screen.handle(event)))

    def frame(self, ms: int) -> None:
        """Let so many milliseconds pass, and draw."""
        if self.running:
            self._guarded(lambda: self._pass(ms))
            self._guarded(lambda: self.screen.draw(self.window))

    def _pass(self, ms: int) -> None:
        self.moving = self.screen.update(ms)
        if isinstance(self.screen, Follows):
            self._go(self.screen.follow())

    def resize(self, size: tuple[int, int]) -> None:
        """Take a new size of the window, at least the least; a minimised window keeps the last one."""
        if size[0] < 64 or size[1] < 64:
            return
        self.desk.size = (max(LEAST[0], size[0]), max(LEAST[1], size[1]))
        self.window = pygame.display.set_mode(self.desk.size, pygame.RESIZABLE)
        self._guarded(lambda: self.screen.open(self.desk))

    def close(self) -> None:
        """Let every screen go; a game that is being played is saved already."""
        while self.screens:
            self._guarded(self.screens.pop().close)

    # -- where to go -----------------------------------------------------------------------------------------
    def _go(self, reply: "Screen | Leave | Quit | Change | None") -> None:
        if reply is None:
            return
        self.moving = True
        if isinstance(reply, Quit):
            self.running = False
        elif isinstance(reply, Change):
            self.change(reply.settings)
        elif isinstance(reply, Leave):
            self._leave(reply)
        else:
            self.screens.append(reply)
            reply.open(self.desk)

    def _leave(self, leave: Leave) -> None:
        for _ in range(min(leave.levels, len(self.screens))):
            self.screens.pop().close()
        if leave.to is not None:
            self.screens.append(leave.to)
        if self.screens:
            self.screen.open(self.desk)
        else:
            self.running = False

    def change(self, settings: Settings) -> None:
        """Take other settings, show them at once, and keep them."""
        self.desk.settings = settings
        self.desk.ink = Ink(settings.theme(), say_in(settings.language))
        self.desk.sound.on = settings.sound
        keep_settings(settings)
        self.screen.open(self.desk)

    # -- what goes wrong -------------------------------------------------------------------------------------
    def _guarded(self, act: Callable[[], None]) -> None:
        """Do something; a fault becomes a message, and the game is as it was saved."""
        try:
            act()
        except SaveError as error:
            self._tell("The save could not be used", str(error))
        except Exception:  # the last wall: a player never sees a traceback
            self._tell("Something went wrong", self._reported(traceback.format_exc()))

    def _reported(self, details: str) -> str:
        """Write the details beside the saves, and say where."""
        said = (
            "The game is saved up to the last move. You can go back and open it again from the title screen."
        )
        try:
            self.desk.saves.mkdir(parents=True, exist_ok=True)
            (self.desk.saves / REPORT).write_text(details, "utf-8")
        except OSError:
            return said
        return f"{said} The details for its makers are in {self.desk.saves / REPORT}."

    def _tell(self, title: str, text: str) -> None:
        if isinstance(self.screens[-1] if self.screens else None, Message):
            self.screens.pop()
        while len(self.screens) > 1:
            screen = self.screens.pop()
            try:
                screen.close()
            except Exception:  # a screen that failed may fail to close too; its save is closed by the system
                continue
        self.screens.append(Message(title, text))
        self.screen.open(self.desk)
        self.moving = True


def has_display() -> bool:
    """Whether there is a display that somebody can see; a driver that was asked for by name counts as one."""
    named = bool(os.environ.get("SDL_VIDEODRIVER"))
    if sys.platform == "linux" and not named and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))):
        return False
    try:
        pygame.display.init()
        return named or pygame.display.get_driver() not in UNSEEN
    except pygame.error:
        return False


def open_window(first: Screen, saves: Path, size: tuple[int, int] = USUAL) -> App:
    """A window with its first screen.

    Raises:
        NoDisplay: there is nothing to show a window on.
    """
    if not has_display():
        raise NoDisplay("there is no display")
    try:
        pygame.font.init()
        desktop = pygame.display.get_desktop_sizes()[0]
        fitted = (max(LEAST[0], min(size[0], desktop[0])), max(LEAST[1], min(size[1], desktop[1])))
        window = pygame.display.set_mode(fitted, pygame.RESIZABLE)
    except pygame.error as error:
        raise NoDisplay(str(error)) from None
    pygame.display.set_caption("Zapad-2021")
    pygame.key.set_repeat(350, 60)
    settings = read_settings()
    desk = Desk(Ink(settings.theme(), say_in(settings.language)), window.get_size(), settings, saves)
    desk.sound.on = settings.sound
    return App(desk, [first], window)
