"""Measures: what they cost, how often they may be taken, and what they move."""

from attrs import evolve

from game.model.moves import TakeMeasure
from game.rules.measures import options
from tests.rules.politics.small import SETTING, at, do, failed, judge, kinds, opening, told

RHETORIC = TakeMeasure("polesye", "rhetoric")


def test_a_measure_is_paid_and_moves_its_tracks():
    outcome = told(opening(), RHETORIC)
    assert outcome.state.politics.capital["polesye"] == 2
    assert outcome.state.tracks["west"] == 54
    assert kinds(outcome.events) == ["measure", "track"]
    assert outcome.events[0].text == "Polesye: warm words to the West"


def test_a_measure_may_count_for_a_promise():
    state = do(opening(), TakeMeasure("federation", "loan"))
    assert state.tally["aid_given"] == 1 and state.politics.capital["federation"] == 1


def test_capital_number_and_wait_limit_measures():
    state = do(opening(), RHETORIC)
    assert failed(judge(state, RHETORIC)) == {"wait"}
    state = do(state, TakeMeasure("polesye", "gesture"))
    assert failed(judge(state, RHETORIC)) == {"wait", "often"}
    later = evolve(state, politics=evolve(state.politics, used={}))
    assert failed(judge(evolve(later, turn=4), RHETORIC)) == {"wait"}
    assert judge(evolve(later, turn=5), RHETORIC).allowed
    assert failed(judge(opening(), TakeMeasure("polesye", "dear"))) == {"capital"}


def test_needs_and_owners_are_asked():
    assert failed(judge(opening(), TakeMeasure("polesye", "calm"))) == {"period"}
    assert failed(judge(opening(), TakeMeasure("federation", "rhetoric"))) == {"seat"}
    assert failed(judge(opening(), TakeMeasure("polesye", "retoric"))) == {"known"}
    assert "turn" in failed(judge(opening(), TakeMeasure("nobody", "rhetoric")))


def test_the_westerns_take_theirs_while_they_plan():
    assert judge(at(opening(), "plan"), TakeMeasure("westerns", "sanctions")).allowed
    assert failed(judge(at(opening(), "operations"), TakeMeasure("westerns", "sanctions"))) == {"step"}


def test_options():
    assert [move.measure for move in options(opening(), SETTING, "federation", "")] == ["loan", "gesture"]
    assert list(options(opening(), SETTING, "polesye", "rhetoric")) == [RHETORIC]
