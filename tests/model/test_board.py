"""The theatre's board against known geography, and a small board against bad input."""

import tomllib
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game.core.hexes import SIDE_OF, opposite
from game.model.board import FAR, Board, board_from_table
from game.model.landmarks import Edge, Zone
from game.model.map_table import MapError

MAP = Path(__file__).parents[2] / "assets" / "map" / "theatre.toml"
RAW = tomllib.loads(MAP.read_text(encoding="utf-8"))
BOARD = board_from_table(RAW)
AT = BOARD.parse_place

SMALL: dict[str, Any] = {
    "meta": {"title": "Small", "cols": 3, "rows": 2, "km_per_hex": 25.0}
    | dict.fromkeys(("lat0", "lon0", "x0", "y0"), 0.0),
    "legend": {
        "terrain": {".": {"id": "open", "title": "open"}, "~": {"id": "sea", "title": "sea"}},
        "country": {"b": {"id": "by", "title": "Belarus"}},
        "oblast": {"C": {"id": "by.grodno", "title": "Grodno region"}},
    },
    "grid": {"terrain": "..~\n...\n", "country": "bb.\nbbb\n", "oblast": "CC.\nCCC\n"},
    "town": {"lida": {"name": "Lida", "hex": "0101", "country": "by", "rank": 3}},
    "river": [{"name": "Neman", "size": 2, "sides": ["0101/E", "0201/SW"]}],
    "line": [{"kind": "rail", "via": ["Lida", "0302"], "hexes": ["0101", "0102", "0202", "0302"]}],
    "box": [{"id": "moscow", "title": "Moscow", "country": "ru", "edge": ["0302"], "transit": {"value": 1}}],
    "site": [{"id": "depot", "title": "Depot", "kind": "depot", "at": "moscow"}],
}


# -- the theatre ------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "hexes"),
    [("Brest", "Minsk", 15), ("Minsk", "Smolensk", 14), ("Grodno", "Kaliningrad", 11)],
)
def test_distances_that_the_map_was_measured_by(a: str, b: str, hexes: int) -> None:
    assert BOARD.distance(AT(a), AT(b)) == hexes


def test_the_suwalki_gap_is_three_hexes_wide_and_not_of_the_alliance() -> None:
    """From the exclave to Belarus is four steps, over three hexes of Poland and Lithuania (A08, R16)."""
    exclave = [h for h in range(BOARD.size) if BOARD.oblast[h] == "ru.kaliningrad"]
    belarus = [h for h in range(BOARD.size) if BOARD.country[h] == "by"]
    width, a, b = min((BOARD.distance(a, b), a, b) for a in exclave for b in belarus)
    assert width == 4
    assert {BOARD.country[h] for h in BOARD.grid.line(a, b)[1:-1]} <= {"pl", "lt"}
    assert not set(exclave) & {n for h in belarus for n in BOARD.neighbours[h]}


def test_every_town_is_on_land_in_its_own_country() -> None:
    for town in BOARD.towns:
        assert BOARD.terrain[town.hex] not in ("sea", "lake"), town.name
        assert BOARD.country[town.hex] == town.country, town.name


def test_oblasts_of_belarus_and_its_neighbours_in_russia() -> None:
    oblasts = {zone.oblast for zone in BOARD.zones if zone.country == "by"}
    assert oblasts == {f"by.{name}" for name in ("brest", "gomel", "grodno", "minsk", "mogilev", "vitebsk")}
    beside = {
        BOARD.oblast[n]
        for h in range(BOARD.size)
        if BOARD.country[h] == "by"
        for n in BOARD.neighbours[h]
        if BOARD.country[n] == "ru"
    }
    assert beside == {"ru.pskov", "ru.smolensk", "ru.bryansk"}


@pytest.mark.parametrize(
    ("town", "oblast"),
    [
        ("Grodno", "by.grodno"),
        ("Baranovichi", "by.brest"),
        ("Machulishchi airfield", "by.minsk"),
        ("Orsha", "by.vitebsk"),
        ("Bobruisk", "by.mogilev"),
        ("Mozyr", "by.gomel"),
        ("Yelnya", "ru.smolensk"),
        ("Klintsy", "ru.bryansk"),
        ("Baltiysk", "ru.kaliningrad"),
        ("Warsaw", "pl.masovia"),
        ("Vilnius", "lt.vilnius"),
    ],
)
def test_towns_are_in_their_oblast(town: str, oblast: str) -> None:
    assert BOARD.oblast[AT(town)] == oblast
    assert BOARD.titles[oblast]


def test_every_road_and_railway_joins_its_places_step_by_step() -> None:
    names = {town.name: town.hex for town in BOARD.towns}
    for line in BOARD.lines:
        for a, b in pairwise(line.hexes):
            side = BOARD.grid.side_towards(a, b)
            assert side is not None
            assert getattr(BOARD.edge_kind(a, side), line.kind)
        for word in line.via:
            assert (names[word] if word in names else BOARD.grid.hex_of(word)) in line.hexes, (line.via, word)


def test_every_hexside_is_the_same_from_both_hexes() -> None:
    for h in range(BOARD.size):
        for side in range(6):
            there = BOARD.grid.beside[h * 6 + side]
            if there is not None:
                assert BOARD.edge_kind(h, side) == BOARD.edge_kind(there, opposite(side))
            edge = BOARD.edge_kind(h, side)
            assert edge == Edge(
                bool(BOARD.road[h] >> side & 1), bool(BOARD.rail[h] >> side & 1), BOARD.river[h][side]
            )


def rail_hexes(start: int) -> set[int]:
    found, queue = {start}, [start]
    for here in queue:
        for edge, there in BOARD.steps[here]:
            if BOARD.rail[here] >> edge % 6 & 1 and there not in found:
                found.add(there)
                queue.append(there)
    return found


def test_trains_run_from_every_russian_box_to_the_stations_of_belarus() -> None:
    for box in BOARD.boxes:
        if box.country == "ru":
            heads = [h for h in box.edge if BOARD.rail[h]]
            assert heads, box.id
            for head in heads:
                towns = ("Smolensk", "Orsha", "Minsk", "Baranovichi", "Grodno")
                assert {AT(name) for name in towns} <= rail_hexes(head)


def test_a_train_takes_the_time_that_the_tempo_was_planned_with() -> None:
    """Moscow's edge to Baranovichi: about three half-days at twelve hexes each."""
    line = next(line for line in BOARD.lines if line.kind == "rail" and "Smolensk" in line.via)
    head, goal = line.hexes[-1], AT("Baranovichi")
    assert head in BOARD.boxes[0].edge
    assert 30 <= abs(line.hexes.index(head) - line.hexes.index(goal)) <= 36


def test_boxes_are_places_below_zero() -> None:
    moscow = AT("moscow")
    assert moscow == -1
    for box in BOARD.boxes:
        place = box.place
        assert AT(box.title) == AT(box.id) == place
        assert BOARD.boxes[-1 - place] is box
        assert (BOARD.name(place), BOARD.label(place)) == (box.title, box.id)
        assert BOARD.zones[BOARD.zone[place]] == Zone(box.country, box.oblast)
        assert BOARD.distance(place, AT("Minsk")) == BOARD.distance(AT("Minsk"), place) == FAR
        assert BOARD.distance(place, place) == 0
        assert BOARD.within(place, 3) == (place,)
        assert all(place in BOARD.exits[h] for h in box.edge)
        assert box.transit >= 1


def test_zones_stand_for_country_and_oblast() -> None:
    for place in range(-len(BOARD.boxes), BOARD.size):
        assert BOARD.zones[BOARD.zone[place]] == (BOARD.country[place], BOARD.oblast[place])
    assert len(BOARD.zones) < 64


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1332", "1332"),
        ("Brest (1332)", "1332"),
        (" brest ", "1332"),
        ("Białystok", "1327"),
        ("BIALYSTOK", "1327"),
        ("lodz", "0233"),
        ("velikiye-luki", "3110"),
        ("gantsevichi-radar", "2129"),
        ("St Petersburg", "st-petersburg"),
        ("mulino-training-centre", "nizhny-novgorod"),
    ],
)
def test_places_are_read_as_they_are_written(text: str, label: str) -> None:
    assert BOARD.label(AT(text)) == label


def test_every_place_reads_back_from_its_name_and_label() -> None:
    for place in range(-len(BOARD.boxes), BOARD.size):
        assert AT(BOARD.name(place)) == AT(BOARD.label(place)) == place


def test_an_unknown_place_names_the_nearest() -> None:
    with pytest.raises(ValueError, match=r'"Minks" is no place .*did you mean "Minsk \(2423\)"\?'):
        AT("Minks")
    with pytest.raises(ValueError, match="no hex of this map"):
        AT("9999")


def test_the_radar_stands_where_the_article_says_within_a_hex() -> None:
    """48 km from Baranovichi is two hexes (P13, F40); the launchers are beside Poland (P39)."""
    assert BOARD.distance(AT("Baranovichi"), BOARD.sites["gantsevichi-radar"].place) == 2
    launchers = BOARD.sites["grodno-s400"].place
    assert BOARD.oblast[launchers] == "by.grodno"
    assert "pl" in {BOARD.country[n] for n in BOARD.neighbours[launchers]}


def test_every_site_says_where_it_comes_from() -> None:
    for site in BOARD.sites.values():
        assert site.cite or site.source or site.assumption, site.id


def test_stations_are_towns_on_a_railway() -> None:
    assert BOARD.station[AT("Orsha")]
    assert not BOARD.station[AT("Soligorsk")]
    assert not BOARD.station[AT("1333")]


def test_edge_costs_price_the_hex_entered() -> None:
    terrains = {"sea": 0, "lake": 0} | dict.fromkeys(
        ("open", "mixed", "forest", "marsh", "urban", "lakeland"), 3
    )
    cost = BOARD.edge_costs(lambda terrain, edge: max(0, terrains[terrain] - 2 * edge.road))
    assert len(cost) == BOARD.size * 6
    east = AT("Brest") * 6 + SIDE_OF["E"]
    assert BOARD.edge_kind(AT("Brest"), SIDE_OF["E"]).road
    assert (cost[east], cost[AT("Ruzhany") * 6 + SIDE_OF["SW"]], cost[SIDE_OF["W"]]) == (1, 3, 0)
    for h in range(BOARD.size):
        for edge, there in BOARD.steps[h]:
            assert (cost[edge] == 0) == (BOARD.terrain[there] in ("sea", "lake"))


# -- faults ------------------------------------------------------------


def test_a_small_board_holds_what_its_table_says() -> None:
    board = board_from_table(SMALL)
    assert (board.name(0), board.name(1), board.name(-1)) == ("Lida (0101)", "0201", "Moscow")
    assert board.river[0] == (0, 2, 0, 0, 0, 0)
    assert board.river[1][SIDE_OF["W"]] == 2
    assert board.station[0]
    assert board.country[-1] == "ru"
    assert board.terrain[-1] == "off-map"
    assert board.sites["depot"].place == -1
    assert board.boxes[0].transit == 1


def change(path: tuple[Any, ...], value: object) -> dict[str, Any]:
    raw = deepcopy(SMALL)
    at: Any = raw
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return raw


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("meta", "cols"), 100, "a map has 1 to 99 columns and rows, not 100 and 2"),
        (("grid", "terrain"), "..\n...\n", "row 1 of grid.terrain has 2 characters, meta.cols says 3"),
        (("grid", "terrain"), "..~\n", "grid.terrain has 1 rows, meta.rows says 2"),
        (("grid", "country"), "bb.\nbxb\n", 'row 2 of grid.country, character 2: "x" is not in legend'),
        (("grid", "oblast"), "CC.\nC.C\n", 'hex 0202: oblast "" is no part of country "by"'),
        (("town", "lida", "hex"), "0901", 'town "Lida": "0901" is no hex of this map: column and row'),
        (("town", "lida", "hex"), "0301", 'town "Lida": hex 0301 is sea'),
        (("town", "lida", "country"), "ru", 'town "Lida" is in country "ru", its hex 0101 in "by"'),
        (("river", 0, "size"), 4, 'river "Neman": size is 1, 2 or 3, not 4'),
        (("river", 0, "sides", 1), "0101/N", 'river "Neman": "0101/N" is no hexside; write CCRR/side'),
        (("river", 0, "sides", 1), "0909/E", 'river "Neman": "0909" is no hex of this map'),
        (("line", 0, "kind"), "canal", 'canal Lida–0302: a line is "road" or "rail"'),
        (("line", 0, "hexes"), ["0101", "0302"], "rail Lida–0302 jumps from 0101 to 0302, which"),
        (("line", 0, "hexes"), ["0201", "0301"], "rail Lida–0302: hex 0301 is sea"),
        (("line", 0, "hexes", 2), "0203", 'rail Lida–0302: "0203" is no hex of this map'),
        (("box", 0, "edge"), ["0301"], 'box "moscow": hex 0301 is sea'),
        (("site", 0, "at"), "mosco", 'site "depot" (hex or box): "mosco" is no hex of this map'),
    ],
)
def test_a_map_that_does_not_fit_says_where_and_why(path: tuple[Any, ...], value: object, says: str) -> None:
    with pytest.raises(MapError) as caught:
        board_from_table(change(path, value))
    assert any(says in fault.says for fault in caught.value.faults), caught.value.faults
    assert all(fault.path[0] == path[0] for fault in caught.value.faults)


def test_all_faults_are_told_at_once() -> None:
    raw = change(("town", "lida", "hex"), "0301")
    raw["river"][0]["size"] = 0
    raw["box"].append(raw["box"][0])
    with pytest.raises(MapError) as caught:
        board_from_table(raw)
    assert len(caught.value.faults) == 4
    assert str(caught.value).count("\n") == 3


def test_a_box_must_lie_at_the_edge() -> None:
    raw = deepcopy(RAW)
    raw["box"][0]["edge"] = ["2423"]
    with pytest.raises(MapError, match='box "moscow": hex 2423 is not on the map\'s edge'):
        board_from_table(raw)


def test_the_same_table_makes_the_same_board() -> None:
    again: Board = board_from_table(RAW)
    assert (again.edges, again.names, again.zone) == (BOARD.edges, BOARD.names, BOARD.zone)
