"""The tornado: assumptions set to the ends of their ranges, ranked by what they move."""

from pathlib import Path

import pytest

from game.report.tornado import tornado_lines, zeroed_lines
from game.scenario.faults import ScenarioFaults
from game.scenario.load import load
from game.study.ensemble import fingerprint, scenario_named, tried_out
from game.study.keep import Keep
from game.study.sensitivity import Wish, assumptions, is_weight, tornado
from game.study.workers import Here
from game.study.zeroed import without, zeroed

INFLUENCES = "stakes.influences.p*-autonomy.per_100"


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def test_every_assumption_lies_inside_its_range_and_says_why() -> None:
    found = assumptions(load("zapad-2021"))
    assert len(found) > 300
    assert all(item.low <= item.value <= item.high and item.why for item in found)


def test_a_value_tried_out_is_set_over_everything_else_and_is_another_study() -> None:
    path = ("stakes", "tracks", "tension", "start")
    name = tried_out("bobruisk-base", path, 12)
    assert scenario_named(name).opening.tracks["tension"] == 12
    assert fingerprint(name, {}) != fingerprint("bobruisk-base", {})


def test_a_value_tried_out_at_no_such_place_is_a_fault() -> None:
    with pytest.raises(ScenarioFaults, match="tenson"):
        load("zapad-2021", (), [(("stakes", "tracks", "tenson", "start"), 12)])


def test_the_tornado_ranks_by_the_widest_swing(tmp_path: Path) -> None:
    short = tmp_path / "short.toml"
    short.write_text(
        'title = "Three turns"\nbase = "zapad-2021"\n[[amend]]\nwhy = "soon over"\ncite = "P46"\n'
        'set.clock.stretches = [{ step = "half-day", turns = 3 }]\nset.horizon = { 3 = 1 }\n',
        "utf-8",
    )
    wish = Wish(scenario=str(short), games=2, screen=1, best=1, only=INFLUENCES, on="autonomy")
    with Keep(None) as keep:
        found = tornado(wish, keep, Here(), silent)
        assert found == tornado(wish, keep, Here(), silent), "the same games give the same table"
    assert found.tried == len(assumptions(load(short), INFLUENCES)) == 1
    assert [swing.size for swing in found.swings] == sorted((s.size for s in found.swings), reverse=True)
    text = "\n".join(tornado_lines(found))
    assert all(swing.assumed.why.split()[0] in text for swing in found.swings)


def test_a_weight_at_zero_plays_without_its_cause_even_outside_its_range() -> None:
    path = ("stakes", "influences", "airliner-dialogue", "per_100")
    assert is_weight(path)
    assert not is_weight(("stakes", "tracks", "tension", "start"))
    influence = scenario_named(without("reluctant-allies", path)).setting.stakes.influences[
        "airliner-dialogue"
    ]
    assert (influence.per_100, influence.range) == (0, (0, 0))


def test_the_weights_that_swing_most_are_set_to_zero_one_by_one(tmp_path: Path) -> None:
    short = tmp_path / "short.toml"
    short.write_text(
        'title = "Three months"\nbase = "reluctant-allies"\n[[amend]]\nwhy = "soon over"\ncite = "P46"\n'
        'set.clock.stretches = [{ step = "month", turns = 3 }]\n',
        "utf-8",
    )
    wish = Wish(
        scenario=str(short), games=2, screen=1, best=1, weights=2, only="stakes.influences.u*.per_100"
    )
    with Keep(None) as keep:
        found = tornado(wish, keep, Here(), silent)
    table = zeroed(found, 2, 2, 1, 1, silent)
    assert [one.assumed for one in table] == [s.assumed for s in found.swings if is_weight(s.assumed.path)][
        :2
    ]
    assert all(0 <= share <= 100 for one in table for _, *shares in one.moves for share in shares)
    text = "\n".join(zeroed_lines(table, 2))
    assert all(one.assumed.name in text for one in table)
