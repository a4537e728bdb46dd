"""Treaty law judges the allies alone: what binds the Westerns stands in the rulebook, and their refusals say so."""

from attrs import evolve

from game.engine.reducer import judge
from game.model.moves import DigIn, Engage, MoveUnit
from game.model.state import Track
from game.rules.air.keys import duty_findings
from tests.law.bench import opening
from tests.rules.small_world import at_step

SETTING, STATE = opening("zapad-2021")
WORLD = SETTING.world
WEST = next(n for n in STATE.units if WORLD.side_of[n] == "pom" and WORLD.kind_of[n].attack)
OWN = "by-6mech"


def test_the_westerns_own_commands_rest_on_the_rulebook() -> None:
    state = at_step(STATE, "operations", "westerns")
    found = {f.name: f for f in judge(state, SETTING, DigIn("westerns", WEST)).findings}
    assert found["command"].holds and found["command"].cite == "rulebook 4.1"
    foreign = {f.name: f for f in judge(state, SETTING, MoveUnit("polesye", WEST, 0)).findings}
    assert not foreign["command"].holds and foreign["command"].cite == "rulebook 4.1"


def test_the_allies_commands_rest_on_the_treaty() -> None:
    state = at_step(STATE, "operations", "polesye")
    found = {f.name: f for f in judge(state, SETTING, DigIn("polesye", OWN)).findings}
    assert found["command"].cite.startswith("R13")


def test_no_fire_and_no_duty_of_the_westerns_rests_on_a_treaty() -> None:
    guns = next(
        n for n in STATE.units if WORLD.side_of[n] in ("pom", "nya") and WORLD.kind_of[n].role == "sam"
    )
    place = STATE.units[guns].place
    track = Track(id="t", kind="intruder", side="by", path=(place,) * 3, known=frozenset(WORLD.seats))
    state = at_step(STATE, "duty", "westerns")
    state = evolve(state, air=evolve(state.air, impulse=1, tracks=(track,)))
    verdict = judge(state, SETTING, Engage(SETTING.law.superior(state, SETTING, guns), guns, "t"))
    cites = {f.name: f.cite for f in verdict.findings}
    assert cites["superior"] == cites["territory"] == "rulebook 3.6"
    host = next(
        p for p in range(WORLD.board.size) if WORLD.ground_of(p) not in ("", WORLD.side_of[guns], "by", "ru")
    )
    assert duty_findings(state, SETTING, guns, host) == ()
