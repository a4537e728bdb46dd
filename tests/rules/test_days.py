"""A threatened period in the campaign: planned turns lived through day by day, and what goes by the whole turn."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from game.core.records import evolve
from game.engine.codec import canonical
from game.engine.digest import state_digest
from game.engine.session import Session
from game.model.moves import (
    AnswerCrisis,
    ChanceAnswer,
    Convene,
    Done,
    GiveReply,
    Inject,
    Move,
    Propose,
    TakeMeasure,
)
from game.model.state import State
from game.model.terms import Answer, Period
from game.scenario.load import Loaded, load
from game.store.games import new_game, reopen
from game.study.yardsticks import value
from tests.walks.test_walks import Watch
from tests.walks.walker import Walker

BY, RU = "head_of_state.by", "head_of_state.ru"
APRIL, MAY, JUNE = 8, 9, 10
SEED = 3
Choice = Callable[[Session, str], Move | None]


@cache
def campaign() -> Loaded:
    return load("reluctant-allies")


def game(seed: int = SEED) -> Session:
    session = Session(campaign().setting, seed, campaign().opening)
    session.settle()
    return session


def idle(session: Session, seat: str) -> Move:
    """Nothing but the answers that a crisis asks for."""
    legal = session.view(seat).legal()
    return next((move for move in legal if isinstance(move, AnswerCrisis)), Done(seat))


def on(session: Session, reached: Callable[[State], bool], choose: Choice = idle) -> Session:
    """Play until a State is reached; where `choose` has no move, nothing is done."""
    for _ in range(3_000):
        if reached(session.state) or session.state.ended:
            return session
        seat = session.to_move()
        session.play(choose(session, seat) or idle(session, seat))
    raise AssertionError("it is never reached")


def agree(session: Session, matter: str) -> Session:
    """Both presidents adopt a matter as soon as they may."""

    def choose(session: Session, seat: str) -> Move | None:
        view = session.view(seat)
        tries = (
            *(GiveReply(RU, package.id, Answer.AYE) for package in view.packages),
            *((Propose(BY, (matter,)), Convene(BY)) if not view.packages else ()),
        )
        return next((move for move in tries if view.verdict(move).allowed), None)

    return on(session, lambda state: matter in state.council.mandates, choose)


def opened(planned: int = MAY, seed: int = SEED) -> Session:
    """A game whose threatened period was opened by vote in a planned turn."""
    return agree(on(game(seed), lambda state: state.turn == planned - 1), "open_period")


def keys(session: Session, kind: str) -> list[str]:
    return [move.key for move in session.line if isinstance(move, ChanceAnswer) and f"/{kind}" in move.key]


# -- days and dates ------------------------------------------------------------------------------------------
def test_opening_the_period_turns_the_month_into_days() -> None:
    session = opened()
    assert (session.state.turn, session.state.planned) == (MAY, MAY)
    assert session.view("minsk").date == "1 May 2021, day 1 of 7"
    told = [entry.event.text for entry in session.log if entry.event.kind == "calendar"]
    assert told == ["the calendar goes by days from now on: it is 1 May 2021, day 1 of 7"]
    for day in range(2, 8):
        on(session, lambda state, day=day: state.turn == MAY + day - 1)  # type: ignore[misc]
        assert (session.state.planned, session.state.day, session.state.stamp) == (MAY, day, f"9.{day}")
        assert session.view("west").date == f"{day} May 2021, day {day} of 7"
    on(session, lambda state: state.turn == MAY + 7)
    assert (session.state.planned, session.state.day, session.state.stamp) == (JUNE, 1, "10")
    assert session.view("moscow").date == "1 June 2021, day 1 of 7"


def test_closing_the_period_returns_to_the_planned_date() -> None:
    session = agree(on(opened(), lambda state: state.turn == MAY + 2), "close_period")
    closed = session.state.turn
    assert session.state.period is Period.PEACETIME
    assert session.log[-1].turn == closed and session.state.days == {MAY: closed - MAY + 1}
    on(session, lambda state: state.turn == closed + 1)
    assert (session.state.planned, session.view("minsk").date) == (JUNE, "June 2021")
    assert {entry.turn for entry in session.log} == set(range(1, closed + 2))
    on(session, lambda state: bool(state.ended))
    if session.state.ended == "horizon":
        assert session.state.planned == campaign().setting.world.clock.turns


def test_a_period_closed_in_the_turn_that_opened_it_leaves_the_turn_whole() -> None:
    session = opened()
    closed = evolve(session.state, period=Period.PEACETIME)
    assert campaign().setting.clock(closed).label(MAY) == "May 2021" and not closed.days


def test_the_council_sits_the_day_after_it_was_convened() -> None:
    session = on(opened(), lambda state: state.turn == MAY + 2 and state.waiting[:1] == ("minsk",))
    assert session.view("minsk").verdict(Convene(BY)).allowed
    session.play(Convene(BY))
    assert session.log[-1].event.text.endswith("it sits from 4 May 2021 to 5 May 2021")


def test_orders_are_given_in_a_threatened_period_and_go_by_days() -> None:
    session = on(opened(), lambda state: state.day == 2 and state.step == 9)
    calendar = session.setting.clock(session.state)
    assert session.state.waiting and calendar.half_days(session.state.turn) == 2


# -- what goes by the whole turn -----------------------------------------------------------------------------
def test_a_month_lived_in_days_drifts_as_far_as_a_month() -> None:
    setting = campaign().setting
    clock = setting.clock(opened().state)
    assert sum(clock.lasts(turn) for turn in range(MAY, MAY + 7)) == setting.world.clock.half_days(MAY)


def test_upkeep_is_paid_once_a_planned_turn() -> None:
    says = "the state must be paid for"
    peace, days = game(), opened()
    on(peace, lambda state: state.turn == MAY + 1)
    on(days, lambda state: state.planned == MAY + 1)
    assert paid(peace, says) == paid(days, says)


def paid(session: Session, says: str) -> int:
    """What an influence has moved in May."""
    clock = session.setting.clock(session.state)
    found = (one for one in session.log if one.event.kind == "track" and clock.at(one.turn)[0] == MAY)
    return sum(int(str(one.event.values[1])) for one in found if says in one.event.text)


def test_capital_comes_once_a_planned_turn_and_measures_are_counted_over_it() -> None:
    session = on(opened(), lambda state: state.day == 2 and state.waiting[:1] == ("minsk",))
    held = session.view("minsk").capital
    measure = next(move for move in session.view("minsk").legal() if isinstance(move, TakeMeasure))
    session.play(measure)
    left = session.view("minsk").capital
    assert left < held
    on(session, lambda state: state.day == 3 and state.waiting[:1] == ("minsk",))
    view = session.view("minsk")
    assert (view.capital, view.used) == (left, 1)
    assert "wait" in {finding.name for finding in view.verdict(measure).objections}
    on(session, lambda state: state.planned == JUNE and state.waiting[:1] == ("minsk",))
    assert session.view("minsk").used == 0 and session.view("minsk").capital > left


def test_cards_and_what_chance_decides_do_not_come_daily() -> None:
    session = on(opened(), lambda state: state.planned == JUNE + 1)
    assert session.state.turn > JUNE + 10
    assert keys(session, "crisis") == [f"{planned}/crisis" for planned in range(1, JUNE + 2)]
    assert all("." not in key for key in keys(session, "situation"))


def test_situations_come_in_the_planned_turn_that_they_belong_to() -> None:
    peace, days = game(), opened()
    for session in (peace, days):
        on(session, lambda state: state.planned == JUNE + 1)
    setting = campaign().setting
    for name, item in setting.stakes.situations.items():
        turn = item.needs.turn
        if turn is not None and item.chance >= 100 and turn.first <= JUNE and name in peace.state.happened:
            came = [setting.clock(one.state).at(one.state.happened[name])[0] for one in (peace, days)]
            assert came[0] == came[1], name


def test_terms_and_due_dates_are_planned_turns() -> None:
    session = opened()
    mandates = session.state.council.mandates
    given = evolve(mandates["open_period"], until=MAY)
    council = evolve(session.state.council, mandates={**mandates, "open_period": given})
    law = campaign().setting.law
    for day, stands in ((7, True), (8, False)):
        days = {MAY: min(day, 7)}
        state = evolve(session.state, council=council, turn=MAY + day - 1, days=days)
        assert (law.mandate(state, "open_period") is not None) is stands


def test_yardsticks_date_events_by_planned_turns() -> None:
    setting = campaign().setting
    item = next(one for one in setting.stakes.yardsticks.values() if one.first)
    state = State(turn=MAY + 9, days={MAY: 7}, happened={item.first: MAY + 7})
    assert value(item, state, setting, {}) == JUNE


# -- war -----------------------------------------------------------------------------------------------------
def test_war_ends_the_campaign_with_a_scored_result() -> None:
    session = on(opened(), lambda state: state.day == 2)
    session.play(Inject("situation", "attack", 0, "the test asks for it"))
    agree(session, "declare_aggression")
    on(session, lambda state: bool(state.ended))
    assert session.state.ended == "war" and session.state.planned == MAY
    results = [entry.event for entry in session.log if entry.event.kind == "result"]
    assert {event.subject for event in results} == {"minsk", "moscow", "west"}


# -- the record ----------------------------------------------------------------------------------------------
def test_a_state_without_days_has_the_fingerprint_that_it_always_had() -> None:
    assert b'"days"' not in canonical(State())
    assert state_digest(State(days={MAY: 2})) != state_digest(State())


def test_going_back_into_a_day_and_on_again_makes_the_same_states() -> None:
    session = on(opened(), lambda state: state.turn == MAY + 4)
    line, digests = list(session.line), {}
    for number in range(len(line) + 1):
        digests[number] = state_digest(session.state_at(number))
    middle = next(n for n in range(len(line)) if session.state_at(n).stamp == "9.3")
    session.back(middle)
    assert session.state.stamp == "9.3" and session.view("minsk").date == "3 May 2021, day 3 of 7"
    for number, move in enumerate(line[middle:], middle + 1):
        session.push(move)
        assert state_digest(session.state) == digests[number]


def test_a_saved_game_is_taken_up_in_the_middle_of_its_days(tmp_path: Path) -> None:
    path, played = tmp_path / "days.save", opened()
    on(played, lambda state: state.day == 3)
    seats = dict.fromkeys(("minsk", "moscow", "west"), "human")
    session, recorder = new_game(path, campaign(), SEED, seats)
    for move in played.line:
        session.push(move)
    recorder.finish()
    again = reopen(path).session
    assert state_digest(again.state) == state_digest(played.state)
    assert again.state.stamp == "9.3"


# -- walks ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("seed", (1, 2))
def test_two_thousand_moves_of_open_periods_break_nothing(seed: int) -> None:
    walker = Walker("reluctant-allies", seed, agreeable=8)
    watch = Watch(walker.setting)
    days = 0
    for taken in walker.walk(2_000):
        watch.see(taken)
        days += taken.outcome.state.day > 1
    assert not watch.faults
    assert days > 100 and Period.THREATENED.value in watch.reached


def test_a_game_that_opens_in_a_threatened_period_ends_at_its_date() -> None:
    setting = campaign().setting
    session = Session(setting, SEED, evolve(campaign().opening, period=Period.THREATENED))
    session.settle()
    assert session.view("west").date == "1 September 2020, day 1 of 7"
    on(session, lambda now: bool(now.ended))
    assert session.state.planned <= setting.world.clock.turns and session.state.ended
