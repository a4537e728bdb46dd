"""Numbered cases of air law: who may put whom in the air, who may fire at what and where."""

from typing import Any

from attrs import evolve

from game.model.moves import Engage, TurnKey, Withhold
from game.model.state import State, Track
from game.model.terms import Period
from game.rules import air
from tests.rules.air import small
from tests.rules.air.play import begin, do, objections, pass_impulse, play, verdict
from tests.rules.air.small import SEATS, at, flying, opening, setting

SETTING = setting()
SCOUT = "incident-scout"
BY, RU = "duty_officer.by", "duty_officer.ru"
GUEST, OWN = "ru-ctr-su30", "by-61"


def scouted(*mandates: str, situation: str = "scout") -> State:
    """An incident on both Northerns' screens, in the first duty step."""
    state = begin(air.incident(opening(SETTING, *mandates), SETTING, situation), SETTING).state
    assert state.air.tracks[0].known == SEATS
    return state


def hostile(place: str, kind: str = "missile", **values: Any) -> Track:
    """Something on its way over one hex, next to another of the same ground."""
    there = at(place)
    path = (there, *(n for n in small.board().neighbours[there] if small.board().country[n]))[:2]
    return Track(id="t", kind=kind, side="pom", path=(path[1], path[0]), **values)


def fires(state: State, office: str, unit: str, track: str = "t") -> dict[str, str]:
    """Why an order to fire is refused."""
    return objections(state, SETTING, Engage(office, unit, track))


def threatened(state: State, *mandates: str) -> State:
    """The same in a threatened period, with these matters adopted."""
    council = opening(SETTING, "duty_plan", *mandates).council
    return evolve(state, period=Period.THREATENED, council=council)


# -- R42: the duty plan --------------------------------------------------------------------------------------
def test_r42_without_the_duty_plan_no_joint_crew_is_tasked_in_peacetime() -> None:
    assert objections(scouted(), SETTING, TurnKey(RU, GUEST, SCOUT)) == {"decision": "R42, P41"}


def test_r42_with_the_duty_plan_it_is() -> None:
    assert verdict(scouted("duty_plan"), SETTING, TurnKey(RU, GUEST, SCOUT)).allowed


def test_r42_the_plan_is_asked_of_the_centres_battery_too() -> None:
    state = flying(opening(SETTING), hostile("0805", weapons=True), *SEATS)
    assert fires(state, "ccp.by", "ru-ctr-s400") == {"decision": "R42, P41"}


def test_r42_asks_nothing_of_national_crews() -> None:
    assert verdict(scouted(), SETTING, TurnKey(BY, OWN, SCOUT)).allowed


# -- R43, R44, R80: two keys ---------------------------------------------------------------------------------
def test_r43_a_guest_crew_takes_off_when_both_keys_are_turned() -> None:
    first = do(scouted("duty_plan"), SETTING, TurnKey(RU, GUEST, SCOUT))
    assert GUEST not in first.state.air.aloft
    second = do(first.state, SETTING, TurnKey(BY, GUEST, SCOUT))
    assert second.state.air.aloft == {GUEST: SCOUT}
    assert "Polesye's duty officer and the Federation's duty officer" in second.texts("scramble")[0]


def test_r44_without_the_hosts_key_it_does_not_and_the_log_says_whose_was_missing() -> None:
    def deed(state: State) -> State:
        move = TurnKey(RU, GUEST, SCOUT)
        return do(state, SETTING, move).state if state.air.impulse == 1 else state

    played = play(air.incident(opening(SETTING, "duty_plan"), SETTING, "scout"), SETTING, deed=deed)
    assert played.texts("scramble") == []
    assert played.texts("refused") == [
        "Centre's flight did not take off against intruder: the key of Polesye's duty officer was missing"
    ]
    assert played.state.tally["keys_missing.polesye"] == 1


def test_r80_the_veto_is_symmetric() -> None:
    first = do(scouted("duty_plan"), SETTING, TurnKey(BY, GUEST, SCOUT))
    second = do(first.state, SETTING, Withhold(RU, GUEST, SCOUT))
    assert GUEST not in second.state.air.aloft
    assert objections(second.state, SETTING, TurnKey(RU, GUEST, SCOUT)) == {"unset": "rulebook 3.4"}
    played = play(second.state, SETTING)
    assert "the Federation's duty officer" in played.texts("refused")[0]


def test_r43_holds_for_a_crew_of_the_ally_that_flies_in_from_home() -> None:
    asked = objections(scouted("duty_plan"), SETTING, TurnKey(RU, "ru-790", SCOUT))
    assert asked == {}
    assert not do(scouted("duty_plan"), SETTING, TurnKey(RU, "ru-790", SCOUT)).state.air.aloft


def test_r43_the_threatened_period_alone_leaves_both_keys() -> None:
    state = threatened(scouted("duty_plan"))
    assert not do(state, SETTING, TurnKey(BY, GUEST, SCOUT)).state.air.aloft


# -- R14, R32: the Joint Command orders alone ----------------------------------------------------------------
def test_r32_the_joint_command_needs_no_second_key() -> None:
    state = threatened(scouted("duty_plan"), "deploy_rgf")
    office = SETTING.law.superior(state, SETTING, "ru-790")
    assert office == "cgs.by"
    assert do(state, SETTING, TurnKey(office, "ru-790", SCOUT)).state.air.aloft == {"ru-790": SCOUT}


def test_r32_then_the_ally_has_no_key_left() -> None:
    state = threatened(scouted("duty_plan"), "deploy_rgf")
    assert "key" in objections(state, SETTING, TurnKey(RU, "ru-790", SCOUT))


def test_the_dual_key_stays_where_the_law_has_no_such_article() -> None:
    articles = {name: item for name, item in small.ARTICLES.items() if name != "scramble_rgf"}
    changed = setting(articles)
    state = threatened(scouted("duty_plan"), "deploy_rgf")
    assert verdict(state, changed, TurnKey(RU, GUEST, SCOUT)).allowed
    assert GUEST not in do(state, changed, TurnKey(RU, GUEST, SCOUT)).state.air.aloft


# -- X39: own crews over own soil ----------------------------------------------------------------------------
def test_x39_an_own_crew_needs_one_key_of_its_own_side() -> None:
    played = do(scouted(), SETTING, TurnKey(BY, OWN, SCOUT))
    assert played.state.air.aloft == {OWN: SCOUT}


def test_x39_the_ally_has_no_key_to_it() -> None:
    assert objections(scouted(), SETTING, TurnKey(RU, OWN, SCOUT)) == {"key": "R26, X39"}


def test_x39_mirrored_a_host_crew_over_the_allys_soil_needs_both() -> None:
    state = opening(SETTING, "duty_plan")
    track = Track(id="t", kind="intruder", side="pom", path=tuple(at(f"{c}05") for c in range(15, 19)))
    state = flying(state, track, *SEATS)
    assert not do(state, SETTING, TurnKey(BY, OWN, "t")).state.air.aloft


# -- R26, R83: the joint air defence stands at all times -----------------------------------------------------
def test_r26_both_allies_see_what_one_radar_sees() -> None:
    assert air.coverage(opening(SETTING), SETTING, "ru") == air.coverage(opening(SETTING), SETTING, "by")


def test_r83_it_fights_at_once_without_any_decision_of_the_council() -> None:
    state = small.salvo(opening(SETTING, "duty_plan"), "ab-west", "depot", "bridge")
    played = play(state, SETTING)
    assert state.period is Period.PEACETIME
    assert played.state.tally["intercepted"] > 0


# -- R45: the law of the territory below ---------------------------------------------------------------------
def test_r45_a_missile_over_the_host_may_be_shot_at() -> None:
    state = flying(opening(SETTING, "duty_plan"), hostile("0805", weapons=True), *SEATS)
    assert fires(state, "afad.by", "by-1sam") == {}


def test_r45_never_over_the_neighbours_soil() -> None:
    state = flying(opening(SETTING, "duty_plan"), hostile("0605", weapons=True), *SEATS)
    assert fires(state, "afad.by", "by-1sam") == {"territory": "R45, R86, P41"}


def test_r45_an_unarmed_intruder_is_not_shot_at_in_peace() -> None:
    state = flying(opening(SETTING, "duty_plan"), hostile("0805", "intruder", handled=("refused",)), *SEATS)
    assert fires(state, "afad.by", "by-1sam") == {"territory": "R45, P41"}


def test_r45_an_armed_intruder_that_refused_orders_is() -> None:
    track = hostile("0805", "intruder", weapons=True, handled=("refused",))
    state = flying(opening(SETTING, "duty_plan"), track, *SEATS)
    assert fires(state, "afad.by", "by-1sam") == {}


def test_r45_an_armed_intruder_is_first_told_to_leave() -> None:
    state = flying(opening(SETTING, "duty_plan"), hostile("0805", "intruder", weapons=True), *SEATS)
    assert fires(state, "afad.by", "by-1sam") == {"territory": "R45, P41"}


def test_r45_declared_aggression_frees_the_weapons() -> None:
    track = hostile("0805", "intruder")
    state = flying(opening(SETTING, "duty_plan", "declare_aggression"), track, *SEATS)
    assert fires(state, "afad.by", "by-1sam") == {}


def test_an_airliner_may_never_be_shot_at_even_where_a_table_says_always() -> None:
    track = hostile("0805", "airliner", weapons=True, handled=("refused",))
    state = flying(opening(SETTING, "duty_plan", "declare_aggression"), track, *SEATS)
    assert fires(state, "afad.by", "by-1sam") == {"territory": "rulebook 3.6"}


def test_a_balloon_may_be_shot_over_own_ground_only() -> None:
    over = flying(opening(SETTING), hostile("0805", "balloon"), *SEATS)
    assert fires(over, "afad.by", "by-1sam") == {}
    abroad = flying(opening(SETTING), hostile("0605", "balloon"), *SEATS)
    assert "territory" in fires(abroad, "afad.by", "by-1sam")


# -- X40, R46: who orders fire -------------------------------------------------------------------------------
def test_x40_the_central_command_post_alone_orders_the_centres_battery() -> None:
    state = flying(opening(SETTING, "duty_plan"), hostile("0805", weapons=True), *SEATS)
    played = do(state, SETTING, Engage("ccp.by", "ru-ctr-s400", "t"))
    assert played.state.air.keys == {"ru-ctr-s400/t/fire": 1}


def test_x40_no_officer_of_the_ally_does() -> None:
    state = flying(opening(SETTING, "duty_plan"), hostile("0805", weapons=True), *SEATS)
    assert fires(state, "duty_officer.ru", "ru-ctr-s400") == {"superior": "R31, R46, R79, X40"}


def test_r31_a_national_regiment_answers_to_its_own_command() -> None:
    state = flying(opening(SETTING, "duty_plan"), hostile("0805", weapons=True), *SEATS)
    assert "superior" in fires(state, "ccp.by", "by-1sam")


# -- every reason at once ------------------------------------------------------------------------------------
def test_a_refusal_names_every_failed_condition() -> None:
    state = flying(opening(SETTING), hostile("0605", "intruder"), *SEATS, impulse=1)
    units = {**state.units, "ru-ctr-s400": evolve(state.units["ru-ctr-s400"], magazine=0)}
    found = fires(evolve(state, units=units), "duty_officer.ru", "ru-ctr-s400")
    assert set(found) == {"rounds", "superior", "decision", "territory"}


def test_an_order_to_fire_is_carried_out_in_the_coming_impulse() -> None:
    track = hostile("0805", weapons=True, size=3, sent=3)
    state = flying(opening(SETTING, "duty_plan"), track, *SEATS)
    state = do(state, SETTING, Engage("afad.by", "by-1sam", "t")).state
    played = pass_impulse(state, SETTING, answers={"air.fire": "3"})
    assert played.texts("fire") == ["1st Missile Regiment: 6 rounds at missile; 3 destroyed, 0 left"]
    assert played.state.tally["intercepted"] == 3
