"""What concessions were worth: nothing before the end, and then exactly what was drawn."""

from attrs import evolve

from game.engine.session import Session
from game.model.state import Promise
from game.players.player import play_out
from game.players.table import players_for
from game.report.prices import felt_prices, price_rows, raised
from game.report.result import seat_results
from game.rules.promises import breach
from game.scenario.load import load


def test_prices_are_shown_when_the_game_has_ended_and_not_before() -> None:
    loaded = load("reluctant-allies")
    session = Session(loaded.setting, 5, loaded.opening)
    session.settle()
    drawn = session.state.politics.prices
    assert drawn and felt_prices(session.state, loaded.setting) == ()
    assert price_rows(session.state, loaded.setting) == []
    play_out(session, players_for(loaded.setting, 5, dict.fromkeys(("minsk", "moscow", "west"), "doctrine")))
    found = felt_prices(session.state, loaded.setting)
    assert sum(price for one in found for _, price in one.worth) == sum(drawn.values())
    assert len(found) * 2 == len(drawn) and {one.by for one in found} == {"Minsk", "Moscow"}
    heads, *rows = price_rows(session.state, loaded.setting)
    assert heads[2:] == ("to Minsk", "to Moscow") and len(rows) == len(found)
    assert all(result.prices == found for result in seat_results(session))


def test_the_debrief_says_whose_prices_a_broken_promise_raised() -> None:
    """A promise broken before the end: the deceived seat's prices rose by the number of rulebook 2.10."""
    loaded = load("reluctant-allies")
    session = Session(loaded.setting, 5, loaded.opening)
    play_out(session, players_for(loaded.setting, 5, dict.fromkeys(("minsk", "moscow", "west"), "doctrine")))
    owed = Promise(id="x", matter="arms_supply", by="moscow", to="minsk", made=1, due=20)
    state = session.state
    state = evolve(state, politics=evolve(state.politics, promises=(*state.politics.promises, owed)))
    assert raised(state, loaded.setting, "minsk") == ""
    after = breach(state, loaded.setting, "x", "nothing came", "P1").state
    more = loaded.setting.numbers.politics.breach_surcharge
    assert f"dearer by {more} " in raised(after, loaded.setting, "minsk")
    assert raised(after, loaded.setting, "moscow") == ""
    assert raised(evolve(after, ended=False), loaded.setting, "minsk") == ""
