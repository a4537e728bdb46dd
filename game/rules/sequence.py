"""The sequence of play: the steps of a turn, and the driver that goes from one to the next.

A step is interactive (seats wait in it, one after the other) or automatic (its `enter` does everything; it may
ask chance). The driver runs whenever nobody waits and chance has answered.
"""

from collections.abc import Callable

from attrs import frozen

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State
from game.model.terms import Phase
from game.rules import air, council, offers, operations, posture, presence, recovery, situation
from game.rules.common import then

Enter = Callable[[State, Setting], Outcome]
Waits = Callable[[State, Setting], tuple[str, ...]]


def nothing(state: State, setting: Setting) -> Outcome:
    """A step that changes nothing when it begins."""
    return Outcome(state)


def nobody(state: State, setting: Setting) -> tuple[str, ...]:
    """An automatic step: no seat waits."""
    return ()


def planning(state: State, setting: Setting) -> Outcome:
    """After the Council: commanders who changed are entered, and offers whose terms it broke bind no longer."""
    return then(presence.commanders(state, setting), lambda now: offers.lapse(now, setting))


@frozen
class Step:
    """One step of a turn: what happens when it begins, and who then has to move, in order."""

    id: str
    title: str
    phase: Phase
    enter: Enter = nothing
    waits: Waits = nobody


STEPS = (
    Step("situation", "Situation", Phase.SITUATION, situation.enter),
    Step("table", "Council: measures and proposals", Phase.COUNCIL, council.open_table, council.table_order),
    Step("reply", "Council: replies", Phase.COUNCIL, council.reveal, council.reply_order),
    Step(
        "final",
        "Council: last word on a counter",
        Phase.COUNCIL,
        council.reveal_counters,
        council.final_order,
    ),
    Step("count", "Council: the votes are opened", Phase.COUNCIL, council.count_votes),
    Step("plan", "The Westerns' plan", Phase.AIR, planning, posture.order),
    Step("launch", "Air: raids and incidents", Phase.AIR, air.launch),
    Step("duty", "Air: duty officers", Phase.AIR, nothing, air.duty_order),
    Step("impulse", "Air: an impulse passes", Phase.AIR, air.impulse),
    Step("operations", "Operations", Phase.OPERATIONS, operations.begin, operations.order),
    Step("recovery", "Recovery", Phase.RECOVERY, recovery.enter),
)
INDEX = {step.id: number for number, step in enumerate(STEPS)}


def advance(outcome: Outcome, setting: Setting) -> Outcome:
    """Go on to the next step in which somebody has to move, chance is asked, or the game ends.

    An `enter` may set `step` itself to go back (the impulses of the air phase) or wrap to the next turn.
    """
    state, events = outcome.state, outcome.events
    while not (state.waiting or state.pending or state.ended):
        number = (state.step + 1) % len(STEPS)
        step = STEPS[number]
        if number == 0:
            events += (
                Event(
                    "turn",
                    "Turn {}: {}",
                    (state.planned, setting.clock(state).heading(state.turn)),
                    "rulebook 1.1",
                ),
            )
        entered = step.enter(evolve(state, step=number), setting)
        state, events = entered.state, events + entered.events
        if setting.law.automatic:
            legal = council.automatic(state, setting)
            if legal.events:
                legal = then(legal, lambda now: presence.commanders(now, setting))
            state, events = legal.state, events + legal.events
        if not (state.pending or state.ended) and state.step == number:
            waiting = step.waits(state, setting)
            state = evolve(state, waiting=waiting) if waiting != state.waiting else state
    return Outcome(state, events)
