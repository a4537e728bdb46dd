"""The committed map and its hand data, read once."""

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from game.mapmaking.hand import Hand
from game.mapmaking.hand_files import read_hand
from game.model.map_table import MapTable, read_map
from game.scenario.places import map_folder


@pytest.fixture(scope="session")
def hand() -> Hand:
    return read_hand(map_folder() / "hand")


@pytest.fixture(scope="session")
def table() -> MapTable:
    return read_map(tomllib.loads((map_folder() / "theatre.toml").read_text("utf-8")))


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """A copy of the hand data with one text replaced in one file."""
    folder = tmp_path / "hand"
    shutil.copytree(map_folder() / "hand", folder)

    def spoil(name: str, old: str, new: str) -> Path:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return spoil
