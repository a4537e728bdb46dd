"""What every part of an AI knows: the public setting, its seat, its doctrine, and luck of its own."""

from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from attrs import field, frozen

from game.core.luck import draw, draw_even
from game.engine.view import View
from game.law.setting import Setting
from game.model.doctrine import Doctrine
from game.model.moves import Move, Propose
from game.players.decision import Decision

T = TypeVar("T")


@frozen(eq=False)
class Mind:
    """One seat's AI: `setting` is public (world, law, stakes, numbers); what is going on comes from a View alone.

    `cache` is what has been worked out from these four alone, so that it holds for as long as the mind does; and what
    was seen last, to be held against what is seen next.
    """

    setting: Setting
    seat: str
    seed: int
    doctrine: Doctrine
    cache: dict[str, object] = field(factory=dict, init=False, repr=False)

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What follows from these four alone: made when it is first asked for, and kept."""
        found = self.cache.get(key)
        if found is None:
            found = self.cache[key] = make()
        return cast(T, found)

    def luck(self, key: str, weights: tuple[int, ...]) -> int:
        """An index by this AI's own keyed luck, the same whenever the same is asked."""
        return draw(self.seed, f"mind/{self.seat}/{key}", weights)

    def chance(self, key: str, percent: int) -> bool:
        """Whether something of this likelihood is so."""
        return self.luck(key, (max(0, percent), max(0, 100 - percent))) == 0 if percent > 0 else False

    def between(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both ends included."""
        return low + draw_even(self.seed, f"mind/{self.seat}/{key}", high - low + 1) if high > low else low

    def number(self, name: str, default: int = 0) -> int:
        """A number of the doctrine; the default where it gives none."""
        return self.doctrine.numbers.get(name, default)

    def turns_left(self, view: View) -> int:
        """Turns still to come, this one too, by the longest horizon: nobody knows the last one."""
        return max(1, self.setting.world.latest - view.planned + 1)

    def is_red(self, matters: Iterable[str]) -> bool:
        """Whether a package holds a red line."""
        lines = self.once("red lines", lambda: frozenset(self.doctrine.red_lines))
        return not lines.isdisjoint(matters)

    def without_red(self, moves: Iterable[Propose]) -> list[Propose]:
        """The packages that hold no red line."""
        lines = self.once("red lines", lambda: frozenset(self.doctrine.red_lines))
        return [move for move in moves if lines.isdisjoint(move.matters)]

    def partner(self) -> str:
        """The other seat of the Council; "" where there is none."""
        seats = self.setting.world.seats
        return self.once(
            "partner",
            lambda: next((name for name, item in seats.items() if item.council and name != self.seat), ""),
        )


def allowed(view: View, moves: Iterable[Move]) -> Move | None:
    """The first of some moves that is legal."""
    return next((move for move in moves if view.verdict(move).allowed), None)


def decided(move: Move, why: str, **numbers: int) -> Decision:
    """A decision with its numbers."""
    return Decision(move, why, numbers)
