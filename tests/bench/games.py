"""Games to measure on: a whole exercise between AI seats, with the full order of battle."""

from collections.abc import Iterator
from functools import cache
from time import perf_counter

from attrs import frozen

from game.engine.session import Session
from game.engine.view import View
from game.model.moves import Move
from game.players.table import players_for
from game.scenario.load import Loaded, load

BASELINE = "zapad-2021"
CAMPAIGN = "reluctant-allies"
SEED = 7


@cache
def loaded(scenario: str = BASELINE) -> Loaded:
    """A scenario, read once; the exercise, where none is named."""
    return load(scenario)


@frozen
class Played:
    """One decision of a game: when, who, from which view, what, and how long view, choice and play took (ms)."""

    turn: int
    seat: str
    view: View
    move: Move
    viewing: float
    choosing: float
    playing: float


def new_session(seed: int = SEED, scenario: str = BASELINE) -> Session:
    """A game just begun."""
    return Session(loaded(scenario).setting, seed, loaded(scenario).opening)


def play(session: Session, kind: str = "doctrine") -> Iterator[Played]:
    """Play a game to its end between AI seats, decision by decision."""
    setting = session.setting
    seats = {name: kind for name, seat in setting.world.seats.items() if seat.sides}
    players = players_for(setting, session.seed, seats)
    session.settle()
    while not session.state.ended:
        turn, seat = session.state.turn, session.to_move()
        start = perf_counter()
        view = session.view(seat)
        seen = perf_counter()
        move = players[seat].choose(view)
        chosen = perf_counter()
        session.play(move)
        done = perf_counter()
        times = ((seen - start) * 1000, (chosen - seen) * 1000, (done - chosen) * 1000)
        yield Played(turn, seat, view, move, *times)


@cache
def exercise(kind: str = "doctrine") -> tuple[Played, ...]:
    """One whole exercise, played once."""
    return tuple(play(new_session(), kind))
