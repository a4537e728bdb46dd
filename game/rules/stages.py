"""The phases of the exercise script: reached when their conditions hold, never left again (facts §5.1)."""

from typing import cast

from game.core.records import evolve
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State
from game.rules.common import in_season


def advance(state: State, setting: Setting) -> Outcome:
    """Enter every later stage whose needs hold, in their order; one whose needs do not hold is passed over.

    The state's `stage` decides who acts first in the operations.
    """
    stages = setting.stakes.stages
    events: tuple[Event, ...] = ()
    for name in _later(setting, state.stage, state.planned):
        if stages[name].needs.hold(Case(state, setting)):
            state = evolve(state, stage=name)
            begins = setting.world.names.get("stage_begins", "The exercise enters a new stage")
            values = (begins, stages[name].title)
            events += (Event("stage", "{}: {}", values, stages[name].cite, subject=name),)
    return Outcome(state, events)


def _later(setting: Setting, stage: str, planned: int) -> tuple[str, ...]:
    """The stages after one that their dates allow in a planned turn; found once for a setting."""
    key = ("stages.later", stage, planned)
    found = setting.cache.get(key)
    if found is None:
        stages = setting.stakes.stages
        order, ripe = tuple(stages), in_season(setting, "stages", stages, planned)
        reached = order.index(stage) if stage in stages else -1
        found = setting.cache[key] = tuple(name for name in order[reached + 1 :] if name in ripe)
    return cast(tuple[str, ...], found)
