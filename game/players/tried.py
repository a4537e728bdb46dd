"""What a seat might try, kind by kind: nothing is listed that nobody asks for."""

from collections.abc import Callable
from typing import TypeVar, cast

from attrs import define, field

from game.engine.view import View
from game.model.moves import Move

M = TypeVar("M")
T = TypeVar("T")


@define
class Tried:
    """What a seat might try as things stood in one view; each kind of move is listed once."""

    view: View
    _found: dict[type, tuple[Move, ...]] = field(factory=dict, init=False)
    _kept: dict[str, object] = field(factory=dict, init=False)

    def of(self, kind: type[M]) -> tuple[M, ...]:
        """The moves of a kind, legal or not."""
        found = self._found.get(kind)
        if found is None:
            found = self._found[kind] = tuple(self.view.tries(kind=kind))
        return cast(tuple[M, ...], found)

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What follows from the turn and from what might be tried in it: luck that is asked once, say."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
        return cast(T, found)
