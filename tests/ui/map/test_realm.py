"""Whose ground is whose: tints and borders follow the scenario, not the atlas."""

from attrs import evolve

from game.model.world import World
from game.ui.map.realm import apart, holders, realm_of
from tests.ui.map.conftest import the_chart


def test_every_hex_on_land_has_the_tint_of_its_holder(world: World) -> None:
    chart = the_chart()
    held = dict(zip(chart.oblasts, holders(chart.oblasts, world)))
    sides = ("", *world.sides)
    wrong = [
        world.board.label(h)
        for h in range(world.board.size)
        if world.board.oblast[h] and sides[held.get(world.board.oblast[h], 0)] != world.ground[h]
    ]
    assert wrong == []


def test_a_border_runs_where_holders_differ(world: World) -> None:
    chart = the_chart()
    held = holders(chart.oblasts, world)
    number = {name: n for n, name in enumerate(chart.oblasts)}
    assert apart(chart.oblasts, held, (number["pl.masovia"], number["pl.podlasie"])) == (
        held[number["pl.masovia"]] != held[number["pl.podlasie"]]
    )
    assert apart(chart.oblasts, held, (number["by.brest"], number["ua.volyn"]))
    assert not apart(chart.oblasts, held, (number["by.brest"], number["by.minsk"]))
    assert not apart(chart.oblasts, held, (number["ee.estonia"], number["lv.latvia"]))


def test_other_ground_gives_other_borders(world: World) -> None:
    chart = the_chart()
    before = realm_of(chart, world)
    after = realm_of(
        chart, evolve(world, ground=tuple("by" if side == "ru" else side for side in world.ground))
    )
    assert len(after.states) < len(before.states)
    assert len(after.states) + len(after.regions) == len(chart.edges)
