"""Raids: no missile is lost or doubled, magazines add up, damage is what got through; and detection."""

from math import comb

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.state import Chance, State
from game.model.terms import LeaseStatus
from game.rules import air
from game.rules.air.weapons import kill_weights
from game.rules.sequence import INDEX
from tests.rules.air.play import begin, pass_impulse, play
from tests.rules.air.small import at, opening, salvo, setting

SETTING = setting()
TARGETS = ("ab-west", "depot", "bridge")


def raid(*targets: str, missiles: int = 60) -> State:
    return salvo(opening(SETTING, "duty_plan"), *targets, missiles=missiles)


def rounds(state: State) -> int:
    return sum(unit.magazine for unit in state.units.values())


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    missiles=st.integers(0, 40),
    targets=st.lists(st.sampled_from(TARGETS), min_size=1, max_size=3),
)
def test_every_missile_is_shot_down_or_arrives_and_every_round_leaves_a_magazine(
    seed: int, missiles: int, targets: list[str]
) -> None:
    state = raid(*targets, missiles=missiles)
    played = play(state, SETTING, seed)
    tally = played.state.tally
    fired = tally.get("missiles_fired", 0)
    assert fired == min(missiles, 15) == missiles - played.state.politics.missiles
    assert tally.get("intercepted", 0) + tally.get("leakers", 0) == fired
    assert rounds(state) - rounds(played.state) == sum(played.state.air.fired.values())
    assert all(unit.magazine >= 0 for unit in played.state.units.values())
    kinds = SETTING.world.kind_of
    assert all(count <= kinds[unit].shots for unit, count in played.state.air.fired.items())


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_damage_is_what_got_through_up_to_the_strength(seed: int) -> None:
    played = play(raid(*TARGETS), SETTING, seed)
    hits = {event.subject: event.values[0] for event in played.events if event.kind == "hit"}
    for name, item in SETTING.world.facilities.items():
        assert played.state.facilities[name].damage == min(item.strength, int(str(hits.get(name, 0))))


@given(size=st.integers(1, 12), rounds=st.integers(0, 30), kill=st.integers(0, 100))
def test_the_weights_of_an_engagement_are_exact(size: int, rounds: int, kill: int) -> None:
    weights = kill_weights(size, rounds, kill)
    assert sum(weights) == 100**rounds < 2**200
    assert len(weights) <= min(size, rounds) + 1


@given(rounds=st.integers(1, 12), kill=st.integers(1, 99))
def test_one_round_each_is_the_binomial(rounds: int, kill: int) -> None:
    exact = [comb(rounds, n) * kill**n * (100 - kill) ** (rounds - n) for n in range(rounds + 1)]
    assert list(kill_weights(rounds, rounds, kill)) == exact


def test_fewer_missiles_than_targets_go_to_the_first() -> None:
    tracks = begin(raid(*TARGETS, missiles=2), SETTING).state.air.tracks
    assert [(track.target, track.size) for track in tracks] == [("ab-west", 1), ("depot", 1)]


def test_a_raid_flies_from_the_attackers_edge_to_its_target() -> None:
    for track in begin(raid(*TARGETS), SETTING).state.air.tracks:
        assert SETTING.world.ground_of(track.path[0]) == "pom"
        assert track.path[-1] == SETTING.world.facility_place[track.target]
        neighbours = SETTING.world.board.neighbours
        assert all(b in neighbours[a] for a, b in zip(track.path, track.path[1:], strict=False))


def test_a_raid_is_an_attack_on_record() -> None:
    state = begin(raid(*TARGETS), SETTING).state
    assert {"attack", "salvo"} <= set(state.happened)


def test_the_attackers_hear_what_arrived_and_not_who_fired() -> None:
    played = play(raid(*TARGETS), SETTING)
    heard = [event for event in played.events if not event.audience or "westerns" in event.audience]
    assert {event.kind for event in heard} <= {"salvo", "hit", "stopped", "track"}
    assert sum(event.kind in ("hit", "stopped") for event in heard) == 3


# -- detection -----------------------------------------------------------------------------------------------
def without(state: State, *units: str) -> State:
    return evolve(state, units={name: unit for name, unit in state.units.items() if name not in units})


def first_seen(state: State) -> int:
    """The impulse in which a raid on the bridge is first seen; 0 for never."""
    begun = begin(state, SETTING)
    state, events = begun.state, begun.events
    while not any(event.kind == "seen" for event in events) and state.air.tracks:
        passed = pass_impulse(state, SETTING)
        state, events = passed.state, passed.events
    return state.air.impulse if state.air.tracks else 0


def far_radar(lease: LeaseStatus) -> State:
    """A raid on the depot, with one radar far behind it, and the warning radar's lease as given."""
    state = raid("depot")
    radar = evolve(state.units["by-8rtb"], place=at("1604"))
    site = evolve(state.facilities["warning"], lease=lease)
    return evolve(state, units={"by-8rtb": radar}, facilities={**state.facilities, "warning": site})


def test_fewer_radars_see_it_later_and_none_never() -> None:
    assert first_seen(raid("depot")) == 1
    assert first_seen(far_radar(LeaseStatus.ENDED)) == 2
    assert first_seen(without(far_radar(LeaseStatus.ACTIVE), "by-8rtb")) == 0


def test_r55_the_leased_radar_warns_an_impulse_earlier_until_the_lease_ends() -> None:
    assert first_seen(far_radar(LeaseStatus.ACTIVE)) == 1
    assert first_seen(far_radar(LeaseStatus.EXPIRED)) == 1
    assert first_seen(far_radar(LeaseStatus.ENDED)) == 2


def test_a_damaged_radar_site_sees_less_far() -> None:
    site = SETTING.world.facilities["warning"]
    assert site.strength == 3
    moved = evolve(opening(SETTING).units["by-8rtb"], place=at(site.place))
    state = evolve(opening(SETTING), units={"by-8rtb": moved})
    reaches = []
    for damage in range(4):
        hit = evolve(state.facilities["warning"], damage=damage)
        damaged = evolve(state, facilities={**state.facilities, "warning": hit})
        reaches.append(len(air.coverage(damaged, SETTING, "by")))
    assert reaches == sorted(reaches, reverse=True) and reaches[-1] == 0


def test_no_sortie_from_an_airfield_out_of_action() -> None:
    state = raid(*TARGETS)
    out = evolve(state.facilities["ab-west"], damage=3)
    played = play(evolve(state, facilities={**state.facilities, "ab-west": out}), SETTING)
    assert not any("from 1005" in text for text in played.texts("scramble"))


# -- the clock -----------------------------------------------------------------------------------------------
def test_the_impulse_goes_back_to_the_duty_officers_while_something_flies() -> None:
    state = pass_impulse(begin(raid(*TARGETS), SETTING).state, SETTING).state
    assert state.step == INDEX["launch"] and state.air.impulse == 2


def test_with_an_empty_sky_nothing_happens() -> None:
    state = opening(SETTING)
    assert air.launch(state, SETTING).state == state
    assert air.duty_order(state, SETTING) == ()
    assert air.impulse(state, SETTING).state == state


def test_automatic_rules_leave_nobody_to_ask() -> None:
    state = begin(raid(*TARGETS), SETTING).state
    assert air.duty_order(state, SETTING) == ()


def test_questions_are_named_by_turn_track_and_unit_once() -> None:
    state = begin(raid(*TARGETS), SETTING).state
    asked: list[Chance] = []
    for seed in range(4):
        keys: list[str] = []
        now = state
        while now.air.tracks:
            outcome = air.impulse(evolve(now, step=INDEX["impulse"]), SETTING)
            now = outcome.state
            while now.pending:
                question = now.pending[0]
                keys.append(question.key)
                asked.append(question)
                answer = question.answers[seed % len(question.answers)][0]
                rest = evolve(now, pending=now.pending[1:])
                now = air.ANSWERS[question.kind](rest, SETTING, question, answer).state
        assert len(keys) == len(set(keys))
    assert all(question.key.startswith("1/air/salvo-") for question in asked)


# -- previews ------------------------------------------------------------------------------------------------
def test_a_preview_is_the_question_that_chance_is_asked() -> None:
    state = begin(raid("depot"), SETTING).state
    previews = {}
    while state.air.tracks:
        for unit in ("by-1sam", "ru-ctr-s400"):
            found = air.preview(state, SETTING, "polesye", unit, "salvo-depot")
            if found and unit not in previews:
                previews[unit] = found
        outcome = air.impulse(evolve(state, step=INDEX["impulse"]), SETTING)
        if outcome.state.pending:
            question = outcome.state.pending[0]
            unit = question.subject.split("/")[0]
            if unit in previews:
                assert tuple((int(a), w) for a, w in question.answers) == previews[unit].chances
                return
        state = pass_impulse(state, SETTING).state
    pytest.fail("nothing was previewed and then asked")


def test_no_preview_of_what_a_seat_does_not_see() -> None:
    state = begin(raid("depot"), SETTING).state
    assert air.preview(state, SETTING, "westerns", "by-1sam", "salvo-depot") is None
    assert air.preview(state, SETTING, "polesye", "nobody", "salvo-depot") is None
    assert air.preview(state, SETTING, "polesye", "by-1sam", "nothing") is None
