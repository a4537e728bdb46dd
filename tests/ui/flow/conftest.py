"""A driver for the screens: keys and clicks posted to the window, frames until nothing moves, saves to look at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from attrs import define

from game.engine.session import Session
from game.players.player import play_out
from game.players.table import players_for
from game.scenario.load import Loaded
from game.store.games import new_game
from game.ui.app import App
from game.ui.kit import Layers
from game.ui.screen import Desk, Screen
from game.ui.screens.scenarios import standard
from game.ui.table import HUMAN, Table

SIZES = (((1024, 640), 100), ((1600, 900), 100), ((1024, 640), 200), ((1600, 900), 200))
FRAMES = 400


@define
class Driver:
    """A window with a screen in it."""

    app: App

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        return self.app.screen

    @property
    def shown(self) -> str:
        """The name of the screen that is shown."""
        return type(self.app.screen).__name__

    @property
    def layers(self) -> Layers:
        """Its panels."""
        return self.app.screen.layers  # type: ignore[attr-defined,no-any-return]

    def wait(self, until: Callable[[], bool] = lambda: False) -> "Driver":
        """Show frames until something is so, or nothing moves any more."""
        for _ in range(FRAMES):
            self.app.frame(16)
            if until() or not self.app.moving:
                return self
            pygame.time.wait(1)
        return self

    def press(self, *keys: int | str, mod: int = 0) -> "Driver":
        """Press keys, one after the other; a text is typed."""
        for key in keys:
            if isinstance(key, str):
                for letter in key:
                    self.app.handle(pygame.event.Event(pygame.TEXTINPUT, text=letter))
            else:
                self.app.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))
            self.app.frame(16)
        return self

    def click(self, key: str) -> "Driver":
        """Click on a control by its name, scrolled into view if it must be."""
        panel = next(p for p in self.layers.active() if any(spot.key == key for spot in p.layout().spots))
        panel.reveal(panel.spot(key))
        point = panel.where(panel.spot(key)).center
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.app.handle(pygame.event.Event(kind, pos=point, button=1))
        self.app.frame(16)
        return self

    def texts(self) -> str:
        """Everything that is written on the screen."""
        return "\n".join(s.said for p in self.layers.panels.values() for s in p.layout().spots if s.said)

    def picture(self) -> bytes:
        """The frame as bytes."""
        self.app.frame(16)
        return pygame.image.tobytes(self.app.window, "RGB")


@pytest.fixture
def drive(app: Callable[..., App]) -> Iterator[Callable[..., Driver]]:
    """Open a screen; every screen is closed afterwards."""
    made: list[App] = []

    def opened(screen: Screen, size: tuple[int, int] = (1600, 900), scale: int = 100) -> Driver:
        found = app(screen, size, scale)
        found.desk.saves.mkdir(exist_ok=True)
        made.append(found)
        return Driver(found)

    yield opened
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def scenario() -> Loaded:
    """The first scenario that is shipped."""
    return standard()


@pytest.fixture
def table(tmp_path: Path, scenario: Loaded) -> Iterator[Callable[..., Table]]:
    """A game with some humans, the others having moved."""
    made: list[Table] = []

    def begun(*humans: str, seed: int = 7) -> Table:
        seats = {
            s: HUMAN if s in humans else "doctrine"
            for s, item in scenario.setting.world.seats.items()
            if item.sides
        }
        found = Table.begin(tmp_path / "saves", scenario, seed, seats)
        while found.think(1000):
            pass
        made.append(found)
        return found

    yield begun
    for one in made:
        if one.recorder.file._fd >= 0:
            one.leave()


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory, scenario: Loaded) -> tuple[Path, Session]:
    """A game that the computer has played to its end, and its save."""
    path = tmp_path_factory.mktemp("played") / "played-1.save"
    seats = {name: "doctrine" for name, item in scenario.setting.world.seats.items() if item.sides}
    session, recorder = new_game(path, scenario, 1, seats, at_once=False)
    play_out(session, players_for(scenario.setting, 1, seats))
    recorder.finish()
    return path, session


@pytest.fixture
def shelf(desk: Callable[..., Desk]) -> Path:
    """The folder of saves, made."""
    folder = desk().saves
    folder.mkdir(exist_ok=True)
    return folder
