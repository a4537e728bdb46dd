"""Chance as a player: it answers the first pending question with one of the listed answers."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import ChanceAnswer
from game.model.state import State
from game.rules.answers import ANSWERS
from game.rules.move_rule import MoveRule

CITE = "rulebook 1.4"


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[ChanceAnswer]:
    """Every listed answer to the first pending question; Control's come with a reason to be filled in."""
    if state.pending:
        question = state.pending[0]
        for answer, weight in question.answers:
            if weight > 0 and seat == "chance":
                yield ChanceAnswer("chance", question.key, answer)


def verdict(state: State, setting: Setting, move: ChanceAnswer) -> Verdict:
    """An answer is allowed when it is listed for the question that is asked; Control's needs a reason."""
    question = state.pending[0] if state.pending else None
    listed = tuple(answer for answer, weight in question.answers if weight > 0) if question else ()
    asked = question.key if question else "nothing"
    by_control = move.by == "control"
    return Verdict(
        "chance",
        (
            Finding(
                "asked",
                question is not None and question.key == move.key,
                "chance must be asked {}; it is asked {}",
                (move.key, asked),
                CITE,
            ),
            Finding(
                "listed", move.answer in listed, "{} must be one of the listed answers", (move.answer,), CITE
            ),
            Finding("who", move.by in ("chance", "control"), "only chance or Control answers", (), CITE),
            Finding(
                "reason", not by_control or bool(move.reason.strip()), "Control must give a reason", (), CITE
            ),
        ),
    )


def effect(state: State, setting: Setting, move: ChanceAnswer) -> Outcome:
    """Take the question off the queue and let the rule that asked it go on."""
    question = state.pending[0]
    outcome = ANSWERS[question.kind](evolve(state, pending=state.pending[1:]), setting, question, move.answer)
    if move.by != "control":
        return outcome
    told = Event(
        "control",
        "Control answered chance: {} ({})",
        (move.answer, move.reason),
        CITE,
        frozenset({"control"}),
    )
    return Outcome(outcome.state, (told, *outcome.events))


CHANCE = MoveRule(options, verdict, effect)
