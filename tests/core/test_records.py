"""A changed copy is what the constructor would have made."""

import attrs
import pytest

from game.core.records import evolve
from game.law.articles import Article
from game.law.clauses import Needs
from game.law.clauses.course import TurnIs
from game.model.state import Council, State, UnitState
from tests.walks.walker import Walker

RECORDS = (UnitState(place=1, steps=2), Council(), State(), Article(title="a", cite="R01"))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_copy_with_nothing_changed_is_equal_and_another(record: attrs.AttrsInstance) -> None:
    copy = evolve(record)
    assert copy == record and copy is not record and hash(copy.__class__) == hash(record.__class__)
    assert repr(copy) == repr(record)


def test_what_is_changed_is_changed_and_the_record_stays() -> None:
    unit = UnitState(place=1, steps=2)
    assert evolve(unit, steps=1, place=9) == attrs.evolve(unit, steps=1, place=9)
    assert unit == UnitState(place=1, steps=2)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        evolve(unit, steps=1).steps = 3  # type: ignore[misc]


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="stepz"):
        evolve(UnitState(place=1, steps=2), stepz=1)  # type: ignore[call-arg]


def test_a_record_that_works_something_out_goes_through_its_constructor() -> None:
    needs = evolve(Needs(), turn=TurnIs(first=2, cite="rulebook 1.1"))
    assert [name for name, _ in needs.clauses] == ["turn"]


def test_states_of_a_game_are_copied_whole() -> None:
    for taken in Walker("zapad-2021", 3).walk(60):
        state = taken.outcome.state
        assert evolve(state, turn=3) == attrs.evolve(state, turn=3)
        assert evolve(state.air, impulse=2) == attrs.evolve(state.air, impulse=2)
