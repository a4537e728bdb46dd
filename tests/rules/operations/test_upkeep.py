"""Supply, readiness, standing orders, activations, who goes first."""

from attrs import evolve

from game.engine.reducer import judge, step
from game.law.setting import Setting
from game.model.moves import DigIn, Standing
from game.model.state import State
from game.rules import operations
from tests.rules.operations.theatre import at, board, change, game, turn_of, unit, with_mandates


def test_supply_follows_roads_and_rails_from_a_source() -> None:
    state, setting = game({"a": unit("brigade", "2423"), "b": unit("brigade", "1424")})
    assert operations.supplied(state, setting, "a") and operations.supplied(state, setting, "b")
    ring = {h: "westerns" for h in board().within(at("1424"), 3) if board().country[h] == "by"}
    cut = evolve(state, control=ring)
    assert not operations.supplied(cut, setting, "b"), "the depot is in enemy hands"
    assert operations.supplied(cut, setting, "a")


def test_a_broken_depot_gives_nothing() -> None:
    state, setting = game({"b": unit("brigade", "1424")})
    gone = {n: evolve(f, damage=3) for n, f in state.facilities.items()}
    assert not operations.supplied(evolve(state, facilities=gone), setting, "b")


def test_a_guest_draws_on_its_host_only_by_law_and_not_in_breach() -> None:
    state, setting = game({"r": unit("brigade", "2027", "ru")})
    assert not operations.supplied(state, setting, "r")
    voted = with_mandates(state, "deploy_rgf")
    assert operations.supplied(voted, setting, "r")
    assert not operations.supplied(change(voted, "r", breached=1), setting, "r")


def test_the_coalition_shares_its_edge() -> None:
    state, setting = game({"n": unit("brigade", "0131", "nya")})
    assert operations.supplied(state, setting, "n")


def test_units_starve_and_rest() -> None:
    state, setting = game({"r": unit("brigade", "2027", "ru"), "b": unit("brigade", "2423")})
    state = change(evolve(state, happened={"attack": 1}), "b", ready=1)
    after = operations.recover(state, setting).state
    assert after.units["r"].ready == 2 and after.units["b"].ready == 2
    acted = operations.recover(change(state, "b", ready=1, acted=1), setting).state
    assert acted.units["b"].ready == 1


def test_nobody_starves_before_arms_are_used() -> None:
    state, setting = game({"r": unit("brigade", "2027", "ru")})
    for event in ("hybrid", "attack"):
        used = evolve(state, happened={event: 1})
        assert operations.recover(used, setting).state.units["r"].ready == 2
    before = operations.recover(state, setting)
    assert before.state == state and not before.events


def test_digging_in_takes_the_turn_and_lasts_until_the_unit_moves() -> None:
    state, setting = game({"a": unit("brigade", "2423")})
    dug = step(state, setting, DigIn("polesye", "a")).state
    assert dug.units["a"].dug_in and dug.activations["polesye"] == 5
    assert not judge(dug, setting, DigIn("polesye", "a")).allowed


def standing(state: State, setting: Setting, *orders: Standing) -> State:
    for order in orders:
        assert judge(state, setting, order).allowed, judge(state, setting, order).objections
        state = operations.STANDING.effect(state, setting, order).state
    return operations.recover(state, setting).state


def test_a_unit_follows_the_road_day_after_day() -> None:
    state, setting = game({"a": unit("brigade", "2423")})
    goal = at("1332")
    order = Standing("polesye", "a", "road", goal)
    far = board().distance(at("2423"), goal)
    state = standing(state, setting, order)
    assert board().distance(state.units["a"].place, goal) < far
    for turn in range(2, 12):
        state = evolve(state, turn=turn, activations={"polesye": 6})
        state = operations.recover(state, setting).state
    assert state.units["a"].place == goal


def test_standing_orders_take_what_activations_are_left() -> None:
    state, setting = game({f"a{n}": unit("brigade", "2423") for n in range(4)})
    state = evolve(state, activations={"polesye": 2})
    after = standing(state, setting, *(Standing("polesye", f"a{n}", "road", at("1332")) for n in range(4)))
    assert [unit.place != at("2423") for unit in after.units.values()] == [True, True, False, False]
    assert after.activations["polesye"] == 0


def test_withdrawal_leads_home_or_away_from_the_enemy() -> None:
    units = {
        "guest": unit("brigade", "3120", "ru"),
        "own": unit("brigade", "2223"),
        "e": unit("brigade", "2123", "pom"),
    }
    state, setting = game(units)
    assert judge(turn_of(state, "federation"), setting, Standing("federation", "guest", "withdraw")).allowed
    state = change(
        change(state, "guest", standing="withdraw", unbased=1), "own", standing="withdraw", place=at("2222")
    )
    state = evolve(state, units={**state.units, "e": evolve(state.units["e"], place=at("2122"))})
    home = operations.movement.now(state, setting).ground.home("ru")
    after = operations.recover(state, setting).state
    assert home.get(after.units["guest"].place, 99) < home[at("3120")]
    gap = board().distance(after.units["own"].place, at("2122"))
    assert "e" not in operations.seen(state, setting, "by") or gap > board().distance(at("2222"), at("2122"))


def test_an_order_that_is_none_is_refused_with_the_nearest_word() -> None:
    state, setting = game({"a": unit("brigade", "2423")})
    found = judge(state, setting, Standing("polesye", "a", "withdrow")).objections
    assert "withdraw" in found[0].text
    assert not judge(state, setting, Standing("polesye", "a", "road", -500)).allowed
    assert not judge(state, setting, Standing("federation", "a", "hold")).allowed


def test_each_arrived_division_brings_two_activations() -> None:
    units = {f"r{n}": unit("brigade", "3120", "ru", division=f"d{n // 2}") for n in range(4)}
    state, setting = game(units | {"own": unit("brigade", "2423")})
    assert operations.begin(state, setting).state.activations["polesye"] == 6
    voted = operations.begin(with_mandates(state, "deploy_rgf"), setting)
    assert voted.state.activations["polesye"] == 10
    assert voted.state.activations["federation"] == 4 and voted.state.activations["westerns"] == 7


def test_the_attacker_goes_first_until_the_counterattack() -> None:
    units = {
        "b": unit("brigade", "2423"),
        "r": unit("brigade", "3518", "ru"),
        "p": unit("brigade", "0731", "pom"),
    }
    state, setting = game(units)
    assert operations.order(state, setting) == ("westerns", "polesye", "federation")
    assert operations.order(evolve(state, stage="s6"), setting) == ("polesye", "federation", "westerns")
    alone = evolve(state, units={"b": state.units["b"]})
    assert operations.order(alone, setting) == ("polesye",), "who has nobody to order does not wait"


def test_an_order_given_now_ends_a_standing_one() -> None:
    state, setting = game({"a": unit("brigade", "2423")})
    order = Standing("polesye", "a", "road", at("1332"))
    state = operations.STANDING.effect(state, setting, order).state
    assert state.units["a"].standing
    dug = operations.DIG_IN.effect(state, setting, DigIn("polesye", "a")).state
    assert not dug.units["a"].standing
