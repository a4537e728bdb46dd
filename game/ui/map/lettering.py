"""The words of the board at each zoom, found in slices of time; until new ones are found the last ones stay."""

from collections.abc import Callable, Generator

from game.ui.map.clock import ticks
from game.ui.map.labels import Label

Labels = tuple[Label, ...]
Steps = Generator[None, None, Labels]


class Lettering:
    """Words by level of zoom; `begin` starts to find those of a level."""

    def __init__(self, begin: Callable[[float], Steps]) -> None:
        self._begin = begin
        self._found: dict[float, Labels] = {}
        self._last: tuple[float, Labels] | None = None
        self._job: tuple[float, Steps] | None = None

    def forget(self) -> None:
        """What the words had to keep clear of has changed."""
        self._found.clear()
        self._job = None

    def work(self, level: float, until: float) -> bool:
        """Find the words of a level until a time; True while some are to be found."""
        if level in self._found:
            return False
        if self._job is None or self._job[0] != level:
            self._job = (level, self._begin(level))
        while True:
            try:
                next(self._job[1])
            except StopIteration as done:
                self._found[level] = done.value
                self._job = None
                return False
            if ticks() >= until:
                return True

    def get(self, level: float) -> Labels:
        """The words of a level, found now if they are not yet."""
        self.work(level, float("inf"))
        return self._found[level]

    def shown(self, level: float) -> tuple[float, Labels]:
        """The words to show at a level, and the level that they were placed for."""
        if level in self._found or self._last is None:
            self._last = (level, self.get(level))
        return self._last
