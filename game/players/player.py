"""What a player is: somebody who gets a view and gives back a move."""

from collections.abc import Mapping
from typing import Protocol

from game.engine.session import Session
from game.engine.view import View
from game.model.moves import Move

MOVES_A_GAME = 20_000
"""More moves than any game has: a guard against players that never finish."""


class Player(Protocol):
    """A human, an AI or the random player."""

    def choose(self, view: View) -> Move:
        """One legal move from what the seat may know."""


class Endless(RuntimeError):
    """Players have made more moves than a game can have."""


def play_out(session: Session, players: Mapping[str, Player], until_turn: int = 10_000) -> Session:
    """Let players play until the game ends, or until a turn begins.

    Raises:
        IllegalMove: a player chose a move that some rule forbids.
        Endless: the players never finish.
    """
    session.settle()
    for _ in range(MOVES_A_GAME):
        if session.state.ended or session.state.turn >= until_turn:
            return session
        seat = session.to_move()
        session.play(players[seat].choose(session.view(seat)))
    raise Endless(f"no end after {MOVES_A_GAME} moves")
