"""The scenario browser: scenarios with their what-ifs below them, and all that is to be known of the chosen one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pygame
from attrs import define, field

from game.report.text import counted
from game.scenario.faults import ScenarioFaults
from game.scenario.load import Loaded
from game.ui.backdrop import Backdrop
from game.ui.kit import (
    REST,
    Action,
    Button,
    Canvas,
    Card,
    Column,
    Element,
    Icon,
    Pick,
    Row,
    Space,
    Span,
    Text,
)
from game.ui.screen import Desk, Screen
from game.ui.screens.page import PICK, Page, Reply, Sheet
from game.ui.screens.scenarios import Offered, loaded, offered, sentences
from game.ui.screens.working import Task

PICTURE: Final = 210
INDENT: Final = 20
OWN: Final = "my-scenarios"


@define(eq=False)
class Browser(Page):
    """Every scenario; `folder` may hold files of the user's own."""

    folder: Path | None = None
    chosen: str = ""
    laid: tuple[str, ...] = ()
    items: tuple[Offered, ...] = field(factory=tuple)
    made: Loaded | None = field(default=None, init=False, repr=False)
    faults: tuple[str, ...] = field(factory=tuple, init=False)
    _task: Task | None = field(default=None, init=False)
    _wanted: tuple[str, tuple[str, ...]] = field(default=("", ()), init=False)
    _backdrop: Backdrop | None = field(default=None, init=False)

    def open(self, desk: Desk) -> None:
        """Read the list; the first scenario is chosen."""
        if not self.items:
            self.desk = desk
            self.items = offered(self._folder())
        if self.chosen not in {item.key for item in self.items}:
            self.chosen = self.items[0].key if self.items else ""
        super().open(desk)

    def _folder(self) -> Path:
        """Where files of the user's own lie: the folder that was named, or the one beside the saves."""
        return self.folder or self.desk.saves.parent / OWN

    def item(self, key: str) -> Offered:
        """The scenario of a key."""
        return next(item for item in self.items if item.key == key)

    # -- what it shows -----------------------------------------------------------------------------------------
    def sheet(self) -> Sheet:
        """The list at the left, the chosen one at the right; in a narrow window the chosen one opens in the list."""
        if not self.items:
            return Sheet("Scenarios", (Text("There are no scenarios."),))
        rows: list[Element] = []
        for item in self.items:
            rows.append(self._line(item))
            if not self.wide and item.key == self.chosen:
                rows.append(Column(tuple(self._details(item)), gap=10, pad=8, sides=8))
        own = f"Scenario files of your own belong into the folder {self._folder()}."
        left = Column((*rows, Space(6), Text(own, "small", "faint")), gap=4)
        chosen = self.item(self.chosen)
        columns = (left, Column(tuple(self._details(chosen)), gap=12)) if self.wide else (left,)
        ready = self.made is not None and not self.faults
        on = Button(
            "Choose the seats", ("on",), "primary", "arrow", "on", ready,
            "" if ready else "This scenario has faults." if self.faults else "It is being read.", "Enter",
        )  # fmt: skip
        return Sheet("Scenarios", columns, (on,), share=32)

    def _line(self, item: Offered) -> Element:
        icon = "warn" if item.faults else "scroll" if item.depth == 0 else "right"
        title = item.title.removeprefix("What if: ") if item.depth else item.title
        said: list[Element | None] = [
            Text(title[:1].upper() + title[1:] if item.depth else title, "strong"),
            Text("your own file", "small", "soft") if item.own else None,
            Text("cannot be played: it has faults", "small", "bad") if item.faults else None,
        ]
        row = Row(
            (
                Space(INDENT * item.depth),
                Icon(icon, "bad" if item.faults else "accent" if not item.depth else "soft"),
                Column(said, gap=0),
            ),
            widths=(INDENT * item.depth or 0.01, 18, REST),
        )
        return Pick(row, (PICK, item.key), f"item {item.key}", chosen=item.key == self.chosen, pad=7)

    def _details(self, item: Offered) -> Iterator[Element]:
        if self.wide:
            yield Text(item.title, "title")
        if item.faults or self.faults:
            yield self._faulty(item.faults or self.faults)
            if item.faults:
                return
        if self._backdrop is not None and self.tall:
            yield Canvas(lambda surface, rect, ink: self._picture(surface, rect), PICTURE)
        yield Text(item.summary)
        yield from self._facts(item)
        changes = [*item.amendments, *(one for key in self.laid for one in self.item(key).amendments)]
        if changes:
            yield Text("What is different", "heading")
            yield from (self._amendment(one.why, one.cite) for one in changes)
        yield from self._overlays(item)

    def _facts(self, item: Offered) -> Iterator[Element]:
        asked = (("It asks", item.question, "accent"), ("It teaches", item.teaches, "link"))
        for label, text, colour in asked:
            if text:
                yield Card((Text(label, "label", colour), Text(text)), edge=colour, pad=12)
        length = item.length or next((one.length for one in self.items if one.name == item.base), "")
        if length:
            yield Text((Span("Length  ", "strong"), Span(length)))
        if self.made is not None:
            seats = [seat.title for seat in self.made.setting.world.seats.values() if seat.sides]
            yield Text((Span("Seats  ", "strong"), Span(f"{len(seats)}: {', '.join(seats)}")))

    def _amendment(self, why: str, cite: str) -> Row:
        said = Text(
            (Span(why[:1].upper() + why[1:] + " "), Span(f"[{cite}]" if cite else "", "small", "link"))
        )
        return Row((Icon("dot", "accent", 10), said), widths=(16, REST))

    def _faulty(self, faults: tuple[str, ...]) -> Card:
        head = Row(
            (
                Icon("warn", "bad"),
                Text(f"It cannot be played: {counted(len(faults), 'fault')}", "heading", "bad"),
            ),
            widths=(None, REST),
        )
        shown = [Text(fault, "small") for fault in faults[:12]]
        more = Text(f"and {len(faults) - 12} more", "small", "soft") if len(faults) > 12 else None
        advice = (
            "Mend the file, or take away one of the what-ifs laid over it."
            if self.laid
            else "Mend the file and open this page again."
        )
        return Card((head, *shown, more, Text(advice, "small", "soft")), edge="bad", pad=12, gap=8)

    def _overlays(self, item: Offered) -> Iterator[Element]:
        """The what-ifs that may be laid over the chosen one."""
        root = self._root(item)
        others = [
            one
            for one in self.items
            if one.depth and one.key != item.key and self._root(one) == root and not one.faults
        ]
        others = [one for one in others if one.name not in self._chain(item)]
        if not others:
            return
        yield Text("Lay what-ifs over it", "heading")
        yield Text(
            "Two that change the same thing cannot be laid together; the reason is shown.", "small", "soft"
        )
        yield Row([self._chip(one) for one in others], gap=6, wraps=True)

    def _chip(self, one: Offered) -> Button:
        on = one.key in self.laid
        title = one.title.removeprefix("What if: ")
        return Button(
            title[:1].upper() + title[1:],
            ("lay", one.key),
            "chosen" if on else "normal",
            "tick" if on else "plus",
            f"lay {one.key}",
            tip=one.summary,
            style="small",
        )

    def _chain(self, item: Offered) -> list[str]:
        """The names that a scenario stands on."""
        found: list[str] = []
        while item.base and item.base not in found:
            found.append(item.base)
            item = next((one for one in self.items if one.name == item.base), item)
        return found

    def _root(self, item: Offered) -> str:
        return (self._chain(item) or [item.name])[-1]

    def _picture(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        if self._backdrop is not None:
            self._backdrop.want(rect.size)
            self._backdrop.draw(surface, rect)

    # -- what it does ------------------------------------------------------------------------------------------
    def act(self, action: Action) -> Reply:
        """Choose a scenario, lay a what-if over it, go on to the seats."""
        word = action[0]
        if word == PICK and action[1] != self.chosen:
            self.chosen, self.laid, self.faults = action[1], (), ()
        elif word == "lay":
            key = action[1]
            self.laid = (
                tuple(one for one in self.laid if one != key) if key in self.laid else (*self.laid, key)
            )
        elif word in ("on", PICK):
            return self._go_on()
        return None

    def stepped(self, action: Action) -> Reply:
        """The keyboard only chooses; Enter goes on."""
        return self.act(action) if action[1] != self.chosen else None

    def _go_on(self) -> Screen | None:
        if self.made is None or self.faults:
            return None
        from game.ui.screens.seats import Seats

        return Seats(self.made)

    def update(self, ms: int) -> bool:
        """Read what was chosen beside the window, and paint its picture a little at a time."""
        super().update(ms)
        taken = self._task is not None and self._task.done
        if self._task is not None and taken:
            self._take(self._task)
        if self._wanted != (self.chosen, self.laid) and self._task is None and self.chosen:
            self._begin()
        drawing = self._backdrop is not None and self._backdrop.update(ms)
        if drawing:
            for panel in self.layers.panels.values():
                panel.refresh()
        return drawing or taken or self._task is not None

    def _begin(self) -> None:
        """Read the chosen scenario with what is laid over it."""
        self._wanted = (self.chosen, self.laid)
        self.made = None
        path, laid = self.item(self.chosen).path, tuple(Path(one) for one in self.laid)
        self._task = Task(lambda: loaded(path, laid)).start()

    def _take(self, task: Task) -> None:
        """Take what was read, if it is still what is chosen."""
        self._task = None
        if self._wanted != (self.chosen, self.laid):
            return
        if isinstance(task.error, ScenarioFaults):
            self.faults = sentences(task.error)
        elif task.error is not None:
            raise task.error
        else:
            self.made, self.faults = task.result, ()
            units = {name: unit.place for name, unit in self.made.opening.units.items()}
            self._backdrop = Backdrop(self.made.setting.world, units, self.desk.settings.palette)
        self.show()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page."""
        return (
            ("Up, Down", "choose another scenario"),
            ("Tab", "move on to the what-ifs that can be laid over it"),
            ("Space", "lay a what-if over it, or take it away"),
            ("Enter", "go on to the seats"),
            ("PgUp, PgDn", "scroll"),
        )
