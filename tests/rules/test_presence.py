"""Guests: a basis that ends, the time to leave, the breach; and commanders that change (R13, R63, R78)."""

from attrs import evolve

from game.model.state import Council, State
from game.rules import presence
from tests.rules.small_world import at, opening, setting


def test_a_guest_with_a_basis_is_left_alone() -> None:
    game = setting()
    state = opening(game, "exercise_permit")
    assert presence.settle(state, game).state == state


def test_the_end_of_the_exercise_gives_its_units_time_to_leave_but_not_the_centre() -> None:
    """R63: the exercise's units go home; the Centre's are not exercise units and stay."""
    game = setting()
    outcome = presence.settle(evolve(opening(game), turn=3), game)
    assert outcome.state.units["ru-1"].unbased == outcome.state.units["ru-2"].unbased == 3
    assert outcome.state.units["ru-s400"].unbased == 0
    assert [event.kind for event in outcome.events] == ["unbased"]
    text = outcome.events[0].text
    assert "1st Regiment and 2nd Regiment" in text and text.endswith("up to 13 September 2021, morning")
    assert outcome.events[0].cite == "R78, X04"


def test_staying_beyond_the_time_to_leave_is_a_breach_each_turn() -> None:
    game = setting()
    state = presence.settle(evolve(opening(game), turn=3), game).state
    for turn in (4, 5, 6):
        state = presence.settle(evolve(state, turn=turn), game).state
        assert state.tally == {}
    outcome = presence.settle(evolve(state, turn=7), game)
    assert outcome.state.tally == {"breach.federation": 1}
    assert outcome.state.units["ru-1"].breached == 1
    again = presence.settle(evolve(outcome.state, turn=8), game).state
    assert again.tally == {"breach.federation": 2} and again.units["ru-1"].breached == 2


def test_a_basis_regained_or_a_return_home_ends_it() -> None:
    game = setting()
    state = presence.settle(evolve(opening(game), turn=3), game).state
    allowed = evolve(state, turn=4, council=opening(game, "deploy_rgf").council)
    based = presence.settle(allowed, game)
    assert {unit.unbased for unit in based.state.units.values()} == {0}
    assert [event.kind for event in based.events] == ["based"]
    home = evolve(state, turn=4, units={**state.units, "ru-1": evolve(state.units["ru-1"], place=at("1003"))})
    after = presence.settle(home, game).state
    assert after.units["ru-1"].unbased == 0 and after.units["ru-2"].unbased == 3


def test_the_enemy_needs_no_basis() -> None:
    game = setting()
    state = opening(game, "exercise_permit")
    crossed = evolve(
        state, units={**state.units, "pom-301": evolve(state.units["pom-301"], place=at("0403"))}
    )
    assert presence.settle(crossed, game).state == crossed


def commanded() -> tuple[State, State]:
    game = setting()
    first = presence.commanders(opening(game, "exercise_permit"), game)
    assert first.events == ()
    return first.state, evolve(first.state, turn=4, council=opening(game, "deploy_rgf").council)


def test_commanders_on_record_at_first_are_no_change() -> None:
    state, _ = commanded()
    assert state.units["ru-1"].commander == "commander.wmd"
    assert state.units["ru-1"].since == 0


def test_deployment_passes_allocated_units_inside_the_region_with_one_event() -> None:
    game = setting()
    _, deployed = commanded()
    outcome = presence.commanders(deployed, game)
    assert outcome.state.units["ru-1"].commander == "cgs.by"
    assert outcome.state.units["ru-1"].since == 4
    assert outcome.state.units["ru-s400"].commander == "commander.wmd"
    assert outcome.state.units["by-6mech"].since == 0
    assert len(outcome.events) == 1
    assert outcome.events[0].cite == "R14, R79"
    assert "Polesye's Chief of the General Staff" in outcome.events[0].text
    assert outcome.events[0].audience == {"polesye", "federation", "control"}


def test_without_the_mandate_they_revert_at_once() -> None:
    game = setting()
    _, deployed = commanded()
    state = presence.commanders(deployed, game).state
    after = presence.commanders(evolve(state, turn=6, council=Council()), game)
    assert after.state.units["ru-1"].commander == "commander.wmd"
    assert after.state.units["ru-1"].since == 6
    assert after.events[0].cite == "R13"
