"""The title: the map, the name of the game, and the ways in."""

from pathlib import Path
from typing import Final

import pygame
from attrs import define, field

from game import __version__
from game.engine.session import CONTROL, Session
from game.store.shelf import Shelved, saves_in, shelved
from game.ui.dress import facilities, looks_of, pieces
from game.ui.kit import Action, Button, Column, Element, Scroll, Space, Text
from game.ui.map.view import MapView
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
ACROSS: Final = 780
"""How many km of the map the longer side of the picture shows."""
WESTWARD: Final = 105.0
NORTHWARD: Final = 20.0
"""How far from the middle of the first side's ground the picture's middle lies, in km."""
FADE: Final = 220
"""Over how many pixels the map thins out, at 100 %."""
RISE: Final = 450
"""Milliseconds in which the map comes up."""
_maps: dict[tuple[object, ...], MapView] = {}
"""The map of the title by its look, kept while the window is open."""
LOOKED_AT: Final = 12
"""How many of the newest saves are looked at for one to resume."""


@define(eq=False)
class Title(Page):
    """What a player sees first; with `then` it stays below a screen that comes up at once."""

    then: Screen | None = None
    _newest: Shelved | None = field(default=None, init=False)
    _waiting: list[Path] = field(factory=list, init=False)
    _map: MapView | None = field(default=None, init=False)
    _made: tuple[object, ...] = field(default=(), init=False)
    _risen: int = field(default=0, init=False)
    _shade: pygame.Surface | None = field(default=None, init=False)
    _shaded: tuple[object, ...] = field(default=(), init=False)

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
        if self._made != (desk.settings.palette, desk.ink.theme.scale, desk.settings.speed):
            self._map = None

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
        if newest is None:
            found[0] = Button("Play", ("play",), "primary", "play", "play", align="left")
            return found
        found[0] = Button("New game", ("play",), align="left", icon="plus", key="play")
        note = self._resumes(newest)
        found.insert(
            0, Button("Go on playing", ("resume",), "primary", "play", "resume", align="left", note=note)
        )
        return found

    def _credits(self) -> tuple[Element, ...]:
        if not self.tall:
            return ()
        map_by = "Map: Natural Earth, GSHHG, GeoNames, NASA MODIS"
        return (Text(f"Version {__version__}   {map_by}", "small", "faint"),)

    def _resumes(self, newest: Shelved) -> str:
        """What would be played on: scenario, turn, date, name of the save."""
        turn = f"turn {newest.turn}" if newest.turn else "before its first move"
        return ", ".join(part for part in (newest.title, turn, newest.date) if part) + f" ({newest.name})"

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
        if self._map is None:
            self._begin()
            return True
        busy = self._map.update(ms)
        if not busy and self._risen < 255:
            self._risen = min(255, self._risen + max(1, ms) * 255 // RISE)
            return True
        return busy

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
    def _picture(self) -> pygame.Rect:
        """The part of the window that the map fills: what the entries leave, and a little below their edge."""
        wide = self.layers.panels["title"].rect.width
        left = wide - self.desk.ink.px(60)
        return pygame.Rect(left, 0, self.desk.size[0] - left, self.desk.size[1])

    def _begin(self) -> None:
        """Make the map of the first scenario as it opens, with all its counters."""
        setting = standard().setting
        world = setting.world
        look = (self.desk.settings.palette, self.desk.ink.theme.scale, self.desk.settings.speed)
        self._made = look
        if look not in _maps:
            _maps.clear()
            made = _maps[look] = MapView(world, *look, looks=looks_of(world))
            opened = Session(setting, 0, standard().opening).view(CONTROL)
            made.set_pieces(pieces(opened, setting))
            made.set_facilities(facilities(opened, setting))
            made.set_layers({"political", "terrain"})
        shown = self._map = _maps[look]
        side = next(seat.sides[0] for seat in world.seats.values() if seat.sides)
        held = [shown.layout.centres[hex] for hex in range(world.board.size) if world.ground[hex] == side]
        x, y = (sum(point[n] for point in held) / len(held) for n in (0, 1))
        middle = shown.layout.hex_at(x - WESTWARD, y - NORTHWARD)
        shown.camera.resize(self._picture().size)
        shown.look_at(middle or 0, max(self._picture().size) / ACROSS)

    def draw(self, surface: pygame.Surface) -> None:
        """The map at the right, thinning out below the entries at the left."""
        surface.fill(self.desk.ink.colour("ground"))
        if self._map is not None:
            self._map.draw(surface, self._picture())
            surface.blit(self._veil(), (0, 0))
        self.layers.draw(surface)

    def _veil(self) -> pygame.Surface:
        """Dark over the entries, then thinner to the right; at first over all, so that the map comes up softly."""
        size = self.desk.size
        key = (size, self.desk.ink, self._risen)
        if self._shade is None or self._shaded != key:
            wide = self.layers.panels["title"].rect.width
            shade = pygame.Surface(size, pygame.SRCALPHA)
            ground = self.desk.ink.colour("ground")
            over = 255 - self._risen
            shade.fill((*ground, over))
            fade = max(1, min(self.desk.ink.px(FADE), size[0] - wide))
            shade.fill((*ground, 255), pygame.Rect(0, 0, wide, size[1]))
            for x in range(fade):
                shade.fill((*ground, max(over, 255 - 255 * x // fade)), pygame.Rect(wide + x, 0, 1, size[1]))
            self._shade, self._shaded = shade, key
        return self._shade
