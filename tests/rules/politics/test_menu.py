"""The menu of packages: bounded, sensible, and quick to judge."""

from time import perf_counter

from attrs import evolve

from game.model.moves import Propose
from game.model.state import Mandate
from game.model.terms import Period
from game.rules.council import PROPOSE
from game.rules.council.menu import MENU
from tests.rules.politics.small import SETTING, judge, make_setting, opening
from tests.rules.politics.small_law import BY, MATTERS


def menu(state, setting=SETTING, seat="polesye", about=""):
    return [(move.office, move.matters) for move in PROPOSE.options(state, setting, seat, about)]


def test_chains_are_listed_and_packed_with_one_concession():
    matters = [package for office, package in menu(opening()) if office == BY]
    assert ("open_period", "deploy_rgf") in matters
    for concession in ("stays", "loyal", "aid"):
        assert ("open_period", "deploy_rgf", concession) in matters
    assert ("open_period", "deploy_rgf", "reinforce") in matters
    assert ("open_period", "close_period") not in matters
    assert len(set(matters)) == len(matters) <= MENU


def test_everything_listed_for_a_sitting_council_is_legal():
    for period in Period:
        state = evolve(opening(), period=period, happened={"attack": 2})
        for office, matters in menu(state):
            verdict = judge(state, Propose(office, matters))
            assert verdict.allowed, (matters, [finding.text for finding in verdict.objections])


def test_a_council_that_does_not_sit_has_nothing_on_the_menu_but_the_other_bodies_have():
    state = opening(sitting=False)
    bodies = {SETTING.law.matters[matters[0]].body for _, matters in menu(state)}
    assert bodies == {"heads", "duty"}


def test_about_limits_it_to_one_matter():
    assert all("stays" in matters for _, matters in menu(opening(), about="stays"))
    assert menu(opening(), about="nonsense") == [] and menu(opening(), seat="nobody") == []


def test_the_menu_is_bounded_however_much_law_there_is():
    more = {f"m{n}": evolve(MATTERS["reinforce"], title=f"matter {n}") for n in range(30)}
    owed = {f"c{n}": evolve(MATTERS["aid"], title=f"concession {n}") for n in range(30)}
    setting = make_setting(matters={**MATTERS, **more, **owed})
    assert len(menu(opening(setting), setting)) == MENU


def test_one_matter_is_judged_in_a_fraction_of_a_millisecond():
    state, move = opening(), Propose(BY, ("open_period",))
    times = []
    for _ in range(50):
        begun = perf_counter()
        judge(state, move)
        times.append(perf_counter() - begun)
    assert min(times) < 0.0003


def test_a_menu_kept_is_the_menu_that_would_be_made_anew():
    """Whatever changes between two askings: the shelf gives a menu only where nothing has changed that it rests on."""
    mandate = {"open_period": Mandate(matter="open_period", turn=1, until=2, uses=-1)}
    kept = make_setting()
    for turn in (1, 2, 3):
        for sitting in (True, False):
            for period in Period:
                for mandates in ({}, mandate):
                    for happened in ({}, {"attack": 2}):
                        state = evolve(opening(kept, sitting=sitting), turn=turn, period=period)
                        state = evolve(
                            state, happened=happened, council=evolve(state.council, mandates=mandates)
                        )
                        assert menu(state, kept) == menu(state, make_setting())
