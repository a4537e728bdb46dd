"""The board: the map, the panels at its side, the line of the turn above and of the orders below."""

from typing import Any, Final

import pygame
from attrs import define, evolve, field

from game.model.moves import Done, Move
from game.ui.kit import Action, Layers
from game.ui.kit.keys import is_hotkey
from game.ui.panels import SIDES, guide
from game.ui.panels.asked import undone_of
from game.ui.panels.bench import Bench
from game.ui.panels.dialogs import DIALOGS, is_undone, remember
from game.ui.panels.plan import has_postures
from game.ui.panels.prompts import prompt
from game.ui.panels.topline import topline
from game.ui.screen import Change, Desk, Leave, Quit, Screen
from game.ui.screens.frame import (
    bottom_line,
    draw_pointing,
    help_of_board,
    rects,
    show_over_map,
    side_panel,
    step_focus,
)
from game.ui.screens.ground import Ground
from game.ui.screens.ways import curtain, menu, result
from game.ui.table import Table

THINKING: Final = 8
"""Milliseconds of a frame that the others may think."""
KEYS: Final = {
    "Ctrl+Z": ("undo",),
    "Esc": ("escape",),
    "F1": ("help",),
    "F10": ("menu",),
    "Ctrl+Enter": ("done",),
}
"""Keys of the board itself; those of panels stand on their controls."""
TAB_OF: Final = {
    "table": "council",
    "reply": "council",
    "final": "council",
    "plan": "orders",
    "duty": "duty",
    "operations": "orders",
}
"""Which panel opens by itself when a step begins."""


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
    _foot: tuple[int, int] = field(default=(0, 0), init=False)
    _asked: tuple[int, str] = field(default=(0, ""), init=False)
    _step: tuple[object, ...] = field(default=(), init=False)
    _memories: dict[str, dict[str, Any]] = field(factory=dict, init=False)
    _open: bool = field(default=False, init=False)

    # -- coming up ---------------------------------------------------------------------------------------------
    def open(self, desk: Desk) -> None:
        """Lay everything out for a desk; what is selected stays."""
        if not self._open:
            seat = self.table.to_move()
            self.bench = Bench(self.table, seat if seat in self.table.humans else self.first(), desk)
            self.bench.memory = self._memories.setdefault(self.bench.seat, {})
            self.ground = Ground(self.bench)
            self._open, self._ended = True, self.table.ended
        self.bench.desk = desk
        self.ground.open(desk)
        self._layers = Layers(desk.ink)
        self._foot = (0, 0)
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
            self.ground.shown.focused = not self._layers.focused()
            if (chosen := self.ground.handle(event, self.rects_now["map"])) is not None:
                return self.act(chosen)
        elif event.type == pygame.MOUSEMOTION:
            self.ground.leave()
        return None

    def _key(self, event: pygame.event.Event) -> Action:
        if event.type != pygame.KEYDOWN:
            return None
        if self._layers.is_typing():
            return ("escape",) if is_hotkey("Esc", event) else None
        if step_focus(self._layers, self.bench, event):
            return ("",)
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
        if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEWHEEL):
            at = getattr(event, "pos", None) or getattr(event, "at", None) or pygame.mouse.get_pos()
            return not self._layers.covers(at)
        return not self._layers.dialogs

    def act(self, action: Action) -> Screen | Leave | Quit | Change | None:
        """Do what a control asks for: a move, a word of the board, or something of a panel's own."""
        if isinstance(action, Move):
            self.bench.refused = None
            if isinstance(action, Done):
                remember(self.bench)
            self.ground.play(action)
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

    def _on_ground(self, action: Action) -> None:
        self.ground.act(action)

    def _guide(self, action: Action) -> None:
        guide.act(self.bench, action[1])

    def _set(self, action: Action) -> Change:
        """Change a setting by its name."""
        self.bench.dialog = ""
        self.bench.touch()
        return Change(evolve(self.bench.desk.settings, **{action[1]: action[2]}))

    def _help(self, action: Action) -> Screen:
        return help_of_board()

    def _escape(self, action: Action) -> Screen | None:
        """Close the card, or leave the panel, or stop what was begun, or drop the selection, or open the menu."""
        bench, orders = self.bench, self.bench.memory.setdefault("orders", {})
        if bench.refused or bench.dialog:
            bench.refused, bench.dialog = None, "" if bench.refused is None else bench.dialog
        elif self._layers.focused():
            for panel in self._layers.panels.values():
                panel.focus = ""
        elif bench.memory.get("layers open"):
            bench.memory["layers open"] = False
        elif orders.get("mode") or orders.get("target") is not None:
            orders.update(mode="", target=None, joining=())
        elif bench.unit or bench.place is not None:
            bench.select()
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
        remember(bench)
        bench.play(Done(bench.seat))

    # -- time --------------------------------------------------------------------------------------------------
    def update(self, ms: int) -> bool:
        """Let the others think in slices, tips rest, the map move."""
        self._layers.update(ms)
        busy = self.table.think(THINKING)
        moving = self.ground.update(ms)
        self._begin()
        return busy or moving or self._drawn != self._shown_now()

    def _begin(self) -> None:
        """When a step of the seat's begins: open its panel, and tell once a turn what has happened."""
        bench = self.bench
        now = (bench.seat, bench.view.turn, bench.view.step)
        if not bench.acts or now == self._step:
            return
        self._step = now
        bench.tab = TAB_OF.get(bench.view.step, bench.tab)
        bench.tab = "council" if bench.view.step == "plan" and not has_postures(bench) else bench.tab
        bench.tab = bench.tab if bench.tab in SIDES else "orders"
        turn = bench.memory.get("turn", 0)
        if turn and bench.view.turn > turn and bench.desk.settings.summary:
            bench.dialog = "summary"
        if bench.view.turn > turn and not turn:
            remember(bench)
        bench.memory["turn"] = bench.view.turn
        for one in undone_of(bench)[:1]:
            bench.look = (one.place, "") if one.kind == "duty" and one.place is not None else bench.look
        bench.touch()

    def follow(self) -> Screen | None:
        """Where play goes on by itself: the curtain before another human's seat, the result at the end."""
        seat = self.table.to_move()
        if self.table.ended and not self._ended:
            self._ended = True
            return result(self.table)
        if seat in self.table.humans and seat != self.bench.seat:
            self.bench.seat, self.bench.refused, self.bench.dialog, self.bench.told = seat, None, "", ""
            self.bench.memory = self._memories.setdefault(seat, {})
            self.bench.select()
            return curtain(self.table, seat)
        return None

    # -- drawing -----------------------------------------------------------------------------------------------
    def _shown_now(self) -> tuple[object, ...]:
        bench = self.bench
        return (
            self.table.version,
            bench.version,
            bench.seat,
            bench.desk.ink,
            bench.desk.size,
            bench.desk.settings,
        )

    def draw(self, surface: pygame.Surface) -> None:
        """The map, then the panels; trees are made anew only when something has changed."""
        if self._drawn != self._shown_now():
            self._show()
        self.ground.draw(surface, self.rects_now["map"])
        self._layers.draw(surface)
        draw_pointing(surface, self._layers, self.ground, self.bench, self.rects_now["map"])

    def _show(self) -> None:
        bench, shown = self.bench, self._layers
        self._drawn = self._shown_now()
        says = prompt(bench) if bench.acts else ""
        foot = self.rects_now["bottom"].height if self.rects_now and self._foot == bench.desk.size else 0
        self.rects_now = parts = rects(bench, says, foot)
        self._foot = bench.desk.size
        self.ground.show(bench, parts["map"])
        shown.show("top", topline(bench), parts["top"], "ground")
        shown.show("bottom", bottom_line(bench, says), parts["bottom"], "ground")
        shown.show("side", side_panel(bench), parts["side"])
        wanted = {name: made for name, dialog in DIALOGS.items() if (made := dialog.tree(bench)) is not None}
        for name in [name for name in shown.dialogs if name not in wanted]:
            shown.hide(name)
        for name, tree in wanted.items():
            shown.dialog(name, tree, DIALOGS[name].size, bench.desk.rect)
        show_over_map(shown, self.ground, bench, parts["map"])

    def close(self) -> None:
        """Write what is left of the save, and close it."""
        self.table.leave()


WORDS: Final = {
    "": lambda board, action: None,
    "tab": Board._tab,
    "undo": Board._undo,
    "escape": Board._escape,
    "menu": Board._menu,
    "help": Board._help,
    "done": Board._done,
    "ground": Board._on_ground,
    "guide": Board._guide,
    "set": Board._set,
}
"""What the board's own words do."""
