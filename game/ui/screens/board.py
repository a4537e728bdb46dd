"""The board: the map, the panels at its side, the line of the turn above and of the orders below."""

from typing import Any, Final

import pygame
from attrs import define, evolve, field

from game.model.moves import Done, Move
from game.ui.kit import REST, Action, Button, Column, Layers, Row, Scroll, Text
from game.ui.kit.panel import is_hotkey
from game.ui.panels import SIDES, layers
from game.ui.panels.bench import Bench, Split
from game.ui.panels.dialogs import DIALOGS, is_undone
from game.ui.panels.topline import topline
from game.ui.screen import Change, Desk, Leave, Quit, Screen
from game.ui.screens.ground import Ground
from game.ui.screens.passing import curtain, menu, result
from game.ui.table import Table

SIDE: Final = 430
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
ARROWS: Final = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_LEFT: -1, pygame.K_RIGHT: 1}
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
            chosen = self.ground.handle(event, self.rects_now["map"])
            if chosen is not None:
                return self.act(chosen)
        return None

    def _key(self, event: pygame.event.Event) -> Action:
        if event.type != pygame.KEYDOWN:
            return None
        if self._layers.is_typing():
            return ("escape",) if is_hotkey("Esc", event) else None
        if self._step_focus(event):
            return ("",)
        if self._layers.dialogs and not is_hotkey("Esc", event):
            return None
        for hotkey, action in KEYS.items():
            if is_hotkey(hotkey, event):
                return action
        return next((("tab", name) for name, side in SIDES.items() if is_hotkey(side.hotkey, event)), None)

    def _step_focus(self, event: pygame.event.Event) -> bool:
        """Arrow keys move the focus while a control has it; True when they did."""
        focus = self._layers.focused()
        spot = next((s for panel in self._layers.active() for s in panel.controls() if s.key == focus), None)
        if not focus or event.key not in ARROWS or (spot is not None and spot.slides is not None):
            return False
        self._layers.step_focus(ARROWS[event.key])
        return True

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
            self.bench.refused = None
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

    def _set(self, action: Action) -> Change:
        """Change a setting by its name."""
        self.bench.touch()
        return Change(evolve(self.bench.desk.settings, **{action[1]: action[2]}))

    def _help(self, action: Action) -> Screen:
        return help_of_board(self.bench.desk)

    def _escape(self, action: Action) -> Screen | None:
        """Close the card, or leave the panel, or stop what was begun, or drop the selection, or open the menu."""
        bench, orders = self.bench, self.bench.memory.setdefault("orders", {})
        if bench.refused or bench.dialog:
            bench.refused, bench.dialog = None, ""
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
        bench.play(Done(bench.seat))

    # -- time --------------------------------------------------------------------------------------------------
    def update(self, ms: int) -> bool:
        """Let the others think in slices, tips rest, the map move."""
        self._layers.update(ms)
        busy = self.table.think(THINKING)
        moving = self.ground.update(ms)
        self._begin()
        return busy or moving or self._drawn != self._state()

    def _begin(self) -> None:
        """When a step of the seat's begins: open its panel, and tell once a turn what has happened."""
        bench = self.bench
        now = (bench.seat, bench.view.turn, bench.view.step)
        if not bench.acts or now == self._step:
            return
        self._step = now
        bench.tab = TAB_OF.get(bench.view.step, bench.tab)
        bench.tab = bench.tab if bench.tab in SIDES else "orders"
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
    def rects(self) -> dict[str, pygame.Rect]:
        """The parts of the window: top, side, bottom, map."""
        ink, whole = self.bench.desk.ink, self.bench.desk.rect
        wide = min(ink.px(SIDE), whole.width * 45 // 100)
        top = topline(self.bench).measure(ink, whole.width)
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
        bench, shown = self.bench, self._layers
        self._drawn = self._state()
        self.rects_now = rects = self.rects()
        self.ground.show(bench)
        shown.show("top", topline(bench), rects["top"], "ground")
        shown.show("bottom", self._bottom(), rects["bottom"], "ground")
        shown.show("side", self._side(), rects["side"])
        self._show_over_map(rects["map"])
        wanted = {name: made for name, dialog in DIALOGS.items() if (made := dialog.tree(bench)) is not None}
        for name in [name for name in shown.dialogs if name not in wanted]:
            shown.hide(name)
        for name, tree in wanted.items():
            shown.dialog(name, tree, DIALOGS[name].size, bench.desk.rect)

    def _show_over_map(self, area: pygame.Rect) -> None:
        """What lies over the map: zoom, layers, legend."""
        ink, shown, edge = self.bench.desk.ink, self._layers, self.bench.desk.ink.px(10)
        tree = layers.zoom()
        rect = pygame.Rect(0, 0, ink.px(40), tree.measure(ink, ink.px(40)))
        rect.topright = (area.right - edge, area.y + edge)
        shown.show("zoom", tree, rect, None)
        on, legend = self.ground.layers, self.ground.shown.legend()
        wide = min(ink.px(layers.WIDTH), area.width - rect.width - 3 * edge)
        if self.bench.memory.get("layers open"):
            list_ = layers.popover(on, legend)
            high = min(list_.measure(ink, wide), area.height - 2 * edge)
            shown.show("layers", list_, pygame.Rect(rect.x - edge - wide, area.y + edge, wide, high))
            shown.hide("legend")
            return
        shown.hide("layers")
        card = layers.corner(legend)
        high = card.measure(ink, wide)
        if legend and high < area.height // 2:
            box = pygame.Rect(area.right - edge - wide, area.bottom - edge - high, wide, high)
            shown.show("legend", card, box, None)
        else:
            shown.hide("legend")

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
        why = f"Your last order stands: {objection}." if objection else "Take your last order back"
        buttons = Row(
            (
                Button(
                    "Undo",
                    ("undo",),
                    icon="undo",
                    hotkey="Ctrl+Z",
                    enabled=not objection,
                    tip=why,
                    key="undo",
                ),
                Button(
                    "Done", ("done",), kind="primary", hotkey="Ctrl+Enter", enabled=bench.acts, key="done"
                ),
            ),
            gap=8,
            end=True,
        )
        return Column((Row((said, buttons), widths=(REST, None), gap=12, align="middle"),), pad=6, sides=12)

    def _side(self) -> Column:
        """The tabs and the panel that is open."""
        bench = self.bench
        small = bench.desk.size[0] * 100 // bench.desk.ink.theme.scale < 1000
        tabs = [
            Button(
                "" if small and name != bench.tab else side.title,
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
        key = f"side {bench.tab}"
        if isinstance(body, Split):
            scroll = Scroll(body.body, key=body.key or key, to_end=body.to_end)
            return Column((Row(tabs, gap=2, wraps=True), body.head, scroll), pad=10, gap=8)
        return Column((Row(tabs, gap=2, wraps=True), Scroll(body, key=key)), pad=10, gap=8)

    def close(self) -> None:
        """Write what is left of the save, and close it."""
        self.table.leave()


def help_of_board(desk: Desk) -> Screen:
    """The help of the board; imported when it is asked for."""
    from game.ui.screens.help import Help

    return Help(HELP)


HELP: Final = (
    ("Click", "select a unit; with a unit selected, order it there"),
    ("Shift + click", "order it there though a unit of yours stands there"),
    ("Right click", "what there is to know about a place"),
    ("N, Shift+N", "next, previous unit that can act"),
    ("Arrows, Enter", "move the cursor on the map, pick what is there"),
    ("Shift+Enter, Backspace", "order it there; about the place"),
    ("Tab, Shift+Tab", "go through the controls; Esc back to the map"),
    ("+ - Home", "closer, farther, the whole board"),
    ("L, 1 to 8", "layers of the map"),
    ("F2 to F7", "orders, council, duty room, tracks, aims, log"),
    ("Ctrl+Z", "take the last order back"),
    ("Ctrl+Enter", "finish the step"),
    ("Esc, F10", "close what is open; menu"),
)
"""The keys of the board and what they do."""

WORDS: Final = {
    "": lambda board, action: None,
    "tab": Board._tab,
    "undo": Board._undo,
    "escape": Board._escape,
    "menu": Board._menu,
    "help": Board._help,
    "done": Board._done,
    "ground": Board._on_ground,
    "set": Board._set,
}
"""What the board's own words do."""
