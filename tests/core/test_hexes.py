"""The hex grid against what any hex grid must be, and against the map's own convention."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.hexes import SIDE_OF, SIDES, Grid, grid_of, opposite
from game.core.reach import dial_reach, way_to

THEATRE = grid_of(43, 44)


@st.composite
def grids_and_hexes(draw: st.DrawFn, count: int) -> tuple[Grid, list[int]]:
    grid = grid_of(draw(st.integers(1, 12)), draw(st.integers(1, 12)))
    return grid, [draw(st.integers(0, grid.size - 1)) for _ in range(count)]


def slow_distances(grid: Grid, start: int) -> dict[int, int]:
    """Breadth first over the neighbours, the plainest measure there is."""
    found = {start: 0}
    queue = [start]
    for here in queue:
        for there in grid.neighbours[here]:
            if there not in found:
                found[there] = found[here] + 1
                queue.append(there)
    return found


def test_the_sides_of_a_hex_in_a_pushed_row() -> None:
    here = THEATRE.hex_of("1332")
    found = {SIDES[edge % 6]: THEATRE.labels[there] for edge, there in THEATRE.steps[here]}
    assert found == {"NE": "1431", "E": "1432", "SE": "1433", "SW": "1333", "W": "1232", "NW": "1331"}


def test_the_sides_of_a_hex_in_a_plain_row() -> None:
    here = THEATRE.hex_of("2423")
    found = {SIDES[edge % 6]: THEATRE.labels[there] for edge, there in THEATRE.steps[here]}
    assert found == {"NE": "2422", "E": "2523", "SE": "2424", "SW": "2324", "W": "2323", "NW": "2322"}


def test_the_corner_has_two_or_three_neighbours() -> None:
    assert [THEATRE.labels[h] for h in THEATRE.neighbours[0]] == ["0201", "0102"]
    assert THEATRE.beside[SIDE_OF["W"]] is None


def test_labels_run_round() -> None:
    assert [THEATRE.hex_of(label) for label in THEATRE.labels] == list(range(THEATRE.size))


@pytest.mark.parametrize("label", ["", "0000", "4401", "0145", "133", "13 2", "-101", "١٣٣٢", "01010"])
def test_a_label_off_the_map_is_refused_in_a_sentence(label: str) -> None:
    with pytest.raises(ValueError, match="is no hex of this map: column and row run from 0101 to 4344"):
        THEATRE.hex_of(label)


@pytest.mark.parametrize(("cols", "rows"), [(0, 1), (1, 0), (100, 2), (2, 100)])
def test_a_grid_that_labels_cannot_name_is_refused(cols: int, rows: int) -> None:
    with pytest.raises(ValueError, match="1 to 99"):
        grid_of(cols, rows)


@given(grids_and_hexes(1))
def test_neighbours_are_mutual_over_opposite_sides(case: tuple[Grid, list[int]]) -> None:
    grid, (here,) = case
    for edge, there in grid.steps[here]:
        assert grid.beside[edge] == there
        assert grid.side_towards(here, there) == edge % 6
        assert grid.side_towards(there, here) == opposite(edge % 6)
        assert grid.distance(here, there) == 1
    assert grid.side_towards(here, here) is None


@given(grids_and_hexes(1))
def test_distance_is_the_shortest_way(case: tuple[Grid, list[int]]) -> None:
    grid, (here,) = case
    assert {h: grid.distance(here, h) for h in range(grid.size)} == slow_distances(grid, here)


@given(grids_and_hexes(1), st.integers(0, 6))
def test_within_and_ring_are_what_the_distance_says(case: tuple[Grid, list[int]], radius: int) -> None:
    grid, (here,) = case
    assert grid.within(here, radius) == tuple(h for h in range(grid.size) if grid.distance(here, h) <= radius)
    assert grid.ring(here, radius) == tuple(h for h in range(grid.size) if grid.distance(here, h) == radius)
    assert grid.within(here, radius) is grid.within(here, radius)


@given(grids_and_hexes(2))
def test_a_line_is_a_shortest_way_and_the_same_backwards(case: tuple[Grid, list[int]]) -> None:
    grid, (a, b) = case
    line = grid.line(a, b)
    assert line[0] == a
    assert line[-1] == b
    assert len(line) == grid.distance(a, b) + 1
    assert all(grid.distance(x, y) == 1 for x, y in pairwise(line))
    assert line[::-1] == grid.line(b, a)


@given(grids_and_hexes(1), st.integers(0, 12), st.data())
def test_reach_is_the_cheapest_way(case: tuple[Grid, list[int]], allowance: int, data: st.DataObject) -> None:
    grid, (start,) = case
    edges = grid.size * 6
    cost = data.draw(st.lists(st.integers(0, 4), min_size=edges, max_size=edges))
    blocked = data.draw(st.frozensets(st.integers(0, grid.size - 1), max_size=6)) - {start}
    halts = data.draw(st.frozensets(st.integers(0, grid.size - 1), max_size=6))
    best = {start: 0}
    changed = True
    while changed:
        changed = False
        for here, spent in list(best.items()):
            if here in halts and here != start:
                continue
            for edge, there in grid.steps[here]:
                total = spent + cost[edge]
                if cost[edge] and there not in blocked and total <= min(allowance, best.get(there, 99) - 1):
                    best[there] = total
                    changed = True
    reached = dial_reach(grid.steps, start, allowance, cost, blocked, halts)
    assert {h: spent for h, (spent, _) in reached.items()} == best
    for goal in reached:
        way = way_to(reached, goal)
        sides = [grid.side_towards(a, b) for a, b in pairwise(way)]
        assert sum(cost[a * 6 + side] for a, side in zip(way, sides) if side is not None) == best[goal]
        assert None not in sides
        assert not any(h in halts for h in way[1:-1])


def test_reach_prefers_the_first_side_of_equal_ways() -> None:
    grid = grid_of(3, 3)
    reached = dial_reach(grid.steps, grid.hex_of("0102"), 2, [1] * 54)
    assert grid.labels[reached[grid.hex_of("0301")][1]] == "0201"
    assert way_to(reached, grid.hex_of("0301"))[0] == grid.hex_of("0102")
