"""The phases of the exercise script: reached when their conditions hold, never left again (facts §5.1)."""

from game.core.records import evolve
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State


def advance(state: State, setting: Setting) -> Outcome:
    """Enter every later stage whose needs hold, in their order; one whose needs do not hold is passed over.

    The state's `stage` decides who acts first in the operations.
    """
    stages = setting.stakes.stages
    order = tuple(stages)
    reached = order.index(state.stage) if state.stage in stages else -1
    events: tuple[Event, ...] = ()
    for name in order[reached + 1 :]:
        if stages[name].needs.hold(Case(state, setting)):
            state = evolve(state, stage=name)
            begins = setting.world.names.get("stage_begins", "The exercise enters a new stage")
            values = (begins, stages[name].title)
            events += (Event("stage", "{}: {}", values, stages[name].cite, subject=name),)
    return Outcome(state, events)
