"""What is kept from question to question changes no answer: a new Setting, which remembers nothing, says the same."""

import attrs
import pytest

from game.engine.reducer import judge, legal_moves, step
from game.engine.view import view
from tests.walks.walker import Walker


@pytest.mark.parametrize(("seed", "warlike"), ((6, False), (8, True)))
def test_a_game_with_memory_goes_like_one_without(seed: int, warlike: bool) -> None:
    walker = Walker("zapad-2021", seed, agreeable=8, warlike=warlike)
    setting, seats = walker.setting, [*walker.setting.world.seats, "control"]
    for taken in walker.walk(500):
        state, move = taken.before, taken.move
        if move is None or taken.number % 50:
            continue
        fresh = attrs.evolve(setting)
        assert step(state, fresh, move) == taken.outcome
        after = taken.outcome.state
        for seat in seats:
            known, anew = view(after, setting, seat), view(after, fresh, seat)
            assert known == anew and list(known.own) == list(anew.own) and list(known.seen) == list(anew.seen)
        mover = after.waiting[0] if after.waiting and not after.pending else "chance"
        about = next(iter(view(after, setting, seats[0]).own), "")
        for subject in ("", about):
            assert legal_moves(after, setting, mover, subject) == legal_moves(after, fresh, mover, subject)
        for other in legal_moves(after, setting, mover)[:6]:
            assert judge(after, setting, other) == judge(after, attrs.evolve(setting), other)
