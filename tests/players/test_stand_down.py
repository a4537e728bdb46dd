"""A threatened period that nobody needs: both allies want their troops, and their own orders, back."""

import json

import pytest

from game.engine.session import Session
from game.model.terms import Period
from game.players.player import play_out
from game.players.table import players_for
from game.study.ensemble import TRIED, scenario_named

ALARMED = "reluctant-allies" + TRIED + json.dumps([[["opening", "period"], "threatened"]])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_alarm_without_a_war_is_called_off_by_both(seed: int) -> None:
    """X01: the Council that opens the period closes it; until then each week is lived from day to day."""
    found = scenario_named(ALARMED)
    seats = {name: "doctrine" for name, seat in found.setting.world.seats.items() if seat.sides}
    session = play_out(Session(found.setting, seed, found.opening), players_for(found.setting, seed, seats))
    assert found.opening.period is Period.THREATENED
    assert session.state.period is Period.PEACETIME
    assert session.state.happened["period_closed"] <= 10
    assert session.state.turn <= 30, "an alarm that nobody ends takes a hundred and forty turns"
