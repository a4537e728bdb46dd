"""Where a replay stands: whose eyes, how many moves, and the moves and turns that come next."""

from bisect import bisect_left, bisect_right
from typing import Final

from attrs import define, field

from game.engine.view import View
from game.ui.record import Record

CONTROL: Final = "control"


@define(eq=False, repr=False)
class Reel:
    """A record and a place in it. `at` is the number of moves that have been made in what is shown."""

    record: Record
    eyes: str = ""
    at: int = 0
    _stops: tuple[int, ...] = field(default=(), init=False)
    _turns: tuple[int, ...] = field(default=(), init=False)

    def __attrs_post_init__(self) -> None:
        known = self.allowed()
        starts = [logged.move for logged in self.record.session.log if logged.event.kind == "turn"]
        self._turns = tuple(sorted({0, *starts}))
        self.look_with(self.eyes if self.eyes in known else known[-1] if known else "")

    def allowed(self) -> tuple[str, ...]:
        """Whose eyes may be borrowed: all once the game has ended; before that only those of its one human."""
        if self.record.ended or not self.record.humans:
            return (*(name for name, seat in self.record.setting.world.seats.items() if seat.sides), CONTROL)
        return self.record.humans if len(self.record.humans) == 1 else ()

    def look_with(self, eyes: str) -> None:
        """Take somebody's eyes; the stops are the moves of which these eyes learn."""
        self.eyes = eyes
        heard = {logged.move for logged in self.record.session.events(eyes)} if eyes else set()
        self._stops = tuple(sorted({0, *heard, self.end}))

    def view(self) -> View:
        """What these eyes knew there."""
        return self.record.session.view_at(self.eyes, self.at)

    @property
    def turns(self) -> tuple[int, ...]:
        """The number of moves before each turn."""
        return self._turns

    @property
    def end(self) -> int:
        """The number of moves in all."""
        return len(self.record.session.line)

    def go(self, to: int) -> None:
        """Go to a number of moves."""
        self.at = max(0, min(self.end, to))

    def step(self, by: int) -> None:
        """Go on to the next move of which these eyes learn, or back to the one before."""
        self.go(_beside(self._stops, self.at, by))

    def turn(self, by: int) -> None:
        """Go on to where the next turn begins, or back to where one began."""
        self.go(_beside((*self.turns, self.end), self.at, by))


def _beside(stops: tuple[int, ...], at: int, by: int) -> int:
    """The stop after a place, or the one before it; the last or the first where there is none.

    >>> _beside((0, 3, 8), 3, 1), _beside((0, 3, 8), 5, -1), _beside((0, 3, 8), 8, 1)
    (8, 3, 8)
    """
    number = bisect_right(stops, at) if by > 0 else bisect_left(stops, at) - 1
    return stops[max(0, min(len(stops) - 1, number))]
