"""Off-map panels: each beside the edge that it leads to, none over another or over the board, all words inside."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pygame
import pytest

from game.ui.fonts import font
from game.ui.map import MapView, Piece
from game.ui.map.boxes import along, edge_of, wrapped

Make = Callable[..., Piece]


@pytest.mark.parametrize("zoom", [0.7, 2.0, 5.6])
@pytest.mark.parametrize("count", [0, 1, 8])
def test_panels_keep_clear_of_each_other_and_of_the_board(
    shown: MapView, piece: Make, zoom: float, count: int
) -> None:
    boxes = shown.world.board.boxes
    shown.set_pieces([piece(f"{box.id}-{n}", box.place) for box in boxes for n in range(count)])
    shown.look_at(boxes[0].edge[0], zoom)
    bounds = shown.layout.bounds
    left, top = shown.camera.to_screen(bounds.left, bounds.top)
    right, bottom = shown.camera.to_screen(bounds.right, bounds.bottom)
    board = pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
    stands = shown.stands()
    assert len(stands) == len(boxes)
    for one, two in combinations(stands, 2):
        assert not one.area.colliderect(two.area), (one.panel.box.id, two.panel.box.id)
    assert not any(stand.area.colliderect(board) for stand in stands)


def test_counters_and_words_lie_inside_their_panel(shown: MapView, piece: Make) -> None:
    boxes = shown.world.board.boxes
    shown.set_pieces([piece(f"{box.id}-{n}", box.place) for box in boxes for n in range(7)])
    for stand in shown.stands():
        placed = shown.placed_at(stand.panel.box.place)
        assert len(placed) == 7 and all(stand.area.contains(one.body) for one in placed)
        assert not any(a.body.colliderect(b.body) for a, b in combinations(placed, 2))
        assert all(font(15, "semibold").size(line)[0] <= stand.area.width - 16 for line in stand.panel.lines)
        words = 8 + font(15, "semibold").get_linesize() * len(stand.panel.lines) + 17
        assert placed[0].body.top >= stand.area.top + words - 2


def test_a_box_stands_at_the_edge_that_it_leads_to(shown: MapView) -> None:
    board = shown.world.board
    edges = {box.id: edge_of(board, box)[0] for box in board.boxes}
    assert edges["moscow"] == edges["voronezh"] == "right"
    assert edges["west-edge"] == "left" and edges["st-petersburg"] == "top"


def test_a_flight_to_a_box_shows_it(shown: MapView) -> None:
    for box in shown.world.board.boxes:
        shown.look_at(box.place, 2.0)
        x, y = shown.at(box.place)
        assert 0 < x < 1180 and 0 < y < 816, box.id


def test_places_along_an_edge_keep_their_order_and_do_not_overlap() -> None:
    found = along([0.1, 0.15, 0.9], [100, 100, 100], 0, 600)
    assert found == sorted(found)
    assert all(b - a >= 100 for a, b in pairwise(found))
    assert found[0] >= 0 and found[-1] <= 500


def test_long_titles_are_wrapped() -> None:
    face = font(15, "semibold")
    lines = wrapped("Nizhny Novgorod and Mulino", face, 110)
    assert len(lines) > 1 and all(face.size(line)[0] <= 110 for line in lines)
