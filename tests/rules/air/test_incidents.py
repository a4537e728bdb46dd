"""Incidents of peacetime, rules of engagement, moves that name nothing, recovery of the air defence."""

import pytest
from attrs import evolve

from game.model.moves import Engage, SetRoe, TurnKey, Withhold
from game.model.state import State
from game.model.terms import Roe
from game.rules import air
from game.rules.air import upkeep
from game.rules.sequence import INDEX
from tests.rules.air.play import RULES, Played, begin, do, objections, pass_impulse, play, verdict
from tests.rules.air.small import SITUATIONS, opening, salvo, setting

SETTING = setting()
BY, RU = "duty_officer.by", "duty_officer.ru"


def incident(name: str, *roe: tuple[str, Roe]) -> State:
    state = opening(SETTING, "duty_plan")
    state = evolve(state, air=evolve(state.air, roe={key: rule.value for key, rule in roe}))
    return air.incident(state, SETTING, name)


def met(name: str, answer: str = "leaves") -> Played:
    """What comes of an incident that an own crew meets, with a fixed answer to the meeting."""
    kind = SITUATIONS[name].incident
    state = incident(name, (f"polesye/{kind}", Roe.AUTOMATIC))
    return play(state, SETTING, answers={"air.meet": answer})


@pytest.mark.parametrize(
    ("answer", "ends"),
    [
        ("leaves", "turns away"),
        ("escorted", "escorted out"),
        ("lands", "made to land"),
        ("refuses", "refused every"),
    ],
)
def test_an_intruder_that_is_met(answer: str, ends: str) -> None:
    played = met("scout", answer)
    assert ends in played.texts("incident")[0]


def test_an_intruder_that_nobody_meets_costs_trust_in_the_regime() -> None:
    played = play(incident("scout"), SETTING)
    assert played.texts("incident") == ["Intruder passed without anybody coming up to it"]
    assert played.state.tracks["regime_security.by"] == 49


def tired(unit: str, **changes: object) -> State:
    """An intruder while one own fighter unit stands as given, or has flown all it flies."""
    state = incident("scout", ("polesye/intruder", Roe.AUTOMATIC))
    if not changes:
        return evolve(state, air=evolve(state.air, sorties={unit: SETTING.numbers.air.sorties}))
    return evolve(state, units={**state.units, unit: evolve(state.units[unit], **changes)})  # type: ignore[arg-type]


def test_the_log_says_which_fighters_could_not_come_and_why() -> None:
    """R44: a launch that nobody could even ask for is no refusal; tired crews and bad airfields are named."""
    for state, reason in (
        (tired("by-61"), "has flown all its sorties of this turn"),
        (tired("by-61", ready=0), "is worn out and not ready"),
        (tired("by-61", place=-1), "has no airfield that works"),
    ):
        played = play(state, SETTING)
        assert played.texts("incident") == ["Intruder passed without anybody coming up to it"]
        told = [text for text in played.texts("unmet") if "61st" in text]
        assert len(told) == 1 and reason in told[0] and told[0].startswith("Nobody came up to intruder: ")


def test_a_key_that_nobody_turned_is_said_too_and_each_seat_hears_of_its_own_fighters() -> None:
    played = play(incident("scout"), SETTING)
    own = [event for event in played.events if event.kind == "unmet"]
    assert [event.audience for event in own] == [{"polesye", "control"}, {"federation", "control"}]
    assert "no key was turned in time for 61st" in own[0].text
    assert "61st" not in own[1].text and own[0].cite == "rulebook 3.4"
    held = play(
        do(begin(incident("scout"), SETTING).state, SETTING, Withhold(BY, "by-61", "incident-scout")).state,
        SETTING,
    )
    assert any("was held on the ground by" in text for text in held.texts("unmet"))


def test_who_is_met_needs_no_excuse() -> None:
    assert met("scout").texts("unmet") == []


def test_an_airliner_in_distress_is_led_in_and_the_west_takes_note() -> None:
    played = met("lost")
    assert "led to an airfield" in played.texts("incident")[0]
    assert played.state.tracks["west_relations.by"] == 51


def test_an_unseen_incident_has_no_consequences() -> None:
    blind = incident("scout")
    played = play(evolve(blind, units={}), SETTING)
    assert played.state.tracks == blind.tracks


def test_a_balloon_is_shot_down_where_its_rule_is_automatic() -> None:
    state = incident("balloon", ("polesye/balloon", Roe.AUTOMATIC))
    played = play(state, SETTING, answers={"air.fire": "1"})
    assert "shot down" in played.texts("incident")[0]


def test_an_intruder_that_is_unarmed_is_never_shot_down_in_peace() -> None:
    for seed in range(10):
        state = incident("scout", ("polesye/intruder", Roe.AUTOMATIC))
        played = play(state, SETTING, seed, answers={"air.meet": "refuses", "air.fire": "1"})
        assert not played.texts("fire")


def test_an_armed_one_that_refuses_orders_is_shot_at() -> None:
    state = incident("raider", ("polesye/intruder", Roe.AUTOMATIC))
    played = play(state, SETTING, answers={"air.meet": "refuses", "air.fire": "1"})
    assert "shot down" in played.texts("incident")[0]


def test_two_automatic_keys_send_the_guests_and_one_does_not() -> None:
    both = incident("scout", ("polesye/intruder", Roe.AUTOMATIC), ("federation/intruder", Roe.AUTOMATIC))
    without_own = {name: unit for name, unit in both.units.items() if name != "by-61"}
    both = evolve(both, units=without_own)
    assert begin(both, SETTING).state.air.aloft == {"ru-ctr-su30": "incident-scout"}
    withheld = evolve(both, air=evolve(both.air, roe={**both.air.roe, "federation/intruder": "withhold"}))
    state = begin(withheld, SETTING).state
    assert state.air.aloft == {} and state.air.keys[f"ru-ctr-su30/incident-scout/{RU}"] == -1


# -- who is asked --------------------------------------------------------------------------------------------
def test_only_seats_with_something_to_decide_are_asked_and_who_is_first_alternates() -> None:
    state = begin(incident("scout"), SETTING).state
    assert air.duty_order(state, SETTING) == ("federation", "polesye")
    assert air.duty_order(pass_impulse(state, SETTING).state, SETTING) == ("polesye", "federation")
    own = evolve(state, air=evolve(state.air, roe={"federation/intruder": "withhold"}))
    assert air.duty_order(own, SETTING) == ("polesye",)


def test_four_decisions_a_turn_are_all_that_a_seat_takes_by_hand() -> None:
    state = begin(incident("scout"), SETTING).state
    spent = evolve(state, air=evolve(state.air, decisions={"polesye": 4}))
    assert "polesye" not in air.duty_order(spent, SETTING)
    assert objections(spent, SETTING, TurnKey(BY, "by-61", "incident-scout")) == {"decisions": "rulebook 3.3"}


def test_each_key_uses_one_decision() -> None:
    state = begin(incident("scout"), SETTING).state
    state = do(state, SETTING, Withhold(BY, "ru-ctr-su30", "incident-scout")).state
    state = do(state, SETTING, TurnKey(BY, "by-61", "incident-scout")).state
    assert state.air.decisions == {"polesye": 2}


def test_a_fighter_in_the_air_may_not_take_off_again() -> None:
    state = begin(incident("scout"), SETTING).state
    state = do(state, SETTING, TurnKey(BY, "by-61", "incident-scout")).state
    assert set(objections(state, SETTING, TurnKey(BY, "by-61", "incident-scout"))) == {"unset", "free"}


# -- moves that name nothing ---------------------------------------------------------------------------------
JUNK = ("", "by-62", "incident-scuot", "duty_officer.be", "x/y", "{}", "ключ")


@pytest.mark.parametrize("word", JUNK)
@pytest.mark.parametrize("kind", [TurnKey, Withhold, Engage])
def test_junk_is_refused_in_a_sentence(kind: type[TurnKey], word: str) -> None:
    state = begin(incident("scout"), SETTING).state
    for move in (
        kind(word, "by-61", "incident-scout"),
        kind(BY, word, "incident-scout"),
        kind(BY, "by-61", word),
        kind(word, word, word),
    ):
        found = verdict(state, SETTING, move)
        assert not found.allowed
        assert all(finding.text and finding.cite for finding in found.findings)


def test_the_nearest_word_is_offered() -> None:
    state = begin(incident("scout"), SETTING).state
    found = verdict(state, SETTING, TurnKey(BY, "by-62", "incident-scuot"))
    texts = [finding.text for finding in found.objections]
    assert any("“by-62”; did you mean" in text for text in texts)
    assert any('did you mean "incident-scout"?' in text for text in texts)


def test_a_track_that_a_seat_does_not_see_does_not_exist_for_it() -> None:
    state = begin(incident("scout"), SETTING).state
    unseen = evolve(state, air=evolve(state.air, tracks=(evolve(state.air.tracks[0], known=frozenset()),)))
    empty = evolve(unseen, air=evolve(unseen.air, tracks=()))
    move = TurnKey(BY, "by-61", "incident-scout")
    asked, nothing = verdict(unseen, SETTING, move), verdict(empty, SETTING, move)
    assert [f.text for f in asked.findings] == [f.text for f in nothing.findings]


def test_every_option_gets_a_verdict_and_what_is_asked_is_allowed() -> None:
    state = begin(incident("balloon"), SETTING).state
    for seat in ("polesye", "federation"):
        waiting = evolve(state, waiting=(seat,), step=INDEX["duty"])
        for rule in RULES.values():
            for move in rule.options(waiting, SETTING, seat, ""):  # type: ignore[attr-defined]
                rule.verdict(waiting, SETTING, move)  # type: ignore[attr-defined]
        for asked in air.decisions(waiting, SETTING, seat):
            kind = Engage if asked.deed == "fire" else TurnKey
            assert verdict(waiting, SETTING, kind(asked.office, asked.unit, asked.track)).allowed
            assert verdict(waiting, SETTING, Withhold(asked.office, asked.unit, asked.track)).allowed


# -- rules of engagement -------------------------------------------------------------------------------------
def test_a_rule_of_engagement_stands_through_recovery(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep.supply, "supplied", lambda state, setting, unit: True)
    state = evolve(opening(SETTING), step=INDEX["table"], waiting=("polesye",))
    move = SetRoe("polesye", "intruder", Roe.AUTOMATIC)
    assert air.ROE.verdict(state, SETTING, move).allowed
    changed = air.recover(air.ROE.effect(state, SETTING, move).state, SETTING).state
    assert changed.air.roe == {"polesye/intruder": "automatic"}
    assert not air.ROE.verdict(changed, SETTING, move).allowed
    assert not air.ROE.verdict(state, SETTING, SetRoe("polesye", "ufo", Roe.ASK)).allowed


# -- recovery ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("supplied", "damage", "gets"), [(True, 0, 4), (False, 0, 0), (True, 3, 0), (True, 2, 4)]
)
def test_magazines_are_filled_in_supply_while_a_depot_works(
    monkeypatch: pytest.MonkeyPatch, supplied: bool, damage: int, gets: int
) -> None:
    monkeypatch.setattr(upkeep.supply, "supplied", lambda state, setting, unit: supplied)
    played = play(salvo(opening(SETTING, "duty_plan"), "ab-west", "depot", "bridge"), SETTING)
    state = played.state
    hit = evolve(state.facilities["depot"], damage=damage)
    state = evolve(state, facilities={**state.facilities, "depot": hit})
    before, after = state.units["by-1sam"], air.recover(state, SETTING).state.units["by-1sam"]
    assert after.magazine - before.magazine == min(gets, 12 - before.magazine)


def test_recovery_empties_the_air_and_rests_the_crews(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep.supply, "supplied", lambda state, setting, unit: True)
    state = opening(SETTING)
    tired = {**state.units, "by-61": evolve(state.units["by-61"], ready=1, magazine=0)}
    flown = evolve(state.air, impulse=7, sorties={"ru-790": 2}, fired={"by-61": 4})
    after = air.recover(evolve(state, units=tired, air=flown), SETTING).state
    assert after.air == type(after.air)()
    assert after.units["by-61"].ready == 2 and after.units["by-61"].magazine == 4
    assert after.units["ru-790"].ready == 2
    assert all(unit.magazine <= SETTING.world.kind_of[name].magazine for name, unit in after.units.items())
