"""By rail and from the boxes: tempo, lift, law on the way, trains that wait."""

from attrs import evolve

from game.engine.reducer import judge, legal_moves, step
from game.law.setting import Setting
from game.model.moves import Attack, MoveUnit, RailMove
from game.model.state import State
from game.model.terms import Rail
from game.rules import operations
from game.rules.operations.line import on_rail
from tests.rules.operations.theatre import at, board, change, game, turn_of, unit, with_mandates

BARANOVICHI = "2027"


def next_turn(state: State, setting: Setting) -> State:
    """The end of a turn as operations see it, and the beginning of the next."""
    over = operations.recover(state, setting).state
    return operations.begin(evolve(over, turn=over.turn + 1), setting).state


def refusals(state: State, setting: Setting, move: object) -> dict[str, str]:
    return {
        finding.name: f"{finding.text} [{finding.cite}]" for finding in judge(state, setting, move).objections
    }  # type: ignore[arg-type]


def division() -> tuple[State, Setting]:
    tanks = {name: unit("heavy", "moscow", "ru", division="4gtd") for name in ("r1", "r2", "r3")}
    return game(tanks | {"by": unit("brigade", "2423"), "enemy": unit("brigade", "0731", "pom")})


def order(state: State, setting: Setting, unit_: str, place: int, act: str) -> State:
    """The rail order by whoever commands the unit now."""
    office = setting.law.superior(state, setting, unit_)
    seat = setting.world.seat_of_office[office]
    mine = turn_of(state, seat, activations={"polesye": 6, "federation": 4, "westerns": 7})
    return step(mine, setting, RailMove(seat, unit_, place, act)).state


def towards(state: State, setting: Setting, goal: str) -> int:
    """Where the train comes nearest to a goal this turn."""
    seat = setting.world.seat_of_office[setting.law.superior(state, setting, "r1")]
    moves = [m for m in legal_moves(turn_of(state, seat), setting, seat, "r1") if isinstance(m, RailMove)]
    places = [m.place for m in moves if m.act == "travel"]
    return min(places, key=lambda place: (rail_distance(place, at(goal)), place))


def rail_distance(start: int, goal: int) -> int:
    front, far = [start], {start: 0}
    for here in front:
        for edge, there in board().steps[here]:
            if board().rail[here] >> edge % 6 & 1 and there not in far:
                far[there] = far[here] + 1
                front.append(there)
    return far.get(goal, 999)


def test_a_deployment_voted_on_turn_5_fights_near_baranovichi_on_turn_11() -> None:
    state, setting = division()
    state = evolve(with_mandates(state, "deploy_rgf", "declare_aggression"), turn=5)
    state = order(state, setting, "r1", state.units["r1"].place, "load")
    assert all(state.units[name].rail is Rail.LOADED for name in ("r1", "r2", "r3")), "regiments go as one"
    log = []
    while state.units["r1"].place != at(BARANOVICHI):
        state = next_turn(state, setting)
        log.append((state.turn, state.units["r1"].place))
        state = order(state, setting, "r1", towards(state, setting, BARANOVICHI), "travel")
    state = order(next_turn(state, setting), setting, "r1", at(BARANOVICHI), "unload")
    assert state.units["r1"].rail is Rail.UNLOADING
    state = change(next_turn(state, setting), "enemy", place=board().neighbours[at(BARANOVICHI)][0])
    assert state.turn == 11, log
    attack = Attack("polesye", ("r1", "r2"), state.units["enemy"].place)
    assert not refusals(turn_of(state, "polesye"), setting, attack)


def test_waiting_loaded_at_smolensk_saves_three_turns_and_is_seen() -> None:
    state, setting = division()
    state = order(state, setting, "r1", state.units["r1"].place, "load")
    while state.units["r1"].place != at("3518"):
        state = next_turn(state, setting)
        state = order(state, setting, "r1", towards(state, setting, "3518"), "travel")
    assert state.turn == 3 and state.tracks["tension"] == 50
    state = next_turn(next_turn(state, setting), setting)
    assert state.turn == 5 and state.tracks["tension"] == 54
    state = with_mandates(state, "deploy_rgf")
    while state.units["r1"].place != at(BARANOVICHI):
        state = order(state, setting, "r1", towards(state, setting, BARANOVICHI), "travel")
        state = next_turn(state, setting)
    state = next_turn(order(state, setting, "r1", at(BARANOVICHI), "unload"), setting)
    assert state.turn == 8 and state.units["r3"].rail is Rail.NONE
    assert state.units["r3"].place == at(BARANOVICHI)


def test_trains_do_not_cross_without_the_law() -> None:
    state, setting = game({"r1": unit("heavy", "3518", "ru")})
    state = turn_of(change(state, "r1", rail=Rail.LOADED), "federation")
    found = refusals(state, setting, RailMove("federation", "r1", at("3120"), "travel"))
    assert {"basis", "period", "decision"} <= set(found)
    assert not any(
        setting.world.ground_of(m.place) == "by"
        for m in legal_moves(state, setting, "federation")
        if isinstance(m, RailMove)
    )


def test_a_guest_of_the_exercise_may_not_come_in_by_rail_once_the_permit_has_lapsed() -> None:
    state, setting = game({"r1": unit("heavy", "3518", "ru", tags=("exercise",))})
    state = turn_of(change(state, "r1", rail=Rail.LOADED), "federation")
    move = RailMove("federation", "r1", at("3120"), "travel")
    assert not refusals(with_mandates(state, "exercise_permit"), setting, move)
    assert "basis" in refusals(state, setting, move)
    inside = change(state, "r1", place=at("3120"))
    assert "basis" in refusals(inside, setting, RailMove("federation", "r1", at("3120"), "unload"))


def test_two_divisions_at_most_are_on_rail() -> None:
    units = {f"r{n}": unit("heavy", "3518", "ru", division=f"d{n}") for n in range(3)}
    state, setting = game(units)
    state = turn_of(state, "federation")
    for n in range(2):
        state = step(state, setting, RailMove("federation", f"r{n}", at("3518"), "load")).state
    assert "lift" in refusals(state, setting, RailMove("federation", "r2", at("3518"), "load"))
    assert len(on_rail(operations.movement.now(state, setting), "ru")) == 2


def test_a_broken_junction_stops_trains() -> None:
    state, setting = game({"a": unit("brigade", "2126")})
    state = change(state, "a", place=at("2026"), rail=Rail.LOADED)
    line = [h for h in board().within(at("2026"), 3) if board().rail[h]]
    assert at(BARANOVICHI) in line
    whole = {m.place for m in legal_moves(state, setting, "polesye") if isinstance(m, RailMove)}
    facilities = {**state.facilities, "bridge": evolve(state.facilities["bridge"], damage=3)}
    broken = evolve(state, facilities=facilities)
    left = {m.place for m in legal_moves(broken, setting, "polesye") if isinstance(m, RailMove)}
    assert at(BARANOVICHI) in whole and at(BARANOVICHI) not in left and left < whole


def test_loaded_units_neither_march_nor_attack() -> None:
    state, setting = game({"a": unit("brigade", "2326"), "enemy": unit("brigade", "2426", "pom")})
    state = change(state, "a", rail=Rail.LOADED)
    assert "rail" in refusals(state, setting, MoveUnit("polesye", "a", at("2325")))
    assert "rail" in refusals(state, setting, Attack("polesye", ("a",), at("2426")))


def test_the_box_takes_a_turn_and_nobody_is_a_target_there() -> None:
    state, setting = game({"r1": unit("heavy", "moscow", "ru"), "x": unit("brigade", "2423")})
    state = turn_of(state, "federation")
    edge = at("4313")
    state = step(state, setting, MoveUnit("federation", "r1", edge)).state
    assert state.units["r1"].place < 0 and "r1" not in operations.seen(state, setting, "pom")
    state = operations.recover(state, setting).state
    assert state.units["r1"].place == edge
    back = evolve(turn_of(state, "federation"), turn=2, activations={"federation": 4})
    box = board().boxes[0].place
    gone = step(back, setting, MoveUnit("federation", "r1", box)).state
    assert gone.units["r1"].place == box
    assert "arrived" in refusals(gone, setting, MoveUnit("federation", "r1", edge))


def test_a_full_edge_hex_sends_the_arrival_to_its_neighbour() -> None:
    units = {f"a{n}": unit("heavy", "4313", "ru") for n in range(4)} | {"r1": unit("heavy", "moscow", "ru")}
    state, setting = game(units)
    state = change(state, "r1", bound=at("4313"), arrives=2)
    after = operations.recover(state, setting).state
    assert after.units["r1"].place in board().boxes[0].edge and after.units["r1"].place != at("4313")
