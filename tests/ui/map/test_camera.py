"""The camera: panning to the pixel, zooming at a point, limits, levels, motion in time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.map.camera import FLIGHT, GLIDE, Camera, Margins
from game.ui.map.geometry import Bounds

BOUNDS = Bounds(-530, -508, 557, 451)


def camera(size: tuple[int, int] = (1180, 816), **more: object) -> Camera:
    found = Camera(bounds=BOUNDS, margins=Margins(left=150, top=110, right=150, bottom=10), **more)  # type: ignore[arg-type]
    found.resize(size)
    return found


@given(st.floats(-400, 400), st.floats(-400, 400), st.sampled_from((1.0, 2.0, 5.6)))
def test_screen_and_map_are_inverse(x: float, y: float, zoom: float) -> None:
    eye = camera(speed=0)
    eye.fly_to(x, y, zoom)
    assert eye.to_map(*eye.to_screen(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(st.integers(-300, 300), st.integers(-300, 300))
def test_a_drag_moves_the_ground_with_the_pointer(dx: int, dy: int) -> None:
    eye = camera(speed=0)
    eye.fly_to(0, 0, 2.8)
    before = eye.to_screen(10, 20)
    eye.pan(dx, dy)
    after = eye.to_screen(10, 20)
    assert after == pytest.approx((before[0] + dx, before[1] + dy), abs=1e-6)


def test_many_small_drags_lose_nothing() -> None:
    eye = camera(speed=0)
    eye.fly_to(0, 0, 1.4)
    before = eye.origin
    for _ in range(57):
        eye.pan(1, -1)
    for _ in range(57):
        eye.pan(-1, 1)
    assert eye.origin == before


@given(st.floats(200, 900), st.floats(200, 600))
def test_the_place_under_the_pointer_stays_there(px: float, py: float) -> None:
    eye = camera()
    eye.fly_to(0, 0, 2.0, 0)
    kept = eye.to_map(px, py)
    eye.step(1, (px, py))
    while eye.update(16):
        assert eye.to_screen(*kept) == pytest.approx((px, py), abs=1.01)
    assert eye.zoom == 2.8
    assert eye.to_screen(*kept) == pytest.approx((px, py), abs=1.01)


def test_it_rests_on_levels_only() -> None:
    eye = camera(speed=0)
    seen = [eye.zoom]
    for _ in range(12):
        eye.step(1)
        seen.append(eye.zoom)
    assert set(seen) == set(eye.levels) and seen[0] == eye.fit and seen[-1] == max(eye.levels)
    for _ in range(12):
        eye.step(-1)
    assert eye.zoom == eye.fit


@pytest.mark.parametrize("size", [(1024, 640), (1180, 816), (1600, 900), (3000, 1800)])
def test_the_whole_board_and_its_margins_fit(size: tuple[int, int]) -> None:
    eye = camera(size)
    left, top = eye.to_screen(BOUNDS.left, BOUNDS.top)
    right, bottom = eye.to_screen(BOUNDS.right, BOUNDS.bottom)
    assert left >= 149 and top >= 109 and right <= size[0] - 149 and bottom <= size[1] - 9


def test_in_a_small_window_the_board_comes_before_its_margins() -> None:
    eye = camera((604, 552))
    left, top = eye.to_screen(BOUNDS.left, BOUNDS.top)
    right, bottom = eye.to_screen(BOUNDS.right, BOUNDS.bottom)
    assert 0 <= left < 80 and 524 < right <= 604 and top >= 0 and bottom <= 552


@given(st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_one_never_looks_far_into_the_void(x: float, y: float) -> None:
    eye = camera(speed=0)
    eye.fly_to(x, y, 4.0)
    left, top = eye.to_screen(BOUNDS.left, BOUNDS.top)
    right, bottom = eye.to_screen(BOUNDS.right, BOUNDS.bottom)
    assert left <= 151 and top <= 111 and right >= 1180 - 151 and bottom >= 816 - 11


def test_what_was_the_whole_board_stays_so_in_another_window() -> None:
    eye = camera()
    eye.resize((1600, 900))
    assert eye.zoom == eye.fit
    eye.fly_to(0, 0, 2.8, 0)
    eye.resize((1024, 640))
    assert eye.zoom == 2.8


def test_motion_takes_its_time_and_ends_exactly() -> None:
    eye = camera()
    eye.step(1)
    assert eye.update(GLIDE / 2) and eye.fit < eye.zoom < eye.levels[1]
    assert not eye.update(GLIDE) and eye.zoom == eye.levels[1]
    eye.fly_to(0, 0, 4.0)
    assert eye.aim == 4.0
    eye.update(FLIGHT)
    assert (eye.zoom, eye.x, eye.y) == (4.0, 0, 0) and not eye.moving


def test_a_second_turn_of_the_wheel_adds_to_the_first() -> None:
    eye = camera()
    eye.step(1)
    eye.update(20)
    eye.step(1)
    assert eye.aim == eye.levels[2]
