"""Recovery: the end of a turn, the town-turns, the line restored, the ends of a game."""

from typing import Any

import pytest
from attrs import evolve

from game.law.clauses import Needs
from game.law.clauses.course import Happened, TrackIs
from game.law.setting import Setting
from game.law.stakes import Ending
from game.model.events import Outcome
from game.model.state import State
from game.rules import air, operations, recovery
from tests.rules.small_world import STAKES, at, at_step, opening, setting


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Supply and the air picture have tests of their own."""

    def same(state: State, setting: Setting) -> Outcome:
        return Outcome(state)

    monkeypatch.setattr(air, "recover", same)
    monkeypatch.setattr(operations, "recover", same)


def ready(game: Setting, **changes: Any) -> State:
    return evolve(at_step(opening(game, "exercise_permit"), "recovery", turn=5), stage="s0", **changes)


def test_a_turn_ends_and_the_next_begins() -> None:
    game = setting()
    after = recovery.enter(ready(game), game).state
    assert (after.turn, after.ended, after.waiting) == (6, "", ())
    assert after.tally["towns.northerns"] == 2
    assert after.units["ru-1"].commander == "commander.wmd"


def test_a_town_counts_for_who_holds_it() -> None:
    game = setting()
    after = recovery.enter(ready(game, control={at("0403"): "westerns"}), game).state
    assert (after.tally["towns.northerns"], after.tally["towns.westerns"]) == (1, 1)
    assert after.happened["invasion"] == 5


def test_the_line_is_restored_only_after_it_was_lost() -> None:
    game = setting()
    assert "line_restored" not in recovery.enter(ready(game), game).state.happened
    outcome = recovery.enter(ready(game, happened={"invasion": 3}), game)
    assert outcome.state.happened["line_restored"] == 5
    assert not outcome.state.ended


def test_the_game_ends_at_its_horizon_with_a_result() -> None:
    game = setting()
    assert not recovery.enter(ready(game, horizon=6), game).state.ended
    outcome = recovery.enter(ready(game, horizon=5), game)
    assert (outcome.state.ended, outcome.state.turn) == (recovery.HORIZON, 5)
    texts = [event.text for event in outcome.events if event.kind in ("end", "result")]
    assert texts[0] == "The game ends: its last turn is over. Military result: 8 of 12"
    assert texts[1] == "Polesye: 13 points, +4 against its par"


def test_without_a_horizon_the_clock_ends_it() -> None:
    game = setting()
    assert recovery.enter(evolve(ready(game), turn=15), game).state.ended == recovery.HORIZON


def test_an_ending_of_the_scenario_comes_early() -> None:
    restored = Ending(
        title="the line is restored",
        needs=Needs(happened=Happened(event="line_restored", cite="P47")),
        cite="P47",
    )
    starved = Ending(
        title="the regime falls",
        needs=Needs(track=TrackIs(track="tension", at_most=10, cite="K36")),
        cite="K36",
    )
    empty = Ending(title="never", needs=Needs())
    game = setting(stakes=evolve(STAKES, endings={"never": empty, "starved": starved, "restored": restored}))
    outcome = recovery.enter(ready(game, happened={"invasion": 3}), game)
    assert outcome.state.ended == "restored"
    assert "The game ends: the line is restored" in next(e for e in outcome.events if e.kind == "end").text
    assert not recovery.enter(ready(game), game).state.ended
