"""The projection and where hexes lie."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.hexes import grid_of
from game.mapmaking.plane import EARTH, Plane
from game.model.landmarks import Frame
from game.model.map_table import MapTable

PLANE = Plane(Frame(25.0, 53.8, 26.6, -517.5, -493.95), grid_of(43, 44))


def test_the_centre_of_the_projection_is_its_origin() -> None:
    assert PLANE.point(53.8, 26.6) == pytest.approx((0, 0))


def test_north_is_up_and_distances_are_true() -> None:
    x, y = PLANE.point(54.8, 26.6)
    assert x == pytest.approx(0)
    assert y == pytest.approx(-EARTH * np.pi / 180, rel=1e-4)


@given(st.floats(48, 59), st.floats(17, 38))
def test_there_and_back(lat: float, lon: float) -> None:
    found = PLANE.inverse(*PLANE.forward(lat, lon))
    assert found == (pytest.approx(lat, abs=1e-9), pytest.approx(lon, abs=1e-9))


def test_areas_are_true() -> None:
    """A cell of a tenth of a degree has on the plane the area that it has on the globe."""
    for lat, lon in ((50.0, 20.0), (53.8, 26.6), (57.0, 34.0)):
        x, y = PLANE.forward([lat, lat, lat + 0.1, lat + 0.1], [lon, lon + 0.1, lon + 0.1, lon])
        plane = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
        globe = EARTH**2 * np.radians(0.1) * (np.sin(np.radians(lat + 0.1)) - np.sin(np.radians(lat)))
        assert plane == pytest.approx(globe, rel=1e-4)


def test_a_hex_holds_its_centre_and_its_scattered_places() -> None:
    places = PLANE.scatter(240, 7)
    assert len(places) == 240
    for h in (0, 42, 43, 900, PLANE.grid.size - 1):
        x, y = PLANE.centre(h)
        assert PLANE.hex_at(x, y) == h
        assert {PLANE.hex_at(x + dx * 0.999, y + dy * 0.999) for dx, dy in places} == {h}


def test_off_the_board_there_is_no_hex() -> None:
    assert PLANE.hex_at(*PLANE.point(55.75, 37.62)) is None
    x, y = PLANE.centre(0)
    assert PLANE.hex_at(x - 25, y) is None


def test_neighbours_share_the_corners_of_their_side() -> None:
    for h in (500, 543, 944):
        for edge, there in PLANE.grid.steps[h]:
            mine, theirs = PLANE.corners(h), PLANE.corners(there)
            side = edge % 6
            for corner in (mine[side], mine[(side + 1) % 6]):
                assert min(np.hypot(corner[0] - x, corner[1] - y) for x, y in theirs) < 1e-6


def test_towns_lie_in_their_hexes(table: MapTable) -> None:
    for town in table.towns:
        assert PLANE.hex_at(*PLANE.point(town.lat, town.lon)) == town.hex, town.name
