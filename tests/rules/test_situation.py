"""The situation phase: what is drawn before play, who learns it, what lapses, what comes up."""

from attrs import evolve

from game.core.calendar import Clock, StepLength, Stretch
from game.engine.reducer import apply, begin, step
from game.law.setting import Setting
from game.model.events import Event
from game.model.moves import ChanceAnswer
from game.model.state import State
from game.model.terms import Intent, LeaseStatus
from game.rules import situation
from tests.rules.small_world import opening, setting


def answered(state: State, game: Setting, picks: dict[str, str]) -> tuple[State, list[Event]]:
    """Answer every pending question, by its subject or else with the first answer."""
    events: list[Event] = []
    while state.pending:
        asked = state.pending[0]
        answer = picks.get(asked.subject, asked.answers[0][0])
        outcome = step(state, game, ChanceAnswer("chance", asked.key, answer))
        state, events = outcome.state, events + list(outcome.events)
    return state, events


def test_the_set_up_draws_in_order_with_keys_that_do_not_name_the_scenario() -> None:
    one, other = setting(), setting(id="another")
    keys = [question.key for question in begin(opening(one), one).state.pending]
    assert keys[:4] == ["1/intent/westerns", "1/horizon/game", "1/card/polesye", "1/card/federation"]
    assert keys[4:] == [
        "1/price/polesye/air_component_stays",
        "1/price/polesye/debt_relief",
        "1/price/federation/air_component_stays",
        "1/price/federation/debt_relief",
    ]
    assert keys == [question.key for question in begin(opening(other), other).state.pending]
    assert all(question.audience == {"control"} for question in begin(opening(one), one).state.pending)


def test_what_is_drawn_is_told_to_nobody_who_may_not_know() -> None:
    game = setting()
    picks = {
        "westerns": "limited",
        "game": "14",
        "polesye": "hardliner",
        "polesye/debt_relief": "6",
        "coup": "no",
    }
    state, events = answered(begin(opening(game), game).state, game, picks)
    assert state.politics.intent is Intent.LIMITED
    assert state.horizon == 14
    assert state.politics.cards == {"polesye": "hardliner", "federation": "patron"}
    assert state.politics.prices["polesye/debt_relief"] == 6
    heard = {event.kind: event.audience for event in events if event.kind in ("intent", "horizon")}
    assert heard == {"intent": {"westerns", "control"}, "horizon": {"control"}}
    assert [event.audience for event in events if event.kind == "card"] == [
        {"polesye", "control"},
        {"federation", "control"},
    ]
    assert "coup" not in state.happened


def test_a_fixed_intent_and_horizon_are_not_drawn() -> None:
    game = setting(intent=Intent.SCRIPT, horizon=((13, 1),))
    state = begin(opening(game), game).state
    assert {question.kind for question in state.pending} == {"card", "price"}
    assert (state.politics.intent, state.horizon) == (Intent.SCRIPT, 13)


def test_situations_come_up_after_the_last_draw_and_move_their_tracks() -> None:
    game = setting()
    state, events = answered(begin(opening(game), game).state, game, {"coup": "yes"})
    assert state.happened["coup"] == 1 and state.happened["rally"] == 1
    assert state.tally["rallies"] == 1
    assert state.tracks["tension"] == 53
    assert state.stage == "s1"
    assert "tension +3: A coup" in [event.text for event in events]


def test_a_situation_that_has_come_up_once_does_not_return() -> None:
    game = setting()
    state = evolve(opening(game), turn=2, happened={"coup": 1, "rally": 1})
    outcome = situation.enter(state, game)
    assert outcome.state.pending == ()
    assert "situation" not in {event.kind for event in outcome.events}


def test_a_decision_lapses_with_its_term() -> None:
    game = setting()
    state = evolve(opening(game, "exercise_permit", until=2), turn=3, happened={"coup": 1, "rally": 1})
    outcome = situation.enter(state, game)
    assert "exercise_permit" not in outcome.state.council.mandates
    lapse = next(event for event in outcome.events if event.kind == "lapse")
    assert "permit the exercise" in lapse.text and lapse.audience == {"polesye", "federation", "control"}


def test_a_lease_expires_the_day_after_its_last() -> None:
    game = setting()
    eve = evolve(opening(game), turn=4)  # evening of 11 September, the last day of the lease
    assert situation.enter(eve, game).state.facilities["node"].lease is LeaseStatus.ACTIVE
    after = situation.enter(evolve(eve, turn=5), game).state
    assert after.facilities["node"].lease is LeaseStatus.EXPIRED
    assert after.facilities["node"].founded


def test_a_lease_expires_within_its_month() -> None:
    clock = Clock(start="2021-09-01", stretches=(Stretch(step=StepLength.MONTH, turns=3),))
    game = setting(clock=clock)
    state = evolve(opening(game), turn=1)
    assert situation.enter(state, game).state.facilities["node"].lease is LeaseStatus.EXPIRED


def test_apply_refuses_an_answer_that_is_not_listed() -> None:
    game = setting()
    state = begin(opening(game), game).state
    from game.engine.reducer import IllegalMove

    try:
        apply(state, game, ChanceAnswer("chance", "1/intent/westerns", "peace"))
    except IllegalMove as refused:
        assert "peace" in str(refused)
    else:
        raise AssertionError("an unlisted answer was taken")
