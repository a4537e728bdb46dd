"""What was weighed in earlier turns and is not weighed again is, to the last hundredth, what it would be now."""

import pytest
from attrs import evolve

from game.engine.session import Session
from game.players.doctrine_player import DoctrinePlayer
from game.players.footing import partners_scales, scales
from game.players.lasting import Lasting
from game.players.table import players_for
from game.players.worth import Scales
from game.scenario.load import load


def kept_rightly(on: Scales) -> tuple[int, int]:
    """How many weights hold for these scales, and how many of them are worth what they would be from scratch."""
    anew = evolve(on, lasting=Lasting(on.touch))
    on.lasting.turn_to(on.now, on.left)
    kept, fresh = on.lasting.weights, anew.lasting.weights
    for matters in kept:
        anew.total(matters)
    return len(kept), sum(kept[matters] == fresh[matters] for matters in kept)


@pytest.mark.parametrize("scenario, seeds", [("reluctant-allies", (1, 2, 3)), ("zapad-2021", (1,))])
def test_what_is_kept_is_what_would_be_found_now(scenario: str, seeds: tuple[int, ...]) -> None:
    """Before every decision of whole games, for the seat's own scales and those of its partner."""
    loaded = load(scenario)
    seats = {name: "doctrine" for name, seat in loaded.setting.world.seats.items() if seat.sides}
    held = right = 0
    for seed in seeds:
        players = players_for(loaded.setting, seed, seats)
        session = Session(loaded.setting, seed, loaded.opening)
        session.settle()
        while not session.state.ended:
            view, player = session.view(session.to_move()), players[session.to_move()]
            assert isinstance(player, DoctrinePlayer)
            if view.step == "table":
                own = scales(player.mind, view)
                for on in (own, partners_scales(player.mind, own.now)):
                    found = kept_rightly(on)
                    held, right = held + found[0], right + found[1]
            session.play(player.choose(view))
    assert held > 1_000
    assert right == held
