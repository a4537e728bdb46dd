"""Where scenarios and assets lie: beside the package in a checkout, in `game/_data` in a wheel."""

from functools import cache
from pathlib import Path

import game

_PACKAGE = Path(game.__file__).resolve().parent


@cache
def data_folder() -> Path:
    """The folder that holds `scenarios` and `assets`."""
    packed = _PACKAGE / "_data"
    return packed if packed.is_dir() else _PACKAGE.parent


def scenario_folder() -> Path:
    """The folder of the shipped scenarios and what-ifs."""
    return data_folder() / "scenarios"


def parts_folder() -> Path:
    """The folder of the parts that shipped scenarios are put together from."""
    return scenario_folder() / "parts"


def map_folder() -> Path:
    """The folder of the boards."""
    return data_folder() / "assets" / "map"
