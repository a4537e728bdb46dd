"""Games for the tests of players: the exercise with a player in each seat."""

from collections.abc import Callable
from functools import lru_cache

from game.engine.session import Session
from game.engine.view import View
from game.model.moves import Move
from game.players.player import MOVES_A_GAME
from game.players.table import players_for
from game.scenario.load import load

SEATS = ("polesye", "federation", "westerns")
Look = Callable[[View, Move, object], None]


@lru_cache(maxsize=1)
def loaded():
    return load("zapad-2021")


def game(
    seed: int, turns: int = 99, kinds: dict[str, str] | None = None, look: Look | None = None
) -> Session:
    """Play a game up to a turn; `look` sees each view, the move chosen in it, and the player."""
    setting, opening = loaded().setting, loaded().opening
    players = players_for(setting, seed, {**dict.fromkeys(SEATS, "doctrine"), **(kinds or {})})
    session = Session(setting, seed, opening)
    session.settle()
    for _ in range(MOVES_A_GAME):
        if session.state.ended or session.state.turn > turns:
            break
        seat = session.to_move()
        view = session.view(seat)
        move = players[seat].choose(view)
        if look:
            look(view, move, players[seat])
        session.play(move)
    return session
