"""Pointer and keys: what is picked, dragged, zoomed; the hex cursor; open stacks."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from game.ui.map import AirTrack, Facility, MapView, Pick, Piece, Selection
from game.ui.map.hands import DWELL
from tests.ui.map.conftest import RECT

Make = Callable[..., Piece]


def mouse(kind: int, pos: tuple[float, float], **more: Any) -> pygame.event.Event:
    return pygame.event.Event(kind, pos=(round(pos[0]), round(pos[1])), **more)


def click(shown: MapView, pos: tuple[float, float], button: int = 1) -> Pick | None:
    shown.handle(mouse(pygame.MOUSEMOTION, pos, rel=(0, 0), buttons=(0, 0, 0)), RECT)
    shown.handle(mouse(pygame.MOUSEBUTTONDOWN, pos, button=button), RECT)
    return shown.handle(mouse(pygame.MOUSEBUTTONUP, pos, button=button), RECT)


def hover(shown: MapView, pos: tuple[float, float]) -> Pick | None:
    return shown.handle(mouse(pygame.MOUSEMOTION, pos, rel=(0, 0), buttons=(0, 0, 0)), RECT)


def press(shown: MapView, key: int, mod: int = 0) -> Pick | None:
    return shown.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""), RECT)


@pytest.mark.parametrize("zoom", [0.7, 1.4, 2.8, 5.6])
def test_every_hex_in_view_is_picked_at_its_middle_and_near_its_corners(shown: MapView, zoom: float) -> None:
    shown.look_at(shown.world.board.parse_place("Minsk"), zoom)
    seen = RECT.inflate(-20, -20)
    hexes = [h for h in range(0, shown.world.board.size, 5) if seen.collidepoint(shown.spot(h, RECT))]
    assert len(hexes) > 5
    boxes = [stand.area.move(RECT.topleft) for stand in shown.stands()]
    for h in hexes:
        x, y = shown.spot(h, RECT)
        radius = shown.layout.radius * shown.camera.zoom
        for dx, dy in ((0, 0), (0, -0.8), (0, 0.8), (0.7, 0.3), (-0.7, 0.3)):
            point = round(x + dx * radius), round(y + dy * radius)
            if pygame.Rect(point, (1, 1)).collidelist(boxes) < 0:
                assert shown.place_at(point, RECT) == h
    pick = click(shown, shown.spot(hexes[len(hexes) // 2], RECT))
    middle = hexes[len(hexes) // 2]
    assert pick == Pick(kind="hex", id=shown.world.board.label(middle), place=middle)


def test_a_counter_is_picked_before_its_hex(shown: MapView, piece: Make) -> None:
    place = shown.world.board.parse_place("Minsk")
    shown.set_pieces([piece("guards", place)])
    assert click(shown, shown.spot(place, RECT)) == Pick(kind="unit", id="guards", place=place)
    x, y = shown.spot(place, RECT)
    beside = x, y - shown.layout.radius * shown.camera.zoom * 0.9
    found = click(shown, beside)
    assert found is not None and found.kind == "hex"


def test_a_second_click_is_double_only_soon_and_on_the_same(shown: MapView, piece: Make) -> None:
    place = shown.world.board.parse_place("Minsk")
    shown.set_pieces([piece("guards", place)])
    spot = shown.spot(place, RECT)
    gestures = []
    for wait in (0, 100, 100, 900):
        shown.clock += wait
        found = click(shown, spot)
        gestures.append(found.gesture if found else None)
    assert gestures == ["click", "double", "click", "click"]


def test_the_right_button_asks_for_a_menu(shown: MapView) -> None:
    place = shown.world.board.parse_place("Lida")
    found = click(shown, shown.spot(place, RECT), button=3)
    assert found is not None and found.gesture == "menu" and found.place == place


def test_an_open_stack_gives_each_of_its_counters(shown: MapView, piece: Make) -> None:
    place = shown.world.board.parse_place("Minsk")
    shown.set_pieces([piece(f"u{n}", place, rank=n) for n in range(6)])
    spot = shown.spot(place, RECT)
    hover(shown, spot)
    assert shown.open_fan() is None
    shown.update(DWELL + 10, 0)
    fan = shown.open_fan()
    assert fan is not None
    found = [click(shown, (x + RECT.left, y + RECT.top)) for x, y in (p.body.center for p in fan.counters)]
    assert [pick.id for pick in found if pick] == [f"u{n}" for n in range(6)]
    hover(shown, (RECT.left + 5, RECT.top + 5))
    assert shown.open_fan() is None


def test_the_selected_counter_lies_on_top(shown: MapView, piece: Make) -> None:
    place = shown.world.board.parse_place("Minsk")
    shown.set_pieces([piece(f"u{n}", place, rank=n) for n in range(6)])
    shown.set_selection(Selection(unit="u5", place=place))
    pick = click(shown, shown.spot(place, RECT))
    assert pick is not None and pick.id == "u5"


def test_boxes_and_what_stands_in_them_are_picked(shown: MapView, piece: Make) -> None:
    box = shown.world.board.boxes[0]
    shown.set_pieces([piece("far", box.place, "ru"), piece("farther", box.place, "ru", rank=1)])
    shown.camera.go_home(0)
    stand = next(stand for stand in shown.stands() if stand.panel.box is box)
    corner = stand.area.left + RECT.left + 4, stand.area.top + RECT.top + 9
    assert click(shown, corner) == Pick(kind="box", id=box.id, place=box.place)
    for placed in shown.placed_at(box.place):
        x, y = placed.body.center
        pick = click(shown, (x + RECT.left, y + RECT.top))
        assert pick == Pick(kind="unit", id=placed.piece.id, place=box.place)


def test_facilities_and_tracks_are_picked(shown: MapView) -> None:
    place = shown.world.board.parse_place("Lida")
    shown.set_facilities([Facility(id="field", place=place, kind="airfield")])
    (_, _, area), *_ = shown.facility_areas()
    pick = click(shown, (area.centerx + RECT.left, area.centery + RECT.top))
    assert pick == Pick(kind="facility", id="field", place=place)
    shown.set_tracks([AirTrack(id="t1", place=place)])
    assert click(shown, shown.spot(place, RECT)) == Pick(kind="track", id="t1", place=place)


def test_hover_tells_once_what_it_comes_to(shown: MapView) -> None:
    place = shown.world.board.parse_place("Lida")
    x, y = shown.spot(place, RECT)
    first = hover(shown, (x, y))
    assert first is not None and first.gesture == "hover" and first.place == place
    assert hover(shown, (x + 2, y)) is None
    assert hover(shown, (0, 0)) is None and shown.hands.hover is None


def test_a_drag_moves_the_map_and_picks_nothing(shown: MapView) -> None:
    place = shown.world.board.parse_place("Minsk")
    x, y = shown.spot(place, RECT)
    shown.handle(mouse(pygame.MOUSEBUTTONDOWN, (x, y), button=1), RECT)
    for step in range(1, 31):
        shown.handle(
            mouse(pygame.MOUSEMOTION, (x - 3 * step, y + 2 * step), rel=(0, 0), buttons=(1, 0, 0)), RECT
        )
    assert shown.handle(mouse(pygame.MOUSEBUTTONUP, (x - 90, y + 60), button=1), RECT) is None
    assert shown.spot(place, RECT) == pytest.approx((x - 90, y + 60), abs=1)


def test_the_wheel_zooms_at_the_pointer(shown: MapView) -> None:
    place = shown.world.board.parse_place("Lida")
    x, y = shown.spot(place, RECT)
    hover(shown, (x, y))
    shown.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, flipped=False), RECT)
    assert shown.took and shown.zoom == 2.8
    assert shown.spot(place, RECT) == pytest.approx((x, y), abs=2)
    hover(shown, (5, 5))
    shown.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, flipped=False), RECT)
    assert not shown.took and shown.zoom == 2.8


def test_keys_move_the_camera_without_focus_and_the_cursor_with_it(shown: MapView) -> None:
    before = shown.camera.x
    press(shown, pygame.K_RIGHT)
    assert shown.camera.x > before and shown.cursor is None
    press(shown, pygame.K_PLUS)
    assert shown.zoom == 2.8
    press(shown, pygame.K_HOME)
    assert shown.zoom == shown.camera.fit
    shown.focused = True
    pick = press(shown, pygame.K_RIGHT)
    assert pick is not None and pick.gesture == "hover" and shown.cursor == pick.place
    at = shown.camera.x
    press(shown, pygame.K_RIGHT, pygame.KMOD_SHIFT)
    assert shown.cursor == pick.place and shown.camera.x >= at
    assert press(shown, pygame.K_F5) is None and not shown.took


def test_up_and_down_go_straight_and_come_back(shown: MapView) -> None:
    board = shown.world.board
    shown.focused = True
    start = shown.cursor = board.grid.hex_of("2020")
    for _ in range(6):
        press(shown, pygame.K_UP)
    assert shown.cursor is not None and board.label(shown.cursor) == "2014"
    for _ in range(6):
        press(shown, pygame.K_DOWN)
    assert shown.cursor == start


def test_every_place_is_reached_by_keys_and_enter_picks_it(shown: MapView, piece: Make) -> None:
    board = shown.world.board
    shown.focused = True
    box = next(box for box in board.boxes if box.id == "moscow")
    shown.cursor = box.edge[0]
    press(shown, pygame.K_RIGHT)
    assert shown.cursor == box.place
    assert press(shown, pygame.K_RETURN) == Pick(kind="box", id="moscow", place=box.place)
    press(shown, pygame.K_LEFT)
    assert shown.cursor in box.edge
    shown.set_pieces([piece("guards", shown.cursor or 0)])
    pick = press(shown, pygame.K_RETURN)
    assert pick is not None and (pick.kind, pick.id, pick.gesture) == ("unit", "guards", "click")
    menu = press(shown, pygame.K_BACKSPACE)
    assert menu is not None and menu.gesture == "menu"


def test_the_cursor_stays_in_view(shown: MapView) -> None:
    shown.focused = True
    for _ in range(40):
        press(shown, pygame.K_LEFT)
        assert shown.cursor is not None
        assert shown.cursor < 0 or RECT.collidepoint(shown.spot(shown.cursor, RECT))


def test_the_minimap_shows_the_place_under_a_click(shown: MapView) -> None:
    corner = pygame.Rect(900, 600, 240, 220)
    down = mouse(pygame.MOUSEBUTTONDOWN, corner.center, button=1)
    shown.look_at(0, 2.8)
    assert shown.handle_minimap(down, corner)
    bounds = shown.layout.bounds
    assert shown.camera.x == pytest.approx((bounds.left + bounds.right) / 2, abs=4)
    drag = mouse(pygame.MOUSEMOTION, (corner.centerx + 30, corner.centery), rel=(0, 0), buttons=(1, 0, 0))
    assert shown.handle_minimap(drag, corner) and shown.camera.x > 60
    shown.handle_minimap(mouse(pygame.MOUSEBUTTONUP, corner.center, button=1), corner)
    assert not shown.handle_minimap(drag, corner)
