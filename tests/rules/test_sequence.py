"""The driver of a turn: what follows at once when law adopts a matter by itself, in the middle of a turn."""

from typing import Any

from attrs import evolve

from game.engine.reducer import begin
from game.model.events import Outcome
from game.model.state import State
from game.rules.sequence import INDEX, advance
from game.scenario.load import load

LOADED = load("automatic-activation")
SETTING = LOADED.setting
UNIT = "by-6mech"


def driven(**changes: Any) -> Outcome:
    """The first turn's raids and incidents: the step after the Westerns' plan, with these changes."""
    state = evolve(begin(LOADED.opening, SETTING).state, pending=(), waiting=())
    return advance(Outcome(evolve(state, step=INDEX["launch"] - 1, **changes)), SETTING)


def commander(state: State) -> str:
    return state.units[UNIT].commander


def test_an_automatic_deployment_passes_command_at_once_and_friction_begins_with_it() -> None:
    """R14, R79: the turn on record is that of the deployment, not that of the next Council."""
    calm = driven()
    attacked = driven(happened={"attack": 1})
    assert not SETTING.law.joint_command(calm.state) and commander(calm.state) == "mod.by"
    assert SETTING.law.joint_command(attacked.state) and commander(attacked.state) == "cgs.by"
    assert attacked.state.turn == attacked.state.units[UNIT].since == 1
    kinds = [event.kind for event in attacked.events]
    assert kinds.index("automatic") < kinds.index("command")


def test_the_commanders_on_record_are_those_that_the_law_names_whenever_somebody_moves() -> None:
    after = driven(happened={"attack": 1}).state
    for name, (office, _, _) in SETTING.law.standings(after, SETTING).items():
        assert after.units[name].commander == office


def test_nothing_is_told_twice_at_the_next_step() -> None:
    after = driven(happened={"attack": 1}).state
    again = advance(Outcome(evolve(after, waiting=())), SETTING)
    assert "command" not in [event.kind for event in again.events]
