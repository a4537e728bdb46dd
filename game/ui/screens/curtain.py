"""The curtain between two humans at one window: nothing of the board shows until the next has sat down."""

from collections.abc import Iterator

import pygame
from attrs import define, field

from game.ui.kit import REST, Action, Button, Card, Column, Element, Icon, Row, Scroll, Space, Text
from game.ui.panels.council_bits import within
from game.ui.screen import Leave, Screen
from game.ui.screens.page import Page, Reply
from game.ui.screens.ways import is_new
from game.ui.table import Table
from game.ui.theme import side_looks


@define(eq=False)
class Curtain(Page):
    """Names the seat that shall sit down. It draws nothing that depends on anything but that seat and the turn.

    `then` is the screen that follows, None to go back to the board; a seat that is new reads its briefing first.
    """

    table: Table
    seat: str
    then: Screen | None = None
    _lifted: bool = field(default=False, init=False)

    def show(self) -> None:
        """One card in the middle."""
        card = Card(
            (Column(tuple(self._words()), gap=8),),
            ground="panel",
            border="line",
            pad=32 if self.tall else 14,
        )
        held = Column((Scroll(card, key="scroll"),))
        self.layers.dialog("curtain", held, (640, 0), self.desk.rect)

    def _words(self) -> Iterator[Element | None]:
        """Whose turn it is, what to do, and the two ways on."""
        world = self.table.setting.world
        seat, view = world.seats[self.seat], self.table.view(self.seat)
        sides = ", ".join(world.sides[side].title for side in seat.sides)
        who = within(seat.title)
        yield Row(
            (Icon("people", "accent", 30), Text("Change of seats", "heading", "soft")),
            widths=(None, REST),
            align="middle",
        )
        yield Text(seat.title, "display" if self.tall else "title", "accent")
        yield Text(sides, "body", "soft") if sides and self.tall else None
        yield Space(4)
        yield Text(
            f"Turn {view.planned}, {view.date}. The board is covered. "
            f"Whoever plays {who} sits down alone; everybody else looks away."
        )
        yield Space(6)
        yield Button(f"I play {who}: show me the board", ("on",), "primary", "eye", "on", hotkey="Enter")
        yield Button("Menu: save and leave", ("menu",), "quiet", key="menu", hotkey="Esc")

    def draw(self, surface: pygame.Surface) -> None:
        """An opaque ground in the colours of nobody, with a band in that of the seat, and the card."""
        ink = self.desk.ink
        surface.fill(ink.colour("ground"))
        world = self.table.setting.world
        looks = side_looks({name: side.letter for name, side in world.sides.items()})
        band = ink.px(14)
        for number, side in enumerate(world.seats[self.seat].sides):
            pygame.draw.rect(
                surface, looks[side].fill, pygame.Rect(0, number * band, self.desk.size[0], band)
            )
        self.layers.draw(surface)

    def act(self, action: Action) -> Reply:
        """Lift the curtain, or open the menu."""
        if action == ("menu",):
            return self.leave()
        if self.then is None and is_new(self.table, self.seat):
            from game.ui.screens.briefing import Briefing

            return Leave(Briefing(self.table, self.seat))
        self._lifted = True
        return Leave(self.then)

    def leave(self) -> Reply:
        """Esc opens the menu, for there is no way back to the other seat's board."""
        from game.ui.screens.menu import Menu

        return Menu(self.table, self.seat, covered=True)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the curtain."""
        return (("Enter", "lift the curtain"), ("Esc", "menu"))

    def close(self) -> None:
        """A board that was to follow and never came up is closed with its game."""
        if self.then is not None and not self._lifted:
            self.then.close()
