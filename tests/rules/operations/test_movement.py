"""March, entry, stacking and contact."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.reducer import judge, options
from game.law.setting import Setting
from game.model.moves import MoveUnit, RailMove, Strike
from game.model.state import State
from game.model.terms import MoveClass, Posture
from game.rules import operations
from game.rules.operations import move as marching
from game.rules.operations.movement import obstacles
from game.rules.operations.picture import now
from tests.rules.operations.theatre import (
    KINDS,
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

LAND = [h for h in range(board().size) if board().country[h] == "by"]
OWN_AND_NEAR = [h for h in range(board().size) if board().country[h] in ("by", "pl", "lt")]


def step_cost(here: int, side: int, there: int, mobility: MoveClass) -> int:
    """The cost of a step, written anew from the rulebook."""
    edge = board().edge_kind(here, side)
    if edge.road:
        return numbers().road
    ground = numbers().terrain[board().terrain[there]]
    price = {"tracked": ground.tracked, "wheeled": ground.wheeled, "foot": ground.foot}[mobility.value]
    return price + (0 if edge.rail else numbers().river[edge.river]) if price else 0


def brute_reach(start: int, kind: str, held: set[int], strong: set[int]) -> dict[int, int]:
    """Every hex by relaxing all steps until nothing changes, on Polesye's own ground only."""
    allowance, mobility = KINDS[kind].allowance, KINDS[kind].mobility
    beside = {n for h in strong for n in board().neighbours[h]}
    cost, changed = {start: 0}, True
    while changed:
        changed = False
        for here in list(cost):
            if here in beside and here != start:
                continue
            for edge, there in board().steps[here]:
                price = step_cost(here, edge % 6, there, mobility)
                total = cost[here] + price
                if not price or there in held or board().country[there] != "by":
                    continue
                if here == start:
                    total = min(total, allowance)
                if total <= allowance and total < cost.get(there, 99):
                    cost[there], changed = total, True
    del cost[start]
    return cost


@settings(max_examples=60, deadline=None)
@given(
    start=st.sampled_from(LAND),
    kind=st.sampled_from(["brigade", "foot"]),
    enemies=st.lists(st.sampled_from(OWN_AND_NEAR), max_size=4),
)
def test_reach_is_that_of_a_brute_force_search(start: int, kind: str, enemies: list[int]) -> None:
    places = [h for h in dict.fromkeys(enemies) if h != start]
    units = {"mover": unit(kind, board().label(start))}
    units |= {f"enemy-{h}": unit("brigade", board().label(h), "pom") for h in places}
    state, setting = game(units)
    known = {state.units[n].place for n in operations.seen(state, setting, "by")}
    expected = brute_reach(start, kind, known, known)
    assert dict(operations.reach(state, setting, "mover", "by")) == expected


@settings(max_examples=25, deadline=None)
@given(
    start=st.sampled_from(LAND), side=st.sampled_from(["by", "ru"]), adopted=st.booleans(), lost=st.booleans()
)
def test_the_fast_verdict_agrees_with_the_full_one(start: int, side: str, adopted: bool, lost: bool) -> None:
    units = {"mover": unit("brigade", board().label(start), side)}
    units |= {f"own-{n}": unit("brigade", "2423") for n in range(4)}
    units["enemy"] = unit("heavy", "2323", "pom")
    state, setting = game(units)
    state = with_mandates(state, "deploy_rgf") if adopted else state
    state = change(state, "mover", unbased=1) if lost else state
    picture = now(state, setting)
    goals = marching.goals(picture, "mover", side)
    for place in [*board().within(start, 6), -1]:
        found = marching.objections(picture, "mover", place, side)
        assert (place in goals) == all(finding.holds for finding in found), board().name(place)


def test_a_path_leads_step_by_step_to_the_place() -> None:
    state, setting = game({"a": unit("brigade", "1424")})
    for place, cost in operations.reach(state, setting, "a", "by").items():
        way = operations.path(state, setting, "a", place, "by")
        assert way[0] == at("1424") and way[-1] == place and cost <= 4
        assert all(b in board().neighbours[a] for a, b in itertools.pairwise(way))


def refusals(state: State, setting: Setting, move: object) -> dict[str, str]:
    return {
        finding.name: f"{finding.text} [{finding.cite}]" for finding in judge(state, setting, move).objections
    }  # type: ignore[arg-type]


def test_a_stack_holds_four_formations() -> None:
    units = {f"a{n}": unit("brigade", "2423") for n in range(4)} | {"b": unit("brigade", "2523")}
    state, setting = game(units)
    assert at("2423") not in operations.reach(state, setting, "b", "by")
    assert "stacking" in refusals(state, setting, MoveUnit("polesye", "b", at("2423")))
    loaded, setting = game(units | {"c": unit("staff", "2523")})
    assert at("2423") in operations.reach(loaded, setting, "c", "by"), "staffs take no room"


def test_entry_needs_the_vote_and_the_refusal_says_all() -> None:
    state, setting = game({"tanks": unit("brigade", "3518", "ru", title="12th Tank Regiment")})
    state = turn_of(state, "federation")
    over = next(h for h in board().within(at("3518"), 4) if board().country[h] == "by")
    near = MoveUnit("federation", "tanks", over)
    found = refusals(state, setting, near)
    assert {"basis", "period", "decision"} <= set(found)
    assert "R36" in found["period"] and "12th Tank Regiment" in found["basis"]
    assert not operations.entry_verdict(state, setting, "tanks", over).allowed
    voted = with_mandates(state, "deploy_rgf")
    assert operations.entry_verdict(voted, setting, "tanks", over).allowed


def test_the_joint_commander_orders_whoever_has_come_into_the_region() -> None:
    state, setting = game({"tanks": unit("brigade", "3120", "ru")})
    voted = turn_of(with_mandates(state, "deploy_rgf"), "federation")
    found = refusals(voted, setting, MoveUnit("federation", "tanks", at("3020")))
    assert "Polesye's Chief of the General Staff" in found["command"] and "R11" in found["command"]
    assert not refusals(turn_of(voted, "polesye"), setting, MoveUnit("polesye", "tanks", at("3020")))


def test_an_exercise_basis_ends_with_its_permit() -> None:
    state, setting = game({"guest": unit("brigade", "3518", "ru", tags=("exercise",))})
    place = at("3120")
    assert operations.entry_verdict(with_mandates(state, "exercise_permit"), setting, "guest", place).allowed
    assert not operations.entry_verdict(state, setting, "guest", place).allowed


def test_pursuit_is_a_decision_of_its_own() -> None:
    state, setting = game({"a": unit("brigade", "1424")})
    abroad = next(h for h in board().neighbours[at("1424")] if board().country[h] != "by")
    assert "decision" in refusals(state, setting, MoveUnit("polesye", "a", abroad))
    assert "R20" in refusals(state, setting, MoveUnit("polesye", "a", abroad))["decision"]
    assert abroad in operations.reach(with_mandates(state, "pursuit"), setting, "a", "by")


def test_a_hostile_unit_crosses_in_an_offensive_and_that_is_the_attack() -> None:
    state, setting = game({"pom": unit("brigade", "1425", "pom"), "x": unit("brigade", "2423")})
    start = next(h for h in board().within(at("1424"), 2) if board().country[h] == "pl")
    state = change(state, "pom", place=start)
    goal = next(h for h in board().neighbours[start] if board().country[h] == "by")
    assert "posture" in refusals(turn_of(state, "westerns"), setting, MoveUnit("westerns", "pom", goal))
    now_ = offensive(state)
    assert not refusals(now_, setting, MoveUnit("westerns", "pom", goal))
    outcome = operations.MOVE.effect(now_, setting, MoveUnit("westerns", "pom", goal))
    assert {"attack", "crossing"} <= set(outcome.state.happened)
    assert outcome.state.control[goal] == "westerns"


def test_irregulars_cross_under_a_hybrid_act_and_take_nothing() -> None:
    state, setting = game({"irr": unit("irregulars", "1425", "nya"), "x": unit("brigade", "2423")})
    start, goal = next(
        (h, n)
        for h in range(board().size)
        for n in board().neighbours[h]
        if board().country[h] == "lt" and board().country[n] == "by"
    )
    state = change(state, "irr", place=start)
    hybrid = turn_of(state, "westerns")
    hybrid = operations_posture(hybrid, Posture.HYBRID)
    assert not refusals(hybrid, setting, MoveUnit("westerns", "irr", goal))
    outcome = operations.MOVE.effect(hybrid, setting, MoveUnit("westerns", "irr", goal))
    assert "hybrid" in outcome.state.happened and "attack" not in outcome.state.happened
    assert not outcome.state.control


def operations_posture(state: State, posture: Posture) -> State:
    from attrs import evolve

    return evolve(state, politics=evolve(state.politics, posture=posture))


def test_who_has_no_basis_left_goes_home_and_nowhere_else() -> None:
    state, setting = game({"guest": unit("brigade", "3120", "ru")})
    state = turn_of(change(state, "guest", unbased=1), "federation")
    home = now(state, setting).ground.home("ru")
    goals = operations.reach(state, setting, "guest", "ru")
    assert goals and all(home[place] < home[at("3120")] for place in goals)
    away = next(h for h in board().neighbours[at("3120")] if home.get(h, 99) >= home[at("3120")])
    assert "homeward" in refusals(state, setting, MoveUnit("federation", "guest", away))


def test_who_stands_abroad_when_the_pursuit_has_ended_goes_home() -> None:
    state, setting = game({"a": unit("brigade", "1424")})
    deep = next(
        h for h in board().within(at("1424"), 4) if board().country[h] == "pl" and far_from_home(h) == 2
    )
    state = change(state, "a", place=deep)
    home = now(state, setting).ground.home("by")
    goals = operations.reach(state, setting, "a", "by")
    assert goals and all(home[place] < home[deep] or board().country[place] == "by" for place in goals)


def far_from_home(place: int) -> int:
    return min(board().distance(place, h) for h in range(board().size) if board().country[h] == "by")


# -- what is not known --------------------------------------------------------------------------------------
def hidden_enemy() -> tuple[State, State, Setting, int]:
    units = {"a": unit("brigade", "2423"), "ghost": unit("brigade", "2123", "pom")}
    state, setting = game(units)
    assert "ghost" not in operations.seen(state, setting, "by")
    without, _ = game(dict(units.items()))
    far = change(without, "ghost", place=at("0131"))
    return state, far, setting, at("2123")


def test_an_unseen_enemy_changes_no_list_and_no_verdict() -> None:
    with_ghost, without, setting, _place = hidden_enemy()
    assert list(options(with_ghost, setting, "polesye")) == list(options(without, setting, "polesye"))
    for goal in board().within(at("2423"), 5):
        move = MoveUnit("polesye", "a", goal)
        assert judge(with_ghost, setting, move) == judge(without, setting, move)


def test_meeting_an_unseen_enemy_is_contact_and_no_refusal() -> None:
    units = {"a": unit("brigade", "2423"), "ghost": unit("brigade", "2223", "pom")}
    state, setting = game(units)
    goal = at("2221")
    assert goal in operations.reach(state, setting, "a", "by")
    outcome = operations.MOVE.effect(state, setting, MoveUnit("polesye", "a", goal))
    after = outcome.state.units["a"]
    assert after.place != goal and any(event.kind == "contact" for event in outcome.events)
    assert after.place not in (at("2223"), goal) and after.acted == state.turn
    assert "ghost" in operations.seen(outcome.state, setting, "by"), "after contact it is seen"


def test_seen_enemies_stop_a_march_beside_them() -> None:
    units = {"a": unit("brigade", "2423"), "b": unit("foot", "2323"), "enemy": unit("brigade", "2223", "pom")}
    state, setting = game(units)
    assert "enemy" in operations.seen(state, setting, "by")
    wall = obstacles(now(state, setting), "by")
    assert wall.held == {at("2223")} and wall.beside == set(board().neighbours[at("2223")])
    reached = operations.reach(state, setting, "a", "by")
    assert at("2222") in reached and at("2221") not in reached
    assert "free" in refusals(state, setting, MoveUnit("polesye", "a", at("2223")))


def test_the_northerns_share_their_picture_only_under_the_joint_command() -> None:
    units = {
        "a": unit("foot", "2423"),
        "e": unit("brigade", "2223", "pom"),
        "r": unit("brigade", "3518", "ru"),
    }
    state, setting = game(units)
    assert operations.seen(state, setting, "by") == {"e"} and not operations.seen(state, setting, "ru")
    assert operations.seen(with_mandates(state, "deploy_rgf"), setting, "ru") == {"e"}


# -- junk ---------------------------------------------------------------------------------------------------
def test_junk_is_refused_in_words() -> None:
    state, setting = game({"by-6mech": unit("brigade", "1424")})
    junk: list[object] = [
        MoveUnit("polesye", "by-6mec", at("1424")),
        MoveUnit("polesye", "by-6mech", 99_999),
        MoveUnit("polesye", "by-6mech", -99),
        MoveUnit("nobody", "by-6mech", 3),
        RailMove("polesye", "by-6mech", 3, "fly"),
        RailMove("polesye", "", -1, "travel"),
        Strike("polesye", "by-6mech", -1),
        Strike("polesye", "zzz", 0),
    ]
    for move in junk:
        verdict = judge(state, setting, move)  # type: ignore[arg-type]
        assert not verdict.allowed and all(finding.text for finding in verdict.findings)
    assert "did you mean “by-6mech”" in refusals(state, setting, junk[0])["unit"]
