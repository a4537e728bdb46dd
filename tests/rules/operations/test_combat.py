"""Odds, previews, results, the law of opening fire, strikes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.reducer import judge, legal_moves, step
from game.law.setting import Setting
from game.model.moves import Attack, ChanceAnswer, DigIn, MoveUnit, Strike
from game.model.state import State
from game.model.terms import Period, Rail
from game.rules import operations
from game.rules.operations import odds
from game.rules.operations.combat import preview
from game.rules.operations.odds import DICE, answers
from tests.rules.operations.theatre import (
    at,
    board,
    change,
    game,
    numbers,
    offensive,
    turn_of,
    unit,
    with_mandates,
)

HERE, THERE = "2326", "2426"


def battle(**changes: object) -> tuple[State, Setting]:
    """A brigade and a heavy brigade of Polesye's beside a Pomorian brigade on Polesye's soil."""
    units = {
        "a": unit("brigade", HERE),
        "b": unit("heavy", HERE),
        "enemy": unit("brigade", THERE, "pom"),
    }
    return game(units, **changes)


def drivers(state: State, setting: Setting, *units: str) -> dict[str, int]:
    found = preview(state, setting, units, at(THERE), "")
    assert found is not None
    return {driver.name: driver.shift for driver in found.looks.drivers}


def test_two_dice_have_thirty_six_throws() -> None:
    _, setting = battle()
    assert sum(DICE) == 36
    for column in numbers().odds:
        assert sum(weight for _, weight in answers(setting, column)) == 36


def test_better_columns_are_never_worse_for_the_attacker() -> None:
    _, setting = battle()
    results, worth = numbers().results, []
    for column in numbers().odds:
        found = answers(setting, column)
        worth.append(
            sum(w * (results[r].defender - results[r].attacker + results[r].retreat) for r, w in found)
        )
    assert worth == sorted(worth)


@settings(max_examples=40, deadline=None)
@given(
    steps=st.integers(1, 4),
    enemy_steps=st.integers(1, 4),
    ready=st.integers(0, 3),
    dug_in=st.booleans(),
    units=st.sampled_from([("a",), ("b",), ("a", "b"), ("b", "a")]),
)
def test_the_preview_is_what_chance_is_asked(
    steps: int, enemy_steps: int, ready: int, dug_in: bool, units: tuple[str, ...]
) -> None:
    state, setting = battle()
    state = change(state, "a", steps=steps, ready=ready)
    state = change(state, "enemy", steps=enemy_steps, dug_in=dug_in)
    seen = preview(state, setting, units, at(THERE), "by")
    true = preview(state, setting, units, at(THERE), "")
    question = operations.ATTACK.effect(state, setting, Attack("polesye", units, at(THERE))).state.pending[0]
    assert true is not None and seen is not None
    assert question.answers == true.looks.answers == seen.looks.answers
    assert sum(weight for _, weight in question.answers) == 36


def test_unseen_guns_are_a_spread_and_the_truth_lies_in_it() -> None:
    units = {
        "a": unit("heavy", HERE),
        "enemy": unit("brigade", THERE, "pom"),
        "guns": unit("guns", "2526", "pom"),
    }
    state, setting = game(units)
    assert "guns" not in operations.seen(state, setting, "by")
    seen = preview(state, setting, ("a",), at(THERE), "by")
    true = preview(state, setting, ("a",), at(THERE), "")
    assert seen is not None and true is not None
    assert seen.looks.answers != true.looks.answers
    assert true.looks.answers in [case.answers for _, case in seen.spread]
    assert [finding.name for finding in seen.unknown] == ["support"]


def test_nobody_knows_who_stands_in_an_unseen_hex() -> None:
    state, setting = battle()
    far = preview(state, setting, ("a",), at("3016"), "by")
    assert far is not None and len(far.spread) >= 3 and far.unknown[0].name == "defenders"


def test_what_shifts_the_odds() -> None:
    state, setting = battle()
    assert drivers(change(state, "enemy", dug_in=True), setting, "a")["dug_in"] == -1
    assert drivers(change(state, "enemy", rail=Rail.LOADED), setting, "a")["rail"] == 2
    assert drivers(change(state, "a", ready=0), setting, "a")["ready"] == -2
    assert "ready" not in drivers(state, setting, "a")


def test_a_new_foreign_commander_is_felt_for_some_turns() -> None:
    units = {"tanks": unit("heavy", HERE, "ru"), "enemy": unit("brigade", THERE, "pom")}
    state, setting = game(units)
    voted = with_mandates(state, "deploy_rgf", "declare_aggression", period=Period.WARTIME)
    voted = change(voted, "tanks", since=1)
    assert drivers(voted, setting, "tanks")["friction"] == -1
    from attrs import evolve

    assert "friction" not in drivers(evolve(voted, turn=4), setting, "tanks")
    assert "friction" not in drivers(change(voted, "tanks", since=0), setting, "tanks")


# -- the law ------------------------------------------------------------------------------------------------
def refusals(state: State, setting: Setting, move: object) -> dict[str, str]:
    return {
        finding.name: f"{finding.text} [{finding.cite}]" for finding in judge(state, setting, move).objections
    }  # type: ignore[arg-type]


def test_guests_fire_first_only_after_the_declaration_and_the_host_always_may() -> None:
    units = {
        "tanks": unit("heavy", HERE, "ru"),
        "own": unit("brigade", HERE),
        "enemy": unit("brigade", THERE, "pom"),
    }
    state, setting = game(units)
    voted = with_mandates(state, "deploy_rgf")
    assert "plans" in refusals(voted, setting, Attack("polesye", ("tanks",), at(THERE)))
    assert not refusals(voted, setting, Attack("polesye", ("own",), at(THERE)))
    both = refusals(voted, setting, Attack("polesye", ("own", "tanks"), at(THERE)))
    assert list(both) == ["plans"]
    war = with_mandates(state, "deploy_rgf", "declare_aggression", period=Period.WARTIME)
    assert not refusals(war, setting, Attack("polesye", ("own", "tanks"), at(THERE)))
    assert not any(
        isinstance(m, Attack) and "tanks" in m.units for m in legal_moves(voted, setting, "polesye")
    )


def test_an_attack_over_the_frontier_is_a_pursuit() -> None:
    units = {"a": unit("brigade", "1424"), "enemy": unit("brigade", "1424", "pom")}
    state, setting = game(units)
    abroad = next(h for h in board().neighbours[at("1424")] if board().country[h] == "pl")
    state = change(state, "enemy", place=abroad)
    war = with_mandates(state, "declare_aggression", period=Period.WARTIME)
    assert set(refusals(state, setting, Attack("polesye", ("a",), abroad))) == {"plans", "decision"}
    assert set(refusals(war, setting, Attack("polesye", ("a",), abroad))) == {"decision"}


def test_the_westerns_attack_in_an_offensive_only() -> None:
    state, setting = battle()
    move = Attack("westerns", ("enemy",), at(HERE))
    assert "posture" in refusals(turn_of(state, "westerns"), setting, move)
    assert not refusals(offensive(state), setting, move)
    after = operations.ATTACK.effect(offensive(state), setting, move).state
    assert "attack" in after.happened


def test_who_has_no_basis_left_does_not_attack() -> None:
    units = {"tanks": unit("heavy", HERE, "ru"), "enemy": unit("brigade", THERE, "pom")}
    state, setting = game(units)
    state = turn_of(change(state, "tanks", unbased=1), "federation")
    assert "basis" in refusals(state, setting, Attack("federation", ("tanks",), at(THERE)))


def test_an_activation_is_a_move_and_then_an_attack() -> None:
    units = {"a": unit("brigade", "2226"), "enemy": unit("brigade", THERE, "pom"), "eye": unit("foot", HERE)}
    state, setting = game(units)
    moved = step(state, setting, MoveUnit("polesye", "a", at(HERE))).state
    assert moved.activations["polesye"] == 5
    fought = step(moved, setting, Attack("polesye", ("a",), at(THERE))).state
    assert fought.activations["polesye"] == 5
    assert "once" in refusals(moved and fought, setting, Attack("polesye", ("a",), at(THERE)))
    assert {"idle"} <= set(refusals(moved, setting, DigIn("polesye", "a")))


def test_an_attack_names_units_that_exist_and_stand_beside_an_enemy_in_view() -> None:
    state, setting = battle()
    assert "units" in refusals(state, setting, Attack("polesye", (), at(THERE)))
    assert "units" in refusals(state, setting, Attack("polesye", ("a", "a"), at(THERE)))
    assert "unit" in refusals(state, setting, Attack("polesye", ("a", "zz"), at(THERE)))
    assert "enemy" in refusals(state, setting, Attack("polesye", ("a",), at("2325")))
    assert "beside" in refusals(state, setting, Attack("polesye", ("a",), at("3016")))
    assert "place" in refusals(state, setting, Attack("polesye", ("a",), -1))


# -- results ------------------------------------------------------------------------------------------------
def fought(state: State, setting: Setting, result: str, *units: str) -> State:
    asked = operations.ATTACK.effect(state, setting, Attack("polesye", units, at(THERE))).state
    return step(asked, setting, ChanceAnswer("chance", asked.pending[0].key, result)).state


def test_losses_fall_on_the_largest_and_are_counted() -> None:
    state, setting = battle()
    state = change(state, "enemy", steps=1)
    after = operations.ANSWERS["combat"](
        state,
        setting,
        operations.ATTACK.effect(state, setting, Attack("polesye", ("a", "b"), at(THERE))).state.pending[0],
        "x1",
    ).state
    assert "enemy" not in after.units and after.units["b"].steps == 4 and after.units["a"].steps == 4
    assert after.tally["lost.by"] == 1 and after.tally["lost.pom"] == 1
    assert after.tally["enemy_lost.northerns"] == 1 and after.tally["enemy_lost.westerns"] == 1
    assert after.units["a"].place == at(THERE), "the first attacker advances into the empty hex"


def test_the_beaten_go_back_and_the_first_attacker_follows() -> None:
    state, setting = battle()
    state = turn_of(state, "polesye", control={at(THERE): "westerns", at("2526"): "westerns"})
    after = fought(state, setting, "d1r", "b", "a")
    enemy = after.units["enemy"]
    assert enemy.steps == 3 and board().distance(enemy.place, at(HERE)) == 2
    assert after.units["b"].place == at(THERE) and after.units["a"].place == at(HERE)
    assert at(THERE) not in after.control


def test_who_cannot_go_back_loses_a_step_more() -> None:
    ring = {f"x{n}": unit("brigade", board().label(h)) for n, h in enumerate(board().neighbours[at(THERE)])}
    state, setting = game(ring | {"enemy": unit("brigade", THERE, "pom")})
    name = next(n for n in ring if state.units[n].place == at(HERE))
    after = fought(turn_of(state, "polesye"), setting, "r1", name)
    assert after.units["enemy"].place == at(THERE) and after.units["enemy"].steps == 3
    assert after.units[name].place == at(HERE)


def test_losses_under_a_foreign_commander_are_counted_apart() -> None:
    units = {"tanks": unit("heavy", HERE, "ru"), "enemy": unit("brigade", THERE, "pom")}
    state, setting = game(units)
    war = with_mandates(state, "deploy_rgf", "declare_aggression", period=Period.WARTIME)
    after = fought(turn_of(war, "polesye"), setting, "a1", "tanks")
    assert after.tally["lost.ru"] == after.tally["lost_foreign.ru"] == 1


def test_aircraft_fly_out_of_a_field_that_falls_and_launchers_are_lost() -> None:
    units = {
        "a": unit("heavy", "1923", "pom"),
        "guard": unit("foot", "1823"),
        "jets": unit("fighters", "1823"),
        "sam": unit("missiles", "1823"),
    }
    state, setting = game(units)
    state = change(offensive(state), "guard", steps=1)
    asked = operations.ATTACK.effect(state, setting, Attack("westerns", ("a",), at("1823"))).state
    after = step(asked, setting, ChanceAnswer("chance", asked.pending[0].key, "d1r")).state
    assert "guard" not in after.units and "sam" not in after.units
    assert after.units["jets"].place == at("2424") and after.units["jets"].steps == 1
    assert after.control[at("1823")] == "westerns"


# -- strikes ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("dug_in", "chance"), [(False, 20), (True, 10)])
def test_a_strike_has_exact_weights(dug_in: bool, chance: int) -> None:
    units = {"guns": unit("guns", HERE), "enemy": unit("brigade", THERE, "pom")}
    state, setting = game(units)
    state = change(state, "enemy", dug_in=dug_in)
    cover = numbers().terrain[board().terrain[at(THERE)]].cover
    kill = 20 * (100 - cover) // 100
    kill = kill * 50 // 100 if dug_in else kill
    asked = step(state, setting, Strike("polesye", "guns", at(THERE))).state
    expected = (("0", (100 - kill) ** 2), ("1", 2 * kill * (100 - kill)), ("2", kill**2))
    assert asked.pending[0].answers == expected and sum(w for _, w in expected) == 100**2
    after = step(asked, setting, ChanceAnswer("chance", asked.pending[0].key, "2")).state
    assert after.units["enemy"].steps == 2 and after.units["guns"].magazine == 5
    assert "idle" in refusals(after, setting, Strike("polesye", "guns", at(THERE)))


def test_a_strike_on_an_empty_site_damages_it() -> None:
    units = {"guns": unit("guns", "1424"), "a": unit("brigade", "1424")}
    state, setting = game(units, control={at("1823"): "westerns"})
    state = change(state, "guns", place=board().neighbours[at("1823")][0])
    asked = step(state, setting, Strike("polesye", "guns", at("1823"))).state
    after = step(asked, setting, ChanceAnswer("chance", asked.pending[0].key, "2")).state
    assert after.facilities["ab-lida"].damage == 2


def test_guns_help_one_attack_and_spend_a_round() -> None:
    units = {"a": unit("heavy", HERE), "enemy": unit("brigade", THERE, "pom"), "guns": unit("guns", HERE)}
    state, setting = game(units)
    assert drivers(state, setting, "a")["support"] == 1
    after = operations.ATTACK.effect(state, setting, Attack("polesye", ("a",), at(THERE))).state
    assert after.units["guns"].magazine == 5 and after.units["guns"].fought == 1
    assert (
        odds.attack_support(odds.fight(operations.movement.now(after, setting), ("a",), at(THERE), None))
        == ()
    )
