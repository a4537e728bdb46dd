"""The menu in a game: what can be done beside playing it."""

from pathlib import Path

import pygame
from attrs import define

from game.ui.kit import Action, Button, Card, Column, Element, Scroll, Text
from game.ui.screen import Leave
from game.ui.screens import ways
from game.ui.screens.copying import Copying
from game.ui.screens.page import Reply
from game.ui.table import HUMAN, Table


@define(eq=False)
class Menu(Copying):
    """Resume, briefing, settings, a copy of the save, load, help, leave. `covered` hides what is a seat's own."""

    table: Table
    seat: str
    covered: bool = False

    @property
    def original(self) -> Path:
        """The game's own save."""
        return self.table.path

    def show(self) -> None:
        """The entries in one card in the middle."""
        world = self.table.setting.world
        saved = f"Every move is saved at once, in {self.table.path.name}."
        head = (Text(world.title, "title"), Text(saved, "small", "soft"))
        held = Column(
            (Scroll(Column((*head, *self._entries()), gap=8), key="scroll"),), pad=24 if self.tall else 10
        )
        self.layers.dialog("menu", held, (460, 0), self.desk.rect)

    def _entries(self) -> list[Element]:
        entries: list[Element] = [
            Button("Go on playing", ("back",), "primary", "play", "back", hotkey="Esc", align="left")
        ]
        if not self.covered and self.table.seats.get(self.seat) == HUMAN:
            entries.append(
                Button("Briefing and aims", ("briefing",), icon="scroll", key="briefing", align="left")
            )
        entries += [
            Button("Settings", ("options",), icon="gear", key="options", align="left"),
            Button("Help", ("help",), icon="help", key="help", hotkey="F1", align="left"),
            *self._copying(),
            Button("Load another game", ("load",), icon="flag", key="load", align="left"),
            Button("Leave to the title", ("title",), icon="left", key="title", align="left"),
        ]
        return entries

    def _copying(self) -> list[Element]:
        """The entry for a copy, or the field for its name."""
        if self.name is None:
            return [
                Button("Save a copy under a name", ("copy",), icon="plus", key="copy", align="left"),
                *([Text(self.said, "small", "good")] if self.said else []),
            ]
        keep = Button("Save the copy", ("keep",), "primary", key="keep", enabled=bool(self.name.strip()))
        return [
            Card((self.name_field(), keep, *([Text(self.said, "small", "bad")] if self.said else [])), gap=8)
        ]

    def act(self, action: Action) -> Reply:
        """Go where an entry leads."""
        word = action[0]
        if word == "briefing":
            from game.ui.screens.briefing import Briefing

            return Briefing(self.table, self.seat)
        if word == "title":
            return ways.to_title()
        if not self.copied(action) and word in ways.WAYS:
            return ways.way(word)
        return None

    def leave(self) -> Reply:
        """Back to the game."""
        return Leave()

    def draw(self, surface: pygame.Surface) -> None:
        """The card on a dark ground: the board stays out of sight."""
        surface.fill(self.desk.ink.colour("ground"))
        self.layers.draw(surface)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the menu."""
        return (
            ("Up, Down, Tab", "move between the entries"),
            ("Enter", "open the entry"),
            ("Esc", "go on playing"),
        )
