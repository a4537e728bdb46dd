"""The briefing of a seat: who it is, what it has to win, its secret card, and what to do first."""

from collections.abc import Iterator

from attrs import define, evolve, field

from game.law.stakes import Objective
from game.report.text import counted, signed
from game.ui.kit import REST, Action, Button, Card, Column, Element, Grid, Icon, Row, Space, Text
from game.ui.screen import Change, Leave, Screen
from game.ui.screens.page import Page, Reply, Sheet
from game.ui.table import Table


@define(eq=False)
class Briefing(Page):
    """A seat's briefing; `then` is the screen that follows, None to go back to the board."""

    table: Table
    seat: str
    then: Screen | None = None
    _read: bool = field(default=False, init=False)

    def sheet(self) -> Sheet:
        """The words of the briefing at the left, the aims at the right."""
        seat = self.table.setting.world.seats[self.seat]
        left = Column((*self._order(), *self._text(), *self._card()), gap=14)
        right = Column(tuple(self._aims()), gap=10)
        columns = (left, right) if self.wide else (Column((left, Space(8), right)),)
        kept = self.desk.settings.guided
        guide = Button(
            "Guide me through the first turn",
            ("guide",),
            kind="chosen" if kept else "normal",
            icon="tick" if kept else "ring",
            key="guide",
            hotkey="G",
            tip="Hints beside the board say what to do next. They can be left at any time.",
        )
        on = Button("To the board", ("on",), "primary", "arrow", "on", hotkey="Enter")
        said = f"{self.table.setting.world.title}, {self.table.setting.world.clock.label(1)}"
        back = "Back" if self.then is None else "Skip"
        foot = (guide if self.then is not None else None, on)
        return Sheet(f"Your briefing: {seat.title}", columns, foot, said=said, share=52, most=1360, back=back)

    def _order(self) -> Iterator[Element]:
        """What home has ordered, if it has."""
        doctrine = self.table.setting.doctrines.get(self.table.setting.world.seats[self.seat].doctrine)
        if doctrine is not None and doctrine.order_from_home:
            head = Row(
                (Icon("flag", "warn"), Text("Order from home", "heading", "warn")), widths=(None, REST)
            )
            yield Card((head, Text(doctrine.order_from_home)), edge="warn", pad=14)

    def _text(self) -> Iterator[Element]:
        """The briefing itself; what to do first stands out."""
        paragraphs = [
            " ".join(part.split())
            for part in self.table.setting.world.seats[self.seat].briefing.split("\n\n")
        ]
        for text in paragraphs:
            if text.startswith("First:"):
                yield Card((Text("What to do first", "heading", "accent"), *self._steps(text)), pad=14, gap=8)
            elif text:
                yield Text(text)

    def _steps(self, text: str) -> Iterator[Element]:
        for number, part in enumerate(split_steps(text), 1):
            yield Row((Text(str(number), "strong", "accent"), Text(part)), widths=(14, REST))

    def _card(self) -> Iterator[Element]:
        """The secret national card, if the seat has drawn one."""
        held = self.table.setting.stakes.cards.get(self.table.view(self.seat).card)
        if held is not None:
            head = Row(
                (Icon("lock", "link"), Text(f"Secret card: {held.title}", "heading", "link")),
                widths=(None, REST),
            )
            yield Card(
                (head, Text(held.text), Text("Nobody else knows it.", "small", "soft")), edge="link", pad=14
            )

    def _aims(self) -> Iterator[Element]:
        """What scores, with its points."""
        stakes, view = self.table.setting.stakes, self.table.view(self.seat)
        par = self.table.setting.world.seats[self.seat].par
        yield Text("What scores at the end", "heading")
        said = (
            f"A usual game brings this seat {counted(par, 'point')}: that is its par. "
            "Measure yourself against it, not against the other seats."
        )
        yield Text(said, "small", "soft")
        mine = [item for item in stakes.objectives.values() if self.seat in item.seats]
        shared = [item for item in mine if item.military]
        own = [item for item in mine if not item.military and not item.card]
        card = [item for item in mine if item.card and item.card == view.card]
        for title, items in (("Military result", shared), ("Own aims", own), ("Secret card", card)):
            if items:
                yield Column((Text(title, "label", "accent"), _table(items)), gap=6)

    def act(self, action: Action) -> Reply:
        """On to the board, or the guide on and off."""
        if action == ("guide",):
            settings = self.desk.settings
            return Change(evolve(settings, guided=not settings.guided))
        return self.leave()

    def leave(self) -> Reply:
        """On to what follows."""
        self.table.briefed.add(self.seat)
        self._read = True
        return Leave(self.then)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the briefing."""
        return (
            ("Enter", "go to the board"),
            ("G", "guide me through the first turn, or do not"),
            ("PgUp, PgDn", "scroll"),
        )

    def close(self) -> None:
        """A board that was to follow and never came up is closed with its game."""
        if self.then is not None and not self._read:
            self.then.close()


def split_steps(text: str) -> tuple[str, ...]:
    """The parts of «First: … Second: … Third: …», each with a capital letter.

    >>> split_steps("First: convene. Second: dig in.")
    ('Convene.', 'Dig in.')
    """
    for word in ("Second:", "Third:", "Fourth:"):
        text = text.replace(word, "First:")
    parts = [part.strip() for part in text.split("First:")]
    return tuple(part[:1].upper() + part[1:] for part in parts if part)


def _table(items: list[Objective]) -> Grid:
    rows = [
        (
            Text(signed(item.points), "strong", "good" if item.points > 0 else "bad", align="right"),
            Text(item.title),
        )
        for item in items
    ]
    return Grid(rows, widths=(28, REST), between=6)
