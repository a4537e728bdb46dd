"""Adoption: mandates and their lives, the period, the Joint Command, posts, leases [R02, R10, R32, R53]."""

from attrs import evolve

from game.model.terms import LeaseStatus, Period
from game.rules.council import adopt, automatic, enter_period, in_force, use
from tests.rules.politics.small import SETTING, kinds, make_setting, opening
from tests.rules.politics.small_law import AUTOMATIC, BY, MATTERS

LAW = SETTING.law


def adopted(state, *matters, setting=SETTING, package="3/polesye"):
    return adopt(state, setting, matters, package, BY)


def test_opening_the_period_makes_the_joint_air_defence_part_of_the_group_on_paper():
    outcome = adopted(opening(), "open_period")
    assert outcome.state.period is Period.THREATENED
    assert outcome.state.happened == {"period_opened": 3}
    joins = next(event for event in outcome.events if event.kind == "joins")
    assert joins.cite == "R32, P26" and "composite part of the Regional Group of Forces" in joins.text
    assert not LAW.joint_command(outcome.state)
    assert outcome.state.tracks["tension"] == 53


def test_deployment_forms_the_joint_command_on_the_basis_of_the_ministry():
    outcome = adopted(opening(), "open_period", "deploy_rgf")
    assert LAW.joint_command(outcome.state) and outcome.state.happened["jc_formed"] == 3
    formed = next(event for event in outcome.events if event.kind == "joint_command")
    assert "R10" in formed.cite and "Ministry of Defence of the Republic of Polesye" in formed.text
    assert "Chief of the General Staff" in formed.text


def test_closing_the_period_ends_the_deployment_and_the_superiors_revert():
    state = adopted(opening(), "open_period", "deploy_rgf").state
    outcome = adopted(evolve(state, turn=6), "close_period")
    assert not LAW.joint_command(outcome.state)
    assert not in_force(outcome.state, SETTING, "open_period")
    assert {"mandate_ended", "leaves", "joint_command"} <= set(kinds(outcome.events))


def test_a_deployment_lives_on_into_the_war_that_follows():
    state = adopted(opening(), "open_period", "deploy_rgf").state
    outcome = adopted(state, "declare_aggression")
    assert LAW.joint_command(outcome.state) and outcome.state.period is Period.WARTIME
    assert outcome.state.happened["aggression_declared"] == 3
    assert LAW.plans_active(outcome.state) and "plans" in kinds(outcome.events)


def test_a_peacetime_mandate_is_void_in_the_threatened_period():
    state = adopted(opening(), "reinforce", "scramble").state
    assert in_force(state, SETTING, "reinforce")
    state = adopted(state, "open_period").state
    assert not in_force(state, SETTING, "reinforce") and not in_force(state, SETTING, "scramble")
    assert "76aad" not in LAW.armies(state, "rgf")


def test_what_the_law_lets_last_lasts():
    state = adopted(opening(), "centre_plan", "stays", "open_period").state
    assert in_force(state, SETTING, "centre_plan") and in_force(state, SETTING, "stays")
    assert enter_period(state, SETTING, state.period) is state


def test_a_scramble_mandate_is_one_sortie_of_one_turn():
    state = adopted(opening(), "scramble").state
    assert in_force(state, SETTING, "scramble")
    assert not in_force(use(state, "scramble"), SETTING, "scramble")
    assert use(use(state, "scramble"), "scramble") == use(state, "scramble")
    assert not in_force(evolve(state, turn=4), SETTING, "scramble")
    assert use(state, "open_period") is state


def test_posts_leases_and_facilities_change():
    outcome = adopted(opening(), "appoint_ru", "extend_leases", "found_base")
    assert LAW.holder(outcome.state, "urads_commander") == "afad.ru"
    assert outcome.state.facilities["node"].lease is LeaseStatus.EXTENDED
    assert outcome.state.facilities["base"].founded
    assert {"post", "lease", "founded"} <= set(kinds(outcome.events))
    assert not adopted(outcome.state, "close_base").state.facilities["base"].founded


def test_what_a_matter_ends_is_ended():
    matters = {
        **MATTERS,
        "recall": evolve(MATTERS["reinforce"], makes=evolve(MATTERS["reinforce"].makes, ends=("reinforce",))),
    }
    setting = make_setting(matters=matters)
    state = adopted(opening(setting), "reinforce", setting=setting).state
    state = adopted(state, "recall", setting=setting).state
    assert set(state.council.mandates) == {"recall"}


def test_every_event_of_an_adoption_has_a_sentence_and_a_source():
    outcome = adopted(opening(), "open_period", "deploy_rgf", "extend_leases", "aid")
    for event in outcome.events:
        assert event.text and event.cite
        assert "_" not in event.text


def test_automatic_activation_adopts_without_a_vote_and_once():
    setting = make_setting(automatic={"c23": AUTOMATIC})
    calm = opening(setting, sitting=False)
    assert automatic(calm, setting).state is calm
    outcome = automatic(evolve(calm, happened={"attack": 3}), setting)
    assert set(outcome.state.council.mandates) == {"open_period", "deploy_rgf"}
    assert kinds(outcome.events)[0] == "automatic" and outcome.events[0].cite == "C23"
    assert automatic(outcome.state, setting).events == ()


def test_automatic_activation_never_leads_back_from_war():
    setting = make_setting(automatic={"c23": AUTOMATIC})
    war = evolve(opening(setting), happened={"attack": 3}, period=Period.WARTIME)
    outcome = automatic(war, setting)
    assert outcome.state.period is Period.WARTIME and set(outcome.state.council.mandates) == {"deploy_rgf"}


def test_what_only_readies_something_stays_among_the_allies():
    outcome = adopted(opening(), "open_period", "deploy_rgf", "reinforce", "aid")
    heard = {e.subject: e.audience for e in outcome.events if e.kind in ("adopted", "promise_made")}
    allies = frozenset({"polesye", "federation", "control"})
    assert heard["open_period"] == heard["deploy_rgf"] == frozenset()
    assert heard["reinforce"] == heard["aid"] == allies
