"""Replies, counters and the count [R01, R04, R81, T38]."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.moves import GiveReply, Propose
from game.model.terms import Answer, Period, Voting
from game.rules.council import adopt, count_votes, reveal_counters
from game.rules.council.reply import awaited, options
from tests.rules.politics.small import (
    SETTING,
    at,
    do,
    failed,
    judge,
    kinds,
    make_setting,
    opening,
    reply,
    tabled,
    told,
)
from tests.rules.politics.small_law import BODIES, BY, KZ, MATTERS, RU

PACKAGE = "3/polesye"


def proposed(*matters: str):
    return tabled(opening(), (BY, matters or ("open_period", "deploy_rgf")))


def test_both_ayes_carry():
    outcome = count_votes(do(proposed(), reply(RU, PACKAGE, "aye")), SETTING)
    assert set(outcome.state.council.mandates) == {"open_period", "deploy_rgf"}
    assert kinds(outcome.events)[:2] == ["votes", "carried"]
    assert outcome.state.council.packages == () and outcome.state.council.replies == ()


def test_one_refusal_and_nothing_passes_either_way():
    for proposer, other, seat in ((BY, RU, "polesye"), (RU, BY, "federation")):
        state = tabled(opening(), (proposer, ("open_period",)))
        outcome = count_votes(do(state, reply(other, f"3/{seat}", "no")), SETTING)
        assert outcome.state.council.mandates == {}
        assert outcome.state.happened["council_refused"] == 3
        assert outcome.state.tally["packages.refused"] == 1


def test_the_refusal_card_names_the_rule_and_who_refused():
    outcome = count_votes(do(proposed("open_period"), reply(RU, PACKAGE, "no")), SETTING)
    card = outcome.events[-1]
    assert card.text == (
        "“open the threatened period”: not carried: consensus of two; "
        "head of state of the Federation voted no"
    )
    assert card.cite == "P19"
    assert outcome.state.tally["refusals.federation"] == 1 and outcome.state.tally["council_turns_lost"] == 1


def test_the_council_loses_a_turn_when_it_leaves_an_attack_unanswered():
    """R06, R08: nothing follows from an attack by itself, and a Council that sits and puts nothing gains no time."""
    idle = opening()
    attacked = evolve(idle, happened={"attack": 2})
    assert "council_turns_lost" not in count_votes(idle, SETTING).state.tally
    assert count_votes(attacked, SETTING).state.tally["council_turns_lost"] == 1
    away = opening(sitting=False)
    assert "council_turns_lost" not in count_votes(evolve(away, happened={"attack": 2}), SETTING).state.tally
    answered = adopt(attacked, SETTING, ("open_period", "deploy_rgf"), "2/polesye", BY).state
    assert "council_turns_lost" not in count_votes(answered, SETTING).state.tally


def test_what_another_body_adopts_gives_the_council_no_turn_back():
    state = tabled(opening(), (BY, ("open_period",)), (RU, ("extend_leases",)))
    state = do(state, reply(RU, PACKAGE, "no"), reply(BY, "3/federation", "aye"))
    outcome = count_votes(state, SETTING)
    assert "extend_leases" in outcome.state.council.mandates
    assert outcome.state.tally["council_turns_lost"] == 1


def test_a_refused_deployment_rests_on_the_rows_of_the_deployment():
    setting = make_setting(
        matters={**MATTERS, "deploy_rgf": evolve(MATTERS["deploy_rgf"], cite="R02, R04, R10, P19, P22, P26")},
        bodies={**BODIES, "council": evolve(BODIES["council"], cite="R01, R04, R07, P19, P22, P24")},
    )
    state = evolve(opening(setting), period=Period.THREATENED)
    state = tabled(state, (BY, ("deploy_rgf",)), setting=setting)
    card = count_votes(do(state, reply(RU, PACKAGE, "no"), setting=setting), setting).events[-1]
    assert card.cite == "R04, P19, P22"


def test_silence_refuses():
    outcome = count_votes(proposed("open_period"), SETTING)
    assert outcome.state.council.mandates == {} and "did not vote" in outcome.events[-1].text


def test_replies_are_sealed():
    outcome = told(proposed(), reply(RU, PACKAGE, "no"))
    assert outcome.events[0].audience == frozenset({"federation", "control"})


def test_a_counter_binds_and_the_proposer_accepts():
    state = do(proposed(), reply(RU, PACKAGE, "counter", "open_period", "deploy_rgf", "stays"))
    state = do(at(state, "final"), reply(BY, f"{PACKAGE}/{RU}", "aye"))
    outcome = count_votes(state, SETTING)
    assert set(outcome.state.council.mandates) == {"open_period", "deploy_rgf", "stays"}
    assert outcome.state.tally["packages.countered"] == 1
    (promise,) = outcome.state.politics.promises
    assert (promise.by, promise.to, promise.matter) == ("polesye", "federation", "stays")


def test_counters_are_opened_together_and_other_replies_stay_sealed():
    state = do(proposed(), reply(RU, PACKAGE, "counter", "open_period", "aid"))
    (event,) = reveal_counters(at(state, "final"), SETTING).events
    assert event.audience == frozenset({"polesye", "federation", "control"})
    assert event.subject == f"{PACKAGE}/{RU}" and "“a loan”" in event.text
    refused = do(proposed(), reply(RU, PACKAGE, "no"))
    assert reveal_counters(at(refused, "final"), SETTING).events == ()


def test_a_counter_that_is_not_answered_is_refused():
    state = do(proposed(), reply(RU, PACKAGE, "counter", "open_period"))
    for final in (state, do(at(state, "final"), reply(BY, f"{PACKAGE}/{RU}", "no"))):
        outcome = count_votes(final, SETTING)
        assert outcome.state.council.mandates == {}
        assert (
            outcome.state.tally["refusals.polesye"] == 1 and "refusals.federation" not in outcome.state.tally
        )
        assert "consented only to “open the threatened period”" in outcome.events[-1].text
        assert set(outcome.state.council.refused) == {"deploy_rgf+open_period", "open_period"}


def test_a_counter_must_be_a_legal_change_of_the_package():
    state = proposed()
    cases = {
        ("open_period", "deploy_rgf"): {"changed"},
        ("deploy_rgf",): {"period"},
        ("reinforce",): {"related"},
        ("open_period", "extend_leases"): {"body", "same_body"},
        (): {"size", "related"},
        ("open_period", "open_period"): {"distinct"},
    }
    for matters, names in cases.items():
        assert failed(judge(state, reply(RU, PACKAGE, "counter", *matters))) >= names


def test_one_reply_and_one_counter_each_and_counters_are_not_countered():
    state = do(proposed(), reply(RU, PACKAGE, "counter", "open_period"))
    assert "once" in failed(judge(state, reply(RU, PACKAGE, "aye")))
    final = at(state, "final")
    assert "first" in failed(judge(final, reply(BY, f"{PACKAGE}/{RU}", "counter", "open_period", "aid")))
    assert "other" in failed(judge(final, reply(RU, f"{PACKAGE}/{RU}", "aye")))
    assert "known" in failed(judge(state, reply(BY, f"{PACKAGE}/{RU}", "aye")))
    assert "other" in failed(judge(state, reply(BY, PACKAGE, "no")))


def test_junk_replies_never_raise():
    state = proposed()
    for move in (
        reply("nobody", "no package", "aye"),
        reply(RU, PACKAGE, "counter", "nonsense", "open_period"),
        reply(RU, PACKAGE, "aye", "open_period"),
        reply("cgs.by", "3/federation", "no"),
        reply("", "", "counter"),
    ):
        assert not judge(state, move).allowed
        assert not judge(at(state, "table"), move).allowed


def test_identical_packages_are_decided_once_and_the_second_is_no_refusal():
    state = tabled(opening(), (BY, ("open_period",)), (RU, ("open_period",)))
    state = do(state, reply(RU, PACKAGE, "aye"), reply(BY, "3/federation", "aye"))
    outcome = count_votes(state, SETTING)
    second = next(event for event in outcome.events if event.kind == "package_failed")
    assert second.text.startswith("put twice, and decided once") and outcome.state.council.refused == {}
    assert "council_refused" not in outcome.state.happened and "council_turns_lost" not in outcome.state.tally


def test_a_package_that_has_become_illegal_fails_as_a_whole():
    state = evolve(opening(), happened={"attack": 2})
    state = tabled(state, (BY, ("declare_aggression",)), (RU, ("reinforce", "open_period")))
    state = do(state, reply(RU, PACKAGE, "aye"), reply(BY, "3/federation", "aye"))
    outcome = count_votes(state, SETTING)
    assert set(outcome.state.council.mandates) == {"declare_aggression"}
    failure = next(event for event in outcome.events if event.kind == "package_failed")
    assert "it is wartime" in failure.text


def test_prices_are_paid_after_consent_and_only_then():
    state = tabled(opening(sitting=False), (BY, ("extend_leases",)))
    refused = count_votes(do(state, reply(RU, PACKAGE, "no")), SETTING).state
    assert refused.politics.capital["federation"] == 3
    agreed = count_votes(do(state, reply(RU, PACKAGE, "aye")), SETTING).state
    assert agreed.politics.capital["federation"] == 1
    poor = evolve(state, politics=evolve(state.politics, capital={"federation": 1}))
    assert failed(judge(poor, reply(RU, PACKAGE, "aye"))) == {"price"}


def test_a_price_that_cannot_be_paid_any_more_fails_the_package():
    state = do(tabled(opening(sitting=False), (BY, ("extend_leases",))), reply(RU, PACKAGE, "aye"))
    poor = evolve(state, politics=evolve(state.politics, capital={"federation": 1}))
    outcome = count_votes(poor, SETTING)
    assert outcome.state.council.mandates == {} and kinds(outcome.events)[-1] == "package_failed"


def test_every_office_in_the_proposers_hand_is_bound():
    bodies = {
        **SETTING.law.bodies,
        "council": evolve(SETTING.law.bodies["council"], voters=(BY, RU, "cgs.by")),
    }
    setting = make_setting(bodies=bodies)
    state = tabled(opening(setting), (BY, ("open_period",)), setting=setting)
    assert awaited(state, setting, "reply") == ((RU, PACKAGE),)
    state = do(state, reply(RU, PACKAGE, "aye"), setting=setting)
    assert "open_period" in count_votes(state, setting).state.council.mandates


def test_a_majority_of_three_carries_over_one_refusal_and_not_over_two():
    setting = make_setting(third=True, voting=Voting.MAJORITY)
    state = tabled(opening(setting), (BY, ("open_period",)), setting=setting)
    one = do(state, reply(RU, PACKAGE, "no"), reply(KZ, PACKAGE, "aye"), setting=setting)
    assert "open_period" in count_votes(one, setting).state.council.mandates
    two = do(state, reply(RU, PACKAGE, "no"), setting=setting)
    assert count_votes(two, setting).state.council.mandates == {}


def test_under_consensus_of_three_all_must_accept_a_counter():
    setting = make_setting(third=True)
    counter = ("open_period", "aid")
    state = tabled(opening(setting), (BY, ("open_period",)), setting=setting)
    state = do(state, reply(RU, PACKAGE, "counter", *counter), reply(KZ, PACKAGE, "aye"), setting=setting)
    final = do(at(state, "final"), reply(BY, f"{PACKAGE}/{RU}", "aye"), setting=setting)
    assert awaited(final, setting, "final") == ((KZ, f"{PACKAGE}/{RU}"),)
    assert count_votes(final, setting).state.council.mandates == {}
    final = do(final, reply(KZ, f"{PACKAGE}/{RU}", "aye"), setting=setting)
    assert set(count_votes(final, setting).state.council.mandates) == set(counter)


def test_options_are_bounded_and_their_counters_are_small_changes():
    state = evolve(proposed(), waiting=("federation",))
    moves = list(options(state, SETTING, "federation", ""))
    assert moves[:2] == [GiveReply(RU, PACKAGE, Answer.AYE), GiveReply(RU, PACKAGE, Answer.NO)]
    assert 2 < len(moves) <= 60
    assert all(len(set(m.matters) ^ {"open_period", "deploy_rgf"}) == 1 for m in moves[2:])
    assert list(options(state, SETTING, "polesye", "")) == []
    assert list(options(state, SETTING, "federation", "other")) == []


OFFERS = st.sampled_from(
    [
        ("open_period",),
        ("open_period", "deploy_rgf"),
        ("reinforce",),
        ("reinforce", "aid"),
        ("appoint_ru", "stays"),
    ]
)
ANSWERS = st.sampled_from([Answer.AYE, Answer.NO, None])


@settings(max_examples=150, deadline=None)
@given(first=OFFERS, second=OFFERS, replies=st.lists(ANSWERS, min_size=4, max_size=4), third=st.booleans())
def test_under_consensus_a_package_with_one_refusal_never_passes(first, second, replies, third):
    """T38: whatever is put and however the others vote."""
    setting = make_setting(third=third)
    voters = (BY, RU, KZ) if third else (BY, RU)
    state = opening(setting)
    packages = {"3/polesye": (BY, first), "3/federation": (RU, second)}
    state = tabled(state, *packages.values(), setting=setting)
    left = iter(replies)
    refused = set()
    for package, (author, _) in packages.items():
        for voter in voters:
            answer = next(left) if voter != author else Answer.AYE
            if answer is None or answer is Answer.NO:
                refused.add(package)
            if voter != author and answer is not None:
                state = do(state, GiveReply(voter, package, answer), setting=setting)
    outcome = count_votes(state, setting)
    carried = {event.subject for event in outcome.events if event.kind == "carried"}
    assert not carried & refused
    allowed = {m for name, (_, matters) in packages.items() if name not in refused for m in matters}
    assert set(outcome.state.council.mandates) <= allowed
    assert all(mandate.package not in refused for mandate in outcome.state.council.mandates.values())


def test_the_votes_of_all_packages_are_opened_before_anything_is_decided():
    state = tabled(opening(), (BY, ("open_period",)), (RU, ("reinforce",)))
    events = kinds(count_votes(state, SETTING).events)
    assert events == ["votes", "votes", "refused", "refused"]


def test_a_proposal_left_alone_in_the_table_step_is_no_vote():
    state = do(opening(), Propose(BY, ("open_period",)))
    assert state.council.replies == ()
