"""The pointer and the keys on the map: dragging, the wheel, picks, the hex cursor, stacks that open."""

from typing import TYPE_CHECKING, Final

import pygame
from attrs import define, evolve

from game.core.hexes import SIDE_OF
from game.ui.map.air import track_area
from game.ui.map.boxes import counters_in
from game.ui.map.geometry import Point
from game.ui.map.pieces import Pick
from game.ui.map.stacks import closed, under

if TYPE_CHECKING:
    from game.ui.map.scene import Scene

SLACK: Final = 4
"""How many pixels the pointer may move before a press becomes a drag."""
DOUBLE: Final = 400
DWELL: Final = 140
"""Milliseconds between the clicks of a double click, and before a stack under the pointer opens."""
STRIDE: Final = 90
"""How far an arrow key moves the camera, pixels."""

ARROWS: Final = {
    pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1),
}  # fmt: skip
CLOSER: Final = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)
FARTHER: Final = (pygame.K_MINUS, pygame.K_KP_MINUS)


@define
class Hands:
    """What the pointer and the keyboard are doing. Points are relative to the map's rectangle."""

    focused: bool = False
    took: bool = False
    cursor: int | None = None
    pointer: Point | None = None
    hover: Pick | None = None
    open_place: int | None = None
    _pressed: tuple[int, Point] | None = None
    _dragging: bool = False
    _mini: bool = False
    _rested: float = 0.0
    _last: tuple[str, str, float] | None = None

    def dwell(self, passed: float) -> None:
        """Open the stack that the pointer has rested on."""
        if self.hover is None or self.hover.place < 0:
            return
        self._rested += passed
        if self._rested >= DWELL and self.open_place is None and not self._dragging:
            self.open_place = self.hover.place

    def leave(self) -> None:
        """Forget what the pointer was over: it has gone, or the map has moved under it."""
        if self._pressed is None:
            self.pointer = self.hover = self.open_place = None


def handle(view: "Scene", event: pygame.event.Event, rect: pygame.Rect) -> Pick | None:
    """Take an event; `view.took` says afterwards whether it was the map's."""
    hands = view.hands
    hands.took = False
    if event.type == pygame.MOUSEMOTION:
        return _motion(view, event, rect)
    if event.type == pygame.MOUSEBUTTONDOWN and event.button in (1, 2, 3):
        if rect.collidepoint(event.pos):
            hands.took = True
            hands._pressed = (event.button, _local(event.pos, rect))
            hands._dragging = False
        return None
    if event.type == pygame.MOUSEBUTTONUP and hands._pressed and event.button == hands._pressed[0]:
        return _released(view, event, rect)
    if event.type == pygame.MOUSEWHEEL:
        if hands.pointer is not None and event.y:
            hands.took = True
            view.camera.step(1 if event.y > 0 else -1, hands.pointer)
        return None
    if event.type == pygame.WINDOWLEAVE:
        hands.leave()
        return None
    if event.type == pygame.KEYDOWN:
        return _key(view, event)
    return None


def _local(pos: tuple[int, int], rect: pygame.Rect) -> Point:
    return pos[0] - rect.left, pos[1] - rect.top


def _motion(view: "Scene", event: pygame.event.Event, rect: pygame.Rect) -> Pick | None:
    hands = view.hands
    point = _local(event.pos, rect)
    if hands._pressed:
        hands.took = True
        _, start = hands._pressed
        if not hands._dragging and max(abs(point[0] - start[0]), abs(point[1] - start[1])) > SLACK:
            hands._dragging = True
            hands.hover = hands.open_place = None
            hands.pointer = start
        if hands._dragging and hands.pointer is not None:
            view.camera.pan(point[0] - hands.pointer[0], point[1] - hands.pointer[1])
        hands.pointer = point
        return None
    if not rect.collidepoint(event.pos):
        hands.pointer = hands.hover = hands.open_place = None
        return None
    hands.pointer = point
    return _hovered(view, point)


def _hovered(view: "Scene", point: Point) -> Pick | None:
    """What the pointer has come to; None while it is still the same."""
    hands = view.hands
    fan = view.open_fan()
    if fan is not None and not fan.card.inflate(12, 12).collidepoint(point):
        hands.open_place = None
    found = pick_at(view, point)
    before = hands.hover
    if found is not None:
        found = evolve(found, gesture="hover")
    if found == before:
        return None
    if found is None or before is None or found.place != before.place:
        hands._rested = 0.0
    hands.hover = found
    return found


def _released(view: "Scene", event: pygame.event.Event, rect: pygame.Rect) -> Pick | None:
    hands = view.hands
    hands.took = True
    button = event.button
    dragged, hands._pressed, hands._dragging = hands._dragging, None, False
    if dragged or not rect.collidepoint(event.pos):
        return None
    found = pick_at(view, _local(event.pos, rect))
    if found is None:
        return None
    if button == 3:
        return evolve(found, gesture="menu")
    if button != 1:
        return None
    if found.place >= 0:
        hands.cursor = found.place
    last, now = hands._last, (found.kind, found.id, view.clock)
    if last and last[:2] == now[:2] and now[2] - last[2] <= DOUBLE:
        hands._last = None
        return evolve(found, gesture="double")
    hands._last = now
    if hands.open_place is None and len(view.stacks.get(found.place, ())) > 1:
        hands.open_place = found.place
    return found


def pick_at(view: "Scene", point: Point) -> Pick | None:
    """The topmost thing under a point: an open stack, a track, a counter, a facility, a box, a hex."""
    fan = view.open_fan()
    if fan is not None and fan.card.collidepoint(point):
        piece = under(point, fan.counters)
        if piece is not None:
            return Pick(kind="unit", id=piece.id, place=piece.place)
        return Pick(kind="hex", id=view.world.board.label(fan.place), place=fan.place)
    return _track(view, point) or _counter(view, point) or _facility(view, point) or _ground(view, point)


def _track(view: "Scene", point: Point) -> Pick | None:
    for track in reversed(view.tracks):
        if track_area(view.at(track.place), view.scale).collidepoint(point):
            return Pick(kind="track", id=track.id, place=track.place)
    return None


def _counter(view: "Scene", point: Point) -> Pick | None:
    """The counter under a point; the stacks of lower rows lie over those of upper rows."""
    for stand in view.stands():
        if stand.area.collidepoint(point):
            place = stand.panel.box.place
            piece = under(point, counters_in(stand, view.stacks.get(place, ())))
            if piece is not None:
                return Pick(kind="unit", id=piece.id, place=place)
            return Pick(kind="box", id=stand.panel.box.id, place=place)
    size = view.counter
    for place in sorted((p for p in view.stacks if p >= 0), reverse=True):
        x, y = view.at(place)
        if abs(x - point[0]) <= 2 * size and abs(y - point[1]) <= 2 * size:
            piece = under(point, closed(view.stack(place), (x, y), size))
            if piece is not None:
                return Pick(kind="unit", id=piece.id, place=place)
    return None


def _facility(view: "Scene", point: Point) -> Pick | None:
    for place, item, area in view.facility_areas():
        if area.collidepoint(point):
            return Pick(kind="facility", id=item.id, place=place)
    return None


def _ground(view: "Scene", point: Point) -> Pick | None:
    place = view.layout.hex_at(*view.camera.to_map(*point))
    if place is None:
        return None
    return Pick(kind="hex", id=view.world.board.label(place), place=place)


def place_under(view: "Scene", point: Point) -> int | None:
    """The hex or box under a point, whatever stands on it."""
    for stand in view.stands():
        if stand.area.collidepoint(point):
            return stand.panel.box.place
    return view.layout.hex_at(*view.camera.to_map(*point))


def _key(view: "Scene", event: pygame.event.Event) -> Pick | None:
    hands, camera = view.hands, view.camera
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    hands.took = True
    if event.key in CLOSER or event.key in FARTHER:
        anchor = view.at(hands.cursor) if hands.focused and hands.cursor is not None else None
        camera.step(1 if event.key in CLOSER else -1, anchor)
    elif event.key == pygame.K_HOME:
        camera.go_home()
    elif event.key in ARROWS and hands.focused and not shift:
        return _step(view, *ARROWS[event.key])
    elif event.key in ARROWS:
        dx, dy = ARROWS[event.key]
        camera.pan(-dx * STRIDE, -dy * STRIDE)
    elif hands.focused and hands.cursor is not None and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
        return cursor_pick(view)
    elif hands.focused and hands.cursor is not None and event.key == pygame.K_BACKSPACE:
        return evolve(cursor_pick(view), gesture="menu")
    else:
        hands.took = False
    return None


def cursor_pick(view: "Scene") -> Pick:
    """What Enter picks: a counter of the cursor's place, the next after the selected one, else the place itself."""
    place = view.hands.cursor or 0
    stack = [piece.id for piece in view.stacks.get(place, ())]
    if stack:
        chosen = view.selection.unit if view.selection else ""
        turn = (stack.index(chosen) + 1) % len(stack) if chosen in stack else 0
        return Pick(kind="unit", id=stack[turn], place=place)
    return Pick(kind="box" if place < 0 else "hex", id=view.world.board.label(place), place=place)


def _step(view: "Scene", dx: int, dy: int) -> Pick:
    """Move the hex cursor; the camera follows when it comes near the rim."""
    hands, board = view.hands, view.world.board
    if hands.cursor is None:
        centre = view.camera.to_map(view.camera.size[0] / 2, view.camera.size[1] / 2)
        hands.cursor = view.layout.hex_at(*centre) or 0
    else:
        hands.cursor = beside(view, hands.cursor, dx, dy)
    place = hands.cursor
    x, y = view.at(place)
    wide, high = view.camera.size
    room = 70
    if not (room < x < wide - room and room < y < high - room):
        view.camera.fly_to(*view.spot_km(place), None, 160)
    hands.open_place = place if len(view.stacks.get(place, ())) > 1 else None
    kind = "box" if place < 0 else "hex"
    hands.hover = Pick(kind=kind, id=board.label(place), place=place, gesture="hover")
    return hands.hover


def beside(view: "Scene", place: int, dx: int, dy: int) -> int:
    """The place next to one in the direction of an arrow key; off the board, the box that the edge leads to."""
    board = view.world.board
    if place < 0:
        box = board.boxes[-1 - place]
        return box.edge[len(box.edge) // 2] if box.edge else place
    row = place // board.cols
    if dx:
        side = SIDE_OF["E"] if dx > 0 else SIDE_OF["W"]
    else:
        names = ("NW", "NE") if dy < 0 else ("SW", "SE")
        side = SIDE_OF[names[0] if row & 1 else names[1]]
    there = board.grid.beside[place * 6 + side]
    if there is None:
        exits = board.exits.get(place, ())
        return exits[0] if exits else place
    return there
