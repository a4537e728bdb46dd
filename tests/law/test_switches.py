"""Readings that the text leaves open can be changed by one key."""

from typing import Any

from attrs import evolve

from game.law.setting import Setting
from game.rules.air.keys import right
from tests.law.bench import BASELINE, opening, prepared
from tests.law.questions import value


def switched(**switches: Any) -> Setting:
    """The baseline with switches set otherwise."""
    setting = opening(BASELINE)[0]
    law = evolve(setting.law, switches=evolve(setting.law.switches, **switches))
    return evolve(setting, law=law, cache={})


def test_joint_command_may_follow_from_the_period_alone() -> None:
    state = opening(BASELINE)[1]
    given = {"period": "threatened", "mandates": ["open_period"]}
    by_period = switched(joint_command="open_period")
    assert value(by_period, prepared(by_period, state, given), {"superior": "by-6mech"}) == "cgs.by"


def test_plans_may_wait_for_a_decision_of_their_own() -> None:
    state = opening(BASELINE)[1]
    given = {"period": "wartime", "mandates": ["declare_aggression"]}
    later = switched(plans="pursuit")
    assert value(later, prepared(later, state, given), {"plans": "now"}) is False


def test_a_base_may_need_both_marks() -> None:
    state = opening(BASELINE)[1]
    both = switched(base_needs_both=True)
    world = both.world
    site = evolve(world.facilities["ab-bobruisk"], command="")
    half = evolve(both, world=evolve(world, facilities={**world.facilities, "ab-bobruisk": site}), cache={})
    founded = prepared(both, state, {"founded": ["ab-bobruisk"]})
    assert value(both, founded, {"is_base": "ab-bobruisk"}) is True
    assert value(half, founded, {"is_base": "ab-bobruisk"}) is False


def test_without_the_article_of_the_joint_command_both_keys_stay() -> None:
    setting, state = opening(BASELINE)
    given = {"period": "threatened", "mandates": ["open_period", "deploy_rgf"]}
    deployed = prepared(setting, state, given)
    place = setting.world.board.parse_place("brest")
    articles = {name: one for name, one in setting.law.articles.items() if name != "scramble_rgf"}
    kept = evolve(setting, law=evolve(setting.law, articles=articles), cache={})
    assert right(deployed, setting, "ru-ctr-su30", place).offices == ("ccp.by",)
    assert right(deployed, kept, "ru-ctr-su30", place).offices == ("duty_officer.by", "duty_officer.ru")
