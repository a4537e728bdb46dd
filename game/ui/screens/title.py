"""The title: the map, the name of the game, and the ways in."""

from pathlib import Path
from typing import Final

import pygame
from attrs import define, field

from game import __version__
from game.store.shelf import Shelved, saves_in, shelved
from game.ui.backdrop import Backdrop
from game.ui.kit import Action, Button, Column, Element, Ink, Scroll, Space, Text
from game.ui.map.geometry import Bounds
from game.ui.screen import Desk, Quit, Screen
from game.ui.screens import ways
from game.ui.screens.page import Page, Reply
from game.ui.screens.scenarios import standard

PANEL: Final = 440
KEYS: Final = (("Up, Down, Tab", "move between the entries"), ("Enter", "open the entry"), ("Esc", "quit"))
ENTRIES: Final = (
    ("play", "Play", "play"),
    ("scenarios", "Scenarios", "scroll"),
    ("load", "Load a game", "flag"),
    ("replay", "Watch a replay", "eye"),
    ("options", "Settings", "gear"),
    ("help", "Help", "help"),
    ("quit", "Quit", "cross"),
)
WEST_TO_EAST: Final = 1250.0
EAST: Final = 520.0
NORTH_SOUTH: Final = 10.0
"""The part of the map in the picture, in km of the map's plane: it lies to the right of the entries."""
LOOKED_AT: Final = 12
"""How many of the newest saves are looked at for one to resume."""


@define(eq=False)
class Title(Page):
    """What a player sees first; with `then` it stays below a screen that comes up at once."""

    then: Screen | None = None
    _newest: Shelved | None = field(default=None, init=False)
    _waiting: list[Path] = field(factory=list, init=False)
    _backdrop: Backdrop | None = field(default=None, init=False)
    _shade: pygame.Surface | None = field(default=None, init=False)
    _shaded: Ink | None = field(default=None, init=False)

    def open(self, desk: Desk) -> None:
        """Look for a game to resume; the picture is painted while the title stands."""
        self._newest = None
        self._waiting = list(saves_in(desk.saves)[:LOOKED_AT])
        super().open(desk)
        if not self.layers.focused():
            self.layers.step_focus(1)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the title."""
        return KEYS

    # -- what it shows -----------------------------------------------------------------------------------------
    def show(self) -> None:
        """The entries at the left, over the whole height."""
        desk = self.desk
        wide = min(desk.ink.px(PANEL), desk.size[0] * 60 // 100)
        self.layers.show("title", self._entries(), pygame.Rect(0, 0, wide, desk.size[1]), None)
        if self._backdrop is not None:
            self._ask(self._backdrop)

    def _entries(self) -> Column:
        tall = self.tall
        head: tuple[Element, ...] = (
            Text("ZAPAD-2021", "display" if tall else "title", "accent"),
            Text("A wargame of an alliance, in which procedure is the terrain", "body" if tall else "small"),
        )
        entries = Column(tuple(self._buttons()), gap=8 if tall else 4)
        return Column(
            (*head, Space(18 if tall else 2), Scroll(entries, key="entries"), *self._credits()),
            gap=4,
            pad=44 if tall else 10,
            sides=44 if self.wide else 16,
        )

    def _buttons(self) -> list[Button]:
        newest = self._newest
        found = [
            Button(label, (word,), kind="normal", align="left", icon=icon, key=word)
            for word, label, icon in ENTRIES
        ]
        if newest is not None:
            turn = f"turn {newest.turn}" if newest.turn else "not begun"
            note = f"{newest.title}, {turn}" + (f", {newest.date}" if newest.date else "")
            found.insert(
                0,
                Button("Go on playing", ("resume",), "primary", "play", "resume", align="left", tip=note),
            )
        else:
            found[0] = Button(ENTRIES[0][1], (ENTRIES[0][0],), "primary", "play", ENTRIES[0][0], align="left")
        return found

    def _credits(self) -> tuple[Element, ...]:
        said = [Text(self._resumes(), "small", "soft")] if self._newest is not None else []
        if not self.tall:
            return ()
        map_by = "Map: Natural Earth, GSHHG, GeoNames, NASA MODIS"
        return (*said, Space(4), Text(f"Version {__version__}   {map_by}", "small", "faint"))

    def _resumes(self) -> str:
        newest = self._newest
        if newest is None:
            return ""
        where = newest.date or (f"turn {newest.turn}" if newest.turn else "before its first move")
        turn = f"turn {newest.turn}, " if newest.turn and newest.date else ""
        return f"To go on: {newest.title}, {turn}{where} ({newest.name})"

    # -- what it does ------------------------------------------------------------------------------------------
    def act(self, action: Action) -> Reply:
        """Go where an entry leads."""
        word = action[0]
        if word == "resume" and self._newest is not None:
            return ways.resume(self._newest.path)
        return Quit() if word == "quit" else ways.way(word)

    def leave(self) -> Reply:
        """Esc closes the window."""
        return Quit()

    def update(self, ms: int) -> bool:
        """Look at one save after the other, and paint a little."""
        super().update(ms)
        if self._waiting:
            self._look()
            return True
        if self._backdrop is None:
            self._begin()
            return True
        return self._backdrop.update(ms)

    def _look(self) -> None:
        """Look at the next save; the first that can be played on is offered."""
        found = shelved(self._waiting.pop(0))
        if not found.fault and not found.ended:
            self._newest, self._waiting = found, []
            self.show()
            self.layers.panels["title"].focus = "resume"

    def follow(self) -> Screen | None:
        """What comes up over the title at once."""
        found, self.then = self.then, None
        return found

    # -- the picture -------------------------------------------------------------------------------------------
    def _begin(self) -> None:
        world = standard().setting.world
        self._backdrop = Backdrop(world, palette=self.desk.settings.palette)
        self._ask(self._backdrop)

    def _ask(self, backdrop: Backdrop) -> None:
        backdrop.palette = self.desk.settings.palette
        wide, high = self.desk.size
        width = WEST_TO_EAST
        left = EAST - width
        middle = NORTH_SOUTH
        backdrop.want(
            self.desk.size,
            Bounds(left, middle - width * high / wide / 2, EAST, middle + width * high / wide / 2),
        )

    def draw(self, surface: pygame.Surface) -> None:
        """The map over the whole window, a dark veil at the left, and the entries on it."""
        ground = self.desk.ink.colour("ground")
        surface.fill(ground)
        if self._backdrop is not None:
            self._backdrop.draw(surface, self.desk.rect)
        surface.blit(self._veil(), (0, 0))
        self.layers.draw(surface)

    def _veil(self) -> pygame.Surface:
        """Dark under the entries, then thinner to the right."""
        size = self.desk.size
        if self._shade is None or self._shade.get_size() != size or self._shaded is not self.desk.ink:
            wide = self.layers.panels["title"].rect.width
            shade = pygame.Surface(size, pygame.SRCALPHA)
            ground = self.desk.ink.colour("ground")
            shade.fill((*ground, 255), pygame.Rect(0, 0, wide, size[1]))
            fade = max(1, min(wide // 2, size[0] - wide))
            for x in range(fade):
                shade.fill((*ground, 255 - 255 * x // fade), pygame.Rect(wide + x, 0, 1, size[1]))
            self._shade, self._shaded = shade, self.desk.ink
        return self._shade
