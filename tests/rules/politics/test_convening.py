"""Convening and the order of speech [R07]."""

from attrs import evolve

from game.model.moves import Convene, Propose
from game.rules.council import final_order, open_table, reply_order, table_order
from game.rules.council.convene import options
from tests.rules.politics.small import SETTING, at, do, failed, judge, opening, reply, tabled, told
from tests.rules.politics.small_law import BY, RU


def test_either_head_of_state_convenes_and_the_council_sits_from_the_next_turn():
    for office in (BY, RU):
        outcome = told(opening(turn=3, sitting=False), Convene(office))
        council = outcome.state.council
        assert (council.sits_from, council.sits_until, council.convened_by) == (4, 7, office)
        assert "R07" in outcome.events[0].cite and "12 September 2021, evening" not in outcome.events[0].text


def test_nobody_puts_a_matter_in_the_turn_of_convening():
    called = do(opening(sitting=False), Convene(BY))
    assert failed(judge(called, Propose(BY, ("open_period",)))) == {"sitting"}
    assert judge(evolve(called, turn=4), Propose(BY, ("open_period",))).allowed


def test_a_council_called_or_sitting_is_not_called_again():
    called = do(opening(sitting=False), Convene(BY))
    assert failed(judge(called, Convene(RU))) == {"idle"}
    assert failed(judge(evolve(called, turn=7), Convene(RU))) == {"idle"}
    assert judge(evolve(called, turn=8), Convene(RU)).allowed


def test_only_a_member_convenes_and_every_objection_is_listed():
    verdict = judge(opening(), Convene("duty_officer.by"))
    assert failed(verdict) == {"voter", "idle"}
    assert all(finding.cite and finding.text for finding in verdict.findings)


def test_junk_offices_are_refused_with_the_nearest_word():
    verdict = judge(opening(), Convene("head_of_state.bi"))
    assert "did you mean “head_of_state.by”" in " ".join(f.text for f in verdict.objections)


def test_options_are_the_seats_own():
    assert list(options(opening(), SETTING, "polesye", "")) == [Convene(BY)]
    assert list(options(opening(), SETTING, "westerns", "")) == []
    assert list(options(opening(), SETTING, "nobody", "")) == []


def test_who_speaks_first_alternates():
    state = opening(turn=1)
    assert table_order(state, SETTING) == ("polesye", "federation")
    assert table_order(evolve(state, turn=2), SETTING) == ("federation", "polesye")


def test_replies_go_in_reverse_and_seats_without_a_question_are_skipped():
    empty = at(opening(turn=3), "reply")
    assert reply_order(empty, SETTING) == () and final_order(empty, SETTING) == ()
    both = tabled(opening(turn=3), (BY, ("open_period",)), (RU, ("reinforce",)))
    assert reply_order(both, SETTING) == ("federation", "polesye")
    one = tabled(opening(turn=3), (BY, ("open_period",)))
    assert reply_order(one, SETTING) == ("federation",)
    assert final_order(do(one, reply(RU, "3/polesye", "no")), SETTING) == ()
    countered = do(one, reply(RU, "3/polesye", "counter", "open_period", "aid"))
    assert final_order(countered, SETTING) == ("polesye",)


def test_capital_is_refilled_and_little_of_it_kept():
    state = opening()
    rich = evolve(state, politics=evolve(state.politics, capital={"polesye": 3, "federation": 0}))
    assert open_table(rich, SETTING).state.politics.capital == {"polesye": 4, "federation": 3, "westerns": 3}
