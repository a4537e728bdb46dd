"""Packages: what may be put together, when, by whom; sealed until they are revealed [R01, R02, R03, C07]."""

import pytest
from attrs import evolve

from game.model.moves import Decree, Propose
from game.model.state import Council
from game.model.terms import Period
from game.rules.council import automatic, count_votes, decided_by, judge_matter, reveal
from game.rules.council.enact import enact
from tests.rules.politics.small import (
    SETTING,
    at,
    do,
    failed,
    judge,
    make_setting,
    opening,
    reply,
    tabled,
    told,
)
from tests.rules.politics.small_law import BY, MATTERS, RU


def test_deployment_in_peacetime_is_refused_with_its_row():
    verdict = judge(opening(), Propose(BY, ("deploy_rgf",)))
    (why,) = verdict.objections
    assert why.name == "period" and "R03" in why.cite and "it is peacetime" in why.text


def test_a_matter_is_judged_in_the_state_that_the_earlier_ones_would_make():
    assert judge(opening(), Propose(BY, ("open_period", "deploy_rgf"))).allowed


def test_the_order_of_a_package_counts_and_an_illegal_first_matter_sinks_it():
    verdict = judge(opening(), Propose(BY, ("deploy_rgf", "open_period")))
    assert failed(verdict) == {"period"}
    assert "“deploy the Regional Group of Forces”" in verdict.objections[0].text


def test_judge_matter_takes_the_earlier_matters():
    state = opening()
    assert not judge_matter(state, SETTING, "deploy_rgf", BY).allowed
    assert judge_matter(state, SETTING, "deploy_rgf", BY, ("open_period",)).allowed
    assert not judge_matter(state, SETTING, "deploy", BY, ("opn",)).allowed


@pytest.mark.parametrize(
    ("office", "matters", "names"),
    [
        (BY, (), {"size"}),
        (BY, ("open_period", "reinforce", "aid", "stays", "loyal"), {"size"}),
        (BY, ("open_period", "open_period"), {"distinct", "in_force", "period"}),
        (BY, ("open_period", "extend_leases"), {"body"}),
        (BY, ("opn_period",), {"known"}),
        (BY, ("open_period", "deploy"), {"known"}),
        (BY, ("scramble",), {"voter"}),
        ("cgs.by", ("open_period",), {"voter"}),
        ("nobody", ("nothing", "at", "all"), {"known"}),
        ("commander.wmd", ("wmd_order", "aid"), {"promiser", "period"}),
    ],
)
def test_malformed_packages_are_refused_and_none_raises(office, matters, names):
    verdict = judge(opening(), Propose(office, matters))
    assert failed(verdict) >= names
    assert all(finding.cite for finding in verdict.findings)
    assert all("_" not in finding.text or "called" in finding.text for finding in verdict.objections)


def test_all_failed_conditions_are_listed_at_once():
    state = at(opening(sitting=False), "reply")
    verdict = judge(state, Propose(BY, ("deploy_rgf", "extend_leases", "nonsense")))
    assert failed(verdict) >= {"step", "body", "period", "known"}


def test_one_package_a_seat_and_turn_and_nobody_takes_it_back():
    state = do(opening(), Propose(BY, ("open_period",)))
    assert failed(judge(state, Propose(BY, ("reinforce",)))) == {"one"}
    assert judge(state, Propose(RU, ("reinforce",))).allowed


def test_a_seat_proposes_only_in_its_own_turn():
    state = evolve(opening(), waiting=("federation", "polesye"))
    from game.rules.council import PROPOSE

    assert failed(PROPOSE.verdict(state, SETTING, Propose(BY, ("open_period",)))) == {"turn"}


def test_a_matter_in_force_cannot_be_put_again():
    state = enact(opening(), SETTING, "reinforce")
    assert failed(judge(state, Propose(BY, ("reinforce",)))) == {"in_force"}


def test_concessions_go_with_a_body_in_which_every_member_of_their_own_votes_and_alone():
    matters = SETTING.law.matters
    assert decided_by(SETTING, ("open_period", "aid")) == "council"
    assert decided_by(SETTING, ("aid", "stays")) == matters["aid"].body == "heads"
    assert judge(opening(sitting=False), Propose(RU, ("aid",))).allowed
    assert decided_by(SETTING, ("open_period", "extend_leases")) == ""


def test_a_concession_needs_the_members_of_its_own_body_whatever_it_makes():
    lease = evolve(MATTERS["extend_leases"], owes="federation", price={})
    setting = make_setting(matters={**MATTERS, "lease_deal": lease})
    office = "duty_officer.ru"
    assert failed(judge(opening(setting), Propose(office, ("scramble", "lease_deal")), setting)) == {
        "members"
    }
    assert failed(judge(opening(setting), Propose(office, ("scramble", "aid")), setting)) == {"members"}
    assert judge(opening(setting), Propose(RU, ("reinforce", "aid")), setting).allowed
    assert judge(opening(setting), Propose(RU, ("reinforce", "lease_deal")), setting).allowed


def test_a_package_is_sealed_until_it_is_revealed():
    outcome = told(opening(), Propose(BY, ("open_period",)))
    assert [event.audience for event in outcome.events] == [frozenset({"polesye", "control"})]
    shown = reveal(at(outcome.state, "reply"), SETTING)
    assert shown.events[0].audience == frozenset({"polesye", "federation", "control"})
    assert "open the threatened period" in shown.events[0].text


def test_the_partners_sealed_package_changes_nothing_in_ones_own_verdicts():
    before = opening()
    after = do(before, Propose(RU, ("open_period", "deploy_rgf", "aid")))
    for matters in (("open_period",), ("deploy_rgf",), ("reinforce", "aid"), ("extend_leases",)):
        assert judge(before, Propose(BY, matters)) == judge(after, Propose(BY, matters))


def test_a_refused_set_returns_changed_or_later_whatever_its_order():
    state = tabled(opening(turn=3), (BY, ("open_period", "reinforce")))
    state = count_votes(do(state, reply(RU, "3/polesye", "no")), SETTING).state
    again = Propose(BY, ("reinforce", "open_period"))
    assert failed(judge(at(evolve(state, turn=4), "table"), again)) == {"refused"}
    assert failed(judge(at(evolve(state, turn=4), "table"), Propose(RU, again.matters))) == {"refused"}
    assert judge(at(evolve(state, turn=4), "table"), Propose(BY, ("open_period",))).allowed
    assert judge(at(evolve(state, turn=5), "table"), again).allowed


def test_one_office_alone_is_not_sealed_but_done():
    state = evolve(opening(), period=Period.THREATENED)
    outcome = told(state, Propose("commander.wmd", ("wmd_order",)))
    assert "wmd_order" in outcome.state.council.mandates
    assert any(
        e.kind == "adopted" and "federation" in e.audience and "polesye" in e.audience for e in outcome.events
    )
    assert outcome.state.council.packages and not count_votes(outcome.state, SETTING).events


def test_a_changed_law_moves_a_matter_to_one_office():
    changed = {**MATTERS, "deploy_rgf": evolve(MATTERS["deploy_rgf"], body="wmd")}
    setting = make_setting(matters=changed)
    state = evolve(opening(setting, sitting=False), period=Period.THREATENED)
    outcome = told(state, Propose("commander.wmd", ("deploy_rgf",)), setting=setting)
    assert setting.law.joint_command(outcome.state)
    assert failed(judge(state, Propose(BY, ("deploy_rgf",)), setting)) == {"voter"}


def test_nothing_is_paid_for_proposing_but_the_proposer_must_be_able_to():
    state = opening(sitting=False)
    after = do(state, Propose(RU, ("extend_leases",)))
    assert after.politics.capital == state.politics.capital
    poor = evolve(state, politics=evolve(state.politics, capital={"federation": 1}))
    assert failed(judge(poor, Propose(RU, ("extend_leases",)))) == {"price"}
    assert judge(poor, Propose(BY, ("extend_leases",))).allowed


def test_the_baseline_adopts_nothing_by_itself():
    state = evolve(opening(), happened={"attack": 2}, council=Council())
    outcome = automatic(state, SETTING)
    assert outcome.state is state and outcome.events == ()


def test_decrees_are_for_one_office_only():
    assert "alone" in failed(judge(opening(), Decree(BY, "open_period")))
