"""The menu in a game: what can be done beside playing it."""

from typing import Final

import pygame
from attrs import define

from game.store import SaveError, copy_intact
from game.ui.kit import Action, Button, Card, Column, Element, Field, Scroll, Text
from game.ui.screen import Leave
from game.ui.screens import ways
from game.ui.screens.page import Page, Reply
from game.ui.table import HUMAN, Table

NAME_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ "


@define(eq=False)
class Menu(Page):
    """Resume, briefing, settings, a copy of the save, load, help, leave. `covered` hides what is a seat's own."""

    table: Table
    seat: str
    covered: bool = False
    name: str | None = None
    said: str = ""

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
        field_ = Field(self.name, lambda text: ("name", text), "name", "name of the copy", 60, NAME_LETTERS)
        keep = Button("Save the copy", ("keep",), "primary", key="keep", enabled=bool(self.name.strip()))
        return [Card((field_, keep, *([Text(self.said, "small", "bad")] if self.said else [])), gap=8)]

    def act(self, action: Action) -> Reply:
        """Go where an entry leads."""
        word = action[0]
        if word == "briefing":
            from game.ui.screens.briefing import Briefing

            return Briefing(self.table, self.seat)
        if word == "title":
            return ways.to_title()
        if word == "copy":
            self.name, self.said = self.table.path.name.removesuffix(".save") + " copy", ""
        elif word == "name":
            self.name = action[1]
        elif word == "keep" and (self.name or "").strip():
            self._keep((self.name or "").strip())
        elif word in ways.WAYS:
            return ways.way(word)
        return None

    def _keep(self, name: str) -> None:
        """Copy the save as it stands."""
        target = self.table.path.with_name(f"{name}.save")
        try:
            copy_intact(self.table.path, target)
        except SaveError as error:
            self.said = error.sentence
        else:
            self.name, self.said = None, f"Saved as {target.name}."

    def key(self, event: pygame.event.Event) -> tuple[bool, Reply]:
        """Enter in the field of the name saves the copy."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.layers.is_typing():
            self.act(("keep",))
            self.show()
            return True, None
        return super().key(event)

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
