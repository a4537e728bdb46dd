"""Hexes in kilometres: centres, corners, the hex under a point, the projection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.map.geometry import Bounds, Layout, project, unproject
from tests.ui.map.conftest import the_world

LAYOUT = Layout(the_world().board)


def test_every_centre_lies_in_its_own_hex() -> None:
    assert [LAYOUT.hex_at(*centre) for centre in LAYOUT.centres] == list(range(LAYOUT.board.size))


@given(st.integers(0, LAYOUT.board.size - 1), st.floats(0, 5.999), st.floats(0, 0.98))
def test_points_towards_a_hexside_lie_in_the_hex(hex: int, turn: float, share: float) -> None:
    x, y = LAYOUT.centres[hex]
    (ax, ay), (bx, by) = LAYOUT.hexside(hex * 6 + int(turn))
    part = turn - int(turn)
    px, py = ax + (bx - ax) * part, ay + (by - ay) * part
    assert LAYOUT.hex_at(x + (px - x) * share, y + (py - y) * share) == hex


def test_neighbours_share_a_hexside() -> None:
    beside = LAYOUT.board.grid.beside
    for edge in range(0, LAYOUT.board.size * 6, 7):
        there = beside[edge]
        if there is not None:
            (a, b), (c, d) = LAYOUT.hexside(edge), LAYOUT.hexside(there * 6 + (edge % 6 + 3) % 6)
            assert a == pytest.approx(d) and b == pytest.approx(c)


def test_nothing_lies_off_the_board() -> None:
    bounds = LAYOUT.bounds
    assert LAYOUT.hex_at(bounds.left - 1, bounds.top - 1) is None
    assert LAYOUT.hex_at(bounds.right + 1, bounds.bottom + 1) is None
    xs, ys = zip(*(corner for h in range(LAYOUT.board.size) for corner in LAYOUT.corners(h)))
    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx(tuple(bounds))


@given(st.floats(50, 58), st.floats(18, 36))
def test_the_projection_is_undone(lat: float, lon: float) -> None:
    frame = LAYOUT.board.frame
    assert unproject(frame, *project(frame, lat, lon)) == pytest.approx((lat, lon))


def test_towns_are_drawn_in_their_hexes() -> None:
    astray = [town.name for town in LAYOUT.board.towns if LAYOUT.hex_at(*LAYOUT.of_town(town)) != town.hex]
    assert len(astray) <= len(LAYOUT.board.towns) // 10, astray


def test_rectangles_meet() -> None:
    one = Bounds(0, 0, 10, 10)
    assert one.meets(Bounds(9, 9, 20, 20)) and not one.meets(Bounds(11, 0, 20, 10))
    assert one.grown(2).meets(Bounds(11, 0, 20, 10))
