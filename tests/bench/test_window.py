"""The whole window at 1600×900 without a display: frames with panels, the first frame, a click while others think."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pygame
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from game.ui.app import App
from game.ui.screens.board import Board
from game.ui.shots import Studio, rested
from game.ui.table import HUMAN, Table
from tests.bench.budgets import spread
from tests.bench.games import loaded


@pytest.fixture(autouse=True)
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.display.quit()


def timed(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def at_the_board(folder: Path) -> App:
    """The smaller ally's first operations, its panel of orders open."""
    studio = Studio(loaded(), folder)
    return studio.app(Board(studio.table("polesye", 7, lambda view: view.step == "operations")))


def motion(point: tuple[int, int], by: tuple[int, int]) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=point, rel=by, buttons=(1, 0, 0))


def test_frame_while_dragging(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Event, update and drawing of a frame in which the map is dragged, all panels shown."""
    app = at_the_board(tmp_path)
    board = app.screen
    assert isinstance(board, Board)
    board.ground.shown.look_at(loaded().setting.world.board.parse_place("Minsk"), 2.0)
    rested(app)
    x, y, times = 500, 400, []
    app.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y)))
    for n in range(240):
        by = (3 if n % 60 < 30 else -3, 2 if n % 40 < 20 else -2)
        x, y = x + by[0], y + by[1]

        def frame(point: tuple[int, int] = (x, y), by: tuple[int, int] = by) -> None:
            app.handle(motion(point, by))
            app.frame(16)

        times.append(timed(frame))
    benchmark.pedantic(app.frame, (16,), rounds=20)
    app.close()
    spread(benchmark, "window_frame", times[60:])


def test_first_frame(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """From a loaded scenario to the first picture of its board, tiles kept from an earlier game."""
    at_the_board(tmp_path).close()

    def first() -> None:
        studio = Studio(loaded(), tmp_path)
        world = loaded().setting.world
        seats = dict.fromkeys((name for name, item in world.seats.items() if item.sides), HUMAN)
        board = Board(Table.begin(tmp_path, loaded(), 7, seats))
        app = App(studio.desk(), [board], pygame.display.set_mode(studio.size))
        board.open(app.desk)
        app.frame(16)
        app.close()

    benchmark.pedantic(first, rounds=5)
    spread(benchmark, "window_first_frame", [seconds * 1000 for seconds in benchmark.stats.stats.data])


def test_click_while_others_think(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """A frame with a click on a tab while the AIs play their seats in slices."""
    app = at_the_board(tmp_path)
    board = app.screen
    assert isinstance(board, Board)
    tabs, times = ("orders", "log"), []
    for n in range(120):
        if board.table.to_move() == "polesye":
            board.act(("done",))
        board.act(("tab", tabs[n % 2]))
        times.append(timed(lambda: app.frame(16)))
        if board.table.ended:
            break
    benchmark.pedantic(app.frame, (16,), rounds=5)
    app.close()
    spread(benchmark, "window_click", times)
