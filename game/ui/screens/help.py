"""The help: the keys of the screen it was asked on, how a turn goes, and the words of the game."""

from typing import Final

import pygame
from attrs import define

from game.ui.kit import REST, Action, Button, Column, Element, Field, Grid, Row, Space, Text
from game.ui.screens.glossary import ANYWHERE, TURN, WORDS
from game.ui.screens.page import Page, Reply, Sheet

Keys = tuple[tuple[str, str], ...]
KEY_WIDTH: Final = 170


@define(eq=False)
class Help(Page):
    """Keys and words; what is typed limits both to what holds it."""

    of: Keys = ()
    sought: str = ""

    def sheet(self) -> Sheet:
        """Keys at the left, words at the right; one below the other in a narrow window."""
        find = Row(
            (
                Text("Find", "strong"),
                Field(self.sought, lambda text: ("find", text), "find", "a key or a word"),
            ),
            widths=(None, REST),
            align="middle",
        )
        left = Column((find, *self._keys()), gap=10)
        right = Column(tuple(self._words()), gap=10)
        columns = (left, right) if self.wide else (Column((left, Space(6), right)),)
        close = Button("Close", ("back",), "primary", key="close", hotkey="Enter")
        return Sheet("Help", columns, (close,), share=44)

    def _keys(self) -> list[Element]:
        found: list[Element] = []
        for title, keys in (("Keys of this screen", self.of), ("Keys that work everywhere", ANYWHERE)):
            rows = [
                (Text(key, "strong", "accent"), Text(said)) for key, said in keys if self._fits(key, said)
            ]
            if rows:
                found += [
                    Text(title, "heading"),
                    Grid(rows, widths=(KEY_WIDTH if self.wide else 110, REST), between=6),
                ]
        return found

    def _words(self) -> list[Element]:
        steps = [
            (Text(str(n), "strong", "accent"), Text(said))
            for n, said in enumerate(TURN, 1)
            if self._fits(said)
        ]
        words = [
            Column((Text(word, "strong", "link"), Text(said)), gap=0)
            for word, said in WORDS
            if self._fits(word, said)
        ]
        found: list[Element] = []
        if steps:
            found += [Text("How a turn goes", "heading"), Grid(steps, widths=(16, REST), between=4)]
        if words:
            found += [Text("Words of the game", "heading"), *words]
        return found or [Text(f"Nothing here holds «{self.sought}».", "body", "soft")]

    def _fits(self, *texts: str) -> bool:
        return any(self.sought.casefold() in text.casefold() for text in texts)

    def act(self, action: Action) -> Reply:
        """What is sought."""
        if action[0] == "find":
            self.sought = action[1]
        return None

    def key(self, event: pygame.event.Event) -> tuple[bool, Reply]:
        """F1 closes the help as it opened it."""
        if event.key == pygame.K_F1:
            return True, self.leave()
        return super().key(event)
