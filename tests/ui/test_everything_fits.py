"""No text is clipped and none lies on another, on any screen, at any size and scale that the window may have."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.scenario.load import load
from game.ui.app import App
from game.ui.kit import Ink, Layers
from game.ui.screens.briefing import Briefing
from game.ui.screens.menu import Menu
from game.ui.screens.options import Options
from game.ui.screens.saves import Saves
from game.ui.screens.seats import Seats
from game.ui.settings import Settings
from game.ui.shots import SCENES, Studio, rested
from tests.ui.audit import faults

LOOKS = (((1600, 900), 100), ((1024, 640), 100), ((1600, 900), 200), ((1024, 640), 200))


@pytest.fixture(scope="module")
def scene(studio: Studio) -> Iterator[Callable[[str], App]]:
    """A scene, made once."""
    made: dict[str, App] = {}

    def found(name: str) -> App:
        if name not in made:
            made[name] = SCENES[name](studio)
        return made[name]

    yield found
    for app in made.values():
        app.close()


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """Where the scenes are made."""
    return Studio(load("zapad-2021"), tmp_path_factory.mktemp("saves"))


def layers_of(app: App) -> Layers:
    """The panels of the screen that is shown."""
    found = getattr(app.screen, "layers", None) or getattr(app.screen, "_layers", None)
    assert isinstance(found, Layers), f"{type(app.screen).__name__} has panels"
    return found


def looks(app: App) -> Iterator[str]:
    """Every fault of a screen at each size and scale."""
    for size, scale in LOOKS:
        settings = Settings(scale=scale, guided=False, speed=0)
        app.desk.settings, app.desk.ink = settings, Ink(settings.theme())
        app.resize(size)
        app.frame(40)
        app.frame(40)
        found = [
            *faults(layers_of(app)),
            *(f"the word «{word}» is broken" for word in sorted(app.desk.ink.broken)),
        ]
        yield from (f"{size[0]}x{size[1]} at {scale} %: {fault}" for fault in found)


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_fits(scene: Callable[[str], App], name: str) -> None:
    found = list(looks(scene(name)))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("tab", ["council", "aims", "log", "orders"])
def test_every_panel_fits(scene: Callable[[str], App], tab: str) -> None:
    app = scene("war")
    app.screen.bench.open(tab)  # type: ignore[attr-defined]
    found = list(looks(rested(app)))
    assert not found, "\n".join(found)


def test_the_screens_before_and_beside_a_game_fit(studio: Studio, tmp_path: Path) -> None:
    table = studio.table("polesye", 7, lambda view: True)
    screens = [
        Options(),
        Saves(),
        Saves(watching=True),
        Seats(studio.scenario),
        Briefing(table, "polesye"),
        Menu(table, "polesye"),
    ]
    found = [f"{type(screen).__name__}: {fault}" for screen in screens for fault in looks(studio.app(screen))]
    table.leave()
    assert not found, "\n".join(found)
