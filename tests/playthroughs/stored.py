"""The stored games: where they lie, how they are made, and how they are played again from their text.

As a script it prints the digest of the final state that a stored game's moves make, for the tests that ask
other processes.
"""

import sys
from pathlib import Path

from game.engine.digest import state_digest
from game.engine.session import Session
from game.players.player import play_out
from game.players.table import players_for
from game.report.playthrough import playthrough, read_moves
from game.scenario.load import list_scenarios
from game.scenario.places import scenario_folder
from tests.shipped import loaded

FOLDER = Path(__file__).parent
SEED = 5
BASE = "zapad-2021"
TURNS = 7
"""What-ifs of the exercise are stored for so many turns; all others whole, for what they change may come late."""
WHOLE = frozenset(item.name for item in list_scenarios() if item.base != BASE)

SCENARIOS = tuple(sorted(path.stem for path in scenario_folder().glob("*.toml")))


def text_of(scenario: str) -> str:
    """The stored text of a scenario's game."""
    return (FOLDER / f"{scenario}.txt").read_text("utf-8")


def play_anew(scenario: str) -> str:
    """A new game by the doctrines, as text."""
    found = loaded(scenario)
    session = Session(found.setting, SEED, found.opening)
    seats = {name: "doctrine" for name, seat in found.setting.world.seats.items() if seat.sides}
    play_out(session, players_for(found.setting, SEED, seats), 10_000 if scenario in WHOLE else TURNS + 1)
    return "\n".join(playthrough(session)) + "\n"


def play_again(scenario: str) -> Session:
    """The game that the stored moves make, and nothing but the moves."""
    found = loaded(scenario)
    session = Session(found.setting, SEED, found.opening)
    for move in read_moves(text_of(scenario)):
        session.push(move)
    return session


if __name__ == "__main__":
    print(state_digest(play_again(sys.argv[1]).state))
