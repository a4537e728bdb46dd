"""Random play of the exercise: what must hold after every order to a unit."""

from random import Random

import pytest

from game.engine.reducer import legal_moves
from game.engine.session import Session
from game.law.setting import Setting
from game.model.moves import Attack, DigIn, Done, Move, MoveUnit, RailMove, Strike
from game.model.state import State
from game.model.terms import Rail
from game.rules.operations import movement
from game.rules.sequence import STEPS
from game.scenario.load import load

ORDERS = (MoveUnit, RailMove, Attack, DigIn, Strike)


def units_of(move: Move) -> tuple[str, ...]:
    return move.units if isinstance(move, Attack) else (move.unit,)  # type: ignore[union-attr]


def check(before: State, state: State, setting: Setting, move: Move) -> None:
    """No order breaks the law of presence, overfills a hex, or acts twice."""
    law, world = setting.law, setting.world
    picture = movement.now(state, setting)
    for name in units_of(move):
        assert before.units[name].fought < before.turn
        if name in state.units and not before.units[name].unbased:
            place = state.units[name].place
            stood = law.may_stand(before, setting, name, before.units[name].place)
            assert law.may_stand(state, setting, name, place) or not stood, (move, world.board.name(place))
    most = setting.numbers.operations.stacking
    for place in picture.roster.at:
        for alliance in ("northerns", "westerns"):
            stood = movement.stacked(movement.now(before, setting), alliance, place)
            assert movement.stacked(picture, alliance, place) <= max(most, stood), world.board.name(place)
    assert all(unit.steps > 0 for unit in state.units.values())
    assert all(left >= 0 for left in state.activations.values())
    assert all(u.place >= 0 or u.rail is not Rail.UNLOADING for u in state.units.values())


@pytest.mark.parametrize("seed", [1, 2])
def test_every_order_of_a_random_game_keeps_the_rules(seed: int) -> None:
    loaded, luck = load("zapad-2021"), Random(seed)
    session = Session(seed=seed, setting=loaded.setting, opening=loaded.opening)
    session.settle()
    orders = 0
    while not session.state.ended:
        before, seat = session.state, session.to_move()
        fighting = STEPS[before.step].id == "operations"
        moves = legal_moves(before, session.setting, seat) if fighting or luck.random() < 0.3 else []
        bold = [m for m in moves if isinstance(m, Attack | RailMove | Strike)]
        move = luck.choice((bold if bold and luck.random() < 0.4 else moves) or [Done(seat)])
        session.push(move)
        if isinstance(move, ORDERS):
            orders += 1
            if not session.state.pending:
                check(before, session.state, session.setting, move)
        session.settle()
    assert orders > 100
