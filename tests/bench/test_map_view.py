"""The map at 1600×900 without a display: 1,892 hexes, 100 counters, overlays on."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from collections.abc import Callable, Iterator
from math import cos, sin
from pathlib import Path
from time import perf_counter

import pygame
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from game.model.world import World
from game.report.symbols import size_of, symbol_of
from game.ui.map import BASE_LAYERS, Circle, MapView, Outline, Overlay, Patch, Piece, Selection
from game.ui.theme import side_looks
from tests.bench.budgets import spread, total
from tests.bench.games import loaded

RECT = pygame.Rect(0, 0, 1600, 900)
COUNTERS = 100


@pytest.fixture(autouse=True)
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[pygame.Surface]:
    monkeypatch.setenv("ZAPAD_CACHE", "")
    pygame.display.init()
    pygame.font.init()
    yield pygame.display.set_mode(RECT.size)
    pygame.display.quit()


def pieces_of(world: World) -> Iterator[Piece]:
    """A hundred counters: the order of battle over and over, strewn over the land."""
    looks = side_looks({name: side.letter for name, side in world.sides.items()})
    land = [h for h in range(world.board.size) if world.board.terrain[h] != "sea"]
    units = list(world.units)
    for n in range(COUNTERS):
        name = units[n % len(units)]
        unit, kind = world.units[name], world.kind_of[name]
        yield Piece(
            id=f"{name}-{n}",
            place=land[n * 389 % len(land)],
            look=looks[unit.side],
            symbol=symbol_of(kind, n % 2 == 0),
            echelon=size_of(kind),
            name=unit.short,
            ratings=f"{kind.attack}-{kind.defence}-{kind.allowance}",
            steps=kind.steps,
            full=kind.steps,
            commander=looks["ru"] if n % 5 == 0 else None,
            basis="held" if n % 7 == 0 else "",
        )


def made(world: World, zoom: float) -> MapView:
    shown = MapView(world)
    board = world.board
    shown.set_pieces(pieces_of(world))
    minsk = board.parse_place("Minsk")
    disc = board.within(minsk, 8)
    rim = [h * 6 + side for h in disc for side in range(6) if board.grid.beside[h * 6 + side] not in disc]
    shown.set_overlays(
        [
            Overlay(kind="supply", patches=tuple(Patch(hex=h, colour=(0, 120, 90)) for h in disc)),
            Overlay(kind="region", outlines=(Outline(edges=tuple(rim), colour=(109, 63, 160)),)),
            Overlay(kind="air-defence", circles=(Circle(place=minsk, radius=6, colour=(180, 40, 40)),)),
        ]
    )
    shown.set_layers({*BASE_LAYERS, "supply", "region", "air-defence"})
    reach = dict.fromkeys(board.within(minsk, 4), 2)
    shown.set_selection(Selection(place=minsk, reach=reach, path=board.grid.line(minsk, max(reach))))
    shown.camera.resize(RECT.size)
    shown.look_at(minsk, zoom)
    shown.finish(RECT)
    return shown


def timed(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


@pytest.mark.parametrize("zoom", [0.8, 1.4, 2.0, 2.8, 5.6])
def test_map_pan(benchmark: BenchmarkFixture, window: pygame.Surface, zoom: float) -> None:
    """A frame while the map is dragged, tiles at hand; of each the best of three, for the machine does other things."""
    shown = made(loaded().setting.world, zoom)
    shown.draw(window, RECT)
    times = []
    for n in range(200):
        shown.camera.pan(7 * cos(n / 25), 7 * sin(n / 25))
        shown.tiles.ask(shown.wanted(ahead=False))
        shown.tiles.finish()
        times.append(min(timed(lambda: shown.draw(window, RECT)) for _ in range(3)))
    benchmark.pedantic(shown.draw, (window, RECT), rounds=20)
    spread(benchmark, "map_pan", times)


def gesture(window: pygame.Surface) -> list[float]:
    """Each frame of the wheel turned in to the closest and out again, with what `update` does in it."""
    shown = made(loaded().setting.world, 0.8)
    shown.draw(window, RECT)
    times = []

    def frame() -> None:
        shown.update(16)
        shown.draw(window, RECT)

    for by in (1, 1, 1, 1, 1, -1, -1, -1, -1, -1):
        shown.camera.step(by, (800, 450))
        while shown.camera.moving:
            times.append(timed(frame))
    return times


def test_map_zoom(benchmark: BenchmarkFixture, window: pygame.Surface) -> None:
    """A frame of a zoom gesture; of three whole gestures the best time of each frame."""
    rounds: list[list[float]] = []
    benchmark.pedantic(lambda: rounds.append(gesture(window)), rounds=3)
    spread(benchmark, "map_zoom", [min(times) for times in zip(*rounds)])


def test_map_slice(
    benchmark: BenchmarkFixture, window: pygame.Surface, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What painting takes of a frame at a place never seen: input waits for no longer."""
    shown = made(loaded().setting.world, 0.8)
    shown.look_at(shown.world.board.parse_place("Brest"), 4.0)
    times: list[float] = []
    while shown.camera.moving or shown.tiles.missing or not times:
        times.append(timed(lambda: shown.update(16)))
    benchmark.pedantic(shown.update, (16,), rounds=5)
    spread(benchmark, "map_slice", times)


def test_map_first_frame(
    benchmark: BenchmarkFixture, window: pygame.Surface, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From a world to the finished first picture, tiles kept from an earlier game."""
    monkeypatch.setenv("ZAPAD_CACHE", str(tmp_path))
    world = loaded().setting.world
    made(world, 0.8)

    def first() -> None:
        made(world, 0.8).draw(window, RECT)

    benchmark.pedantic(first, rounds=5)
    total(benchmark, "map_first_frame")
