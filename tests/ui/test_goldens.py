"""A few golden pictures, compared with some tolerance: what measuring cannot see, such as a lost layer of the map.

`pytest tests/ui/test_goldens.py --update-pictures` writes them anew; look at them before you commit them.
"""

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.scenario.load import load
from game.ui.screens.board import Board
from game.ui.shots import SCENES, Studio, board, rested
from tests.ui.audit import faults

GOLDENS = Path(__file__).parent / "goldens"
APART = 48
"""How far a channel of a pixel may be off, of 255."""
SHARE = 0.004
"""The share of pixels that may be further off."""
CROPS = {
    "map": pygame.Rect(40, 60, 560, 420),
    "refusal": pygame.Rect(410, 40, 780, 420),
    "orders": pygame.Rect(1170, 40, 430, 420),
}


def pictured(name: str, folder: Path) -> pygame.Surface:
    """The part of the window that a golden picture shows."""
    studio = Studio(load("zapad-2021"), folder)
    if name == "map":
        app = studio.app(Board(studio.table("polesye", 7, lambda view: view.step == "operations")))
        places = studio.scenario.setting.world.board
        board(app).ground.shown.look_at(places.parse_place("Grodno"), 2.4)
        rested(app)
    else:
        app = SCENES[name](studio)
    pygame.event.clear()
    found = app.window.subsurface(CROPS[name]).copy()
    assert not faults(board(app)._layers)
    app.close()
    return found


def unlike(one: pygame.Surface, other: pygame.Surface) -> float:
    """The share of pixels of which some channel is further apart than may be."""
    gaps = np.abs(pygame.surfarray.array3d(one).astype(int) - pygame.surfarray.array3d(other).astype(int))
    return float((gaps.max(axis=2) > APART).mean())


@pytest.mark.parametrize("name", CROPS)
def test_the_window_looks_as_it_did(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    now, golden = pictured(name, tmp_path), GOLDENS / f"{name}.png"
    if request.config.getoption("--update-pictures", default=False):
        pygame.image.save(now, golden)
    assert golden.is_file(), "there is no golden picture yet: run with --update-pictures"
    before = pygame.image.load(golden)
    assert before.get_size() == now.get_size()
    share = unlike(now, before)
    if share > SHARE:
        pygame.image.save(now, tmp_path / f"{name}-now.png")
    assert share <= SHARE, f"{share:.1%} of the pixels differ; see {tmp_path / f'{name}-now.png'}"


def test_another_picture_is_told_from_the_golden_one(tmp_path: Path) -> None:
    """The comparison can fail: a paler map with a blank patch is told from the map."""
    before = pygame.image.load(GOLDENS / "map.png")
    washed = before.copy()
    washed.fill((40, 40, 40), special_flags=pygame.BLEND_ADD)
    pygame.draw.rect(washed, (240, 230, 200), (0, 0, 60, 60))
    assert unlike(washed, before) > SHARE
