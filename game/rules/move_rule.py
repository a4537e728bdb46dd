"""The three questions that every kind of move answers."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from attrs import frozen

from game.core.verdict import Verdict
from game.law.setting import Setting
from game.model.events import Outcome
from game.model.state import State

M = TypeVar("M")


@frozen
class MoveRule(Generic[M]):
    """What might be tried, whether it is allowed, and what it does.

    `options(state, setting, seat, about)` over-generates; `about` limits it to one unit, matter, track or package
    ("" for all). `verdict` finds every condition, held or not. `effect` is only called on an allowed move.
    """

    options: Callable[[State, Setting, str, str], Iterator[M]]
    verdict: Callable[[State, Setting, M], Verdict]
    effect: Callable[[State, Setting, M], Outcome]
