"""A map of the exercise without a display, its tiles kept nowhere."""

from collections.abc import Callable
from functools import cache

import pygame
import pytest

from game.model.world import World
from game.scenario.load import load
from game.ui.map import MapView, Piece
from game.ui.map.chart import Chart, load_chart
from game.ui.theme import SideLook, side_looks

RECT = pygame.Rect(0, 44, 1180, 816)


@cache
def the_world() -> World:
    return load("zapad-2021").setting.world


@cache
def the_chart() -> Chart:
    return load_chart()


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZAPAD_CACHE", "")


@pytest.fixture
def world() -> World:
    return the_world()


@pytest.fixture
def looks(world: World) -> dict[str, SideLook]:
    return side_looks({name: side.letter for name, side in world.sides.items()})


@pytest.fixture
def piece(looks: dict[str, SideLook]) -> Callable[..., Piece]:
    def made(id: str, place: int, side: str = "by", **more: object) -> Piece:
        return Piece(id=id, place=place, look=looks[side], symbol="s-cross", echelon="X", **more)  # type: ignore[arg-type]

    return made


@pytest.fixture
def shown(world: World, looks: dict[str, SideLook]) -> MapView:
    """A map at rest, two pixels a kilometre around Minsk, that moves at once."""
    found = MapView(world, looks=looks, speed=0, chart=the_chart())
    found.camera.resize(RECT.size)
    found.look_at(world.board.parse_place("Minsk"), 2.0)
    return found
