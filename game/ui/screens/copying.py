"""A copy of a save under a name, as the menu and the result offer it."""

from pathlib import Path
from typing import Final

import pygame
from attrs import define, field

from game.store import SaveError, copy_intact
from game.ui.kit import Action, Field
from game.ui.screens.page import Page, Reply

NAME_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ "


@define(eq=False)
class Copying(Page):
    """A page that offers a copy: `name` is what is typed while one is asked for, `said` what came of it."""

    name: str | None = field(default=None, kw_only=True)
    said: str = field(default="", kw_only=True)

    @property
    def original(self) -> Path:
        """The save that is copied."""
        raise NotImplementedError

    def name_field(self) -> Field:
        """The field in which the name is typed."""
        return Field(
            self.name or "", lambda text: ("name", text), "name", "name of the copy", 60, NAME_LETTERS
        )

    def copied(self, action: Action) -> bool:
        """Take an action that has to do with the copy; False when it has not."""
        word = action[0]
        if word == "copy":
            self.name, self.said = f"{self.original.name.removesuffix('.save')} copy", ""
        elif word == "name":
            self.name = action[1]
        elif word == "cancel":
            self.name, self.said = None, ""
        elif word == "keep":
            self._keep((self.name or "").strip())
        else:
            return False
        return True

    def _keep(self, name: str) -> None:
        """Copy the save as it stands; without a name nothing happens."""
        if not name:
            return
        target = self.original.with_name(f"{name}.save")
        try:
            copy_intact(self.original, target)
        except SaveError as error:
            self.said = error.sentence
        else:
            self.name, self.said = None, f"Saved as {target.name}."

    def key(self, event: pygame.event.Event) -> tuple[bool, Reply]:
        """Enter in the field of the name saves the copy."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.layers.is_typing():
            self.copied(("keep",))
            self.show()
            return True, None
        return super().key(event)
