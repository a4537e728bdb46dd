"""Plays the air phase of the small country step by step, with luck from a seed."""

from collections.abc import Callable

from attrs import evolve, frozen

from game.core.luck import draw
from game.core.verdict import Verdict
from game.law.setting import Setting
from game.model.events import Event
from game.model.moves import Engage, TurnKey, Withhold
from game.model.state import State
from game.rules import air
from game.rules.sequence import INDEX

RULES = {TurnKey: air.TURN_KEY, Withhold: air.WITHHOLD, Engage: air.ENGAGE}
Deed = Callable[[State], State]
Answers = dict[str, str] | None
Order = TurnKey | Withhold | Engage


@frozen
class Played:
    """The state after an air phase, and everything that was told."""

    state: State
    events: tuple[Event, ...]

    def texts(self, kind: str) -> list[str]:
        """The sentences of one kind of event."""
        return [event.text for event in self.events if event.kind == kind]


def verdict(state: State, setting: Setting, move: Order) -> Verdict:
    """What the rules say of a move in the duty step of its seat."""
    seat = setting.world.seat_of_office.get(move.office, "polesye")
    waiting = evolve(state, step=INDEX["duty"], waiting=(seat,))
    return RULES[type(move)].verdict(waiting, setting, move)  # type: ignore[attr-defined]


def do(state: State, setting: Setting, move: Order) -> Played:
    """Make a move that must be allowed."""
    found = verdict(state, setting, move)
    assert found.allowed, [finding.text for finding in found.objections]
    outcome = RULES[type(move)].effect(state, setting, move)  # type: ignore[attr-defined]
    return Played(outcome.state, outcome.events)


def objections(state: State, setting: Setting, move: Order) -> dict[str, str]:
    """Why a move is refused: the citation of each failed condition, by its name."""
    return {finding.name: finding.cite for finding in verdict(state, setting, move).objections}


def begin(state: State, setting: Setting) -> Played:
    """The air phase up to the first duty step."""
    outcome = air.launch(evolve(state, step=INDEX["launch"]), setting)
    return Played(evolve(outcome.state, step=INDEX["duty"]), outcome.events)


def pass_impulse(state: State, setting: Setting, seed: int = 1, answers: Answers = None) -> Played:
    """One impulse with its luck; `answers` fixes the answer to questions of a kind."""
    outcome = air.impulse(evolve(state, step=INDEX["impulse"]), setting)
    state, events = outcome.state, outcome.events
    while state.pending:
        asked = state.pending[0]
        drawn = asked.answers[draw(seed, asked.key, [weight for _, weight in asked.answers])][0]
        answer = (answers or {}).get(asked.kind, drawn)
        handler = air.ANSWERS[asked.kind]
        outcome = handler(evolve(state, pending=state.pending[1:]), setting, asked, answer)
        state, events = outcome.state, events + outcome.events
    return Played(state, events)


def play(
    state: State, setting: Setting, seed: int = 1, answers: Answers = None, deed: Deed | None = None
) -> Played:
    """A whole air phase; `deed` may act in every duty step."""
    begun = begin(state, setting)
    state, events = begun.state, begun.events
    for _ in range(setting.numbers.air.impulses + 1):
        if not state.air.tracks:
            break
        state = deed(state) if deed else state
        passed = pass_impulse(state, setting, seed, answers)
        state, events = passed.state, events + passed.events
    assert not state.air.tracks
    return Played(state, events)
