"""A crisis of the campaign in the real window: at the side, in the chamber, answered; and a seat that plans no war."""

from functools import cache
from pathlib import Path

import pytest

from game.engine.questions.affairs import answered_crisis, crisis
from game.engine.view import View
from game.scenario.load import Loaded, load
from game.ui.screens.board import Board
from game.ui.shots import Studio
from tests.ui.council.window import Window


@cache
def campaign() -> Loaded:
    """The campaign, loaded once."""
    return load("reluctant-allies")


def waits(view: View) -> bool:
    """Whether a crisis waits for the seat."""
    return crisis(view) is not None


def window_of(seat: str, folder: Path, size: tuple[int, int] = (1280, 800)) -> Window:
    """The window of a seat in the first game in which a crisis comes to it."""
    studio = Studio(campaign(), folder, size)
    app = studio.app(Board(studio.first(seat, waits)))
    assert isinstance(app.screen, Board)
    return Window(app, app.screen)


@pytest.mark.parametrize("size", [(1600, 900), (1024, 640)])
def test_a_crisis_is_asked_everywhere_until_it_is_answered(tmp_path: Path, size: tuple[int, int]) -> None:
    window = window_of("moscow", tmp_path, size)
    found = crisis(window.view)
    assert found is not None
    ways = [f"crisis {one.id}" for one in found.choices]
    assert found.title in window.said() and set(ways) <= set(window.names())
    window.key("Ctrl+Enter")
    assert "The crisis comes first" in window.said() and "finish" not in window.names()
    window.key("Esc")
    window.click("chamber")
    assert "A crisis waits for your answer" in window.said()
    window.click(ways[0])
    done = answered_crisis(window.view)
    assert done is not None and done.way == found.choices[0].title
    assert crisis(window.view) is None and done.way in window.said()
    assert not set(ways) & set(window.names())


def test_a_seat_outside_the_council_comes_to_its_crisis_and_its_measures(tmp_path: Path) -> None:
    window = window_of("west", tmp_path)
    found = crisis(window.view)
    assert found is not None and window.board.bench.tab == "council"
    assert found.title in window.said() and "missile" not in window.said()
    assert f"{window.view.capital} capital" in window.said()
    window.click(f"crisis {found.choices[1].id}")
    assert f"{found.title}: {found.choices[1].title}" in window.said()


def test_a_measure_says_what_stands_against_it(tmp_path: Path) -> None:
    window = window_of("west", tmp_path)
    greyed = [one for one in window.names() if one.startswith("measure ")]
    assert greyed
    window.click("measure consult")
    assert "The same measure may be taken again from" in window.said()
