"""The map on the board: what it shows of the seat's view, and what a click or a key on it means."""

from collections.abc import Callable, Mapping
from typing import Final

import pygame
from attrs import define, evolve, field

from game.engine.questions.orders import order_for_click
from game.model.moves import Attack, Move, MoveUnit, RailMove, Strike
from game.ui import dress
from game.ui.kit import Action
from game.ui.map import MapView, Pick
from game.ui.overlays import LAYERS, OPENING, Wardrobe
from game.ui.panels.asked import orders_of, ready_units, route_of
from game.ui.panels.bench import Bench
from game.ui.panels.pointing import caption
from game.ui.panels.reach import selection
from game.ui.screen import Desk
from game.ui.screens import sight

HAIR: Final = 1e-9
REST: Final = 180
"""Milliseconds that the pointer rests on a far place before the way there is looked for."""


@define(eq=False, repr=False)
class Ground:
    """The map of one game."""

    bench: Bench
    shown: MapView = field(init=False)
    layers: frozenset[str] = field(default=OPENING)
    _wardrobe: Wardrobe = field(init=False)
    _paths: dict[str, tuple[int, ...]] = field(factory=dict, init=False)
    _dressed: tuple[object, frozenset[str]] = field(default=(None, frozenset()), init=False)
    _chosen: tuple[object, ...] = field(default=(), init=False)
    _hover: int | None = field(default=None, init=False)
    _rested: int = field(default=0, init=False)
    _look: tuple[object, ...] = field(default=(), init=False)

    _fresh: bool = field(default=True, init=False)

    def open(self, desk: Desk) -> None:
        """Take another size or scale."""
        theme = desk.ink.theme
        look = (desk.settings.palette, theme.scale, theme.speed)
        if look != self._look:
            held = self.shown if self._look else None
            self._look = look
            world = self.bench.setting.world
            self.shown = MapView(
                world,
                look[0],
                look[1],
                look[2],
                dress.looks_of(world),
                lambda pick: caption(self.bench, pick),
            )
            self._wardrobe = Wardrobe(self.bench.setting)
            self._dressed, self._chosen = (None, frozenset()), ()
            if held is not None:
                self.shown.cursor = held.cursor

    # -- what it shows -----------------------------------------------------------------------------------------
    def show(self, bench: Bench, rect: pygame.Rect) -> None:
        """Take what has changed in the view or the selection, and where the map lies now."""
        self.shown.camera.resize(rect.size)
        view, setting = bench.view, bench.setting
        if self._dressed[0] is not view:
            camera = self.shown.camera
            whole = abs(camera.aim - camera.fit) < HAIR
            self.shown.set_pieces(dress.pieces(view, setting), self._paths)
            if self._dressed[0] is None and self._fresh:
                sight.begin(self.shown)
            elif whole and abs(camera.aim - camera.fit) >= HAIR:
                self.shown.home()
            self._fresh = False
            self.shown.set_facilities(dress.facilities(view, setting))
            self.shown.set_tracks(dress.tracks(view))
            self._paths = {}
        if self._dressed[0] is not view or self._dressed[1] != self.layers:
            self.shown.set_overlays(self._wardrobe.wear(view, self.layers))
            self.shown.set_layers(self.layers)
            self._dressed = (view, self.layers)
        self._select()
        if bench.look is not None:
            place, bench.look = bench.look[0], None
            sight.come_near(self.shown, bench.desk, place)
            self.shown.cursor = place

    def _select(self) -> None:
        bench = self.bench
        memory = bench.memory.get("orders", {})
        chosen = (id(bench.view), bench.unit, bench.place, memory.get("mode"), memory.get("target"))
        if chosen == self._chosen:
            return
        self._chosen, self._hover = chosen, None
        self.shown.set_selection(selection(self.bench))

    # -- what is asked of it -----------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event, rect: pygame.Rect) -> Action:
        """What an event on the map asks for."""
        if sight.has_minimap(self.bench.desk, rect) and self.shown.handle_minimap(event, self._corner(rect)):
            return None
        if event.type == pygame.KEYDOWN:
            return self._key(event, rect)
        pick = self.shown.handle(event, rect)
        if pick is None:
            if event.type == pygame.MOUSEMOTION and not rect.collidepoint(event.pos):
                self._hovered(None)
            return None
        return self._picked(pick, bool(pygame.key.get_mods() & pygame.KMOD_SHIFT), by_key=False)

    def leave(self) -> None:
        """The pointer has gone to something that lies over the map or beside it."""
        self.shown.hands.leave()
        self._hovered(None)

    def _key(self, event: pygame.event.Event, rect: pygame.Rect) -> Action:
        mods = getattr(event, "mod", 0)
        if mods & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return None
        if event.key == pygame.K_n:
            return ("ground", "next", -1 if mods & pygame.KMOD_SHIFT else 1)
        if pygame.K_1 <= event.key <= pygame.K_8:
            return ("ground", "layer", list(LAYERS)[event.key - pygame.K_1])
        if event.key == pygame.K_l:
            return ("ground", "layers")
        pick = self.shown.handle(event, rect)
        shift = bool(mods & pygame.KMOD_SHIFT)
        return None if pick is None else self._picked(pick, shift, by_key=True)

    def _picked(self, pick: Pick, shift: bool, by_key: bool) -> Action:
        bench = self.bench
        if pick.gesture == "hover":
            self._hovered(pick.place)
        elif pick.gesture == "menu":
            return ("ground", "about", pick.place)
        elif pick.kind == "track" and not bench.unit:
            return ("ground", "track", pick.id)
        elif self.is_ready() and (shift or not self._is_own(pick)):
            return ("ground", "order", pick.place)
        elif pick.kind == "unit" and not shift:
            return ("ground", "unit", self._cycled(pick) if by_key else pick.id)
        else:
            return ("ground", "about", pick.place)
        return None

    def is_ready(self) -> bool:
        """Whether a unit of the seat's is selected, so that a click is an order."""
        own = self.bench.view.own.get(self.bench.unit)
        return own is not None and own.mine

    def _is_own(self, pick: Pick) -> bool:
        """Whether a pick is a unit that the seat may order, or the place where the selected one stands."""
        own = self.bench.view.own.get(self.bench.unit)
        found = self.bench.view.own.get(pick.id) if pick.kind == "unit" else None
        if found is not None and found.mine:
            return True
        return (
            own is not None and own.state.place == pick.place and not orders_of(self.bench, own.id).rail_reach
        )

    def _cycled(self, pick: Pick) -> str:
        """The unit that Enter picks in a stack: the next own one after the selected unit."""
        here = [piece.id for piece in self.shown.stacks.get(pick.place, ())]
        own = [name for name in here if name in self.bench.view.own and self.bench.view.own[name].mine]
        names = own or here or [pick.id]
        after = names.index(self.bench.unit) + 1 if self.bench.unit in names else 0
        return names[after % len(names)]

    def _hovered(self, place: int | None) -> None:
        """Show the way of the selected unit to the place under the pointer; a far one when the pointer has rested."""
        if place == self._hover or not self.is_ready():
            return
        self._hover, self._rested = place, 0
        near = place is not None and place in orders_of(self.bench, self.bench.unit).reach
        self._show_way(place if near else None)

    def _show_way(self, place: int | None) -> None:
        held = self.shown.selection
        if held is not None:
            path = (
                route_of(self.bench, self.bench.unit, place).path if place is not None and place >= 0 else ()
            )
            if path != held.path:
                self.shown.set_selection(evolve(held, path=path))

    # -- what it does ------------------------------------------------------------------------------------------
    def act(self, action: Action) -> None:
        """Do what an event on the map, or a control over it, asked for."""
        word, *rest = action[1:]
        DEEDS[word](self, *rest)

    def _order(self, place: int) -> None:
        """Give the order that a click means; a fight is shown before it is given."""
        bench = self.bench
        memory = bench.memory.setdefault("orders", {})
        if memory.get("mode") == "road":
            memory["mode"] = ""
            bench.play(orders_of(bench, bench.unit).road(place))
            return
        move, verdict = order_for_click(bench.view, bench.unit, place)
        if move is None:
            return
        if isinstance(move, Attack | Strike) and verdict.allowed:
            memory["target"], memory["joining"] = place, ()
            bench.tab = "orders"
            bench.touch()
            return
        self.play(move)

    def play(self, move: Move) -> None:
        """Make a move, with the way that its counter glides along."""
        bench = self.bench
        if isinstance(move, MoveUnit | RailMove) and move.place >= 0 and move.unit in bench.view.own:
            way = route_of(bench, move.unit, move.place)
            path = way.rail.path if isinstance(move, RailMove) else way.path
            if path:
                self._paths[move.unit] = path
        bench.play(move)

    def _unit(self, unit: str) -> None:
        bench = self.bench
        bench.memory.setdefault("orders", {}).update(mode="", target=None, joining=())
        known = bench.view.own.get(unit)
        place = (
            known.state.place if known else bench.view.seen[unit].place if unit in bench.view.seen else None
        )
        bench.tab = "orders"
        bench.select(unit if place is not None else "", None)
        if place is not None:
            self.shown.cursor = place

    def _next(self, by: int) -> None:
        """Select the next unit that can act, and let the map come to it."""
        names = ready_units(self.bench)
        if not names:
            self.bench.tell("No unit of yours can act now.")
            return
        at = names.index(self.bench.unit) + by if self.bench.unit in names else 0 if by > 0 else -1
        unit = names[at % len(names)]
        self._unit(unit)
        self.bench.look = (self.bench.view.own[unit].state.place, unit)

    def _about(self, place: int) -> None:
        """Show what there is to know about a place; the selected unit stays."""
        self.bench.tab = "orders"
        self.bench.select(self.bench.unit if self.is_ready() else "", place)

    def _track(self, track: str) -> None:
        self.bench.memory["track"] = track
        self.bench.open("duty")

    def toggle(self, layer: str) -> None:
        """Switch a layer on or off."""
        self.layers = self.layers ^ {layer}
        self.bench.touch()

    def _layers(self) -> None:
        self.bench.memory["layers open"] = not self.bench.memory.get("layers open")
        self.bench.touch()

    # -- drawing -----------------------------------------------------------------------------------------------
    def update(self, ms: int) -> bool:
        """Let time pass; True while something moves."""
        if self._hover is not None and self._rested < REST and self.is_ready():
            self._rested += ms
            if self._rested >= REST:
                self._show_way(self._hover)
        return self.shown.update(ms)

    def draw(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """The map, and the minimap in its corner."""
        self.shown.draw(surface, rect)
        if sight.has_minimap(self.bench.desk, rect):
            self.shown.draw_minimap(surface, self._corner(rect))

    def _corner(self, rect: pygame.Rect) -> pygame.Rect:
        return sight.minimap(self.bench.desk, rect)


DEEDS: Final[Mapping[str, Callable[..., None]]] = {
    "order": Ground._order,
    "unit": Ground._unit,
    "next": Ground._next,
    "about": Ground._about,
    "track": Ground._track,
    "layer": Ground.toggle,
    "layers": Ground._layers,
    "closer": lambda ground: ground.shown.zoom_in(),
    "farther": lambda ground: ground.shown.zoom_out(),
    "home": lambda ground: ground.shown.home(),
}
"""What the words of the map do."""
