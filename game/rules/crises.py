"""Crisis cards: one a turn, drawn by chance among those whose needs hold; a seat must choose one of two ways out.

A drawn card stands on record under its id, and its answer under the id of card and choice: what is open follows
from the record. A seat of the Council answers at the table, any other when it plans.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.clauses import Case
from game.law.setting import Setting
from game.law.stakes import Crisis
from game.model.events import Event, Outcome
from game.model.moves import AnswerCrisis
from game.model.state import Chance, State
from game.rules import tracks
from game.rules.common import counts, in_season, joined, note, told, turn_findings
from game.rules.move_rule import MoveRule
from game.rules.parties import known

CITE = "rulebook 2.12"


class Record(Protocol):
    """What tells what has happened: a State, or a seat's view of it."""

    @property
    def turn(self) -> int:
        """The turn that is played."""

    @property
    def happened(self) -> Mapping[str, int]:
        """What has happened, by the turn in which it first did."""


def on_record(crisis: str, choice: str) -> str:
    """The event under which an answer stands on record."""
    return f"{crisis}.{choice}"


def cards_of(setting: Setting, seat: str) -> Mapping[str, Crisis]:
    """The cards that may be drawn for a seat, found once for a setting."""
    key = ("crises.cards", seat)
    found = setting.cache.get(key)
    if found is None:
        crises = setting.stakes.crises
        found = setting.cache[key] = {name: card for name, card in crises.items() if card.seat == seat}
    return cast(Mapping[str, Crisis], found)


def open_card(now: Record, setting: Setting, seat: str) -> str:
    """The card that was drawn this turn for a seat and waits for its answer; "" for none.

    What was found is kept until something more happens.
    """
    happened, turn = now.happened, now.turn
    key = ("crises.open", seat)
    last = cast(tuple[object, int, str] | None, setting.cache.get(key))
    if last is None or last[0] is not happened or last[1] != turn:
        last = setting.cache[key] = (happened, turn, _open_card(happened, turn, cards_of(setting, seat)))
    return last[2]


def _open_card(happened: Mapping[str, int], turn: int, cards: Mapping[str, Crisis]) -> str:
    for name, card in cards.items():
        if happened.get(name) == turn:
            answered = any(on_record(name, choice) in happened for choice in card.choices)
            return "" if answered else name
    return ""


def step_of(setting: Setting, seat: str) -> str:
    """The step in which a seat answers its card."""
    record = setting.world.seats.get(seat)
    return "table" if record is not None and record.council else "plan"


def unanswered(state: State, setting: Setting, seat: str) -> tuple[Finding, ...]:
    """What keeps a seat from finishing its step: its card. Nothing where no card waits in this step."""
    from game.rules.sequence import STEPS

    card = open_card(state, setting, seat)
    if not card or STEPS[state.step].id != step_of(setting, seat):
        return ()
    says = "the crisis “{}” must be answered before the step is over: choose one of its two ways out"
    return (Finding("crisis", False, says, (setting.stakes.crises[card].title,), CITE),)


# -- drawing a card ------------------------------------------------------------------------------------------
def draw(state: State, setting: Setting) -> Outcome:
    """Chance is asked which card comes up: one of those that have not come up yet and whose needs hold."""
    case = Case(state, setting)
    ready = tuple(
        (name, card.weight)
        for name, card in in_season(setting, "crises", setting.stakes.crises, state.planned).items()
        if name not in state.happened and card.weight > 0 and card.needs.hold_undated(case)
    )
    if not ready:
        return Outcome(state)
    question = Chance(f"{state.stamp}/crisis", "crisis", "card", ready, frozenset({"control"}))
    return Outcome(evolve(state, pending=(*state.pending, question)))


def drawn(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """The card is on the table, for all to see."""
    card = setting.stakes.crises[answer]
    values = (setting.world.title_of(card.seat), card.title, card.text)
    event = Event("crisis", "A crisis for {}: {}. {}", values, card.cite or CITE, subject=answer)
    return told(note(state, answer), event)


# -- answering it --------------------------------------------------------------------------------------------
def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[AnswerCrisis]:
    """Each way out of the card that waits for the seat."""
    card = open_card(state, setting, seat)
    if card and about in ("", card):
        for choice in setting.stakes.crises[card].choices:
            yield AnswerCrisis(seat, card, choice)


def verdict(state: State, setting: Setting, move: AnswerCrisis) -> Verdict:
    """A seat answers the card that waits for it, once, with one of its choices."""
    card = open_card(state, setting, move.seat)
    crises = setting.stakes.crises
    findings = [
        *turn_findings(state, setting, move.seat, (step_of(setting, move.seat),), "answering a crisis"),
        known("crisis", move.crisis, crises, CITE),
    ]
    if move.crisis in crises:
        item = crises[move.crisis]
        says = "the crisis “{}” must wait for an answer of {}"
        values = (item.title, setting.world.title_of(move.seat))
        findings.append(Finding("open", card == move.crisis, says, values, CITE))
        findings.append(known("way out", move.choice, item.choices, CITE))
    return Verdict("crisis.answer", tuple(findings))


def effect(state: State, setting: Setting, move: AnswerCrisis) -> Outcome:
    """The choice is made, and costs what it costs."""
    card = setting.stakes.crises[move.crisis]
    choice = card.choices[move.choice]
    state = counts(note(state, on_record(move.crisis, move.choice)), choice.tally)
    cite = choice.cite or card.cite or CITE
    values = (card.title, setting.world.title_of(move.seat), choice.title)
    event = Event("crisis_answered", "{}: {} chooses: {}", values, cite, subject=move.crisis)
    return joined(Outcome(state, (event,)), tracks.shifts(state, setting, choice.tracks, card.title, cite))


CRISIS = MoveRule(options, verdict, effect)
ANSWERS = {"crisis": drawn}
