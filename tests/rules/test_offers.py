"""Secret offers: made once a turn, answered at the table, binding for a while, betrayed or broken."""

import pytest
from attrs import evolve

from game.core.verdict import Verdict
from game.engine.reducer import judge
from game.law.clauses import Needs
from game.law.clauses.politics import Decision
from game.law.setting import Setting
from game.model.events import Outcome
from game.model.moves import AnswerOffer, MakeOffer
from game.model.state import State
from game.rules import offers
from tests.rules.small_world import at_step, opening, setting

OFFER = MakeOffer("westerns", "polesye", "halt")


@pytest.fixture
def game() -> Setting:
    return setting()


@pytest.fixture
def plan(game: Setting) -> State:
    return at_step(opening(game), "plan", "westerns")


def names(verdict: Verdict) -> set[str]:
    return {finding.name for finding in verdict.objections}


def made(plan: State, game: Setting) -> Outcome:
    return offers.offer_effect(plan, game, OFFER)


def table(plan: State, game: Setting) -> State:
    """The Council's table of the next turn, with the offer waiting."""
    return at_step(evolve(made(plan, game).state, pending=()), "table", "polesye", turn=3)


def test_offers_go_to_each_northern(game: Setting, plan: State) -> None:
    moves = [
        move for move in offers.OFFER.options(plan, game, "westerns", "") if judge(plan, game, move).allowed
    ]
    assert {move.to for move in moves} == {"polesye", "federation"}
    assert not list(offers.OFFER.options(plan, game, "polesye", ""))


def test_only_the_two_seats_hear_of_it(game: Setting, plan: State) -> None:
    outcome = made(plan, game)
    assert [event.audience for event in outcome.events] == [{"westerns", "polesye", "control"}]
    assert outcome.state.pending[0].audience == {"control"}
    assert outcome.state.pending[0].answers == (("seen", 30), ("unseen", 70))


def test_one_offer_a_turn_and_none_beside_one_that_waits(game: Setting, plan: State) -> None:
    after = evolve(made(plan, game).state, pending=())
    assert names(judge(after, game, OFFER)) == {"once", "free"}
    assert names(judge(after, game, MakeOffer("westerns", "federation", "halt"))) == {"once"}
    assert names(judge(evolve(after, turn=3), game, OFFER)) == {"free"}


def test_terms_already_broken_cannot_be_offered(game: Setting, plan: State) -> None:
    deployed = evolve(plan, council=opening(game, "deploy_rgf").council)
    assert names(judge(deployed, game, OFFER)) == {"unbroken"}


def test_junk_gets_the_nearest_word(game: Setting, plan: State) -> None:
    verdict = judge(plan, game, MakeOffer("westerns", "polesie", "hlat"))
    assert names(verdict) == {"known seat of the Council", "known set of terms"}
    assert "did you mean “polesye”?" in verdict.objections[0].text
    assert names(judge(plan, game, MakeOffer("polesye", "westerns", "halt"))) >= {"who", "turn"}


def test_a_trace_tells_the_partner_that_not_what(game: Setting, plan: State) -> None:
    state = made(plan, game).state
    question, free = state.pending[0], evolve(state, pending=())
    seen = offers.traced(free, game, question, "seen")
    assert seen.state.politics.offers[0].seen_by == {"federation"}
    assert all(event.audience <= {"federation", "control"} for event in seen.events)
    assert "deploy" not in seen.events[0].text
    assert seen.state.tracks["dissatisfaction.ru"] == 55
    unseen = offers.traced(free, game, question, "unseen")
    assert unseen.state == free and unseen.events == ()


def test_an_accepted_offer_binds_for_three_turns(game: Setting, plan: State) -> None:
    waiting = table(plan, game)
    moves = [
        m for m in offers.ANSWER.options(waiting, game, "polesye", "") if judge(waiting, game, m).allowed
    ]
    assert moves == [
        AnswerOffer("polesye", "offer-2-polesye", True),
        AnswerOffer("polesye", "offer-2-polesye", False),
    ]
    state = offers.answer_effect(waiting, game, moves[0]).state
    bound = [turn for turn in range(3, 8) if offers.binding(evolve(state, turn=turn), game)]
    assert bound == [3, 4, 5]
    refused = offers.answer_effect(waiting, game, moves[1]).state
    assert not offers.binding(refused, game)


def test_a_breach_frees_the_westerns_for_good(game: Setting, plan: State) -> None:
    accepted = offers.answer_effect(
        table(plan, game), game, AnswerOffer("polesye", "offer-2-polesye", True)
    ).state
    deployed = evolve(accepted, turn=4, council=opening(game, "deploy_rgf").council)
    closed = offers.lapse(deployed, game)
    assert offers.binding(accepted, game) and not offers.binding(closed.state, game)
    assert "its terms were broken" in closed.events[0].text
    undone = evolve(closed.state, council=accepted.council)
    assert not offers.binding(undone, game)


def test_a_breach_among_the_allies_binds_the_westerns_still(game: Setting, plan: State) -> None:
    """A decision that does not show breaks the terms, and the Westerns learn nothing of it."""
    needs = Needs(decision=Decision(matter="air_component_stays", cite="K40"))
    quiet = evolve(game.stakes.terms["halt"], broken_by=needs)
    game = evolve(game, stakes=evolve(game.stakes, terms={"halt": quiet}), cache={})
    accepted = offers.answer_effect(
        table(plan, game), game, AnswerOffer("polesye", "offer-2-polesye", True)
    ).state
    promised = evolve(accepted, turn=4, council=opening(game, "air_component_stays").council)
    assert offers.is_broken(promised, game, "halt", "polesye")
    after = offers.lapse(promised, game)
    assert after.events == () and offers.binding(after.state, game)


def test_an_unanswered_offer_lapses(game: Setting, plan: State) -> None:
    waiting = table(plan, game)
    assert offers.lapse(waiting, game).events == ()
    late = offers.lapse(evolve(waiting, turn=4), game)
    assert late.state.politics.offers[0].accepted is False
    assert "was not answered" in late.events[0].text
    assert offers.lapse(evolve(late.state, turn=5), game).events == ()


def test_a_seat_learns_nothing_of_an_offer_to_another(game: Setting, plan: State) -> None:
    waiting = at_step(table(plan, game), "table", "federation", turn=3)
    own = judge(waiting, game, AnswerOffer("federation", "offer-2-polesye", True))
    without = judge(
        at_step(plan, "table", "federation", turn=3), game, AnswerOffer("federation", "offer-2-polesye", True)
    )
    assert own == without and not own.allowed
