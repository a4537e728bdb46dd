"""The wall in every other scenario that is shipped: its own law, units, tracks and lengths open no window."""

from collections.abc import Iterator
from random import Random

import pytest

from game.model.state import State
from game.scenario.load import list_scenarios
from tests.engine.test_secrecy import SCENARIO, leaks
from tests.walks.walker import Walker, midway

NAMES = [item.name for item in list_scenarios() if item.name != SCENARIO]
MOVES, LOOKS = 120, 3
LATE = [item.name for item in list_scenarios() if SCENARIO not in (item.name, item.base)]
"""Scenarios of months: what is signed, sent and due in them comes in their second half."""


def reached(name: str, seed: int, start: State | None = None) -> Iterator[State]:
    """A few States from the course of a game, or from what follows a later position."""
    walk = Walker(name, seed, agreeable=9, warlike=start is None, meddling=0, start=start).walk(MOVES)
    states = [taken.outcome.state for taken in walk]
    able = [state for state in states if not (state.ended or state.pending or state.paused)]
    yield from Random(seed).sample(able, min(LOOKS, len(able)))


@pytest.mark.parametrize("number, name", list(enumerate(NAMES)), ids=NAMES)
def test_what_is_hidden_changes_nothing_that_is_seen(number: int, name: str) -> None:
    setting = Walker(name, 0).setting
    states = tuple(reached(name, 60 + number))
    assert len(states) == LOOKS
    if name in LATE:
        later = midway(name, 5, 2 * setting.world.clock.turns // 3)
        states = (*states[:1], later, *tuple(reached(name, 60 + number, later))[:1])
    seats = [seat for seat, item in setting.world.seats.items() if item.sides]
    found = [text for seat in seats for text in leaks(states, seat, setting)]
    assert not found, "\n".join(found[:12])
