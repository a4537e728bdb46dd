"""Faults that walks have found, each made again by hand so that it stays mended."""

from attrs import evolve

from game.engine.codec import decode, encode
from game.engine.reducer import begin, judge, step
from game.model.moves import ChanceAnswer, Inject, Move, MoveUnit
from game.model.state import State
from game.rules.operations import sight
from game.rules.sequence import INDEX
from tests.shipped import loaded
from tests.walks.invariants import broken
from tests.walks.walker import Taken

GAME = loaded("zapad-2021")
SETTING = GAME.setting
BOARD = SETTING.world.board
LIDA, WING, GUNS = BOARD.parse_place("Lida"), "pol-704str", "ru-ctr-s400"


def operations(seat: str) -> State:
    """The operations of the first turn, as a seat begins them."""
    state = begin(GAME.opening, SETTING).state
    while state.pending:
        question = state.pending[0]
        state = step(state, SETTING, ChanceAnswer("chance", question.key, question.answers[0][0])).state
    activations = dict.fromkeys(SETTING.world.seats, 5)
    return evolve(state, step=INDEX["operations"], waiting=(seat,), activations=activations)


def wing_over_lida(watching: bool) -> tuple[State, Move]:
    """Lida is in the enemy's name, but guns of its owners stand there; the enemy's wing is sent to it."""
    state = operations("westerns")
    empty = {name: unit for name, unit in state.units.items() if unit.place != LIDA}
    near = next(h for h in BOARD.within(LIDA, 6) if SETTING.world.ground_of(h) == "nya")
    units = {
        **empty,
        GUNS: evolve(state.units[GUNS], place=LIDA),
        WING: evolve(state.units[WING], place=near, arrives=0),
    }
    if watching:
        beside = BOARD.neighbours[LIDA][0]
        units["nya-501mec"] = evolve(units["nya-501mec"], place=beside, arrives=0)
    else:
        units = {n: u for n, u in units.items() if n in (WING, GUNS) or BOARD.distance(u.place, LIDA) > 4}
    return evolve(state, units=units, control={LIDA: "westerns"}), MoveUnit("westerns", WING, LIDA)


def test_aircraft_do_not_land_where_an_enemy_is_seen() -> None:
    state, move = wing_over_lida(watching=True)
    assert GUNS in sight.seen(state, SETTING, "nya")
    assert [finding.name for finding in judge(state, SETTING, move).objections] == ["free"]


def test_aircraft_turn_back_from_an_enemy_whom_nobody_saw() -> None:
    state, move = wing_over_lida(watching=False)
    assert GUNS not in sight.seen(state, SETTING, "pol")
    made = step(state, SETTING, move)
    assert made.state.units[WING].place == state.units[WING].place
    assert made.events[0].kind == "contact"
    assert not broken(Taken(1, state, move, made), SETTING)


def test_a_seat_without_forces_marches_nowhere() -> None:
    state = operations("westerns")
    for seat in ("control", "by-6mech", "", "nobody"):
        assert not judge(state, SETTING, MoveUnit(seat, "by-6mech", LIDA)).allowed


def test_an_inject_is_not_taken_for_another_kind_of_move() -> None:
    move = Inject("magazine", "by-377sam", 1, "a lorry came through")
    assert decode(encode(move)) == move


def test_an_inject_of_nothing_is_refused() -> None:
    state = operations("westerns")
    assert not judge(state, SETTING, Inject("magazine", "nya-503ter", 0, "for nothing")).allowed
