"""The whole generator, where its sources are on this computer, and the command."""

import os
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from game.mapmaking.make import FILES, TOOLS, library_at, make_map
from game.mapmaking.sources import default_folder
from game.model.map_table import MapTable, read_map
from game.scenario.places import map_folder
from tests.cli.calling import refused

SOURCES = Path(os.environ.get("ZAPAD_MAP_SOURCES") or default_folder())
READY = all(find_spec(module) for module in TOOLS)


@pytest.mark.slow
def test_the_committed_map_comes_out_again_byte_for_byte(table: MapTable, tmp_path: Path) -> None:
    home = map_folder()
    library = library_at(SOURCES, home / "sources.toml")
    if not READY or library.faults():
        pytest.skip("the sources of the map or the packages of the map extra are not here")
    made = make_map(home / "hand", library, lambda says: None)
    again = read_map(tomllib.loads(made.rules.decode()))
    assert again == table
    made.write(tmp_path / "new")
    for name in FILES:
        assert (tmp_path / "new" / name).read_bytes() == (home / name).read_bytes(), name


def test_without_sources_or_tools_the_command_says_what_to_do(tmp_path: Path) -> None:
    says = refused("make-map", "--check", "--sources", str(tmp_path))
    assert "zapad make-map --fetch gets them" in says if READY else "pip install -e '.[map]'" in says
