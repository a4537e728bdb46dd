"""The committed base layer: its format, and that it shows the board that the rules play on."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from game.mapmaking.plane import Plane
from game.model.map_table import MapTable
from game.scenario.places import map_folder

FILE = map_folder() / "theatre.npz"
LINES = ("country", "lake", "coast", "river", "rivhex", "edge")
RASTERS = ("forest", "urban", "marsh", "relief", "seadist", "land", "oblast")

Layer = Mapping[str, NDArray[Any]]


@pytest.fixture(scope="module")
def layer() -> Layer:
    with np.load(FILE, allow_pickle=False) as found:
        return {name: found[name] for name in found}


@pytest.fixture(scope="module")
def plane(table: MapTable) -> Plane:
    return Plane(table.frame, table.grid)


def pixels(layer: Layer, plane: Plane) -> tuple[NDArray[Any], NDArray[Any]]:
    """Row and column of the raster at the centre of each hex."""
    _, size, west, north = layer["meta"][:4]
    x, y = np.array([plane.centre(h) for h in range(plane.grid.size)]).T
    return ((y - north) / size).astype(int), ((x - west) / size).astype(int)


def split(layer: Layer, name: str) -> list[NDArray[Any]]:
    return np.split(layer[f"{name}_xy"] * layer["meta"][0], np.cumsum(layer[f"{name}_n"])[:-1])


def test_it_is_small() -> None:
    assert FILE.stat().st_size < 400_000


def test_its_format(layer: Layer) -> None:
    _, size, west, north, left, right, top, bottom = layer["meta"]
    assert (left - west, top - north) == (60, 60)
    shape = (round((bottom - top + 120) / size), round((right - left + 120) / size))
    for name in RASTERS:
        assert layer[name].dtype == np.uint8
        assert layer[name].shape == shape
    for name in LINES:
        assert layer[f"{name}_xy"].dtype == np.int16
        assert layer[f"{name}_n"].sum() == len(layer[f"{name}_xy"])
        assert layer[f"{name}_n"].min() >= 2
        tags = layer["edge_pair" if name == "edge" else f"{name}_g"]
        assert len(tags) == len(layer[f"{name}_n"])
    assert set(np.unique(layer["land"])) == {0, 1, 2}
    assert ((layer["oblast"] == 0) == (layer["land"] == 0)).all()
    assert ((layer["seadist"] == 0) == (layer["land"] > 0)).all()
    assert layer["oblast"].max() < len(layer["oblast_ids"]) < 256


def test_its_oblasts_are_those_of_the_board(layer: Layer, plane: Plane, table: MapTable) -> None:
    ids = [str(name) for name in layer["oblast_ids"]]
    assert {name for name in ids if "." in name} == {name for name in table.oblast if name}
    assert len(ids) == len(set(ids))
    shown = [ids[n] for n in layer["oblast"][pixels(layer, plane)]]
    same = sum(a == b for a, b in zip(shown, table.oblast))
    assert same >= 0.95 * plane.grid.size


def test_its_land_is_that_of_the_board(layer: Layer, plane: Plane, table: MapTable) -> None:
    dry = layer["land"][pixels(layer, plane)] > 0
    same = sum(bool(a) == (b != "sea") for a, b in zip(dry, table.terrain))
    assert same >= 0.97 * plane.grid.size


def test_its_woods_and_marshes_lie_where_the_board_has_them(
    layer: Layer, plane: Plane, table: MapTable
) -> None:
    at = pixels(layer, plane)
    terrain = np.array(table.terrain)
    for name in ("forest", "marsh", "urban"):
        tones = layer[name][at]
        assert tones[terrain == name].mean() > 2 * tones[terrain == "open"].mean()


def test_oblasts_that_meet_on_the_board_have_a_line_between_them(layer: Layer, table: MapTable) -> None:
    ids = [str(name) for name in layer["oblast_ids"]]
    drawn = {frozenset((ids[m], ids[n])) for m, n in layer["edge_pair"]}
    met: dict[frozenset[str], int] = {}
    for h, around in enumerate(table.grid.neighbours):
        for there in around:
            pair = frozenset((table.oblast[h], table.oblast[there]))
            if len(pair) == 2 and "" not in pair:
                met[pair] = met.get(pair, 0) + 1
    often = {pair for pair, times in met.items() if times >= 4}
    assert len(often) > 80
    assert often - drawn == set()
    assert all(m < n for m, n in layer["edge_pair"])


def test_a_line_between_two_oblasts_lies_between_them(layer: Layer) -> None:
    """On either side of the middle of a line, 5 km off, the raster shows the two that it separates."""
    _, size, west, north = layer["meta"][:4]
    good = seen = 0
    for line, pair in zip(split(layer, "edge"), layer["edge_pair"]):
        for a, b in pairwise(line):
            length = np.hypot(*(b - a))
            if length < 3:
                continue
            across = np.array([-(b - a)[1], (b - a)[0]]) / length * 5
            spots = [((a + b) / 2 + across * turn - (west, north)) / size for turn in (1, -1)]
            if all(0 <= x < layer["oblast"].shape[1] and 0 <= y < layer["oblast"].shape[0] for x, y in spots):
                seen += 1
                good += {int(layer["oblast"][int(y), int(x)]) for x, y in spots} == set(map(int, pair))
    assert seen > 500
    assert good >= 0.85 * seen


def test_rivers_run_along_the_hexsides_of_the_board(layer: Layer, plane: Plane, table: MapTable) -> None:
    drawn: dict[str, set[tuple[int, int]]] = {}
    for line, tag in zip(split(layer, "rivhex"), layer["rivhex_g"]):
        drawn.setdefault(str(tag), set()).update((round(x), round(y)) for x, y in line)
    assert set(drawn) == {f"{river.size}|{river.name}" for river in table.rivers}
    for river in table.rivers:
        corners = {
            (round(x), round(y))
            for edge in river.sides
            for x, y in (plane.corners(edge // 6) * 2)[edge % 6 : edge % 6 + 2]
        }
        here = drawn[f"{river.size}|{river.name}"]
        assert all(any(abs(x - u) <= 1 and abs(y - v) <= 1 for u, v in here) for x, y in corners), river.name


def test_each_box_has_its_place_on_the_rim(layer: Layer, table: MapTable) -> None:
    assert [str(name) for name in layer["box_ids"]] == [box.id for box in table.boxes]
    left, right, top, bottom = layer["meta"][4:]
    places = layer["box_xy"] * layer["meta"][0]
    for x, y in places:
        assert x in (left, right) or y in (top, bottom)
    assert len({(x, y) for x, y in places.tolist()}) == len(places)
