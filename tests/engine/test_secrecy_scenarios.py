"""The wall in every other scenario that is shipped: its own law, units, tracks and lengths open no window."""

from collections.abc import Iterator
from random import Random

import pytest

from game.model.state import State
from game.scenario.load import list_scenarios
from tests.engine.test_secrecy import SCENARIO, leaks
from tests.walks.walker import Walker

NAMES = [item.name for item in list_scenarios() if item.name != SCENARIO]
MOVES, LOOKS = 120, 3


def reached(name: str, seed: int) -> Iterator[State]:
    """A few States from the course of a game."""
    walk = Walker(name, seed, agreeable=9, warlike=True, meddling=0).walk(MOVES)
    states = [taken.outcome.state for taken in walk]
    able = [state for state in states if not (state.ended or state.pending or state.paused)]
    yield from Random(seed).sample(able, min(LOOKS, len(able)))


@pytest.mark.parametrize("number, name", list(enumerate(NAMES)), ids=NAMES)
def test_what_is_hidden_changes_nothing_that_is_seen(number: int, name: str) -> None:
    setting = Walker(name, 0).setting
    states = tuple(reached(name, 60 + number))
    assert len(states) == LOOKS
    seats = [seat for seat, item in setting.world.seats.items() if item.sides]
    found = [text for seat in seats for text in leaks(states, seat, setting)]
    assert not found, "\n".join(found[:12])
