"""A game watched again: forward and back by move and by turn, through the eyes of a seat or of Control."""

from collections.abc import Callable, Iterator
from typing import Final

import pygame
from attrs import define, field

from game.engine.view import View
from game.model.events import Event
from game.model.terms import Period
from game.report.account import told
from game.ui import dress
from game.ui.kit import (
    REST,
    Action,
    Button,
    Column,
    Element,
    Icon,
    Pick,
    Row,
    Rule,
    Scroll,
    Slider,
    Span,
    Text,
    choices,
)
from game.ui.map.view import MapView
from game.ui.overlays import Wardrobe
from game.ui.screen import Desk
from game.ui.screens import sight
from game.ui.screens.page import Page, Reply
from game.ui.screens.reel import CONTROL, Reel

SIDE: Final = 400
PACES: Final = {"Slow": 1600, "Normal": 600, "Fast": 150}
"""Milliseconds between two moves that are played by themselves."""
PERIODS: Final = {Period.PEACETIME: "good", Period.THREATENED: "warn", Period.WARTIME: "bad"}
SHIFT: Final = pygame.KMOD_SHIFT


@define(eq=False, repr=False)
class Replay(Page):
    """A reel with a map, a scrubber and the events of the turn."""

    reel: Reel
    playing: bool = False
    pace: str = "Normal"
    _map: MapView | None = field(default=None, init=False)
    _wardrobe: Wardrobe | None = field(default=None, init=False)
    _made: tuple[object, ...] = field(default=(), init=False)
    _shown: tuple[object, ...] = field(default=(), init=False)
    _view: View | None = field(default=None, init=False)
    _fresh: bool = field(default=True, init=False)
    _since: int = field(default=0, init=False)
    _rects: dict[str, pygame.Rect] = field(factory=dict, init=False)

    def open(self, desk: Desk) -> None:
        """Make the map for this scale and palette; where the replay stood, it stands."""
        self.desk = desk
        made = (desk.settings.palette, desk.ink.theme.scale, desk.settings.speed)
        if made != self._made and self.reel.eyes:
            self._made = made
            world = self.reel.record.setting.world
            self._map = MapView(world, *made, looks=dress.looks_of(world))
            self._wardrobe = Wardrobe(self.reel.record.setting)
            self._shown = ()
        super().open(desk)

    # -- what it shows -----------------------------------------------------------------------------------------
    def show(self) -> None:
        """The map, the events at its side, the controls below."""
        ink, whole = self.desk.ink, self.desk.rect
        if not self.reel.eyes:
            self._barred()
            return
        if self._shown != (self.reel.at, self.reel.eyes):
            self._look()
        wide = min(ink.px(SIDE), whole.width * 45 // 100)
        foot = self._controls()
        high = foot.measure(ink, whole.width)
        body = whole.height - high
        self._rects = {
            "map": pygame.Rect(0, 0, whole.width - wide, body),
            "side": pygame.Rect(whole.width - wide, 0, wide, body),
            "foot": pygame.Rect(0, body, whole.width, high),
        }
        if self._map is not None and self._fresh:
            self._fresh = False
            sight.begin(self._map, self._rects["map"].size)
        self.layers.show("foot", foot, self._rects["foot"], "ground")
        self.layers.show("side", self._side(), self._rects["side"])

    def _barred(self) -> None:
        """Say why nothing can be watched."""
        said = (
            "The game has not ended, and several humans play it: whoever watched it now would see what the others "
            "keep secret. It can be watched when it has ended."
        )
        back = Button("Back", ("back",), "primary", "left", "back", hotkey="Esc")
        card = Column((Text("Not yet", "title"), Text(said), back), gap=14, pad=24)
        self.layers.dialog("barred", card, (560, 0), self.desk.rect)

    def _look(self) -> None:
        """Dress the map with what these eyes knew then."""
        self._shown = (self.reel.at, self.reel.eyes)
        view = self._view = self.reel.view()
        setting, shown = self.reel.record.setting, self._map
        if shown is not None and self._wardrobe is not None:
            shown.set_pieces(dress.pieces(view, setting))
            shown.set_facilities(dress.facilities(view, setting))
            shown.set_tracks(dress.tracks(view))
            shown.set_overlays(self._wardrobe.wear(view, shown.layers))

    def _side(self) -> Column:
        """When it is, through whose eyes, and what has happened in this turn."""
        assert self._view is not None
        view, world = self._view, self.reel.record.setting.world
        named = {**{name: seat.title for name, seat in world.seats.items()}, CONTROL: "Control"}
        eyes = choices(
            [(named[name], ("eyes", name)) for name in self.reel.allowed()],
            ("eyes", self.reel.eyes),
            "eyes",
            "small",
        )
        period = "threatened period" if view.period is Period.THREATENED else view.period.value
        title = (
            Span(f"Turn {view.planned}", "title"),
            Span(f"   {world.title}" if self.tall else "", "small", "soft"),
        )
        back = Button("Back", ("back",), "quiet", "left", "back", hotkey="Esc" if self.tall else "")
        head = Row((Text(title), back), widths=(REST, None), align="middle")
        when = Text((Span(f"{view.date}, "), Span(period, "strong", PERIODS[view.period])))
        whose = (
            "" if self.reel.record.ended else "The game has not ended: you see it through your own seat only."
        )
        parts = (
            when,
            Row((Icon("eye", "soft"), eyes), widths=(20, REST), align="middle"),
            None if self.tall else self._paces(),
            Text(whose, "small", "soft") if whose else None,
            Rule(gap=2),
        )
        events = Column(tuple(self._events(view)), gap=5)
        if not self.tall:
            return Column((head, Scroll(Column((*parts, events), gap=4), key="events")), gap=4, pad=8)
        return Column((head, *parts, Scroll(events, key=f"events {view.turn}", to_end=True)), gap=6, pad=12)

    def _paces(self) -> Row:
        """How fast it plays by itself."""
        return choices([(pace, ("pace", pace)) for pace in PACES], ("pace", self.pace), "pace", "small")

    def _events(self, view: View) -> Iterator[Element]:
        """What these eyes have learnt in this turn so far; what the last move told stands out."""
        heard: dict[int, list[Event]] = {}
        for logged in view.log:
            if logged.turn == view.turn and logged.event.kind != "turn":
                heard.setdefault(logged.move, []).append(logged.event)
        if not heard:
            yield Text("Nothing yet in this turn.", "small", "soft")
        for move, events in heard.items():
            new = move == self.reel.at
            words = [Text(text, "small", "text" if new else "soft") for text in told(events)]
            if words:
                ground = "raised" if new else None
                yield Pick(Column(tuple(words), gap=3), ("to", move), f"move {move}", pad=4, ground=ground)

    def _controls(self) -> Column:
        """The scrubber, and the buttons below it."""
        play = ("Pause", "pause") if self.playing else ("Play", "play")
        space = "Space" if self.tall else ""
        buttons: tuple[Element, ...] = (
            Button("Turn", ("turn", -1), icon="left", key="turn back", tip="A turn back (PgUp)"),
            Button("Move", ("step", -1), icon="left", key="step back", tip="A move back (Left)"),
            Button(play[0], ("play",), "primary", play[1], "play", hotkey=space, tip="Space"),
            Button("Move", ("step", 1), icon="right", key="step on", tip="A move on (Right)"),
            Button("Turn", ("turn", 1), icon="right", key="turn on", tip="A turn on (PgDn)"),
        )
        if self.tall:
            first = Button("Start", ("first",), icon="first", key="first", tip="To the beginning (Home)")
            last = Button("End", ("last",), icon="last", key="last", tip="To the end (End)")
            said = Text(f"move {self.reel.at} of {self.reel.end}", "small", "soft")
            buttons = (first, *buttons, last, self._paces(), said)
        scrub = Slider(
            self.reel.at,
            0,
            max(1, self.reel.end),
            lambda value: ("to", value),
            "scrub",
            marks=self.reel.turns,
        )
        gap = 6 if self.tall else 3
        return Column(
            (scrub, Row(buttons, gap=8 if self.tall else 4, wraps=True, align="middle")),
            gap=gap,
            pad=gap,
            sides=12,
        )

    # -- what it does ------------------------------------------------------------------------------------------
    def act(self, action: Action) -> Reply:
        """Go somewhere, play, or look through other eyes."""
        word = action[0]
        if word == "to":
            self.playing = False
            self.reel.go(action[1])
        elif word == "eyes":
            self.reel.look_with(action[1])
        elif word == "pace":
            self.pace = action[1]
        elif word == "play":
            if self.reel.at >= self.reel.end:
                self.reel.go(0)
            self.playing, self._since = not self.playing, 0
        else:
            self.playing = False
            STEPS[word](self.reel, *action[1:])
        return None

    def key(self, event: pygame.event.Event) -> tuple[bool, Reply]:
        """The keys of the scrubber go before those of the page."""
        found = KEYS.get(event.key)
        if self.reel.eyes and found is not None:
            word, *rest = found
            if event.mod & SHIFT and word == "step":
                word = "turn"
            return True, self._done((word, *rest))
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            by = self.desk.ink.px(60) * (-1 if event.key == pygame.K_UP else 1)
            for area in self.layers.panels["side"].layout().areas if self.reel.eyes else ():
                self.layers.panels["side"].scroll(area, by)
            return True, None
        return super().key(event)

    def handle(self, event: pygame.event.Event) -> Reply:
        """The page first; what is on the map is the map's."""
        point = getattr(event, "pos", None) or pygame.mouse.get_pos()
        over = bool(self._rects) and self._rects["map"].collidepoint(point)
        on_map = event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL) and over
        loose = event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP)
        zooms = event.type == pygame.KEYDOWN and event.key in ZOOMS
        if self._map is not None and self.reel.eyes and (on_map or loose or zooms):
            self._map.handle(event, self._rects["map"])
            if on_map or zooms:
                return None
        return super().handle(event)

    def update(self, ms: int) -> bool:
        """Play on when it is time, and let the map move."""
        super().update(ms)
        if self.playing:
            self._since += ms
            if self._since >= PACES[self.pace]:
                self._since = 0
                self.reel.step(1)
                self.playing = self.reel.at < self.reel.end
                self.show()
        busy = self._map.update(ms) if self._map is not None else False
        return busy or self.playing

    def draw(self, surface: pygame.Surface) -> None:
        """The map, then the panels."""
        surface.fill(self.desk.ink.colour("ground"))
        if self._map is not None and self._rects:
            self._map.draw(surface, self._rects["map"])
        self.layers.draw(surface)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the replay."""
        return (
            ("Space", "play, or pause"),
            ("Left, Right", "a move back, or on"),
            ("PgUp, PgDn, Shift+Left, Shift+Right", "a turn back, or on"),
            ("Home, End", "to the beginning, or to the end"),
            ("Up, Down", "scroll the events"),
            ("Plus, Minus, wheel, drag", "zoom and move the map"),
        )


STEPS: Final[dict[str, Callable[..., None]]] = {
    "first": lambda reel: reel.go(0),
    "last": lambda reel: reel.go(reel.end),
    "step": Reel.step,
    "turn": Reel.turn,
}
"""Where the buttons go, by their word."""

KEYS: Final[dict[int, tuple[object, ...]]] = {
    pygame.K_SPACE: ("play",),
    pygame.K_LEFT: ("step", -1),
    pygame.K_RIGHT: ("step", 1),
    pygame.K_PAGEUP: ("turn", -1),
    pygame.K_PAGEDOWN: ("turn", 1),
    pygame.K_HOME: ("first",),
    pygame.K_END: ("last",),
}
ZOOMS: Final = (pygame.K_PLUS, pygame.K_MINUS, pygame.K_EQUALS, pygame.K_KP_PLUS, pygame.K_KP_MINUS)
