"""The parts of the generator that need no packages: the writer, the archive, towns, lines, the cheapest way."""

import json
from io import BytesIO

import numpy as np
import pytest

from game.core.hexes import grid_of
from game.mapmaking.archive import packed
from game.mapmaking.courses import shortest
from game.mapmaking.errors import MapMakingError
from game.mapmaking.ground import Ground
from game.mapmaking.hand import Hand, HandLine, HandTown
from game.mapmaking.hexsides import Chain
from game.mapmaking.lines import lay_lines
from game.mapmaking.plane import Plane
from game.mapmaking.rules_file import rules_text, setting
from game.mapmaking.towns import find_towns
from game.model.landmarks import Frame, Town
from game.model.map_table import MapTable
from game.scenario.places import map_folder

GRID = grid_of(43, 44)
PLANE = Plane(Frame(25.0, 53.8, 26.6, -517.5, -493.95), GRID)
MINSK = Town(id="minsk", name="Minsk", hex=GRID.hex_of("2423"), country="by", rank=1)


def test_the_writer_writes_the_committed_file_from_what_it_says(hand: Hand, table: MapTable) -> None:
    ground = Ground(list(table.terrain), list(table.country), list(table.oblast))
    chains = {river.name: [Chain(river.sides, np.empty((0, 2)))] for river in table.rivers}
    lines = lay_lines(hand.lines, table.towns, table.grid)
    text = rules_text(hand, ground, table.towns, chains, lines, table.grid)
    assert text == (map_folder() / "theatre.toml").read_text("utf-8")


def test_a_long_list_is_folded() -> None:
    text = setting("hexes", [f"{n:04d}" for n in range(40)])
    assert text.startswith("hexes = [\n  ")
    assert text.endswith(",\n]")
    assert max(map(len, text.splitlines())) <= 106
    assert setting("hexes", ["0101"]) == 'hexes = ["0101"]'


def test_the_archive_is_the_same_every_time_and_read_back() -> None:
    arrays = {"b": np.arange(12, dtype=np.uint8).reshape(3, 4), "a": np.array(["", "by.brest"])}
    raw = packed(arrays)
    assert raw == packed(dict(reversed(arrays.items())))
    with np.load(BytesIO(raw), allow_pickle=False) as found:
        assert list(found) == ["a", "b"]
        assert (found["b"] == arrays["b"]).all()
        assert list(found["a"]) == ["", "by.brest"]


def cities(*entries: tuple[str, str, int, float, float]) -> bytes:
    keys = ("name", "countrycode", "population", "latitude", "longitude")
    found = {str(n): {**dict(zip(keys, entry)), "alternatenames": []} for n, entry in enumerate(entries)}
    return json.dumps(found).encode()


def test_of_two_towns_of_a_name_the_larger_in_reach_is_meant() -> None:
    raw = cities(
        ("Brest’", "BY", 10, 53.0, 25.0), ("Brest", "BY", 20, 52.1, 23.7), ("Brest", "BY", 99, 10.0, 23.7)
    )
    wanted = HandTown(id="brest", name="Brest", geonames="brest", country="by", rank=2)
    (town,) = find_towns(raw, [wanted], PLANE)
    assert (town.people, town.lat, town.lon) == (20, 52.1, 23.7)


def test_a_town_that_is_not_found_or_off_the_board_is_told() -> None:
    wanted = [
        HandTown(id="ys", name="Ys", geonames="Ys", country="by", rank=2),
        HandTown(id="moscow", name="Moscow", geonames="Moscow", country="ru", rank=1),
    ]
    with pytest.raises(MapMakingError) as caught:
        find_towns(cities(("Moscow", "RU", 1, 55.75, 37.62)), wanted, PLANE)
    assert 'town "ys": GeoNames has no "Ys" in by' in str(caught.value)
    assert 'town "moscow": it does not lie on the board' in str(caught.value)


def test_a_bend_is_gone_through_and_not_named() -> None:
    line = HandLine(kind="road", via=("Minsk", "(2525)", "2423"))
    (found,) = lay_lines([line], [MINSK], GRID)
    assert found.via == ("Minsk", "2423")
    assert GRID.hex_of("2525") in found.hexes
    assert found.hexes[0] == found.hexes[-1] == MINSK.hex


def test_a_line_off_the_board_is_told() -> None:
    with pytest.raises(MapMakingError, match=r'lines\.toml, rail Minsk–9999: "9999" is no hex of this map'):
        lay_lines([HandLine(kind="rail", via=("Minsk", "9999"))], [MINSK], GRID)


def test_the_cheapest_way() -> None:
    links = {0: [(1, 1.0), (2, 5.0)], 1: [(0, 1.0), (2, 1.0)], 2: [(1, 1.0), (0, 5.0)], 3: []}
    assert shortest(links, 0, 2) == [0, 1, 2]
    assert shortest(links, 0, 0) == [0]
    assert shortest(links, 0, 3) == []
