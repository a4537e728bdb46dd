"""The stages of the script: reached by what has happened, never left backwards."""

from attrs import evolve

from game.rules import stages
from tests.rules.small_world import opening, setting


def test_the_first_stage_needs_nothing() -> None:
    game = setting()
    outcome = stages.advance(opening(game), game)
    assert outcome.state.stage == "s0"
    assert [event.cite for event in outcome.events] == ["P46"]
    assert stages.advance(outcome.state, game).events == ()


def test_several_stages_that_hold_are_entered_in_order() -> None:
    game = setting()
    state = evolve(opening(game), stage="s0", happened={"coup": 1, "hybrid": 2})
    outcome = stages.advance(state, game)
    assert outcome.state.stage == "s2"
    assert [event.subject for event in outcome.events] == ["s1", "s2"]


def test_a_stage_that_never_came_is_passed_over() -> None:
    game = setting()
    after = stages.advance(evolve(opening(game), stage="s0", happened={"salvo": 1}), game)
    assert after.state.stage == "s3"
    late = evolve(after.state, happened={"salvo": 1, "coup": 2})
    assert stages.advance(late, game).state.stage == "s3"
