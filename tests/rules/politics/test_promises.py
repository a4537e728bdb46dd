"""Decrees, expulsion and promises: what is broken, kept, released, and what it costs [R48, C07]."""

from attrs import evolve

from game.model.moves import Decree
from game.model.terms import PromiseStatus
from game.rules.council import adopt, in_force
from game.rules.council.decree import options
from game.rules.promises import breach, settle
from tests.rules.politics.small import SETTING, do, failed, judge, kinds, make_setting, opening, told
from tests.rules.politics.small_law import BY, MATTERS, RU

EXPEL = Decree(BY, "expel")


def promised(*matters, turn=3, setting=SETTING):
    return adopt(opening(setting, turn=turn), setting, matters, f"{turn}/polesye", BY).state


def status(state):
    return {promise.matter: promise.status for promise in state.politics.promises}


def test_a_concession_becomes_a_promise_with_a_date():
    state = promised("aid", "stays")
    aid, stays = state.politics.promises
    assert (aid.by, aid.to, aid.made, aid.due) == ("federation", "polesye", 3, 5)
    assert (stays.by, stays.to, stays.due, stays.status) == ("polesye", "federation", 0, PromiseStatus.OPEN)


def test_a_promise_is_judged_when_it_is_due():
    state = promised("aid")
    assert status(settle(evolve(state, turn=4), SETTING).state) == {"aid": PromiseStatus.OPEN}
    broken = settle(evolve(state, turn=5), SETTING)
    assert status(broken.state) == {"aid": PromiseStatus.BROKEN}
    kept = settle(evolve(state, turn=5, tally={"aid_given": 1}), SETTING)
    assert status(kept.state) == {"aid": PromiseStatus.KEPT} and kinds(kept.events) == ["promise_kept"]
    assert kept.state.tally["promises_kept.federation"] == 1


def test_a_breach_costs_points_and_raises_the_partners_price():
    outcome = settle(evolve(promised("aid"), turn=5), SETTING)
    assert outcome.state.tally["breach.federation"] == 4 and outcome.state.tally["breach.polesye"] == -1
    assert outcome.state.politics.surcharge == {"polesye": 2}
    assert not in_force(outcome.state, SETTING, "aid")
    assert settle(outcome.state, SETTING).events == ()
    assert breach(outcome.state, SETTING, "no such promise", "", "").events == ()


def test_a_promise_without_a_date_is_judged_at_the_end():
    state = promised("stays")
    assert status(settle(evolve(state, turn=13), SETTING).state) == {"stays": PromiseStatus.OPEN}
    assert status(settle(evolve(state, turn=13, horizon=13), SETTING).state) == {"stays": PromiseStatus.KEPT}
    assert status(settle(evolve(state, turn=14), SETTING).state) == {"stays": PromiseStatus.KEPT}


def test_a_promise_due_after_the_end_stays_open():
    state = evolve(promised("aid", turn=13), turn=14)
    assert status(settle(state, SETTING).state) == {"aid": PromiseStatus.OPEN}


def test_what_must_hold_throughout_is_broken_as_soon_as_it_fails():
    state = promised("loyal")
    assert settle(state, SETTING).events == ()
    outcome = settle(evolve(state, tracks={**state.tracks, "west": 61}), SETTING)
    assert status(outcome.state) == {"loyal": PromiseStatus.BROKEN}
    assert "61" in outcome.events[0].text


def test_an_expulsion_breaks_its_promise_at_once_and_gains_nothing_yet():
    state = promised("centre_plan", "stays")
    outcome = told(state, EXPEL)
    assert status(outcome.state) == {"stays": PromiseStatus.BROKEN}
    assert outcome.state.council.excluded == {"centre": 3}
    assert outcome.state.tracks["anger"] == 55 and outcome.state.tracks["autonomy"] == 50
    assert "expelled" not in outcome.state.happened and "expulsion_decreed" in outcome.state.happened
    assert "R48" in next(event for event in outcome.events if event.kind == "notice").cite


def test_a_package_that_granted_the_presence_is_breached_with_it():
    state = promised("centre_plan", "loyal")
    assert status(do(state, EXPEL)) == {"loyal": PromiseStatus.BROKEN}
    other = adopt(promised("centre_plan"), SETTING, ("loyal",), "2/polesye", BY).state
    assert status(do(other, EXPEL)) == {"loyal": PromiseStatus.OPEN}


def test_the_partners_promises_are_not_broken_by_it():
    assert status(do(promised("centre_plan", "aid"), EXPEL)) == {"aid": PromiseStatus.OPEN}


def test_only_when_the_notice_has_run_the_expulsion_pays():
    state = do(promised("centre_plan"), EXPEL)
    assert settle(evolve(state, turn=6), SETTING).events == ()
    outcome = settle(evolve(state, turn=7), SETTING)
    assert outcome.state.tracks["autonomy"] == 54 and outcome.state.happened["expelled"] == 7
    assert settle(evolve(outcome.state, turn=8), SETTING).events == ()


def test_an_expulsion_too_late_to_be_obeyed_costs_and_gains_nothing():
    state = do(promised("centre_plan", "stays", turn=13), EXPEL)
    final = settle(evolve(state, turn=14), SETTING).state
    assert final.tally["breach.polesye"] == 4 and final.tracks["autonomy"] == 50


def test_the_expulsion_stands_in_every_period_and_the_guests_may_be_readmitted():
    state = do(promised("centre_plan"), EXPEL)
    assert not in_force(state, SETTING, "centre_plan") and in_force(state, SETTING, "expel")
    opened = adopt(state, SETTING, ("open_period",), "x", BY).state
    assert in_force(opened, SETTING, "expel")
    back = adopt(state, SETTING, ("centre_plan",), "x", BY).state
    assert back.council.excluded == {} and in_force(back, SETTING, "centre_plan")
    assert not in_force(back, SETTING, "expel")


def test_a_second_expulsion_does_not_lengthen_the_notice():
    state = do(promised("centre_plan"), EXPEL)
    again = adopt(evolve(state, turn=5), SETTING, ("expel",), "x", BY).state
    assert again.council.excluded == {"centre": 3}


def test_what_the_partner_agrees_to_is_released_and_not_broken():
    matters = {**MATTERS, "expel": evolve(MATTERS["expel"], body="heads")}
    setting = make_setting(matters=matters)
    state = promised("stays", setting=setting)
    outcome = adopt(state, setting, ("expel",), "4/polesye", BY)
    assert outcome.state.politics.promises == () and "promise_released" in kinds(outcome.events)
    assert "breach.polesye" not in outcome.state.tally


def test_a_decree_is_one_offices_own_and_judged_by_the_matters_needs():
    state = promised("centre_plan")
    assert failed(judge(state, Decree(RU, "expel"))) == {"alone"}
    assert failed(judge(state, Decree(BY, "open_period"))) == {"alone"}
    assert failed(judge(state, Decree(BY, "aid"))) == {"alone", "promise"}
    assert failed(judge(state, Decree("commander.wmd", "wmd_order"))) == {"period"}
    assert failed(judge(do(state, EXPEL), EXPEL)) == {"in_force"}
    for junk in (Decree("", ""), Decree("nobody", "expel"), Decree(BY, "exspel")):
        assert "known" in failed(judge(state, junk))


def test_decrees_on_offer():
    state = opening()
    assert list(options(state, SETTING, "polesye", "")) == [Decree(BY, "close_base"), EXPEL]
    assert list(options(state, SETTING, "federation", "")) == [Decree("commander.wmd", "wmd_order")]
    assert list(options(state, SETTING, "polesye", "expel")) == [EXPEL]
