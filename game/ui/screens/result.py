"""The result: how it ended, what each seat has won and why, and what the game turned on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pygame
from attrs import define, field

from game.report.prices import TITLE, scale
from game.report.result import Aim, SeatResult, outcome, seat_results, turning_points
from game.report.text import plain_number
from game.scenario.places import scenario_folder
from game.ui.dress import looks_of
from game.ui.kit import (
    REST,
    Action,
    Button,
    Card,
    Column,
    Element,
    Grid,
    Icon,
    Pick,
    Row,
    Space,
    Span,
    Text,
)
from game.ui.kit.keys import is_hotkey
from game.ui.panels.council_bits import cap
from game.ui.record import Record
from game.ui.screen import Desk
from game.ui.screens import ways
from game.ui.screens.copying import Copying
from game.ui.screens.page import PICK, Reply, Sheet
from game.ui.screens.reel import Reel
from game.ui.table import HUMAN, Table

ON: Final = (
    ("replay", "Replay", "Replay", "eye", "R", "normal"),
    ("copy", "Save a copy", "Copy", "plus", "S", "normal"),
    ("again", "Same seed again", "Again", "undo", "A", "normal"),
    ("what-if", "With a what-if", "What-if", "scroll", "W", "normal"),
    ("title", "To the title", "Title", "left", "Enter", "primary"),
)
"""The ways on: word, label, short label, icon, key, kind of button."""


@define(eq=False, repr=False)
class Result(Copying):
    """The result of a game that has ended; `of` is its table or its record."""

    of: Table | Record
    seat: str = ""
    record: Record = field(init=False)
    results: tuple[SeatResult, ...] = field(default=(), init=False)

    @property
    def original(self) -> Path:
        """The save of the game that has ended."""
        return self.record.path

    def open(self, desk: Desk) -> None:
        """Work the result out once; the first human's seat is shown."""
        if not self.results:
            self.record = Record.of(self.of) if isinstance(self.of, Table) else self.of
            self.results = seat_results(self.record.session)
            humans = self.record.humans or tuple(item.seat for item in self.results)
            self.seat = self.seat or humans[0]
        super().open(desk)

    # -- what it shows -----------------------------------------------------------------------------------------
    def sheet(self) -> Sheet:
        """How it ended and the seats at the left, the chosen seat's score at the right."""
        world = self.record.setting.world
        chosen = next(item for item in self.results if item.seat == self.seat)
        left = (*self._outcome(), *(self._headline(item) for item in self.results))
        points = tuple(self._points())
        if self.wide:
            columns: tuple[Element, ...] = (
                Column((*left, Space(4), *points), gap=10),
                Column(tuple(self._score(chosen)), gap=12),
            )
        else:
            columns = (Column((*left, Space(4), *self._score(chosen), Space(4), *points), gap=10),)
        back = "Title" if self.wide else "Back"
        return Sheet(
            f"Result: {world.title}",
            columns,
            self._foot(),
            share=46,
            said=f"seed {self.record.session.seed}",
            back=back,
        )

    def _foot(self) -> tuple[Element, ...]:
        """The ways on; where a name is asked for, the field and its buttons."""
        if self.name is not None:
            return (
                Text(self.said or "Name of the copy", "small", "bad" if self.said else "soft"),
                self.name_field(),
                Button(
                    "Save the copy", ("keep",), "primary", "tick", "keep", enabled=bool(self.name.strip())
                ),
                Button("Cancel", ("cancel",), key="cancel"),
            )
        return (
            *((Text(self.said, "small", "good"),) if self.said else ()),
            *(
                Button(
                    label if self.wide else short,
                    (word,),
                    kind,
                    icon,
                    word,
                    hotkey=hotkey if self.wide else "",
                    tip=label,
                )
                for word, label, short, icon, hotkey, kind in ON
            ),
        )

    def _outcome(self) -> Iterator[Element]:
        first, *rest = outcome(self.record.session) or ("The game has not ended.",)
        yield Text(first, "heading", "accent")
        for text in rest:
            yield Text(text)

    def _headline(self, item: SeatResult) -> Pick:
        """A seat's line: who, how many points, against what par."""
        world = self.record.setting.world
        side = world.seats[item.seat].sides[0]
        played = (
            "human" if self.record.seats.get(item.seat) == HUMAN else self.record.seats.get(item.seat, "")
        )
        colour = "good" if item.total >= item.par else "warn"
        row = Row(
            (
                Icon("people" if played == "human" else "dot", looks_of(world)[side].fill, 18),
                Text((Span(item.title, "strong"), Span(f"   {played}", "small", "soft"))),
                Text((Span(plain_number(item.total), "number"), Span(f"  {item.verdict}", "small", colour))),
            ),
            widths=(20, REST, None),
            align="middle",
        )
        return Pick(
            row, (PICK, item.seat), f"seat {item.seat}", chosen=item.seat == self.seat, pad=9, ground="raised"
        )

    def _score(self, item: SeatResult) -> Iterator[Element]:
        yield Text(
            (
                Span(item.title, "title"),
                Span(f"   {plain_number(item.total)} points, {item.verdict} ({item.par})", "body", "soft"),
            )
        )
        said = "Par is what this seat usually reaches. Points are never compared with another seat's."
        yield Text(said, "small", "soft")
        if item.card[0]:
            head = Row(
                (Icon("lock", "link"), Text(f"Secret card: {item.card[0]}", "strong", "link")),
                widths=(18, REST),
            )
            yield Card((head, Text(item.card[1])), edge="link", pad=12)
        for part in item.parts:
            title = Row(
                (
                    Text(
                        (
                            Span(part.title, "heading"),
                            Span(f"   {part.note}" if part.note else "", "small", "warn"),
                        )
                    ),
                    Text(plain_number(part.points), "number", "accent"),
                ),
                widths=(REST, None),
            )
            yield Column((title, *(self._aim(aim) for aim in part.aims)), gap=6)
        if item.breaches:
            yield Text(item.breaches, "strong", "bad")
        if any(seat == item.seat for one in item.prices for seat, _ in one.worth):
            yield from self._prices(item)

    def _prices(self, item: SeatResult) -> Iterator[Element]:
        """What each concession was worth to the seat, now that it may be told."""
        rows = [
            (Text(str(price), "strong", "accent"), Text(f"{cap(one.title)} (promised by {one.by})", "small"))
            for one in item.prices
            for seat, price in one.worth
            if seat == item.seat
        ]
        said = (Text(TITLE, "heading"), Text(scale(self.record.setting), "small", "soft"))
        more = [Text(item.dearer, "small", "warn")] if item.dearer else []
        yield Column((*said, Grid(rows, widths=(28, REST), between=4), *more), gap=6)

    def _aim(self, aim: Aim) -> Row:
        colour = "good" if aim.held else "faint"
        words: list[Element] = [Text(aim.title, "body", "text" if aim.held else "soft")]
        words += [Text(f"{why[:1].upper()}{why[1:]}.", "small", "faint") for why in aim.why[:2]]
        points = f"{plain_number(aim.earned)} of {plain_number(aim.points)}"
        icon = Icon("tick" if aim.held else "cross", colour)
        return Row((icon, Text(points, "small", colour), Column(tuple(words), gap=0)), widths=(18, 44, REST))

    def _points(self) -> Iterator[Element]:
        yield Text("What it turned on", "heading")
        for point in turning_points(self.record.session):
            turn = Text(f"Turn {point.turn}", "small", "accent", tip=point.date)
            yield Row((turn, Text(point.text, "small")), widths=(52, REST))

    # -- what it does ------------------------------------------------------------------------------------------
    def act(self, action: Action) -> Reply:
        """Show a seat, or go on."""
        word = action[0]
        if word == PICK:
            self.seat = action[1]
        elif word == "replay":
            from game.ui.screens.replay import Replay

            return Replay(Reel(self.record))
        elif word == "title":
            return ways.to_title()
        elif word == "again":
            return self._again()
        elif word == "what-if":
            from game.ui.screens.browser import Browser

            return Browser(chosen=str(scenario_folder() / f"{self.record.setting.world.id}.toml"))
        else:
            self.copied(action)
        return None

    def _again(self) -> Reply:
        """The same seats and the same luck, to be played anew."""
        from game.ui.screens.seats import Seats

        return Seats(self.record.scenario, str(self.record.session.seed), dict(self.record.seats))

    def key(self, event: pygame.event.Event) -> tuple[bool, Reply]:
        """The keys of the ways on, while no name is asked for."""
        word = next((on[0] for on in ON if is_hotkey(on[4], event)), "")
        if word and not self.wide and self.name is None and not self.layers.focused():
            return True, self.act((word,))
        return super().key(event)

    def leave(self) -> Reply:
        """Esc gives the name up, or goes to the title."""
        if self.name is not None:
            self.name, self.said = None, ""
            self.show()
            return None
        return ways.to_title()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the result."""
        return (
            ("Up, Down", "show another seat"),
            ("R", "replay"),
            ("S", "save a copy under a name"),
            ("A", "the same seed again"),
            ("W", "again with a what-if"),
            ("Enter, Esc", "to the title"),
        )
