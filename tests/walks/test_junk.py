"""A machine that plays legal moves and, between them, whatever nobody in his senses would send."""

from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.engine.codec import canonical
from game.engine.reducer import IllegalMove, begin, judge, legal_moves, options, step, to_move
from game.model import moves
from game.model.moves import Move
from game.model.state import State
from tests.shipped import loaded
from tests.walks.invariants import broken
from tests.walks.walker import Taken, Walker

NAME = "zapad-2021"
SETTING = loaded(NAME).setting
WORLD, LAW = SETTING.world, SETTING.law
KINDS = tuple(get_args(Move))
NONSENSE = (
    "",
    " ",
    "x",
    "by-6mec",
    "Ünïcode ‮",
    "a" * 300,
    "{}",
    "{0.__class__}",
    "%s",
    "1/polesye",
    "../../etc/passwd",
    "\0",
)
IDS = (
    *WORLD.units, *WORLD.offices, *WORLD.facilities, *WORLD.seats, *WORLD.sides, *LAW.matters, *LAW.bodies,
    *SETTING.stakes.measures, *SETTING.stakes.terms, *SETTING.stakes.situations, *SETTING.stakes.tracks, "chance",
    "hold", "withdraw", "road", "load", "travel", "unload", "missile", "intruder", "airliner", "event", "capital",
    "1/polesye", "2/polesye", "2/federation", "3/polesye/head_of_state.ru", "incident-intruder-brest", "yes", "no",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(IDS), st.sampled_from(NONSENSE), st.text(max_size=12))
NUMBERS = st.one_of(
    st.integers(-12, WORLD.board.size + 3),
    st.integers(-(10**9) + 1, 10**9 - 1),
    st.sampled_from((0, -1, 1, 9)),
)


def value(kind: Any) -> st.SearchStrategy[Any]:
    """Anything that a field of this type may hold."""
    if kind is str:
        return WORDS
    if kind is int:
        return NUMBERS
    if kind is bool:
        return st.booleans()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return st.lists(WORDS, max_size=9).map(tuple)  # every other field is a tuple of words


@cache
def hints(kind: type) -> dict[str, Any]:
    known = get_type_hints(kind)
    return {item.name: known[item.name] for item in attrs.fields(kind)}


def any_move(kind: type) -> st.SearchStrategy[Any]:
    """A move of a kind with any values at all."""
    return st.builds(kind, **{name: value(hint) for name, hint in hints(kind).items()})


ANY_MOVE = st.sampled_from(KINDS).flatmap(any_move)


@cache
def openings() -> tuple[State, ...]:
    """States in every step of a few games."""
    walk = Walker(NAME, 21, agreeable=8, warlike=True).walk(700)
    return (
        begin(loaded(NAME).opening, SETTING).state,
        *(taken.outcome.state for taken in walk if taken.number % 23 == 0),
    )


class Table(RuleBasedStateMachine):
    """One game, played by somebody who types with his elbows."""

    @initialize(number=st.integers(0, 30))
    def sit_down(self, number: int) -> None:
        found = [state for state in openings() if not state.ended]
        self.state = found[number % len(found)]

    @rule(number=st.integers(0, 10_000))
    def play(self, number: int) -> None:
        """A legal move applies, and breaks nothing."""
        if self.state.ended:
            return
        seat = to_move(self.state)
        legal = [moves.Pause(False, "go on")] if self.state.paused else legal_moves(self.state, SETTING, seat)
        assert legal, f"{seat} can do nothing, not even finish"
        self.put(legal[number % len(legal)])

    @rule(move=ANY_MOVE)
    def put(self, move: Move) -> None:
        """Whatever it is, it is judged without fail; what is refused changes nothing, what is allowed applies."""
        verdict = judge(self.state, SETTING, move)
        for finding in verdict.findings:
            assert finding.text and finding.cite
        before = self.state
        if verdict.allowed:
            outcome = step(before, SETTING, move)
            assert not broken(Taken(0, before, move, outcome), SETTING), move
            self.state = outcome.state
            return
        bytes_before = canonical(before)
        with pytest.raises(IllegalMove) as refused:
            step(before, SETTING, move)
        assert str(refused.value)
        assert canonical(before) == bytes_before

    @rule(data=st.data(), number=st.integers(0, 10_000))
    def bend(self, data: st.DataObject, number: int) -> None:
        """An option with one field bent out of shape."""
        if self.state.ended:
            return
        listed = list(options(self.state, SETTING, to_move(self.state)))
        if not listed:
            return
        move = listed[number % len(listed)]
        field = data.draw(st.sampled_from(sorted(hints(type(move)))))
        self.put(attrs.evolve(move, **{field: data.draw(value(hints(type(move))[field]))}))

    @invariant()
    def goes_on(self) -> None:
        if hasattr(self, "state"):
            assert self.state.ended or to_move(self.state)


Table.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    report_multiple_bugs=False,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
TestTable = Table.TestCase


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_move_is_judged_when_it_is_empty(kind: type) -> None:
    """With empty words, far numbers and empty lists, in every step of the game."""
    blank = {str: "", int: -(10**9) + 1, bool: False}
    given = {
        name: blank.get(hint, next(iter(hint)) if isinstance(hint, type) and issubclass(hint, Enum) else ())
        for name, hint in hints(kind).items()
    }
    for state in openings():
        verdict = judge(state, SETTING, kind(**given))
        assert all(finding.text for finding in verdict.findings)
        if kind is not moves.Note:
            assert verdict.findings
