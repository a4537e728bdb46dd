"""A window without a display: the dummy drivers, a desk of any size and scale, settings and saves of its own."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.ui.app import App
from game.ui.kit.ink import Ink
from game.ui.screen import Desk, Screen
from game.ui.settings import Settings


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/ui --update-pictures` writes the golden pictures anew."""
    parser.addoption(
        "--update-pictures", action="store_true", help="write the golden pictures of the window anew"
    )


@pytest.fixture(autouse=True)
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pygame.Surface]:
    """The one window of a process, kept open between tests."""
    monkeypatch.setenv("ZAPAD_CONFIG", str(tmp_path / "config"))
    if not pygame.display.get_init():
        pygame.display.init()
        pygame.font.init()
    yield pygame.display.set_mode((1600, 900))


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Desk]:
    """Make a desk of a size and a scale."""

    def made(size: tuple[int, int] = (1600, 900), scale: int = 100, **settings: object) -> Desk:
        found = Settings(scale=scale, **settings)  # type: ignore[arg-type]
        return Desk(Ink(found.theme()), size, found, tmp_path / "saves")

    return made


@pytest.fixture
def app(desk: Callable[..., Desk]) -> Callable[..., App]:
    """Open a screen in a window of a size and a scale, ready to take events."""

    def made(screen: Screen, size: tuple[int, int] = (1600, 900), scale: int = 100) -> App:
        surface = pygame.display.set_mode(size)
        found = App(desk(size, scale), [screen], surface)
        screen.open(found.desk)
        return found

    return made
