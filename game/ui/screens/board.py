"""The board: the map, the panels at its side, the line of the turn above and of the orders below."""

from typing import Final

import pygame
from attrs import define, field

from game.model.moves import Done, Move
from game.model.terms import Period
from game.ui.kit import REST, Action, Button, Column, Element, Layers, Row, Scroll, Span, Text
from game.ui.kit.panel import is_hotkey
from game.ui.panels import SIDES
from game.ui.panels.bench import Bench
from game.ui.panels.dialogs import DIALOGS, is_undone
from game.ui.screen import Change, Desk, Leave, Quit, Screen
from game.ui.screens.ground import Ground
from game.ui.screens.passing import curtain, menu, result
from game.ui.table import Table

SIDE: Final = 430
THINKING: Final = 8
"""Milliseconds of a frame that the others may think."""
PERIODS: Final = {Period.PEACETIME: "good", Period.THREATENED: "warn", Period.WARTIME: "bad"}
KEYS: Final = {"Ctrl+Z": ("undo",), "Esc": ("escape",), "F10": ("menu",), "Ctrl+Enter": ("done",)}
"""Keys of the board itself; those of panels stand on their controls."""


@define(eq=False, repr=False)
class Board:
    """One game on the screen, for the humans who play it."""

    table: Table
    bench: Bench = field(init=False)
    ground: Ground = field(init=False)
    rects_now: dict[str, pygame.Rect] = field(factory=dict, init=False)
    _layers: Layers = field(init=False)
    _drawn: tuple[object, ...] = field(default=(), init=False)
    _ended: bool = field(default=False, init=False)
    _asked: tuple[int, str] = field(default=(0, ""), init=False)
    _open: bool = field(default=False, init=False)

    # -- coming up ---------------------------------------------------------------------------------------------
    def open(self, desk: Desk) -> None:
        """Lay everything out for a desk; what is selected stays."""
        if not self._open:
            seat = self.table.to_move()
            self.bench = Bench(self.table, seat if seat in self.table.humans else self.first(), desk)
            self.ground = Ground(self.bench)
            self._open, self._ended = True, self.table.ended
        self.bench.desk = desk
        self.ground.open(desk)
        self._layers = Layers(desk.ink)
        self._show()

    def first(self) -> str:
        """The seat that is shown while nobody of the humans has to move."""
        return next(iter(self.table.humans), "control")

    # -- events ------------------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> Screen | Leave | Quit | Change | None:
        """Keys of the board, then the panels, then the map."""
        action = self._key(event)
        if action is None:
            action = self._layers.handle(event)
        if action is not None:
            return self.act(action)
        if self._on_map(event):
            chosen = self.ground.handle(event, self.rects_now["map"])
            if chosen is not None:
                return self.act(chosen)
        return None

    def _key(self, event: pygame.event.Event) -> Action:
        if event.type != pygame.KEYDOWN or self._layers.is_typing():
            return None
        if self._layers.dialogs and not is_hotkey("Esc", event):
            return None
        for hotkey, action in KEYS.items():
            if is_hotkey(hotkey, event):
                return action
        return next((("tab", name) for name, side in SIDES.items() if is_hotkey(side.hotkey, event)), None)

    def _on_map(self, event: pygame.event.Event) -> bool:
        """Whether an event is the map's."""
        if event.type in (pygame.KEYDOWN, pygame.KEYUP):
            return not self._layers.dialogs and not self._layers.focused()
        if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION):
            return not self._layers.covers(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            return not self._layers.covers(getattr(event, "at", None) or pygame.mouse.get_pos())
        return not self._layers.dialogs

    def act(self, action: Action) -> Screen | Leave | Quit | Change | None:
        """Do what a control asks for: a move, a word of the board, or something of a panel's own."""
        if isinstance(action, Move):
            self.bench.play(action)
            return None
        word = action[0] if isinstance(action, tuple) else action
        own = WORDS.get(word)
        if own is not None:
            return own(self, action)
        if not any(dialog.act(self.bench, action) for dialog in DIALOGS.values()):
            any(side.act(self.bench, action) for side in SIDES.values())
        return None

    def _tab(self, action: Action) -> None:
        self.bench.open(action[1])

    def _undo(self, action: Action) -> None:
        self.bench.undo()

    def _escape(self, action: Action) -> Screen | None:
        """Close the card, or drop the selection, or open the menu."""
        bench = self.bench
        if bench.refused or bench.dialog:
            bench.refused, bench.dialog = None, ""
        elif bench.unit or bench.place is not None:
            bench.select()
            return None
        else:
            return menu(self.table, bench.seat)
        bench.touch()
        return None

    def _menu(self, action: Action) -> Screen:
        return menu(self.table, self.bench.seat)

    def _done(self, action: Action) -> None:
        """Finish the step; what is undone is asked about once a step."""
        bench = self.bench
        now = (bench.view.turn, bench.view.step)
        if not bench.acts:
            return
        if self._asked != now and is_undone(bench):
            self._asked = now
            bench.dialog = "undone"
            bench.touch()
            return
        bench.dialog = ""
        bench.play(Done(bench.seat))

    # -- time --------------------------------------------------------------------------------------------------
    def update(self, ms: int) -> bool:
        """Let the others think in slices, tips rest, the map move."""
        self._layers.update(ms)
        busy = self.table.think(THINKING)
        moving = self.ground.update(ms)
        return busy or moving or self._drawn != self._state()

    def follow(self) -> Screen | None:
        """Where play goes on by itself: the curtain before another human's seat, the result at the end."""
        seat = self.table.to_move()
        if self.table.ended and not self._ended:
            self._ended = True
            return result(self.table)
        if seat in self.table.humans and seat != self.bench.seat:
            self.bench.seat, self.bench.refused, self.bench.dialog, self.bench.told = seat, None, "", ""
            self.bench.memory.clear()
            self.bench.select()
            return curtain(self.table, seat)
        return None

    # -- drawing -----------------------------------------------------------------------------------------------
    def rects(self) -> dict[str, pygame.Rect]:
        """The parts of the window: top, side, bottom, map."""
        ink, whole = self.bench.desk.ink, self.bench.desk.rect
        wide = min(ink.px(SIDE), whole.width * 45 // 100)
        top = self._top().measure(ink, whole.width)
        bottom = self._bottom().measure(ink, whole.width - wide)
        high = whole.height - top
        return {
            "top": pygame.Rect(0, 0, whole.width, top),
            "side": pygame.Rect(whole.width - wide, top, wide, high),
            "bottom": pygame.Rect(0, whole.height - bottom, whole.width - wide, bottom),
            "map": pygame.Rect(0, top, whole.width - wide, high - bottom),
        }

    def _state(self) -> tuple[object, ...]:
        bench = self.bench
        return (self.table.version, bench.version, bench.seat, bench.desk.ink, bench.desk.size)

    def draw(self, surface: pygame.Surface) -> None:
        """The map, then the panels; trees are made anew only when something has changed."""
        if self._drawn != self._state():
            self._show()
        self.ground.draw(surface, self.rects_now["map"])
        self._layers.draw(surface)

    def _show(self) -> None:
        bench, layers = self.bench, self._layers
        self._drawn = self._state()
        self.rects_now = rects = self.rects()
        self.ground.show(bench)
        layers.show("top", self._top(), rects["top"], "ground")
        layers.show("bottom", self._bottom(), rects["bottom"], "ground")
        layers.show("side", self._side(), rects["side"])
        wanted = {name: made for name, dialog in DIALOGS.items() if (made := dialog.tree(bench)) is not None}
        for name in [name for name in layers.dialogs if name not in wanted]:
            layers.hide(name)
        for name, tree in wanted.items():
            layers.dialog(name, tree, DIALOGS[name].size, bench.desk.rect)

    def _top(self) -> Row | Column:
        """Where the turn stands."""
        bench, view = self.bench, self.bench.view
        world, stakes = bench.setting.world, bench.setting.stakes
        stage = stakes.stages[view.stage].title if view.stage else ""
        period = "Threatened period" if view.period is Period.THREATENED else view.period.value.capitalize()
        parts: list[Element | None] = [
            Button("Menu", ("menu",), kind="quiet", icon="menu", hotkey="F10"),
            Text((Span(world.title, "heading"), Span(f"   {view.date}", "body", "soft"))),
            Text(period, "strong", PERIODS[view.period]),
            Text(stage, "small", "soft") if stage else None,
            Text(
                (Span("You are ", "small", "faint"), Span(world.seats[bench.seat].title, "strong", "accent"))
            )
            if bench.seat in world.seats
            else None,
        ]
        return Column((Row(parts, gap=18, align="middle", wraps=True),), pad=5, sides=10)

    def _bottom(self) -> Column:
        """What is to be done now, and the ways on."""
        bench = self.bench
        who = bench.setting.world.seats.get(self.table.to_move())
        if self.table.ended:
            said = Text("The game is over.", "strong")
        elif not bench.acts:
            said = Text(f"{who.title if who else 'The game'} is moving …", "body", "soft")
        else:
            said = Text(bench.told or self.ground.prompt(bench), "strong" if bench.told else "body")
        objection = self.table.undo_objection(bench.seat)
        buttons = Row(
            (
                Button("Undo", ("undo",), icon="undo", hotkey="Ctrl+Z", enabled=not objection, tip=objection),
                Button("Done", ("done",), kind="primary", hotkey="Ctrl+Enter", enabled=bench.acts),
            ),
            gap=8,
            end=True,
        )
        return Column((Row((said, buttons), widths=(REST, None), gap=12, align="middle"),), pad=6, sides=12)

    def _side(self) -> Column:
        """The tabs and the panel that is open."""
        bench = self.bench
        tabs = [
            Button(
                side.title,
                ("tab", name),
                kind="chosen" if name == bench.tab else "quiet",
                icon=side.icon,
                key=f"tab {name}",
                tip=f"{side.title} ({side.hotkey})",
                style="small",
            )
            for name, side in SIDES.items()
        ]
        body = SIDES[bench.tab].tree(bench)
        return Column((Row(tabs, gap=2, wraps=True), Scroll(body, key=f"side {bench.tab}")), pad=10, gap=8)

    def close(self) -> None:
        """Write what is left of the save, and close it."""
        self.table.leave()


WORDS: Final = {
    "tab": Board._tab,
    "undo": Board._undo,
    "escape": Board._escape,
    "menu": Board._menu,
    "done": Board._done,
}
"""What the board's own words do."""
