"""The Westerns' posture: its price, its targets, its word, and that an attack declares nothing."""

import pytest
from attrs import evolve

from game.core.verdict import Verdict
from game.engine.reducer import judge
from game.law.setting import Setting
from game.model.moves import TakePosture
from game.model.state import FacilityState, Offer, State
from game.model.terms import Period, Posture
from game.rules import posture
from game.rules.sequence import planning
from tests.rules.small_world import at_step, opening, setting

TARGETS = ("depot", "bridge", "station")


@pytest.fixture
def game() -> Setting:
    return setting()


@pytest.fixture
def plan(game: Setting) -> State:
    return at_step(opening(game), "plan", "westerns")


def names(verdict: Verdict) -> set[str]:
    return {finding.name for finding in verdict.objections}


def take(plan: State, game: Setting, kind: Posture, *targets: str, seat: str = "westerns") -> Verdict:
    return judge(plan, game, TakePosture(seat, kind, targets))


def test_only_the_westerns_plan_and_only_where_there_are_any(game: Setting, plan: State) -> None:
    assert posture.order(plan, game) == ("westerns",)
    seats = {name: seat for name, seat in game.world.seats.items() if name != "westerns"}
    assert posture.order(plan, setting(seats=seats)) == ()
    assert names(take(plan, game, Posture.PAUSE, seat="polesye")) == {"turn", "who"}


def test_every_option_is_judged_and_four_targets_make_four_salvos(game: Setting, plan: State) -> None:
    moves = [m for m in posture.POSTURE.options(plan, game, "westerns", "") if judge(plan, game, m).allowed]
    assert len(moves) == 3 + 4
    assert {move.posture for move in moves} == set(Posture)


def test_a_posture_costs_points_and_is_taken_once(game: Setting, plan: State) -> None:
    after = posture.effect(plan, game, TakePosture("westerns", Posture.OFFENSIVE)).state
    assert (after.politics.escalation, after.politics.posture) == (9, Posture.OFFENSIVE)
    assert posture.may_attack(after)
    assert names(take(after, game, Posture.PAUSE)) == {"once"}


def test_a_pause_fills_up_only_so_far(game: Setting, plan: State) -> None:
    after = posture.effect(plan, game, TakePosture("westerns", Posture.PAUSE)).state
    assert after.politics.escalation == 14
    again = evolve(after, politics=evolve(after.politics, posture=None))
    assert posture.effect(again, game, TakePosture("westerns", Posture.PAUSE)).state.politics.escalation == 14


def test_too_few_points(game: Setting, plan: State) -> None:
    poor = evolve(plan, politics=evolve(plan.politics, escalation=1))
    assert names(take(poor, game, Posture.SALVO, *TARGETS)) == {"points"}
    assert take(poor, game, Posture.HYBRID).allowed


def test_a_salvo_lists_every_fault_in_its_targets(game: Setting, plan: State) -> None:
    bad = take(plan, game, Posture.SALVO, "depto", "grodno")
    assert names(bad) == {"targets", "known facility", "target"}
    texts = [finding.text for finding in bad.objections]
    assert any("did you mean “depot”" in text for text in texts)
    assert any(text.startswith("Grodno must be a target") for text in texts)
    assert names(take(plan, game, Posture.PAUSE, "depot")) == {"no targets"}
    assert names(take(plan, game, Posture.SALVO, "depot", "depot", "bridge")) == {"targets"}


def test_a_salvo_names_what_is_left(game: Setting, plan: State) -> None:
    ruins = {**plan.facilities, "depot": FacilityState(damage=2), "bridge": FacilityState(damage=2)}
    left = evolve(plan, facilities=ruins)
    assert take(left, game, Posture.SALVO, "station", "plant").allowed
    assert names(take(left, game, Posture.SALVO, "depot", "station")) == {"target"}
    assert "missiles" in names(
        take(evolve(plan, politics=evolve(plan.politics, missiles=0)), game, Posture.SALVO, *TARGETS)
    )


def test_the_first_salvo_is_an_attack_and_declares_nothing(game: Setting, plan: State) -> None:
    """R05: the attack is on record; R06, R08: no declaration, no period, no mandate follows from it."""
    outcome = posture.effect(plan, game, TakePosture("westerns", Posture.SALVO, TARGETS))
    after = outcome.state
    assert {"attack", "salvo"} <= set(after.happened)
    assert "aggression_declared" not in after.happened
    assert after.period is Period.PEACETIME and after.council == plan.council
    assert after.politics.targets == TARGETS
    attack = next(event for event in outcome.events if event.kind == "attack")
    assert attack.cite == "R05, R06, R08, P24" and not attack.audience
    assert after.stage == "s3"


def test_the_plan_itself_is_secret(game: Setting, plan: State) -> None:
    outcome = posture.effect(plan, game, TakePosture("westerns", Posture.OFFENSIVE))
    assert all(
        event.audience == {"westerns", "control"} for event in outcome.events if event.kind == "posture"
    )


def test_a_hybrid_act_asks_chance(game: Setting, plan: State) -> None:
    asked = posture.effect(plan, game, TakePosture("westerns", Posture.HYBRID)).state
    question = asked.pending[0]
    assert (question.key, question.answers) == ("2/hybrid/westerns", (("success", 60), ("failure", 40)))
    free = evolve(asked, pending=())
    won = posture.hybrid(free, game, question, "success").state
    assert won.tracks["tension"] == 54 and won.stage == "s2" and "hybrid" in won.happened
    lost = posture.hybrid(free, game, question, "failure").state
    assert lost.tracks["tension"] == 51 and lost.stage == "s0" and "hybrid" not in lost.happened


def test_a_binding_offer_halts_salvos_and_offensives(game: Setting, plan: State) -> None:
    offer = Offer(id="o", terms="halt", to="polesye", turn=1, until=4, accepted=True)
    bound = evolve(plan, politics=evolve(plan.politics, offers=(offer,)))
    assert names(take(bound, game, Posture.SALVO, *TARGETS)) == {"word"}
    assert names(take(bound, game, Posture.OFFENSIVE)) == {"word"}
    assert take(bound, game, Posture.HYBRID).allowed
    broken = evolve(bound, council=opening(game, "deploy_rgf").council)
    freed = planning(broken, game).state  # they are told when the plan begins, and know no sooner
    assert names(take(broken, game, Posture.OFFENSIVE)) == {"word"}
    assert take(freed, game, Posture.OFFENSIVE).allowed
    assert take(evolve(bound, turn=5), game, Posture.OFFENSIVE).allowed


def test_who_chose_nothing_has_paused(game: Setting, plan: State) -> None:
    after = posture.settle(plan, game).state
    assert (after.politics.escalation, after.politics.posture) == (14, Posture.PAUSE)
    assert after.tracks["tension"] == 49
    salvo = evolve(plan, politics=evolve(plan.politics, posture=Posture.SALVO))
    assert posture.settle(salvo, game).state.tracks["tension"] == 57


def test_junk_never_raises(game: Setting, plan: State) -> None:
    junk = TakePosture("nobody", "war", ("x", "y"))  # type: ignore[arg-type]
    assert {"turn", "who", "known posture"} <= names(judge(plan, game, junk))
