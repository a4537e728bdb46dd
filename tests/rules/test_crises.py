"""Crisis cards: one a turn, once a game, answered by the seat that they name before its step ends."""

from functools import cache

import pytest

from game.engine.reducer import judge, legal_moves, step
from game.engine.session import Session
from game.law.setting import Setting
from game.model.moves import AnswerCrisis, ChanceAnswer, Done
from game.model.state import State
from game.players.player import play_out
from game.players.table import players_for
from game.rules import crises
from game.rules.sequence import STEPS
from game.scenario.load import Loaded, load
from game.study.balance import expected_uses
from game.study.calibration import calibrated


@cache
def campaign() -> Loaded:
    return load(calibrated())


def with_card(name: str) -> tuple[State, Setting]:
    """The first turn's table, or plan, of the seat that a card names, with the card drawn by an instructor."""
    found = campaign()
    session = Session(found.setting, 3, found.opening)
    while session.state.pending or not session.state.waiting:
        question = session.state.pending[0]
        answer = name if question.kind == "crisis" else question.answers[0][0]
        session.push(ChanceAnswer("control", question.key, answer, "for the test"))
    seat = found.setting.stakes.crises[name].seat
    state = session.state
    while state.waiting[0] != seat or STEPS[state.step].id != crises.step_of(found.setting, seat):
        state = step(state, found.setting, Done(state.waiting[0])).state
    return state, found.setting


def test_a_step_does_not_end_before_the_crisis_is_answered() -> None:
    state, setting = with_card("strike-at-the-works")
    refused = judge(state, setting, Done("minsk"))
    assert not refused.allowed
    assert "“A strike at the great works” must be answered" in refused.objections[0].text
    ways = [move for move in legal_moves(state, setting, "minsk") if isinstance(move, AnswerCrisis)]
    assert [move.choice for move in ways] == ["dismiss", "talk"]
    for move in ways:
        outcome = step(state, setting, move)
        moved = setting.stakes.crises[move.crisis].choices[move.choice].tracks
        assert {k: outcome.state.tracks[k] - state.tracks[k] for k in moved} == dict(moved)
        assert judge(outcome.state, setting, Done("minsk")).allowed
        assert not judge(outcome.state, setting, move).allowed, "a crisis is answered once"


def test_only_the_seat_that_is_named_answers_and_only_what_there_is() -> None:
    state, setting = with_card("strike-at-the-works")
    assert not judge(state, setting, AnswerCrisis("moscow", "strike-at-the-works", "talk")).allowed
    refused = judge(state, setting, AnswerCrisis("minsk", "strike-at-the-works", "tallk"))
    assert "did you mean “talk”?" in refused.objections[0].text
    assert not judge(state, setting, AnswerCrisis("minsk", "potash", "spare")).allowed


def test_the_west_answers_when_it_plans() -> None:
    state, setting = with_card("refugees")
    assert STEPS[state.step].id == "plan"
    assert not judge(state, setting, Done("west")).allowed
    assert judge(state, setting, AnswerCrisis("west", "refugees", "open")).allowed


def test_one_card_a_turn_and_none_twice() -> None:
    found = campaign()
    session = Session(found.setting, 7, found.opening)
    seats = {name: "doctrine" for name, item in found.setting.world.seats.items() if item.sides}
    play_out(session, players_for(found.setting, 7, seats))
    drawn = [entry for entry in session.log if entry.event.kind == "crisis"]
    answered = [move for move in session.line if isinstance(move, AnswerCrisis)]
    assert len(drawn) == len({entry.turn for entry in drawn}) == len({entry.event.subject for entry in drawn})
    assert [entry.event.subject for entry in drawn] == [move.crisis for move in answered]
    assert len(drawn) >= 16


@pytest.mark.parametrize("name", load(calibrated()).setting.stakes.crises)
def test_no_way_out_is_free(name: str) -> None:
    """Each choice moves something that the seat's doctrine would rather have stay."""
    setting = campaign().setting
    card = setting.stakes.crises[name]
    goals = setting.doctrines[setting.world.seats[card.seat].doctrine].goals
    assert len(card.choices) == 2
    for choice in card.choices.values():
        assert any(goals.get(track, 0) * amount < 0 for track, amount in choice.tracks.items()), choice.title


def test_a_scenario_without_cards_knows_no_crisis() -> None:
    exercise = load("zapad-2021").setting
    assert not exercise.stakes.crises
    assert "AnswerCrisis" not in expected_uses(exercise)
    assert "AnswerCrisis" in expected_uses(campaign().setting)
