"""What an AI puts to the vote: nothing hopeless as a rule, and a demand all the same where its doctrine presses."""

from attrs import evolve

from game.engine.session import Session
from game.model.moves import Propose
from game.players.player import play_out
from game.players.table import players_for
from game.scenario.load import load

NAME = "reluctant-allies"
SEATS = ("minsk", "moscow", "west")
DEMANDS = ("resubordinate_rgf", "recognise_regions", "appoint_urads_ru", "join_campaign")
"""What Minsk never accepts and is not worth asking for: what Moscow puts all the same when it presses."""


def demanded(press: int) -> int:
    """How often Moscow puts one of these in a game in which it presses so often, in per cent of turns."""
    loaded = load(NAME)
    moscow = loaded.setting.doctrines["moscow"]
    pressing = evolve(moscow, numbers={**moscow.numbers, "press": press})
    setting = evolve(loaded.setting, doctrines={**loaded.setting.doctrines, "moscow": pressing})
    session = Session(setting, 3, loaded.opening)
    play_out(session, players_for(setting, 3, dict.fromkeys(SEATS, "doctrine")))
    put = [m for m in session.line if isinstance(m, Propose) and m.office == "head_of_state.ru"]
    return sum(any(name in DEMANDS for name in move.matters) for move in put)


def test_a_doctrine_says_how_often_it_demands_what_it_will_not_get() -> None:
    assert demanded(0) == 0
    assert demanded(100) >= 2
